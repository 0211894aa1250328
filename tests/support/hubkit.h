/* A hub, spokes around it, and the network between them, in virtual time.
 *
 *	10.0.0.1/24 HUB 192.0.2.1 ---- CORE ---- 172.16.0.2 + 4 n  SPOKEn 10.x.y.1/24
 *
 * Insides are loopbacks. The hub has one crypto map: with an entry and a list for every spoke, or
 * with one dynamic entry. All use AES-128, SHA-1, group 2 and the key "cisco123"; nobody hears the
 * events unless a test puts its own sink in place before hub_new(). */
#ifndef QMIDLE_TESTS_HUBKIT_H
#define QMIDLE_TESTS_HUBKIT_H

#include "engine/base/event.h"
#include "engine/ike/ike.h"
#include "engine/ipsec/ipsec.h"
#include "engine/net/net.h"
#include "engine/node/node.h"
#include "engine/sim/sched.h"

struct hub_params {
	unsigned spokes;
	bool dynamic;		 /* the hub knows no spoke by name */
	uint32_t phase1, phase2; /* lifetimes in seconds; 0: as usual */
	unsigned group;		 /* 0: 2 */
};

struct hub {
	struct hub_params params;
	struct world *world;
	struct router *router, *core;
	struct router **spoke;
	struct ipsec *ipsec;
	struct ike *ike;
};

/* Configured, and the interfaces up. */
struct hub *hub_new(const struct hub_params *);
void hub_free(struct hub *);
void hub_run(struct hub *, simtime);

ip4 hub_spoke_outside(unsigned n);
ip4 hub_spoke_inside(unsigned n);

/* Every spoke sends `count` echoes from its inside to the hub's, one every `every`, the spokes
 * spread over that time. Runs until all are done; gives how many were answered. */
uint64_t hub_ping(struct hub *, unsigned count, simtime every);
/* The same from the hub to every spoke. */
uint64_t hub_ping_spokes(struct hub *, unsigned count, simtime every);

/* From either side at once. */
uint64_t hub_ping_both(struct hub *, unsigned count, simtime every);

/* Octets of memory that live on the heap. */
size_t hub_heap(void);

#endif
