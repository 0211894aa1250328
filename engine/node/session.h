/* Crypto sessions: everything between one interface of this router and one peer, IKE and IPsec
 * together, as a person asks for it. Peers that share an address behind a NAT are told apart by
 * their ports. Nothing is kept but what the message of its end needs.
 *
 *	session (interface, peer) ── IKE SAs between the two ends
 *	                          \─ flows (engine/ipsec) whose peer it is */
#ifndef QMIDLE_NODE_SESSION_H
#define QMIDLE_NODE_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/addr.h"
#include "engine/sim/sched.h"

struct iface;
struct router;

enum session_status {
	SESSION_DOWN,
	SESSION_NEGOTIATING,
	SESSION_IDLE,	/* IKE is up, no IPsec SA is */
	SESSION_NO_IKE, /* the reverse */
	SESSION_ACTIVE,
};

struct session_view {
	struct iface *iface; /* NULL: IKE alone, over an address that no interface has any more */
	ip4 local, peer;
	uint16_t peer_port; /* of IKE */
	enum session_status status;
	simtime uptime; /* 0 while it is down */
	/* Numbers for ipsec_view_ident() and ike_sa_look(), in the order of show. */
	const uint64_t *flow, *sa;
	size_t flows, sas;
};

/* Calls fn for every session, by interface in the order of attaching, then those of IKE alone,
 * until it gives false. Borrowed for the time of the call. */
void router_each_session(struct router *, bool (*fn)(void *ctx, const struct session_view *),
			 void *ctx);

/* Whether sessions that come up and go down are told. */
void router_log_sessions(struct router *, bool on);

#endif
