/* The ARP table (RFC 826): dynamic entries that age, incomplete ones that hold one packet each
 * (RFC 1122 section 2.3.2.2), and the node's own addresses as IOS shows them. */
#ifndef QMIDLE_NET_ARP_H
#define QMIDLE_NET_ARP_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/addr.h"
#include "engine/net/net.h"

struct arp_entry {
	ip4 addr;
	struct mac mac;		   /* undefined while incomplete */
	const struct iface *iface; /* NULL while incomplete, as IOS shows it */
	bool own, incomplete, fixed;
	unsigned age; /* minutes since it was confirmed; not for own and fixed */
};

/* Whoever has further addresses says so: requests for one that is on the link of the interface are
 * answered as for our own. NULL: nobody has any more. */
typedef bool arp_owner(void *ctx, const struct iface *, ip4);
void arp_set_owner(struct net *, arp_owner *, void *ctx);

/* Every entry, ordered by address; false from fn ends the walk. */
void arp_each(const struct net *, bool (*fn)(void *ctx, const struct arp_entry *), void *ctx);
/* `clear arp-cache`: dynamic entries go. */
void arp_clear(struct net *);
/* `arp A H arpa`: a fixed entry; NULL takes it away. */
void arp_set_fixed(struct net *, ip4, const struct mac *);

#endif
