/* Nodes put together, and the world they live in. */
#ifndef QMIDLE_NODE_NODE_H
#define QMIDLE_NODE_NODE_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/addr.h"
#include "engine/base/event.h"
#include "engine/base/pkt.h"
#include "engine/base/rng.h"
#include "engine/sim/port.h"
#include "engine/sim/sched.h"

struct host;
struct ike;
struct ipsec;
struct link;
struct link_params;
struct nat;
struct net;
struct pki;
struct router;
struct tcp_stack;
struct tunnels;
struct world;

/* ---- the world: one clock, one pool of packets, one source of randomness; ports and links ----
 *
 * A port is named by its node and interface and stays for as long as the world, so that a node can
 * be freed and made anew (a reload) between the same wires. */

/* system_random: bytes come from the operating system (a real peer is on a wire). */
struct world *world_new(uint64_t seed, bool system_random);
/* Nodes (routers, hosts) are freed first, by whoever made them. */
void world_free(struct world *);

struct sched *world_sched(struct world *);
struct pktpool *world_pool(struct world *);
uint64_t world_seed(const struct world *);
/* The burnt-in address of a node's first interface: one for each name, however often it boots. */
struct mac world_mac(struct world *, const char *node);
/* Other worlds are on its wires (a link of datagrams, a bridge): from now on addresses come from
 * the names of the nodes, so that two worlds do not number theirs alike. */
void world_set_shared(struct world *);
/* A stream of random bytes of its own for every label. */
void world_rng(const struct world *, const char *label, struct rng *);

/* The port of that node and interface, made when it is not there yet. */
struct port *world_port(struct world *, const char *node, const char *interface);
/* NULL when it was never asked for. */
struct port *world_find_port(const struct world *, const char *node, const char *interface);

/* A cable between two ports; name is how captures call it. Owned by the world. */
struct link *world_link(struct world *, const char *name, struct port *a, struct port *b,
			const struct link_params *);
struct link *world_find_link(const struct world *, const char *name);
/* Frees all cables: before nodes that own their port (hosts) are freed. */
void world_unlink(struct world *);

/* ---- a router ---- */

/* The sink is borrowed and outlives it. The name labels its ports and its randomness. */
struct router *router_new(struct world *, const char *name, struct event_sink *);
/* Takes carrier from the neighbours; the ports stay. */
void router_free(struct router *);

const char *router_name(const struct router *);
struct world *router_world(struct router *);
struct net *router_net(struct router *);
struct tcp_stack *router_tcp(struct router *);
struct tunnels *router_tunnels(struct router *);
struct nat *router_nat(struct router *);
struct ipsec *router_ipsec(struct router *);
struct ike *router_ike(struct router *);
struct pki *router_pki(struct router *);

#endif
