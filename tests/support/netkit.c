#include "tests/support/netkit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"

struct kit *
kit_new(void)
{
	struct kit *k = xcalloc(1, sizeof *k);

	k->sched = sched_new();
	k->pool = pktpool_new();
	k->event = xcalloc(KIT_EVENTS, sizeof *k->event);
	rng_seed(&k->rng, 1, "kit");
	return k;
}

void
kit_free(struct kit *k)
{
	for (size_t i = 0; i < k->links; i++)
		link_free(k->link[i]);
	for (size_t i = 0; i < k->nets; i++) {
		tcp_free(k->tcp[i]);
		net_free(k->net[i]);
		free(k->sink[i]);
	}
	for (size_t i = 0; i < k->ports; i++)
		free(k->port[i]);
	ck_assert_uint_eq(pktpool_out(k->pool), 0);
	pktpool_free(k->pool);
	ck_assert_uint_eq(sched_next(k->sched), SCHED_NEVER); /* nobody left a timer behind */
	sched_free(k->sched);
	free(k->event);
	free(k);
}

static void
copy_arg(char *to, size_t size, enum event_type type, union event_value v)
{
	switch (type) {
	case EVENT_TYPE_str:
		snprintf(to, size, "%s", (const char *)v.p);
		break;
	case EVENT_TYPE_addr:
		ip4_text((ip4)v.n, to);
		break;
	case EVENT_TYPE_mac:
		mac_text(v.p, to);
		break;
	default:
		snprintf(to, size, "%lld", (long long)v.n);
	}
}

static void
record(struct event_sink *sink, const struct event *e)
{
	struct kit_sink *s = (struct kit_sink *)sink;
	struct kit *k = s->kit;
	struct kit_event *to;

	if (k->events == KIT_EVENTS)
		return;
	to = &k->event[k->events++];
	*to = (struct kit_event){ .kind = e->kind, .at = sched_now(k->sched), .net = s->net };
	for (unsigned i = 0; i < e->count && i < 3; i++)
		copy_arg(to->text[i], sizeof to->text[i], e->type[i], e->arg[i]);
}

static struct net *
add_net(struct kit *k, enum net_role role)
{
	struct kit_sink *sink = xcalloc(1, sizeof *sink);
	struct net_env env = { k->sched, k->pool,
			       &k->rng,	 &sink->sink,
			       role,	 { { 0x00, 0x1b, 0xd4, 0x00, (uint8_t)k->nets, 0x00 } } };

	sink->sink.report = record;
	sink->kit = k;
	event_want_all(&sink->sink);
	ck_assert_uint_lt(k->nets, KIT_MOST);
	k->sink[k->nets] = sink;
	k->net[k->nets] = sink->net = net_new(&env);
	k->tcp[k->nets] = tcp_new(sink->net);
	return k->net[k->nets++];
}

struct net *
kit_router(struct kit *k)
{
	return add_net(k, NET_ROUTER);
}

struct net *
kit_host(struct kit *k)
{
	return add_net(k, NET_HOST);
}

static void
set_address(struct iface *iface, const char *text)
{
	struct diag d = { 0 };
	uint8_t len;
	ip4 addr;

	ck_assert(ip4_parse_len(text, &addr, &len));
	ck_assert_msg(iface_set_address(iface, addr, mask_of(len), false, &d), "diag %d", d.code);
}

struct tcp_stack *
kit_tcp(struct kit *k, const struct net *net)
{
	size_t i = 0;

	while (k->net[i] != net)
		i++;
	return k->tcp[i];
}

struct iface *
kit_iface(struct kit *k, struct net *net, const char *name, const char *address)
{
	struct iface *iface = iface_new(net, name, IFACE_ETHERNET);
	struct port *port = xcalloc(1, sizeof *port);

	ck_assert_uint_lt(k->ports, KIT_MOST);
	k->port[k->ports++] = port;
	snprintf(port->name, sizeof port->name, "%s", name);
	if (address)
		set_address(iface, address);
	iface_attach(iface, port);
	ck_assert(iface_set_shutdown(iface, false, NULL));
	return iface;
}

struct link *
kit_cable(struct kit *k, struct iface *a, struct iface *b, const struct link_params *params)
{
	static const struct link_params plain = { 0 };
	char name[32];

	ck_assert_uint_lt(k->links, KIT_MOST);
	snprintf(name, sizeof name, "cable %zu", k->links);
	return k->link[k->links++] = link_new(k->sched, k->pool, name, a->port, b->port,
					      params ? params : &plain);
}

void
kit_route(struct net *net, const char *prefix, ip4 gateway)
{
	struct diag d = { 0 };
	uint8_t len;
	ip4 addr;

	ck_assert(ip4_parse_len(prefix, &addr, &len));
	ck_assert_msg(route_add(net, addr, mask_of(len),
				&(struct route){ .distance = 1, .gateway = gateway }, &d),
		      "diag %d", d.code);
}

void
kit_run(struct kit *k, simtime span)
{
	sched_run_until(k->sched, sched_now(k->sched) + span);
}

struct pinging {
	char symbols[256];
	unsigned count;
	bool done;
	struct ping_summary summary;
};

static void
on_probe(void *ctx, const struct ping_result *r)
{
	struct pinging *p = ctx;

	ck_assert_uint_eq(r->seq, p->count);
	ck_assert_uint_lt(p->count, sizeof p->symbols - 1);
	p->symbols[p->count++] = r->symbol;
}

static void
on_done(void *ctx, const struct ping_summary *s)
{
	struct pinging *p = ctx;

	p->done = true;
	p->summary = *s;
}

const char *
kit_ping_with(struct kit *k, struct net *net, const struct ping_params *params)
{
	static const struct ping_ops ops = { .probe = on_probe, .done = on_done };
	static struct pinging p;

	p = (struct pinging){ 0 };
	ping_start(net, params, &ops, &p);
	while (!p.done && sched_step(k->sched, sched_now(k->sched) + SEC(60)))
		;
	ck_assert(p.done);
	ck_assert_uint_eq(p.summary.sent, p.count);
	return p.symbols;
}

const char *
kit_ping(struct kit *k, struct net *net, ip4 dst)
{
	struct ping_params params = ping_defaults;

	params.dst = dst;
	return kit_ping_with(k, net, &params);
}

unsigned
kit_count(const struct kit *k, const struct net *net, enum event_kind kind)
{
	unsigned n = 0;

	for (size_t i = 0; i < k->events; i++)
		n += k->event[i].kind == kind && (!net || k->event[i].net == net);
	return n;
}

const struct kit_event *
kit_find(const struct kit *k, const struct net *net, enum event_kind kind, const char *first)
{
	for (size_t i = 0; i < k->events; i++) {
		const struct kit_event *e = &k->event[i];

		if (e->kind == kind && (!net || e->net == net) &&
		    (!first || !strcmp(e->text[0], first)))
			return e;
	}
	return NULL;
}
