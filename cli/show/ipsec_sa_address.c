/* show crypto ipsec sa address: by where packets go; show crypto ipsec sa count. */
#include "cli/device/device.h"
#include "cli/session/facts.h"
#include "cli/session/session.h"
#include "cli/show/ipsec_sa.h"
#include "engine/node/node.h"

struct listing {
	struct session *s;
	enum suite_protocol protocol;
	ip4 after;   /* addresses up to this one have been shown */
	ip4 address; /* the next one; 0: none found yet */
};

/* Calls fn for every SA of the flow with its destination. */
static void
each_sa(const struct ident_view *v,
	void (*fn)(struct listing *, const struct ident_view *, const struct pair_view *,
		   const struct sa_view *, ip4 destination),
	struct listing *l)
{
	for (const struct pair_view *p = v->pair; p < v->pair + v->pairs; p++) {
		fn(l, v, p, &p->in, p->local);
		fn(l, v, p, &p->out, p->peer);
	}
}

static void
seek(struct listing *l, const struct ident_view *v, const struct pair_view *p,
     const struct sa_view *sa, ip4 destination)
{
	if (suite_has(&p->suite, l->protocol) && destination > l->after &&
	    (!l->address || destination < l->address))
		l->address = destination;
}

static bool
seek_next(void *ctx, const struct ident_view *v)
{
	each_sa(v, seek, ctx);
	return true;
}

static void
show(struct listing *l, const struct ident_view *v, const struct pair_view *p,
     const struct sa_view *sa, ip4 destination)
{
	if (destination == l->address && suite_has(&p->suite, l->protocol))
		ipsec_sa_show(l->s, v, p, sa, l->protocol);
}

static bool
show_at(void *ctx, const struct ident_view *v)
{
	each_sa(v, show, ctx);
	return true;
}

/* false: no SA has it. */
static bool
show_protocol(struct ipsec *ipsec, struct listing *l)
{
	for (;;) {
		l->address = 0;
		ipsec_each_ident(ipsec, NULL, seek_next, l);
		if (!l->address)
			break;
		tell_object(l->s, NULL);
		tell(l->s, "address protocol", "\nfvrf/address: (none)/%s\n   protocol: %s\n",
		     IP4S(l->address), l->protocol == SUITE_ESP ? "ESP" : "AH");
		tell_list(l->s, "sas");
		ipsec_each_ident(ipsec, NULL, show_at, l);
		tell_end(l->s);
		tell_end(l->s);
		l->after = l->address;
	}
	return l->after;
}

void
ipsec_sas_by_address(struct session *s)
{
	struct ipsec *ipsec = router_ipsec(session_device(s)->router);
	struct listing l = { .s = s, .protocol = SUITE_ESP };
	bool any;

	tell_list(s, "addresses");
	any = show_protocol(ipsec, &l);
	l = (struct listing){ .s = s, .protocol = SUITE_AH };
	if (!show_protocol(ipsec, &l) && !any)
		session_write(s, "\n");
	tell_end(s);
}

/* ---- count ---- */

struct tally {
	unsigned active, rekeying;
};

static bool
count(void *ctx, const struct ident_view *v)
{
	struct tally *t = ctx;

	for (const struct pair_view *p = v->pair; p < v->pair + v->pairs; p++)
		if (p->in.status == SA_EXPIRING)
			t->rekeying += 2;
		else
			t->active += 2;
	return true;
}

void
ipsec_sas_count(struct session *s)
{
	struct tally t = { 0 };

	ipsec_each_ident(router_ipsec(session_device(s)->router), NULL, count, &t);
	tell(s, "total active rekeying",
	     "IPsec SA total: %u, active: %u, rekeying: %u, unused: 0, invalid: 0\n",
	     t.active + t.rekeying, t.active, t.rekeying);
}
