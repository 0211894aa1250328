/* Private to engine/tunnel. */
#ifndef QMIDLE_TUNNEL_INTERNAL_H
#define QMIDLE_TUNNEL_INTERNAL_H

#include "engine/net/icmp.h"
#include "engine/net/iface.h"
#include "engine/net/net.h"
#include "engine/tunnel/tunnel.h"
#include "engine/wire/gre.h"

#define DEEPEST 4 /* tunnels in tunnels */

struct tunnels {
	struct net *net;
	TAILQ_HEAD(tunnel_list, tunnel) list;
	struct tunnel *table; /* by ends and key */
	unsigned depth;	      /* of the packet that is being received */
	timer_id judging;
};

/* state.c */
/* Looks at all tunnels again, soon; at one. */
void tunnels_reconsider(struct tunnels *);
void tunnel_reconsider(struct tunnel *);
void tunnel_judge(struct tunnel *);
net_observer tunnels_observe;
/* Does a packet to dst end in the tunnel itself? */
bool tunnel_recurses(const struct tunnel *);

/* output.c */
iface_output_fn tunnel_output;
/* Puts on what the tunnel puts on, and sends. Takes p. */
void tunnel_wrap(struct tunnel *, struct pkt *p);

/* input.c */
ip_fn tunnel_gre_input, tunnel_ipip_input;
/* The tunnel between the ends for packets of that kind (an IP protocol), or NULL. */
struct tunnel *tunnel_find(const struct tunnels *, uint8_t protocol, ip4 local, ip4 remote,
			   bool has_key, uint32_t key);
void tunnel_list(struct tunnel *); /* makes it be found where it has both ends */
void tunnel_unlist(struct tunnel *);

/* keepalive.c */
void keepalive_restart(struct tunnel *); /* as its configuration and its ends want it */
void keepalive_stop(struct tunnel *);
/* Is the datagram (data at its header) one that its sender wants back? */
bool keepalive_asks(const struct tunnel *, const struct pkt *);
void keepalive_return(struct tunnel *, struct pkt *); /* takes */
void keepalive_came_back(struct tunnel *, const struct ipv4 *);

/* path.c */
icmp_listener tunnel_path_error;
void tunnel_path_forget(struct tunnel *);
unsigned tunnel_path_mtu(const struct tunnel *, unsigned mtu);

#endif
