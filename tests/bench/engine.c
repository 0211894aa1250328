/* The engine at the same work as limit.c. */
#include <stdio.h>
#include <string.h>

#include "engine/net/arp.h"
#include "engine/wire/ethernet.h"
#include "engine/wire/ipv4.h"
#include "tests/bench/bench.h"
#include "tests/support/ike_pair.h"
#include "tests/support/sitekit.h"

/* ---- ESP ----
 *
 *	source => R1 ======== R2 => drain
 *
 * R1 and R2 are the ones of sitekit.h, joined directly. */

enum { BATCH = 32 };

struct lane {
	struct sites w;
	struct iface *in;
	uint8_t frame[ETHERNET_HEADER + BENCH_PACKET];
	uint64_t drained;
};

static void
drain(struct port *port, struct pkt *p)
{
	struct lane *l = port->medium;

	if (p->len == sizeof l->frame)
		l->drained++;
	pkt_free(p);
}

static void
absorb(struct port *port, struct pkt *p)
{
	pkt_free(p);
}

/* The packet from the one site's host to the other's. */
static void
write_frame(struct lane *l)
{
	struct ipv4 h = { .total = BENCH_PACKET,
			  .ttl = 64,
			  .protocol = 253, /* for experiments */
			  .src = SITE_PC1,
			  .dst = SITE_PC2 };

	memcpy(l->frame, l->in->mac.b, 6);
	l->frame[6] = 2;
	l->frame[12] = ETHERNET_IPV4 >> 8;
	l->frame[13] = ETHERNET_IPV4 & 0xff;
	ipv4_write(l->frame + ETHERNET_HEADER, &h);
}

static void
push(void *ctx)
{
	struct lane *l = ctx;
	struct pktpool *pool = world_pool(l->w.world);

	for (int i = 0; i < BATCH; i++) {
		struct pkt *p = pkt_new(pool, sizeof l->frame);

		memcpy(p->data, l->frame, sizeof l->frame);
		port_deliver(l->in->port, p);
	}
	sites_run(&l->w, USEC(10));
}

static void
attach(struct lane *l, const char *node, void (*send)(struct port *, struct pkt *))
{
	struct port *port = world_port(l->w.world, node, "FastEthernet0/0");

	port->medium = l;
	port->send = send;
	port_set_carrier(port, true);
}

static void
set_suite(struct site *s, const struct ipsec_suite *suite)
{
	struct transform_set set = { .name = "TS", .suite = *suite };

	transform_set_define(s->ipsec, &set);
	settings_set_unlimited_kilobytes(s->entry->settings);
	s->sink = (struct event_sink){ 0 }; /* nobody listens */
}

static void
lane_open(struct lane *l, const struct ipsec_suite *suite)
{
	static const struct mac host = { { 2, 0, 0, 0, 0, 9 } };
	struct sites *w = &l->w;

	*l = (struct lane){ .w.world = world_new(1, false) };
	site_boot(w, &w->r1, "R1");
	site_boot(w, &w->r2, "R2");
	site_configure(w, &w->r1, "R1");
	site_configure(w, &w->r2, "R2");
	set_suite(&w->r1, suite);
	set_suite(&w->r2, suite);
	world_link(w->world, "R1-R2", w->r1.outside->port, w->r2.outside->port, NULL);
	attach(l, "R1", absorb);
	attach(l, "R2", drain);
	arp_set_fixed(w->r1.net, IP4(1, 1, 1, 2), &w->r2.outside->mac);
	arp_set_fixed(w->r2.net, IP4(2, 2, 2, 1), &w->r1.outside->mac);
	arp_set_fixed(w->r2.net, SITE_PC2, &host);
	l->in = iface_find(w->r1.net, "FastEthernet0/0");
	sites_run(w, SEC(5));
	write_frame(l);
	push(l); /* brings the tunnel up */
	sites_run(w, SEC(5));
}

static void
lane_close(struct lane *l)
{
	world_unlink(l->w.world);
	router_free(l->w.r1.router);
	router_free(l->w.r2.router);
	text_free(&l->w.r1.said);
	text_free(&l->w.r2.said);
	world_free(l->w.world);
}

double
engine_esp(const struct ipsec_suite *suite)
{
	struct lane l;
	double rate;

	lane_open(&l, suite);
	l.drained = 0;
	push(&l);
	ck_assert_uint_eq(l.drained, BATCH); /* every packet comes out */
	rate = bench_rate(push, &l) * BATCH;
	lane_close(&l);
	return rate;
}

/* ---- IKE ---- */

struct negotiation {
	unsigned group;
	uint64_t seed;
};

static void
negotiate(void *ctx)
{
	struct negotiation *n = ctx;
	struct pair *p = pair_new(n->seed++);
	struct ike_end *end[] = { &p->r1, &p->r2 };

	for (int i = 0; i < 2; i++) {
		end[i]->events = (struct event_sink){ 0 };
		end_policy(end[i], 10, CIPHER_AES, 128, HASH_SHA1, n->group, 86400);
		end_key(end[i], "cisco123");
	}
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(3));
	ck_assert(pair_keyed(p));
	pair_free(p);
}

double
engine_ike(unsigned group)
{
	struct negotiation n = { .group = group, .seed = 1 };

	return bench_rate(negotiate, &n);
}
