/* Interfaces: their state, addresses and counters.
 *
 * struct iface is open to read for everybody; only engine/net writes it, but for `crypto` and
 * `nat`.
 *
 *	no shutdown, carrier  --2 s-->  LINK_STATE up     --1 s-->  LINE_PROTOCOL_STATE up
 *	carrier lost          --2 s-->  LINK_STATE down   --1 s-->  LINE_PROTOCOL_STATE down
 *	shutdown              --2 s-->  LINK_ADMIN_DOWN   --1 s-->  LINE_PROTOCOL_STATE down
 *
 * These are the times at which it is told. A shutdown interface carries nothing from the start;
 * the others carry from "protocol up" and until "link down".
 *
 * A loopback is up from the start; Null is always up and silent. A host's link has no delays.
 * A tunnel is up unless it is shut down, and its line protocol is what its owner says, at once. */
#ifndef QMIDLE_NET_IFACE_H
#define QMIDLE_NET_IFACE_H

#include <bsd/sys/queue.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uthash.h>

#include "engine/base/addr.h"
#include "engine/base/diag.h"
#include "engine/base/pkt.h"
#include "engine/sim/port.h"
#include "engine/sim/sched.h"

struct acl;
struct net;

enum iface_kind {
	IFACE_ETHERNET,
	IFACE_SERIAL, /* point to point; its frames are Ethernet all the same */
	IFACE_LOOPBACK,
	IFACE_NULL,   /* a route to it drops */
	IFACE_TUNNEL, /* its packets go to its owner, which sends them another way */
	IFACE_IDLE,   /* kept for its settings: it never has a carrier */
};

enum iface_direction {
	IFACE_IN,
	IFACE_OUT,
};

struct iface_address {
	ip4 addr;
	uint8_t len;
};

/* All that `show interfaces` counts; a counter that nothing in the simulation can raise
 * (runts, collisions) is not here. */
struct iface_counters {
	uint64_t packets_in, bytes_in, packets_out, bytes_out; /* frames, header included, no FCS;
								  of tunnels: datagrams */
	uint64_t broadcasts_in, multicasts_in;		       /* broadcasts_in counts both */
	uint64_t input_errors, frame_errors;		       /* too short, malformed */
	uint64_t giants;
	uint64_t unknown_protocol;
	uint64_t input_drops, output_drops;
	uint64_t resets, lost_carrier;
};

/* A rate that forgets exponentially over five minutes. */
struct iface_rate {
	uint64_t bits, packets; /* since `at`, not yet folded in */
	double bits_per_second, packets_per_second;
	simtime at;
};

/* Takes pkt, a datagram (data at its header). to is the neighbour that it is for. */
typedef void iface_output_fn(void *owner, struct iface *, ip4 to, struct pkt *);

struct iface {
	TAILQ_ENTRY(iface) link;
	UT_hash_handle by_name;
	struct net *net;
	char *name; /* as given: the engine reads nothing into it */
	enum iface_kind kind;
	uint32_t index; /* 1, 2, … in order of creation, never reused */
	struct mac mac;
	struct port *port; /* borrowed; NULL for loopback and null, and without a cable */

	bool shutdown; /* administratively down */
	bool up;       /* "is up" */
	bool protocol; /* "line protocol is up": its routes are in use */

	struct iface_address primary; /* addr 0: unassigned */
	struct iface_address *secondary;
	size_t secondaries;

	unsigned mtu, ip_mtu;	/* bytes of IP; ip_mtu 0 is "as mtu" */
	unsigned transport_mtu; /* of a tunnel: what fits into a packet that carries it; else 0 */
	unsigned adjust_mss;	/* the most that TCP may agree on through here; 0: not looked at */
	unsigned bandwidth;	/* kbit/s */
	unsigned delay;		/* microseconds, as shown */
	unsigned arp_timeout;	/* seconds */
	bool proxy_arp, redirects, unreachables;
	bool slow;	       /* what arrives is not forwarded fast, and can be watched */
	char *access_group[2]; /* by enum iface_direction; NULL: none */

	struct iface_counters counters;
	struct iface_rate rate[2];
	simtime last_in, last_out; /* SCHED_NEVER: never */
	simtime counters_cleared;  /* SCHED_NEVER: never */
	void *crypto;		   /* IPsec's record of this interface, NULL without a map */
	iface_output_fn *output;   /* of a tunnel: takes what leaves by it */
	void *owner;
	uint8_t nat; /* which side it is of address translation, 0 for none */

	/* engine/net's own */
	unsigned usual_bandwidth, usual_delay; /* where none is set */
	bool line;			       /* of a tunnel: what its owner says */
	timer_id settle;
	size_t routes; /* that name it */
	LIST_HEAD(, arp_record) neighbours;
	simtime defend_next; /* an address conflict is answered no earlier */
	enum { TOLD_NOTHING, TOLD_UP, TOLD_DOWN, TOLD_ADMIN_DOWN } told_link, told_protocol;
	struct acl *acl[2]; /* that access_group names, as of acl_seen */
	uint32_t acl_seen[2];
};

/* A new interface. Ethernet and serial ones begin shut down, the others up. Names are unique:
 * asking for one that exists gives it. Owned by the net. */
struct iface *iface_new(struct net *, const char *name, enum iface_kind);
/* Reports it down (LINK_ADMIN_DOWN, LINE_PROTOCOL_STATE), drops its routes, lets go of the port. */
void iface_free(struct iface *);
struct iface *iface_find(const struct net *, const char *name);
/* The first one for NULL, then the next, in order of creation; NULL at the end. */
struct iface *iface_next(const struct net *, const struct iface *);
/* The same by number, from 0. Quick when they are asked for one after the other. */
struct iface *iface_nth(struct net *, unsigned n);
/* The interface that has the address (primary or secondary), or NULL. */
struct iface *iface_by_address(const struct net *, ip4);

/* Plugs the interface into a port, which it borrows until it is freed or attached elsewhere
 * (port NULL: unplugged). */
void iface_attach(struct iface *, struct port *);

/* ---- tunnels ---- */

/* Who has what leaves by a tunnel; it is borrowed, and there for as long as the interface. */
void iface_set_owner(struct iface *, iface_output_fn *, void *owner);
/* Do packets get through? To begin with they do not. */
void iface_set_line(struct iface *, bool up);
/* What is left of a carrying packet for IP, and the MTU that is shown. */
void iface_set_transport_mtu(struct iface *, unsigned transport, unsigned mtu);
/* A datagram came out of the tunnel: it arrives by this interface. Takes pkt. */
void iface_receive_ip(struct iface *, struct pkt *);
/* What came by the tunnel is of no use: an input error, or no protocol of ours. Takes pkt. */
void iface_refuse(struct iface *, struct pkt *, bool unknown_protocol);

/* ---- addresses ---- */

/* `ip address`. Refusals: BAD_MASK, ADDRESS_OVERLAPS. When it is accepted with a warning, the
 * result is true and diag->code is SLASH_31. A new primary replaces the old one. */
bool iface_set_address(struct iface *, ip4 addr, ip4 mask, bool secondary, struct diag *);
/* `no ip address A M [secondary]`. Refusals: SECONDARY_FIRST, ADDRESS_INVALID. */
bool iface_del_address(struct iface *, ip4 addr, ip4 mask, bool secondary, struct diag *);
void iface_clear_addresses(struct iface *);

/* ---- settings ---- */

/* Refused (INCORRECT_ASSIGNMENT) when its address now overlaps one of an interface in use. */
bool iface_set_shutdown(struct iface *, bool shutdown, struct diag *);
void iface_set_mtu(struct iface *, unsigned mtu);	 /* 0: the default of the kind */
void iface_set_ip_mtu(struct iface *, unsigned mtu);	 /* 0: as mtu */
void iface_set_adjust_mss(struct iface *, unsigned mss); /* 0: no */
/* What it is by nature, until something else is set. By kind, an Ethernet has 100 Mbit/s. */
void iface_set_speed(struct iface *, unsigned kbit, unsigned microseconds);
void iface_set_bandwidth(struct iface *, unsigned kbit);     /* 0: by nature */
void iface_set_delay(struct iface *, unsigned microseconds); /* 0: by nature */
void iface_set_arp_timeout(struct iface *, unsigned seconds);
void iface_set_mac(struct iface *, const struct mac *);
void iface_set_proxy_arp(struct iface *, bool);
/* `ip route-cache`, and `ip cef` for all of them. */
void iface_set_fast(struct iface *, bool);
void net_set_fast(struct net *, bool);
bool iface_is_fast(const struct iface *);
void iface_set_redirects(struct iface *, bool);
void iface_set_unreachables(struct iface *, bool);
/* By list name; the list need not exist (then all is permitted). NULL takes it off. */
void iface_set_access_group(struct iface *, enum iface_direction, const char *acl);

/* The MTU that counts for IP. */
unsigned iface_ip_mtu(const struct iface *);
void iface_clear_counters(struct iface *);
/* The five minute rate, brought up to now. */
const struct iface_rate *iface_rate(struct iface *, enum iface_direction);

#endif
