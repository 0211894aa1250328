/* A lab over TUN: every end of a link has a device of the kernel in the lab's own namespace, and
 * the two devices of a link hand each other what comes in.
 *
 *	R1 == R1-Fa0_1 (tun) <--tc redirect--> ISP-Fa0_0 (tun) == ISP
 *	R1 == R1-Fa0_0 (tap) <--tc redirect--> PC1-eth0 (veth) -- eth0 in the namespace of PC1
 *
 * tun between routers; tap, with whole frames, where the other end is a host or a switch. The
 * kernel forwards nothing by itself, so TTLs stay and no address of ours is on the way. */
#include "cli/lab/tun.h"

#include <net/if.h>
#include <stdlib.h>
#include <string.h>

#include "cli/lab/ifname.h"
#include "cli/lab/lab.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "engine/host/host.h"
#include "engine/node/node.h"

/* "R1-Fa0_1"; a long name of a node is cut so that the interface stays whole. */
static void
make_name(const struct lab *lab, const struct topo_end *e, char name[static IF_NAMESIZE])
{
	const char *node = lab->topology->nodes[e->node].name;
	char brief[32];
	int most;

	ifname_short(e->interface, brief);
	for (char *c = brief; *c; c++)
		if (*c == '/')
			*c = '_';
	most = IF_NAMESIZE - 2 - (int)strlen(brief);
	snprintf(name, IF_NAMESIZE, "%.*s-%s", most > 1 ? most : 1, node, brief);
}

static bool
name_taken(const struct lab *lab, const char *name)
{
	for (size_t i = 0; i < lab->link_count; i++)
		for (unsigned side = 0; side < 2; side++)
			if (!strcmp(lab->links[i].device[side], name))
				return true;
	return false;
}

static void
name_end(struct lab *lab, struct lab_link *link, unsigned side)
{
	char name[IF_NAMESIZE];

	make_name(lab, &link->spec->end[side], name);
	if (name_taken(lab, name))
		snprintf(name, sizeof name, "link%zu-%u", (size_t)(link - lab->links) + 1, side);
	snprintf(link->device[side], sizeof link->device[side], "%s", name);
}

static bool
is_kind(const struct lab *lab, const struct topo_end *e, enum node_kind kind)
{
	return e->kind == END_NODE && lab->topology->nodes[e->node].kind == kind;
}

static bool
run_there(struct namespace *ns, const char *program, const char *batch, char **error)
{
	char *argv[] = { (char *)program, (char *)"-batch", (char *)"-", NULL };

	return namespace_run(ns, argv, batch, error);
}

/* A veth pair: one end in the lab's namespace, the other is the host's interface. */
static bool
make_veth(struct lab_node *node, const char *device, const struct topo_end *e, char **error)
{
	const struct topo_node *spec = node->spec;
	struct text batch = { 0 };
	bool good;

	text_addf(&batch, "link add %s type veth peer name %s netns %d\n", device, e->interface,
		  (int)namespace_pid(node->space));
	text_addf(&batch, "link set %s up\n", device);
	good = run_there(NULL, "ip", text_get(&batch), error);
	text_clear(&batch);
	text_addf(&batch, "addr add %s/%u dev %s\nlink set %s up\n", IP4S(spec->address.addr),
		  spec->address.len, e->interface, e->interface);
	if (spec->gateway)
		text_addf(&batch, "route add default via %s\n", IP4S(spec->gateway));
	good = good && run_there(node->space, "ip", text_get(&batch), error);
	text_free(&batch);
	return good;
}

/* What comes in at one device goes out at the other, both ways. The queues hold what a router
 * may cut, encrypt and send in one turn. */
static bool
join_devices(const struct lab_link *link, char **error)
{
	struct text batch = { 0 };
	bool good;

	for (unsigned side = 0; side < 2; side++)
		text_addf(&batch, "link set %s txqueuelen 8192\n", link->device[side]);
	good = run_there(NULL, "ip", text_get(&batch), error);
	text_clear(&batch);
	for (unsigned side = 0; side < 2; side++) {
		text_addf(&batch, "qdisc add dev %s ingress\n", link->device[side]);
		text_addf(&batch,
			  "filter add dev %s ingress protocol all u32 match u32 0 0 action mirred "
			  "egress "
			  "redirect dev %s\n",
			  link->device[side], link->device[!side]);
	}
	good = good && run_there(NULL, "tc", text_get(&batch), error);
	text_free(&batch);
	return good;
}

bool
tun_link(struct lab *lab, struct lab_link *link, char **error)
{
	struct pktpool *pool = world_pool(lab->world);
	const struct topo_end *end = link->spec->end;
	bool routers = is_kind(lab, &end[0], NODE_ROUTER) && is_kind(lab, &end[1], NODE_ROUTER);

	for (unsigned side = 0; side < 2; side++) {
		const char *device = link->device[side];

		name_end(lab, link, side);
		if (is_kind(lab, &end[side], NODE_HOST)) {
			if (!make_veth(&lab->nodes[end[side].node], device, &end[side], error))
				return false;
			continue;
		}
		link->wire[side] = routers ? wire_tun(lab->loop, pool, device, 0, 0, error)
					   : wire_tap(lab->loop, pool, device, 0, 0, error);
		if (!link->wire[side])
			return false;
	}
	return join_devices(link, error);
}
