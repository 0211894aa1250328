/* Does a packet match an entry? And the log of those that do. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/rd.h"
#include "engine/net/stack.h"
#include "engine/wire/tcp.h"

bool
packet_key_read(struct packet_key *k, const struct pkt *pkt)
{
	const uint8_t *h = pkt->data;
	size_t header = pkt->len ? (size_t)(h[0] & 15) * 4 : 0;
	struct rd r;

	*k = (struct packet_key){ 0 };
	if (header < IPV4_HEADER || pkt->len < header)
		return false;
	k->tos = h[1];
	k->protocol = h[9];
	k->src = ipv4_src(h);
	k->dst = ipv4_dst(h);
	k->later_fragment = (h[6] & 0x1f) | h[7];
	if (k->later_fragment)
		return true;
	r = rd_init(h + header, pkt->len - header);
	if (k->protocol == PROTO_ICMP) {
		k->icmp_type = rd_u8(&r);
		k->icmp_code = rd_u8(&r);
	} else if (k->protocol == PROTO_TCP || k->protocol == PROTO_UDP) {
		k->sport = rd_u16(&r);
		k->dport = rd_u16(&r);
		k->ports = !r.bad;
		if (k->protocol == PROTO_TCP) {
			rd_skip(&r, 9);
			k->tcp_flags = rd_u8(&r);
		}
	}
	return true;
}

static bool
port_matches(const struct acl_ports *p, uint16_t port)
{
	bool listed = false;

	switch (p->op) {
	case ACL_PORT_ANY:
		return true;
	case ACL_PORT_GT:
		return port > p->port[0];
	case ACL_PORT_LT:
		return port < p->port[0];
	case ACL_PORT_RANGE:
		return port >= p->port[0] && port <= p->port[1];
	case ACL_PORT_EQ:
	case ACL_PORT_NEQ:
		break;
	}
	for (unsigned i = 0; i < p->ports; i++)
		listed |= p->port[i] == port;
	return listed == (p->op == ACL_PORT_EQ);
}

static bool
asks_layer4(const struct acl_rule *r)
{
	return r->sport.op != ACL_PORT_ANY || r->dport.op != ACL_PORT_ANY || r->established ||
	       r->icmp_type != ACL_NOT_GIVEN || r->icmp_code != ACL_NOT_GIVEN || r->flags_on ||
	       r->flags_off;
}

static bool
flags_match(const struct acl_rule *r, uint8_t flags)
{
	if (!r->flags_on && !r->flags_off)
		return true;
	if (r->flags == ACL_FLAGS_ALL)
		return (flags & r->flags_on) == r->flags_on && !(flags & r->flags_off);
	return flags & r->flags_on || ~flags & r->flags_off;
}

static bool
layer4_matches(const struct acl_rule *r, const struct packet_key *k)
{
	if ((r->sport.op != ACL_PORT_ANY || r->dport.op != ACL_PORT_ANY) &&
	    (!k->ports || !port_matches(&r->sport, k->sport) || !port_matches(&r->dport, k->dport)))
		return false;
	if (r->established && !(k->tcp_flags & (TCP_ACK | TCP_RST)))
		return false;
	if (!flags_match(r, k->tcp_flags))
		return false;
	return (r->icmp_type == ACL_NOT_GIVEN || r->icmp_type == k->icmp_type) &&
	       (r->icmp_code == ACL_NOT_GIVEN || r->icmp_code == k->icmp_code);
}

static bool
tos_matches(const struct acl_rule *r, uint8_t tos)
{
	return (r->dscp == ACL_NOT_GIVEN || r->dscp == tos >> 2) &&
	       (r->precedence == ACL_NOT_GIVEN || r->precedence == tos >> 5) &&
	       (r->tos == ACL_NOT_GIVEN || r->tos == (tos >> 1 & 15));
}

/* A later fragment shows no ports: a permit with ports lets it pass on its addresses, a deny with
 * ports does not stop it. `fragments` means later fragments alone. */
static bool
rule_matches(const struct acl_rule *r, const struct packet_key *k)
{
	if (r->action == ACL_REMARK || r->action == ACL_STORED ||
	    (k->src ^ r->src.addr) & ~r->src.wildcard ||
	    (k->dst ^ r->dst.addr) & ~r->dst.wildcard ||
	    (r->protocol != ACL_ANY_PROTOCOL && r->protocol != k->protocol) ||
	    !tos_matches(r, k->tos) || (r->fragments && !k->later_fragment))
		return false;
	if (!asks_layer4(r))
		return true;
	return k->later_fragment ? r->action == ACL_PERMIT : layer4_matches(r, k);
}

struct acl_entry *
acl_decide(const struct acl *acl, const struct packet_key *k)
{
	struct acl_entry *e;

	TAILQ_FOREACH (e, &acl->entries, link)
		if (rule_matches(&e->rule, k))
			return e;
	return NULL;
}

/* Nothing but remarks decides nothing. */
static bool
is_empty(const struct acl *acl)
{
	const struct acl_entry *e;

	TAILQ_FOREACH (e, &acl->entries, link)
		if (e->rule.action != ACL_REMARK)
			return false;
	return true;
}

static enum acl_verdict
match(struct acl *acl, const struct packet_key *k, struct acl_entry **hit)
{
	struct acl_entry *e = acl ? acl_decide(acl, k) : NULL;

	*hit = e;
	if (!e)
		return acl && !is_empty(acl) ? ACL_DENIED : ACL_NOTHING;
	e->hits++;
	return e->rule.action == ACL_PERMIT ? ACL_PERMITTED : ACL_DENIED;
}

enum acl_verdict
acl_match(struct acl *acl, const struct packet_key *k)
{
	struct acl_entry *hit;

	return match(acl, k, &hit);
}

enum acl_verdict
acl_match_and_log(struct acl *acl, const struct packet_key *k)
{
	struct acl_entry *hit;
	enum acl_verdict v = match(acl, k, &hit);

	if (hit && (hit->rule.log || hit->rule.log_input))
		acl_log_hit(acl, hit, k);
	return v;
}

/* ---- `ip access-group`: a hook like any other ---- */

static struct acl *
group_of(struct iface *iface, enum iface_direction dir)
{
	const struct net *net = iface->net;

	if (iface->acl_seen[dir] != net->acl_generation) {
		iface->acl[dir] = acl_find(net, iface->access_group[dir]);
		iface->acl_seen[dir] = net->acl_generation;
	}
	return iface->acl[dir];
}

static enum hook_verdict
check_group(struct iface *iface, enum iface_direction dir, struct pkt *pkt)
{
	struct packet_key key;

	if (!iface->access_group[dir] || !packet_key_read(&key, pkt) ||
	    acl_match_and_log(group_of(iface, dir), &key) != ACL_DENIED)
		return HOOK_PASS;
	iface->net->totals.denied++;
	if (iface->net->watched)
		watch(iface->net, WATCH_DENIED, pkt, NULL);
	icmp_unreachable(iface->net, pkt, ICMP_ADMIN_PROHIBITED, 0);
	pkt_free(pkt);
	return HOOK_TAKEN;
}

enum hook_verdict
access_group_in(void *ctx, struct iface *iface, struct pkt *pkt)
{
	return check_group(iface, IFACE_IN, pkt);
}

enum hook_verdict
access_group_out(void *ctx, struct iface *iface, struct pkt *pkt)
{
	return check_group(iface, IFACE_OUT, pkt);
}

void
iface_set_access_group(struct iface *iface, enum iface_direction dir, const char *acl)
{
	char *name = acl ? xstrdup(acl) : NULL;

	free(iface->access_group[dir]);
	iface->access_group[dir] = name;
	iface->acl[dir] = NULL;
	iface->acl_seen[dir] = iface->net->acl_generation - 1;
}
