/* What there is, and what is taken away of it. */
#include "engine/nat/internal.h"

static simtime
span(uint32_t seconds)
{
	return seconds == NAT_FOREVER ? SCHED_NEVER : SEC(seconds);
}

static void
set_times(const struct nat *nat, struct nat_view *v, simtime made, simtime used, simtime timeout)
{
	v->age = nat_now(nat) - made;
	v->idle = nat_now(nat) - used;
	v->timeout = timeout;
	v->left = timeout == SCHED_NEVER ? SCHED_NEVER : timeout > v->idle ? timeout - v->idle : 0;
}

static struct nat_view
view_flow(const struct flow *f)
{
	struct nat_view v = {
		.id = f->id,
		.protocol = (uint8_t)f->inside.protocol,
		.flow = true,
		.extended = true,
		.has_ports = true,
		.inside_local = f->inside.src,
		.inside_global = f->outside.src,
		.outside_local = f->inside.dst,
		.outside_global = f->outside.dst,
		.inside_local_port = f->inside.sport,
		.inside_global_port = f->outside.sport,
		.outside_local_port = f->inside.dport,
		.outside_global_port = f->outside.dport,
		.rule = f->near && f->near->rule ? f->near->rule->id : 0,
	};

	set_times(f->nat, &v, f->made, f->used, flow_timeout(f));
	return v;
}

static struct nat_view
view_binding(const struct binding *b)
{
	struct nat_view v = {
		.id = b->id,
		.protocol = b->local.protocol,
		.fixed = b->fixed,
		.extended = b->local.protocol != 0,
		.has_ports = b->local.protocol != 0,
		.rule = b->rule ? b->rule->id : 0,
		.flows = b->flow_count,
	};

	if (b->local.outside) {
		v.outside_local = b->local.addr;
		v.outside_global = b->global.addr;
		v.outside_local_port = b->local.port;
		v.outside_global_port = b->global.port;
	} else {
		v.inside_local = b->local.addr;
		v.inside_global = b->global.addr;
		v.inside_local_port = b->local.port;
		v.inside_global_port = b->global.port;
	}
	set_times(b->nat, &v, b->made, b->used,
		  b->fixed ? SCHED_NEVER : span(b->nat->timeout[NAT_TIMEOUT_ADDRESS]));
	return v;
}

typedef bool view_fn(void *ctx, const struct nat_view *);

/* Flows that have a binding at either end stand with that of the inside. */
static bool
each_flow(const struct binding *b, view_fn *fn, void *ctx)
{
	const struct flow *f;

	if (b->own)
		return true;
	if (!b->local.outside) {
		LIST_FOREACH (f, &b->flows, near_link) {
			struct nat_view v = view_flow(f);

			if (!fn(ctx, &v))
				return false;
		}
		return true;
	}
	LIST_FOREACH (f, &b->flows, far_link) {
		struct nat_view v = view_flow(f);

		if (!f->near && !fn(ctx, &v))
			return false;
	}
	return true;
}

static bool
each_binding(const struct binding_list *list, view_fn *fn, void *ctx)
{
	const struct binding *b;

	TAILQ_FOREACH (b, list, link) {
		struct nat_view v = view_binding(b);

		if (!each_flow(b, fn, ctx) || (!b->local.rule && b->global.addr && !fn(ctx, &v)))
			return false;
	}
	return true;
}

void
nat_each(struct nat *nat, view_fn *fn, void *ctx)
{
	if (each_binding(&nat->dynamic, fn, ctx))
		each_binding(&nat->fixed, fn, ctx);
}

void
nat_each_rule(struct nat *nat, bool (*fn)(void *ctx, const struct nat_rule_view *), void *ctx)
{
	for (const struct rule *r = nat->rules; r; r = r->hh.next) {
		const struct pool *p = r->say.pool ? pool_find(nat, r->say.pool) : NULL;
		struct nat_rule_view v = {
			.id = r->id, .rule = r->say, .refcount = r->refcount, .has_pool = p
		};

		if (p)
			v.pool = (struct nat_pool_view){ { p->name, p->start, p->end, p->len,
							   p->match_host },
							 p->end - p->start + 1,
							 p->allocated,
							 p->misses };
		if (!fn(ctx, &v))
			return;
	}
}

/* ---- clear ---- */

void
nat_clear(struct nat *nat)
{
	struct binding *b, *next;
	struct flow *f, *later;

	HASH_ITER (by_inside, nat->by_inside, f, later)
		flow_free(f);
	for (b = TAILQ_FIRST(&nat->dynamic); b; b = next) {
		next = TAILQ_NEXT(b, link);
		binding_free(b);
	}
}

static bool
fits(const struct nat_wanted *w, const struct nat_view *v)
{
#define FITS(field) (!w->field || w->field == v->field)
	return FITS(protocol) && FITS(inside_local) && FITS(inside_global) && FITS(outside_local) &&
	       FITS(outside_global) && FITS(inside_local_port) && FITS(inside_global_port) &&
	       FITS(outside_local_port) && FITS(outside_global_port);
#undef FITS
}

static unsigned
clear_flows(struct nat *nat, const struct nat_wanted *w)
{
	struct flow *f, *next;
	unsigned gone = 0;

	HASH_ITER (by_inside, nat->by_inside, f, next) {
		struct nat_view v = view_flow(f);

		if ((f->near && f->near->own) || !fits(w, &v))
			continue;
		flow_free(f);
		gone++;
	}
	return gone;
}

unsigned
nat_clear_matching(struct nat *nat, const struct nat_wanted *w)
{
	struct binding *b, *next;
	unsigned gone = clear_flows(nat, w);

	for (b = TAILQ_FIRST(&nat->dynamic); b; b = next) {
		struct nat_view v = view_binding(b);

		next = TAILQ_NEXT(b, link);
		if (b->local.rule || !fits(w, &v))
			continue;
		binding_free(b);
		gone++;
	}
	return gone;
}
