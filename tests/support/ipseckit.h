/* Two sites with crypto maps, and keys agreed by hand instead of by IKE.
 *
 *	PC1 ---- R1 ---- ISP ---- R2 ---- PC2
 *	10.1.1.0/24  1.1.1.0/30  2.2.2.0/30  10.2.2.0/24
 *
 * In 1.1.1.0 and 2.2.2.0 R1 is .1, R2 .2, ISP the other; the PCs are .10.
 *
 * R1 has map CMAP 10: peer R2, access list 101 (permit ip 10.1.1.0/24 10.2.2.0/24), set TS
 * (esp-aes esp-sha-hmac, tunnel) on its outside interface; R2 the mirror of it. */
#ifndef QMIDLE_TESTS_IPSECKIT_H
#define QMIDLE_TESTS_IPSECKIT_H

#include "engine/ipsec/ipsec.h"
#include "tests/support/netkit.h"

#define VPN_R1	IP4(1, 1, 1, 1)
#define VPN_R2	IP4(2, 2, 2, 2)
#define VPN_PC1 IP4(10, 1, 1, 10)
#define VPN_PC2 IP4(10, 2, 2, 10)

struct vpn_end {
	struct vpn *vpn;
	struct vpn_end *other;
	struct net *net;
	struct iface *inside, *outside;
	struct ipsec *ipsec;
	struct map_entry *entry;
	unsigned asked;		     /* how often for an SA */
	unsigned proven;	     /* how often a pair was, by its use */
	enum keying_verdict verdict; /* of the last proposal that this end judged */
	struct keying_request request;
};

struct vpn {
	struct kit *k;
	struct net *pc1, *isp, *pc2;
	struct vpn_end r1, r2;
	struct link *left, *right; /* R1 - ISP, ISP - R2 */
	bool deaf;		   /* requests are lost */
	bool udp;		   /* pairs are encapsulated in UDP */
	bool unconfirmed;	   /* the responder never hears that it may send */
};

/* Everything is up and attached. */
struct vpn *vpn_new(void);
void vpn_free(struct vpn *);

/* Adds an entry to the list: permit or deny protocol (ACL_ANY_PROTOCOL) between two prefixes, with
 * a destination port or 0. */
void vpn_ace(struct vpn_end *, const char *list, enum acl_action, unsigned protocol,
	     const char *src, const char *dst, uint16_t dport);
/* Counters of flow n (from 0) of the end. */
struct ident_view vpn_flow(struct vpn_end *, unsigned n);
unsigned vpn_flows(struct vpn_end *);

#endif
