/* Where features enter the way of a packet. The forwarder does not know them.
 *
 *	arriving:  IN_ACL, IN_CRYPTO, IN_NAT, then local delivery or routing
 *	leaving:   OUT_NAT, OUT_CRYPTO, OUT_ACL, then fragmentation and the wire
 *	about to be quoted in an ICMP error of ours: QUOTE, which gives it back the addresses with
 *		   which its sender knows it
 *
 * IN_ACL sees what was on the wire; IN_CRYPTO sees whole datagrams when they are for this node
 * (fragments are put together first). A hook may unwrap a packet in place and pass it on with
 * PKT_DECRYPTED set: the forwarder then reads the new header. OUT_CRYPTO is not asked about
 * PKT_ENCRYPTED packets; OUT_ACL is asked only about packets that are neither PKT_ENCRYPTED nor
 * PKT_LOCAL. A hook that wraps a packet takes it and gives the outer one to ip_output().
 *
 * In every hook pkt->data is at the IPv4 header, which has been checked, and pkt->network as
 * well. TTL has been decremented before the OUT points. */
#ifndef QMIDLE_NET_HOOK_H
#define QMIDLE_NET_HOOK_H

#include "engine/net/net.h"

enum hook_point {
	HOOK_IN_ACL,
	HOOK_IN_CRYPTO,
	HOOK_IN_NAT,
	HOOK_OUT_NAT,
	HOOK_OUT_CRYPTO,
	HOOK_OUT_ACL,
	HOOK_QUOTE, /* cut to its header and eight octets; the interface is NULL for our own */
	HOOK_POINTS
};

enum hook_verdict {
	HOOK_PASS,  /* the packet goes on */
	HOOK_TAKEN, /* the hook has it: dropped, held or sent another way */
};

/* iface is where the packet arrived (IN) or is about to leave (OUT). */
typedef enum hook_verdict hook_fn(void *ctx, struct iface *, struct pkt *);

/* Lower priorities are asked first; equal ones in the order of registration. */
void net_hook(struct net *, enum hook_point, int priority, hook_fn *, void *ctx);
void net_unhook(struct net *, enum hook_point, hook_fn *, void *ctx);

#endif
