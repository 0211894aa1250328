/* Ethernet II frames. */
#ifndef QMIDLE_WIRE_ETHERNET_H
#define QMIDLE_WIRE_ETHERNET_H

#include "engine/base/addr.h"
#include "engine/base/pkt.h"

#define ETHERNET_HEADER 14

enum ethernet_type {
	ETHERNET_IPV4 = 0x0800,
	ETHERNET_ARP = 0x0806,
	ETHERNET_LOOP = 0x9000, /* configuration test: the keepalive of a Cisco Ethernet port */
};

struct ethernet {
	struct mac to, from;
	uint16_t type;
};

/* Reads and strips the header; false, and nothing done, when the frame is too short. */
bool ethernet_pull(struct pkt *, struct ethernet *);
/* Puts the header in front. */
void ethernet_push(struct pkt *, const struct ethernet *);

#endif
