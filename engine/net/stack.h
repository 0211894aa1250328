/* Private to engine/net: the stack, and what its parts call of each other. */
#ifndef QMIDLE_NET_STACK_H
#define QMIDLE_NET_STACK_H

#include "engine/base/xmalloc.h"
#include "engine/net/acl.h"
#include "engine/net/arp.h"
#include "engine/net/hook.h"
#include "engine/net/icmp.h"
#include "engine/net/iface.h"
#include "engine/net/net.h"
#include "engine/net/ping.h"
#include "engine/net/route.h"
#include "engine/net/route_map.h"
#include "engine/net/trie.h"
#include "engine/net/udp.h"
#include "engine/net/watch.h"
#include "engine/wire/ethernet.h"
#include "engine/wire/icmp.h"
#include "engine/wire/ipv4.h"

#define TTL_ROUTER  255
#define TTL_HOST    64
#define TOS_CONTROL 0xc0 /* precedence 6, internetwork control: ICMP errors */

struct hook {
	hook_fn *fn;
	void *ctx;
	int priority;
};

struct hook_list {
	struct hook *hook;
	size_t count;
};

struct observer {
	struct observer *next;
	net_observer *fn;
	void *ctx;
};

#define LISTENERS_MOST 4 /* of ICMP errors: IPsec, tunnels, TCP, and room */

struct protocol_binding {
	ip_fn *fn;
	void *ctx;
	uint8_t protocol;
};

struct udp_binding {
	udp_fn *fn;
	void *ctx;
	uint16_t port;
};

TAILQ_HEAD(iface_list, iface);
RB_HEAD(acl_tree, acl);
RB_HEAD(route_map_tree, route_map);

/* One for every address of every interface. */
struct network {
	RB_ENTRY(network) link;
	ip4 first; /* of its addresses */
	uint8_t len;
	struct iface *iface;
	ip4 addr;
};
RB_HEAD(network_tree, network);

struct net {
	struct net_env env;
	struct net_totals totals;
	struct iface_list ifaces;
	struct iface *iface_by_name;
	struct iface *nth; /* that iface_nth() gave last; NULL: none that is still there */
	unsigned nth_number;
	uint32_t ifaces_made;
	struct hook_list hooks[HOOK_POINTS];
	struct observer *observers;
	bool dying; /* net_free(): nothing is reported any more */

	struct trie routes;
	size_t statics;
	bool routes_stale; /* static routes must be resolved again before the next look */

	struct arp_table *arp;
	arp_owner *arp_owner; /* of addresses that are on no interface */
	void *arp_owner_ctx;
	struct acl_tree acls;
	uint32_t acl_generation, acl_entries_made;
	struct acl_log *acl_log;
	struct route_map_tree route_maps;
	struct network_tree networks;
	size_t networks_of[33]; /* how many there are of every prefix length */

	bool slow; /* nothing is forwarded fast: what passes can be watched */
	bool watched, watched_detail;
	char *watched_list;

	struct reassembly *reassembly;
	uint16_t next_id;
	bool next_id_drawn;

	struct listener {
		icmp_listener *fn;
		void *ctx;
	} listener[LISTENERS_MOST]; /* of errors */
	size_t listeners;
	simtime unreachable_interval, unreachable_next; /* none is sent before */
	simtime redirect_next;

	struct protocol_binding *protocol;
	size_t protocols;
	struct udp_binding *udp;
	size_t udp_count;

	/* Jobs, each a short list. Their numbers share one count. */
	struct ping *pings;
	struct trace *traces;
	uint32_t jobs_made;

	/* What this node sends to itself waits for the next turn of the scheduler. */
	struct pktqueue self;
	timer_id self_timer;
};

static inline simtime
net_now(const struct net *net)
{
	return sched_now(net->env.sched);
}

void net_tell(struct net *, enum net_change, struct iface *);

/* Asks the hooks of a point; true when one has taken the packet. */
static inline bool
hooks_take(struct net *net, enum hook_point point, struct iface *iface, struct pkt *pkt)
{
	const struct hook_list *l = &net->hooks[point];

	for (size_t i = 0; i < l->count; i++)
		if (l->hook[i].fn(l->hook[i].ctx, iface, pkt) == HOOK_TAKEN)
			return true;
	return false;
}

/* ---- interfaces ---- */

/* Does the interface hear this as a broadcast: all ones, or all ones in the host part? */
bool iface_is_broadcast(const struct iface *, ip4);
/* Is the address within one of the interface's networks? */
bool iface_on_link(const struct iface *, ip4);
bool iface_has_address(const struct iface *, ip4);
/* Sends an Ethernet frame with this payload. Takes pkt. */
void iface_send(struct iface *, const struct mac *to, enum ethernet_type, struct pkt *);
/* Sends a datagram by a tunnel. Takes pkt. */
void iface_send_ip(struct iface *, ip4 to, struct pkt *);
/* The port's receive(): counts the frame and hands it to ARP or IP. */
void iface_receive(struct port *, struct pkt *);
/* Routes and ARP follow the line protocol and the addresses. */
void iface_activate(struct iface *, bool protocol);

/* What the state machine is told (iface_state.c). */
void iface_state_changed(struct iface *);
/* `no shutdown`: false (INCORRECT_ASSIGNMENT) when its networks are in use elsewhere. */
bool iface_may_come_up(const struct iface *, struct diag *);
void iface_count(struct iface *, enum iface_direction, size_t bytes);

/* ---- routes ---- */

/* The interface goes, and its addresses with it. */
void iface_forget_networks(struct iface *);
void route_add_address(struct iface *, const struct iface_address *);
void route_del_address(struct iface *, const struct iface_address *);
/* Static routes by an interface that goes; and every route when the stack goes. */
void route_forget_iface(struct iface *);
void route_free_all(struct net *);

/* fib_lookup() in two steps, for those who also ask whether the address is ours: the node that
 * decides, or NULL, and the path among those it has. */
const struct trie_node *fib_find(const struct net *, ip4 dst);
void fib_choose(const struct trie_node *, ip4 dst, ip4 src, struct path *);

/* ---- ARP ---- */

/* Sends an IPv4 packet to a neighbour, asking for its MAC first where it is not known. Takes. */
void arp_output(struct iface *, ip4 to, struct pkt *);
void arp_input(struct iface *, struct pkt *);
/* Says who we are on a link that came up or got an address. */
void arp_announce(struct iface *, ip4 addr);
void arp_forget_iface(struct iface *);
void arp_free(struct net *);

/* ---- the way of an IPv4 packet ---- */

void ip_input(struct iface *, struct pkt *);
/* Behind the feature hooks: hands a whole datagram for us to its protocol. Takes pkt. */
void ip_deliver(struct net *, struct pkt *, const struct ipv4 *);
/* Out of the interface to the neighbour: OUT hooks, fragmentation, ARP. Takes pkt. */
void ip_leave(struct net *, const struct path *, struct pkt *);
/* A packet of ours to ourselves. Takes pkt. */
void ip_to_self(struct net *, struct pkt *);

/* Collects fragments; gives the whole datagram when this was the last missing one, else NULL.
 * Takes pkt. */
struct pkt *reassemble(struct net *, struct pkt *, const struct ipv4 *);
/* Fragments that came by an interface that goes. */
void reassembly_forget_iface(struct iface *);
void reassembly_free(struct net *);

/* ---- protocols: each takes pkt, data at the IPv4 header ---- */

void icmp_input(struct net *, struct pkt *, const struct ipv4 *);
void udp_input(struct net *, struct pkt *, const struct ipv4 *);
void udp_free(struct net *);

/* Tells the sender of pkt of a better gateway. Borrows pkt. */
void icmp_redirect(struct net *, const struct pkt *, ip4 gateway);

/* An ICMP error about a packet of ours came: each job looks whether it was its own. */
void ping_error(struct net *, const struct icmp_error *);
void trace_error(struct net *, const struct icmp_error *);
/* An echo reply to us; message is the ICMP message. */
void ping_reply(struct net *, const struct ipv4 *, const uint8_t *message, size_t len);
void ping_free(struct net *);
void trace_free(struct net *);

/* ---- what is watched ---- */

enum watched {
	WATCH_ROUTED,	    /* its path is known */
	WATCH_SENDING,	    /* ours, about to go through the features */
	WATCH_SENT,	    /* ours, behind them */
	WATCH_FORWARDED,    /* of somebody else */
	WATCH_RECEIVED,	    /* for us */
	WATCH_UNROUTABLE,   /* no route */
	WATCH_DENIED,	    /* by `ip access-group` */
	WATCH_NO_NEIGHBOUR, /* nobody answered for the next hop */
};
/* path where there is one. Call it only while net->watched. Borrows pkt. */
void watch(struct net *, enum watched, const struct pkt *, const struct path *);
void packet_watch_free(struct net *);

/* ---- access lists ---- */

void acl_free_all(struct net *);
void route_map_free_all(struct net *);
void acl_log_hit(struct acl *, struct acl_entry *, const struct packet_key *);
void acl_log_free(struct net *);
/* `ip access-group`, at HOOK_IN_ACL and HOOK_OUT_ACL. */
hook_fn access_group_in, access_group_out;

#endif
