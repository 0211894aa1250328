/* A small world for tests of the stack: routers and links in virtual time, and what they reported.
 *
 *	struct kit *k = kit_new();
 *	struct net *r1 = kit_router(k), *r2 = kit_router(k);
 *	kit_cable(k, kit_iface(k, r1, "Fa0/0", "10.0.0.1/24"), kit_iface(…), NULL);
 *	kit_run(k, SEC(5));					(line protocols are up)
 *	ck_assert_str_eq(kit_ping(k, r1, IP4(10, 0, 0, 2)), "!!!!!");
 *	kit_free(k);						(asserts that no packet is left) */
#ifndef QMIDLE_TESTS_NETKIT_H
#define QMIDLE_TESTS_NETKIT_H

#include "engine/net/acl.h"
#include "engine/net/arp.h"
#include "engine/net/hook.h"
#include "engine/net/icmp.h"
#include "engine/net/iface.h"
#include "engine/net/net.h"
#include "engine/net/ping.h"
#include "engine/net/route.h"
#include "engine/net/udp.h"
#include "engine/sim/link.h"
#include "engine/tcp/probe.h"
#include "tests/support/unit.h"

#define KIT_MOST   64
#define KIT_EVENTS 4096 /* later ones are not kept */

/* One event of one router, copied. */
struct kit_event {
	enum event_kind kind;
	simtime at;
	const struct net *net;
	char text[3][64]; /* the first arguments: names as they are, addresses dotted, numbers
			     decimal */
};

struct kit_sink {
	struct event_sink sink; /* first */
	struct kit *kit;
	struct net *net;
};

struct kit {
	struct sched *sched;
	struct pktpool *pool;
	struct rng rng;
	struct net *net[KIT_MOST];
	struct tcp_stack *tcp[KIT_MOST];
	struct kit_sink *sink[KIT_MOST];
	size_t nets;
	struct port *port[KIT_MOST];
	size_t ports;
	struct link *link[KIT_MOST];
	size_t links;
	struct kit_event *event;
	size_t events;
};

struct kit *kit_new(void);
void kit_free(struct kit *);

struct net *kit_router(struct kit *);
struct net *kit_host(struct kit *);
/* Its TCP. */
struct tcp_stack *kit_tcp(struct kit *, const struct net *);
/* An Ethernet interface with a port, the address ("10.0.0.1/24" or NULL), and no shutdown. */
struct iface *kit_iface(struct kit *, struct net *, const char *name, const char *address);
struct link *kit_cable(struct kit *, struct iface *, struct iface *, const struct link_params *);
void kit_route(struct net *, const char *prefix, ip4 gateway);

void kit_run(struct kit *, simtime);
/* The symbols of a ping, run until it is done. */
const char *kit_ping(struct kit *, struct net *, ip4 dst);
const char *kit_ping_with(struct kit *, struct net *, const struct ping_params *);

/* How many events of the kind the stack reported (NULL: any stack). */
unsigned kit_count(const struct kit *, const struct net *, enum event_kind);
/* The first such event whose first argument is the text (NULL: any), or NULL. */
const struct kit_event *kit_find(const struct kit *, const struct net *, enum event_kind,
				 const char *first);

#endif
