/* Two sites with real routers, IKE and all, in a world of virtual time.
 *
 *	PC1 ---- R1 ---- ISP ---- R2 ---- PC2
 *	10.1.1.0/24  1.1.1.0/30  2.2.2.0/30  10.2.2.0/24
 *
 * In 1.1.1.0 and 2.2.2.0 R1 is .1, R2 .2, ISP the other; the PCs are .10.
 *
 * Both ends have policy 10 (AES-128, SHA-1, pre-shared key, group 2), the key "cisco123" for the
 * other, and CMAP 10 with access list 101 and set TS (esp-aes esp-sha-hmac) on the outside. */
#ifndef QMIDLE_TESTS_SITEKIT_H
#define QMIDLE_TESTS_SITEKIT_H

#include "engine/base/text.h"
#include "engine/ike/ike.h"
#include "engine/ipsec/ipsec.h"
#include "engine/net/acl.h"
#include "engine/net/iface.h"
#include "engine/net/net.h"
#include "engine/net/ping.h"
#include "engine/node/host.h"
#include "engine/node/node.h"
#include "engine/sim/link.h"
#include "tests/support/unit.h"

#define SITE_R1	 IP4(1, 1, 1, 1)
#define SITE_R2	 IP4(2, 2, 2, 2)
#define SITE_PC1 IP4(10, 1, 1, 10)
#define SITE_PC2 IP4(10, 2, 2, 10)

/* A router and what it said. */
struct site {
	struct event_sink sink; /* first */
	struct router *router;
	struct ipsec *ipsec;
	struct ike *ike;
	struct net *net;
	struct iface *outside;
	struct map_entry *entry;
	struct text said; /* every message and debug line */
	unsigned count[EVENT_KINDS];
};

struct sites {
	struct world *world;
	struct site r1, isp, r2;
	struct host *pc1, *pc2;
	struct rng pc_rng[2];
};

/* Configured and up. */
struct sites *sites_new(void);
void sites_free(struct sites *);
void sites_run(struct sites *, simtime);
/* The symbols of five pings, run until they are done. */
const char *sites_ping(struct sites *, struct host *, ip4 dst);
const char *sites_ping_with(struct sites *, struct net *, const struct ping_params *);
/* Does the first flow of the site have a pair, and its counters? */
struct ident_view site_flow(struct site *);
/* The state of the first IKE SA: "QM_IDLE"; "" when there is none. */
const char *site_ike_state(struct site *);

/* Parts of sites_new(), to do again after site_boot(). */
void site_configure(struct sites *, struct site *, const char *name);
void site_boot(struct sites *, struct site *, const char *name);

#endif
