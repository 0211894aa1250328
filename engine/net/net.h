/* One IPv4 stack: the data plane of a router or of a host.
 *
 *	port -> iface -> IN_ACL -> (reassembly of what is for us) -> IN_CRYPTO -> IN_NAT -> local?
 *	                                                                            |      |
 *	                               icmp, udp, ip_bind()  <--- yes ------+      no
 *	                                                                                   |
 *	port <- iface <- ARP <- fragment <- OUT_ACL <- OUT_CRYPTO <- OUT_NAT <- route, TTL <-+
 *
 * The parts have headers of their own: iface.h (interfaces and addresses), route.h, arp.h, acl.h,
 * hook.h (where features enter), icmp.h, udp.h, and the jobs of ping.h.
 * Nothing here allocates per packet once its tables are warm. */
#ifndef QMIDLE_NET_NET_H
#define QMIDLE_NET_NET_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/addr.h"
#include "engine/base/event.h"
#include "engine/base/pkt.h"
#include "engine/base/rng.h"
#include "engine/sim/sched.h"

struct net;
struct iface;

enum net_role {
	NET_ROUTER, /* forwards, proxy ARP, TTL 255, IOS timing of link messages */
	NET_HOST,   /* does not forward, TTL 64, a link is up as soon as it has carrier */
};

/* What a stack borrows; all of it outlives the stack. */
struct net_env {
	struct sched *sched;
	struct pktpool *pool;
	struct rng *rng;
	struct event_sink *events; /* may be NULL */
	enum net_role role;
	struct mac mac; /* of the first interface; the last octet counts up by interface */
};

struct net *net_new(const struct net_env *);
/* Frees interfaces, routes, lists and jobs, silently. */
void net_free(struct net *);

struct sched *net_sched(const struct net *);
struct pktpool *net_pool(const struct net *);
struct rng *net_rng(const struct net *);
struct event_sink *net_events(const struct net *);
enum net_role net_role(const struct net *);

/* Sends a packet that this node makes (or has wrapped: PKT_ENCRYPTED). data is at an IPv4 header
 * that is complete but for its checksum; a source of 0.0.0.0 becomes the address of the interface
 * it leaves by. Routed by destination, through the hooks; what no hook may see again (outer
 * packets) carries PKT_ENCRYPTED. Takes pkt. */
void ip_output(struct net *, struct pkt *);

struct ipv4_fields {
	ip4 src, dst;		    /* src 0: chosen when it leaves */
	uint8_t protocol, tos, ttl; /* ttl 0: our own */
	bool df;
};
/* Puts an IPv4 header of ours in front of a payload. */
void ip_wrap(struct net *, const struct ipv4_fields *, struct pkt *);

/* Datagrams for this node of a protocol that the stack does not know by itself. Takes pkt, whole, data
 * at its header, which h is. */
struct ipv4;
typedef void ip_fn(void *ctx, struct pkt *, const struct ipv4 *h);
/* false when the protocol is taken. */
bool ip_bind(struct net *, uint8_t protocol, ip_fn *, void *ctx);
void ip_unbind(struct net *, uint8_t protocol);

/* The next 16-bit identification for a datagram of ours. */
uint16_t ip_next_id(struct net *);

/* Goes on behind IN_CRYPTO with a packet that a feature has unwrapped: data at the inner IPv4
 * header, not yet checked. Takes pkt, marks it PKT_DECRYPTED. */
void ip_input_decrypted(struct iface *, struct pkt *);

/* Goes on behind IN_CRYPTO with a packet that a hook of IN_NAT had held: IN_NAT sees it again.
 * Takes pkt. */
void ip_input_held(struct iface *, struct pkt *);

/* The address that a packet of ours to dst would leave with; false without a route. */
bool ip_source_for(struct net *, ip4 dst, ip4 *src);
/* The interface that a packet to dst would leave by (of the first path), or NULL. */
struct iface *ip_iface_for(struct net *, ip4 dst);
/* Is it an address of ours, on an interface that is up? */
bool ip_is_local(const struct net *, ip4);

/* Cuts a datagram (data at its header) into fragments that fit mtu and hands each to emit, which
 * takes it (RFC 791). Whoever calls has looked at the DF bit. Takes pkt. */
void ip_fragment(struct net *, struct pkt *, unsigned mtu, void (*emit)(void *ctx, struct pkt *),
		 void *ctx);

/* Totals of the stack since it began. */
struct net_totals {
	uint64_t received, delivered, forwarded, sent;
	uint64_t bad_header, bad_checksum, no_route, ttl_expired, too_big, denied, arp_failed;
	uint64_t fragments_made, fragments_received, reassembled, reassembly_failed;
	uint64_t icmp_received, icmp_bad_checksum, icmp_sent, icmp_suppressed;
	uint64_t udp_received, udp_bad_checksum, udp_no_port, udp_sent;
};
const struct net_totals *net_totals(const struct net *);

/* Whoever keeps something about interfaces (crypto maps) hears when they change. */
enum net_change {
	NET_IFACE_UP,	     /* line protocol came up: packets can flow */
	NET_IFACE_DOWN,	     /* line protocol went down */
	NET_IFACE_ADDRESSED, /* its primary address changed or went */
	NET_IFACE_SHUT,	     /* it was shut down, or is not any more */
	NET_IFACE_GONE,	     /* it is about to be freed */
	NET_ROUTES_CHANGED,  /* the interface is NULL */
	NET_ACL_CHANGED,     /* the same */
};
typedef void net_observer(void *ctx, enum net_change, struct iface *);
void net_observe(struct net *, net_observer *, void *ctx);
void net_unobserve(struct net *, net_observer *, void *ctx);

#endif
