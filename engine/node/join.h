/* Joins IKE, IPsec and UDP of one router, none of which knows the others. */
#ifndef QMIDLE_NODE_JOIN_H
#define QMIDLE_NODE_JOIN_H

#include "engine/base/event.h"
#include "engine/base/rng.h"
#include "engine/node/session_log.h"

struct ike;
struct ipsec;
struct net;

struct join {
	struct net *net;
	struct ipsec *ipsec;
	struct ike *ike;
	struct session_log sessions;
};

/* Gives the router's IKE, joined; the caller frees it after ipsec and before net. j stays where it
 * is for as long. */
struct ike *join(struct join *j, struct net *, struct ipsec *, struct rng *, struct event_sink *);

#endif
