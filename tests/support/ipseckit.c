#include "tests/support/ipseckit.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"

#define NEGOTIATION MSEC(20)

/* ---- keys by hand ---- */

static struct keying_pair
half(const struct vpn *v, const struct keying_request *r, const struct keying_offer *o)
{
	return (struct keying_pair){
		.id = r->id,
		.local = r->local,
		.peer = r->peer,
		.local_port = v->udp ? 4500 : 0,
		.peer_port = v->udp ? 4500 : 0,
		.selector = r->selector,
		.suite = o->suite,
		.life_seconds = o->life_seconds,
		.life_kilobytes = o->life_kilobytes,
	};
}

static void
turn_round(struct selector *s)
{
	*s = (struct selector){ s->remote, s->local, s->protocol, s->remote_port, s->local_port };
}

/* Both ends install what the responder chose. */
static void
agree(struct vpn_end *me, const struct keying_offer *o, const struct keying_choice *choice)
{
	const struct keying_request *r = &me->request;
	struct keying_pair mine = half(me->vpn, r, o), theirs = mine;
	uint8_t one[128], two[128];

	rng_bytes(&me->vpn->k->rng, one, sizeof one);
	rng_bytes(&me->vpn->k->rng, two, sizeof two);
	mine.initiator = true;
	for (enum suite_protocol p = 0; p < SUITE_PROTOCOLS; p++) {
		if (!suite_has(&o->suite, p))
			continue;
		mine.spi_in[p] = theirs.spi_out[p] = ipsec_alloc_spi(me->ipsec);
		mine.spi_out[p] = theirs.spi_in[p] = ipsec_alloc_spi(me->other->ipsec);
		mine.keymat_in[p] = theirs.keymat_out[p] = one;
		mine.keymat_out[p] = theirs.keymat_in[p] = two;
	}
	theirs.id = choice->id;
	theirs.local = r->peer;
	theirs.peer = r->local;
	turn_round(&theirs.selector);
	theirs.life_seconds = choice->life_seconds;
	theirs.life_kilobytes = choice->life_kilobytes;
	ck_assert_ptr_nonnull(ipsec_install(me->other->ipsec, &theirs));
	ck_assert_ptr_nonnull(ipsec_install(me->ipsec, &mine));
	if (!me->vpn->unconfirmed)
		ipsec_enable_outbound(me->other->ipsec, r->local,
				      mine.spi_in[suite_main(&o->suite)]);
}

static void
negotiate(void *owner, uint64_t serial)
{
	struct vpn_end *me = owner;
	const struct keying_request *r = &me->request;

	for (size_t n = 0; n < r->offers; n++) {
		struct keying_proposal p = { .local = r->peer,
					     .peer = r->local,
					     .selector = r->selector,
					     .offer = r->offer[n] };
		struct keying_choice choice;

		turn_round(&p.selector);
		me->other->verdict = ipsec_choose(me->other->ipsec, &p, &choice);
		if (me->other->verdict == KEYING_ACCEPTED) {
			agree(me, &r->offer[n], &choice);
			return;
		}
	}
	ipsec_failed(me->ipsec, r->id, r->peer);
}

static void
acquire(void *owner, const struct keying_request *r)
{
	struct vpn_end *me = owner;

	me->asked++;
	me->request = *r;
	if (!me->vpn->deaf)
		timer_after(me->vpn->k->sched, NEGOTIATION, negotiate, me, 0);
}

static void
deleted(void *owner, ip4 local, ip4 peer, uint16_t port, enum suite_protocol protocol,
	const uint32_t *spi, size_t count)
{
	struct vpn_end *me = owner;

	ipsec_peer_deleted(me->other->ipsec, local, protocol, spi, count);
}

static void
moved(void *owner, ip4 local, ip4 peer, uint32_t conn, uint16_t port)
{
}

static void
unknown_spi(void *owner, ip4 local, ip4 peer, uint16_t port, enum suite_protocol protocol,
	    uint32_t spi)
{
	deleted(owner, local, peer, port, protocol, &spi, 1);
}

static void
proven(void *owner, ip4 local, ip4 peer, uint32_t spi_in)
{
	((struct vpn_end *)owner)->proven++;
}

static void
addressed(void *owner, ip4 local, ip4 peer)
{
}

static void
wanted(void *owner, bool on)
{
}

/* ---- the two sites ---- */

static struct acl_address
to_address(const char *prefix)
{
	struct acl_address a = { 0 };
	uint8_t len;

	ck_assert(ip4_parse_len(prefix, &a.addr, &len));
	a.wildcard = ~mask_of(len);
	a.addr &= ~a.wildcard;
	return a;
}

void
vpn_ace(struct vpn_end *e, const char *list, enum acl_action action, unsigned protocol,
	const char *src, const char *dst, uint16_t dport)
{
	struct acl_rule rule = ACL_RULE_ANY;

	rule.action = action;
	rule.protocol = (uint16_t)protocol;
	rule.src = to_address(src);
	rule.dst = to_address(dst);
	if (dport)
		rule.dport = (struct acl_ports){ ACL_PORT_EQ, 1, { dport } };
	ck_assert_int_eq(acl_add(acl_new(e->net, list, ACL_EXTENDED), 0, &rule), ACL_ADDED);
}

static void
site(struct vpn *v, struct vpn_end *e, struct vpn_end *other, ip4 peer)
{
	static const struct transform_set set = {
		.name = "TS",
		.suite = { .esp = true, .cipher = CIPHER_AES, .key_bits = 128, .auth = HASH_SHA1 }
	};
	struct keying keying = { .owner = e,
				 .acquire = acquire,
				 .deleted = deleted,
				 .unknown_spi = unknown_spi,
				 .proven = proven,
				 .moved = moved,
				 .addressed = addressed,
				 .wanted = wanted };
	struct event_sink *events = net_events(e->net);

	e->vpn = v;
	e->other = other;
	e->ipsec = ipsec_new(e->net, v->k->sched, &v->k->rng, events);
	ipsec_set_keying(e->ipsec, &keying);
	transform_set_define(e->ipsec, &set);
	e->entry = map_entry_make(e->ipsec, "CMAP", 10);
	ck_assert(map_entry_add_peer(e->ipsec, e->entry, peer, false));
	map_entry_set_acl(e->ipsec, e->entry, "101");
	ck_assert(settings_set_transforms(e->ipsec, e->entry->settings, (const char *[]){ "TS" }, 1,
					  NULL));
	ck_assert(map_attach(e->ipsec, e->outside, "CMAP", NULL));
}

static void
wire(struct vpn *v)
{
	struct kit *k = v->k;

	v->r1.inside = kit_iface(k, v->r1.net, "FastEthernet0/0", "10.1.1.1/24");
	v->r1.outside = kit_iface(k, v->r1.net, "FastEthernet0/1", "1.1.1.1/30");
	v->r2.inside = kit_iface(k, v->r2.net, "FastEthernet0/0", "10.2.2.1/24");
	v->r2.outside = kit_iface(k, v->r2.net, "FastEthernet0/1", "2.2.2.2/30");
	kit_cable(k, kit_iface(k, v->pc1, "eth0", "10.1.1.10/24"), v->r1.inside, NULL);
	v->left = kit_cable(k, v->r1.outside, kit_iface(k, v->isp, "FastEthernet0/0", "1.1.1.2/30"),
			    NULL);
	v->right = kit_cable(k, kit_iface(k, v->isp, "FastEthernet0/1", "2.2.2.1/30"),
			     v->r2.outside, NULL);
	kit_cable(k, v->r2.inside, kit_iface(k, v->pc2, "eth0", "10.2.2.10/24"), NULL);
	kit_route(v->pc1, "0.0.0.0/0", IP4(10, 1, 1, 1));
	kit_route(v->r1.net, "0.0.0.0/0", IP4(1, 1, 1, 2));
	kit_route(v->r2.net, "0.0.0.0/0", IP4(2, 2, 2, 1));
	kit_route(v->pc2, "0.0.0.0/0", IP4(10, 2, 2, 1));
}

struct vpn *
vpn_new(void)
{
	struct vpn *v = xcalloc(1, sizeof *v);

	v->k = kit_new();
	v->pc1 = kit_host(v->k);
	v->r1.net = kit_router(v->k);
	v->isp = kit_router(v->k);
	v->r2.net = kit_router(v->k);
	v->pc2 = kit_host(v->k);
	wire(v);
	site(v, &v->r1, &v->r2, VPN_R2);
	site(v, &v->r2, &v->r1, VPN_R1);
	vpn_ace(&v->r1, "101", ACL_PERMIT, ACL_ANY_PROTOCOL, "10.1.1.0/24", "10.2.2.0/24", 0);
	vpn_ace(&v->r2, "101", ACL_PERMIT, ACL_ANY_PROTOCOL, "10.2.2.0/24", "10.1.1.0/24", 0);
	kit_run(v->k, SEC(5));
	return v;
}

void
vpn_free(struct vpn *v)
{
	ipsec_free(v->r1.ipsec);
	ipsec_free(v->r2.ipsec);
	kit_free(v->k);
	free(v);
}

/* ---- looking ---- */

struct nth {
	unsigned n, seen;
	struct ident_view view;
};

static bool
take_nth(void *ctx, const struct ident_view *v)
{
	struct nth *nth = ctx;

	if (nth->seen++ != nth->n)
		return true;
	nth->view = *v;
	return true;
}

struct ident_view
vpn_flow(struct vpn_end *e, unsigned n)
{
	struct nth nth = { .n = n };

	ipsec_each_ident(e->ipsec, NULL, take_nth, &nth);
	ck_assert_uint_lt(n, nth.seen);
	nth.view.pair = NULL; /* borrowed no longer */
	return nth.view;
}

unsigned
vpn_flows(struct vpn_end *e)
{
	struct nth nth = { .n = ~0u };

	ipsec_each_ident(e->ipsec, NULL, take_nth, &nth);
	return nth.seen;
}
