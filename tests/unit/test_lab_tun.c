/* A lab over TUN, as root and as an ordinary user, each in namespaces of its own.
 *
 *	PC1 ---- R1 ---- R2 ---- PC2		R1 and R2 are routers of the engine, PC1 and PC2
 *	namespace               namespace	namespaces of Linux
 */
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "cli/lab/lab.h"
#include "cli/lab/space.h"
#include "cli/lab/tun.h"
#include "engine/base/xmalloc.h"
#include "engine/host/host.h"
#include "engine/net/iface.h"
#include "engine/net/route.h"
#include "engine/node/node.h"
#include "engine/sim/link.h"
#include "tests/support/unit.h"

static const char yaml[] = "topology:\n"
			   "  nodes:\n"
			   "    R1: {kind: router}\n"
			   "    R2: {kind: router}\n"
			   "    PC1: {kind: host, address: 10.1.1.10/24, gateway: 10.1.1.1}\n"
			   "    PC2: {kind: host, address: 10.2.2.10/24, gateway: 10.2.2.1}\n"
			   "  links:\n"
			   "    - endpoints: [\"PC1:eth0\", \"R1:FastEthernet0/0\"]\n"
			   "    - endpoints: [\"R1:FastEthernet0/1\", \"R2:FastEthernet0/1\"]\n"
			   "    - endpoints: [\"R2:FastEthernet0/0\", \"PC2:eth0\"]\n";

struct bench {
	struct lab lab;
	struct router *router[2];
	struct event_sink quiet;
	char symbols[64];
	bool over;
};

static void
add_interface(struct bench *b, unsigned router, const char *name, const char *address)
{
	struct net *net = router_net(b->router[router]);
	struct iface *i = iface_new(net, name, IFACE_ETHERNET);
	struct diag why;
	ip4 addr;
	uint8_t len;

	iface_attach(i, world_port(b->lab.world, router ? "R2" : "R1", name));
	ck_assert(ip4_parse_len(address, &addr, &len));
	ck_assert(iface_set_address(i, addr, mask_of(len), false, &why));
	iface_set_shutdown(i, false, NULL);
}

static void
add_router(struct bench *b, unsigned router, const char *lan, const char *wan, const char *beyond,
	   ip4 next)
{
	ip4 addr;
	uint8_t len;

	b->router[router] = router_new(b->lab.world, router ? "R2" : "R1", &b->quiet);
	add_interface(b, router, "FastEthernet0/0", lan);
	add_interface(b, router, "FastEthernet0/1", wan);
	ck_assert(ip4_parse_len(beyond, &addr, &len));
	route_add(router_net(b->router[router]), addr, mask_of(len),
		  &(struct route){ .gateway = next }, NULL);
}

static void
join(struct bench *b, struct lab_link *l)
{
	char *error = NULL;

	ck_assert_msg(tun_link(&b->lab, l, &error), "%s", error);
	for (unsigned side = 0; side < 2; side++) {
		const struct topo_end *e = &l->spec->end[side];

		if (l->wire[side])
			l->link[side] = link_new(
				world_sched(b->lab.world), world_pool(b->lab.world),
				l->device[side],
				world_port(b->lab.world, b->lab.topology->nodes[e->node].name,
					   e->interface),
				wire_port(l->wire[side]), &(struct link_params){ 0 });
	}
}

/* False when this machine gives us no namespaces or devices; says so. */
static bool
bench_set(struct bench *b, const char *who)
{
	struct lab *lab = &b->lab;
	struct topology *t = topology_parse("/lab", "lab.yml", yaml, strlen(yaml), stderr);
	char *error = NULL;

	if (access("/dev/net/tun", R_OK | W_OK) || !namespace_enter(&error)) {
		unit_skip(who, error ? error : "no /dev/net/tun");
		free(error);
		topology_free(t);
		return false;
	}
	*lab = (struct lab){ .topology = t, .node_count = 4, .link_count = 3 };
	lab->world = world_new(1, false);
	lab->loop = loop_new(world_sched(lab->world), 1, &error);
	lab->nodes = xcalloc(4, sizeof *lab->nodes);
	lab->links = xcalloc(3, sizeof *lab->links);
	for (unsigned i = 0; i < 4; i++) {
		lab->nodes[i] = (struct lab_node){ .lab = lab, .spec = &t->nodes[i] };
		if (t->nodes[i].kind == NODE_HOST)
			lab->nodes[i].space = namespace_new(t->nodes[i].name, &error);
		ck_assert_msg(!error, "%s", error);
	}
	add_router(b, 0, "10.1.1.1/24", "192.0.2.1/30", "10.2.2.0/24", IP4(192, 0, 2, 2));
	add_router(b, 1, "10.2.2.1/24", "192.0.2.2/30", "10.1.1.0/24", IP4(192, 0, 2, 1));
	for (unsigned i = 0; i < 3; i++) {
		lab->links[i] = (struct lab_link){ .lab = lab, .spec = &t->links[i] };
		join(b, &lab->links[i]);
	}
	sched_run_until(world_sched(lab->world), SEC(5)); /* the lines come up */
	return true;
}

static void
bench_free(struct bench *b)
{
	for (unsigned i = 0; i < 3; i++)
		for (unsigned side = 0; side < 2; side++)
			if (b->lab.links[i].link[side])
				link_free(b->lab.links[i].link[side]);
	for (unsigned i = 0; i < 3; i++)
		for (unsigned side = 0; side < 2; side++)
			if (b->lab.links[i].wire[side])
				wire_close(b->lab.links[i].wire[side]);
	for (unsigned i = 0; i < 4; i++)
		if (b->lab.nodes[i].space)
			namespace_free(b->lab.nodes[i].space);
	router_free(b->router[0]);
	router_free(b->router[1]);
	loop_free(b->lab.loop);
	world_free(b->lab.world);
	topology_free(b->lab.topology);
	free(b->lab.nodes);
	free(b->lab.links);
}

/* ---- what PC1 sees of PC2 ---- */

static void
probed(void *ctx, const struct ping_result *r)
{
	struct bench *b = ctx;
	size_t n = strlen(b->symbols);

	if (n + 1 < sizeof b->symbols)
		b->symbols[n] = r->symbol;
}

static void
done(void *ctx, const struct ping_summary *sum)
{
	struct bench *b = ctx;

	(void)sum;
	b->over = true;
}

static bool
is_over(void *ctx)
{
	struct bench *b = ctx;

	return b->over;
}

static const char *
ping(struct bench *b, ip4 dst, unsigned size)
{
	static const struct ping_ops ops = { .probe = probed, .done = done };
	struct ping_params p = ping_defaults;
	char *error = NULL;

	p.dst = dst;
	p.size = size;
	p.timeout = 1;
	p.count = 3;
	memset(b->symbols, 0, sizeof b->symbols);
	b->over = false;
	ck_assert_ptr_nonnull(space_ping(&b->lab.nodes[2], &p, &ops, b, &error));
	loop_run(b->lab.loop, is_over, b);
	return b->symbols;
}

static void
hop(void *ctx, const struct trace_result *r)
{
	struct bench *b = ctx;
	size_t n = strlen(b->symbols);

	if (r->last_of_hop)
		snprintf(b->symbols + n, sizeof b->symbols - n, "%s ", IP4S(r->from));
}

static void
traced(void *ctx, bool reached)
{
	struct bench *b = ctx;

	ck_assert(reached);
	b->over = true;
}

static const char *
trace(struct bench *b, ip4 dst)
{
	static const struct trace_ops ops = { .probe = hop, .done = traced };
	struct trace_params p = trace_defaults;
	char *error = NULL;

	p.dst = dst;
	memset(b->symbols, 0, sizeof b->symbols);
	b->over = false;
	ck_assert_ptr_nonnull(space_trace(&b->lab.nodes[2], &p, &ops, b, &error));
	loop_run(b->lab.loop, is_over, b);
	return b->symbols;
}

static void
tcp_told(void *ctx, const struct tcp_result *r)
{
	struct bench *b = ctx;

	snprintf(b->symbols, sizeof b->symbols, "%s %zu",
		 r->answer == TCP_OPEN	    ? "open"
		 : r->answer == TCP_REFUSED ? "refused"
					    : "silent",
		 r->received);
	b->over = true;
}

static const char *
tcp(struct bench *b, ip4 dst, uint16_t port, size_t octets)
{
	const struct tcp_probe_params p = { .dst = dst, .port = port, .octets = octets };
	char *error = NULL;

	b->over = false;
	ck_assert_ptr_nonnull(space_tcp(&b->lab.nodes[2], &p, tcp_told, b, &error));
	loop_run(b->lab.loop, is_over, b);
	return b->symbols;
}

/* Whoever calls is told 3000 octets, and no more. */
static void
speak(void *ctx, tcp_id id, const struct tcp_ends *ends)
{
	static const struct tcp_ops nothing;
	static const char octets[3000];
	struct tcp_stack *tcp_stack = ctx;

	(void)ends;
	ck_assert(tcp_attend(tcp_stack, id, &nothing, NULL));
	ck_assert_uint_eq(tcp_send(tcp_stack, id, octets, sizeof octets), sizeof octets);
	tcp_close(tcp_stack, id);
}

static const struct tcp_listener_ops speaker = { .accept = speak };

static void
set_device(const char *device, const char *state)
{
	char *argv[] = { (char *)"ip",	 (char *)"link", (char *)"set",
			 (char *)device, (char *)state,	 NULL };
	char *error = NULL;

	ck_assert_msg(namespace_run(NULL, argv, NULL, &error), "%s", error);
}

static void
cross_the_lab(const char *who)
{
	struct bench b = { 0 };

	if (!bench_set(&b, who))
		return;
	ck_assert_str_eq(b.lab.links[0].device[0], "PC1-eth0");
	ck_assert_str_eq(b.lab.links[1].device[0], "R1-Fa0_1");
	ck_assert_str_eq(ping(&b, IP4(10, 1, 1, 1), 100), "!!!");
	ck_assert_str_eq(ping(&b, IP4(10, 2, 2, 10), 1400), "!!!");
	ck_assert_str_eq(ping(&b, IP4(10, 2, 2, 10), 4000), "!!!"); /* in fragments */
	ck_assert_str_eq(trace(&b, IP4(10, 2, 2, 10)), "10.1.1.1 192.0.2.2 10.2.2.10 ");
	ck_assert_str_eq(tcp(&b, IP4(10, 2, 2, 10), 9, 0), "refused 0");
	ck_assert(tcp_listen(router_tcp(b.router[1]), 7000, &speaker, router_tcp(b.router[1])));
	ck_assert_str_eq(tcp(&b, IP4(10, 2, 2, 1), 7000, 0), "open 0");
	ck_assert_str_eq(tcp(&b, IP4(10, 2, 2, 1), 7000, 3000), "open 3000");
	ck_assert_str_eq(tcp(&b, IP4(10, 2, 2, 1), 7000, 3001), "open 3000");

	set_device("R1-Fa0_1", "down");
	ck_assert_str_eq(ping(&b, IP4(10, 2, 2, 10), 100), "...");
	set_device("R1-Fa0_1", "up");
	ck_assert_str_eq(ping(&b, IP4(10, 2, 2, 10), 100), "!!!");
	bench_free(&b);
}

START_TEST(as_root)
{
	if (geteuid())
		unit_skip("lab over TUN as root", "not root");
	else
		cross_the_lab("lab over TUN as root");
}
END_TEST

START_TEST(as_an_ordinary_user)
{
	if (!geteuid()) {
		ck_assert(!setresgid(65534, 65534, 65534) && !setresuid(65534, 65534, 65534));
		/* Whoever changes his identity may not look at himself in /proc, until he says so.
		 */
		prctl(PR_SET_DUMPABLE, 1);
	}
	cross_the_lab("lab over TUN as an ordinary user");
}
END_TEST

UNIT("lab tun", as_root, as_an_ordinary_user)
