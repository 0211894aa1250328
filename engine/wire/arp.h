/* ARP for IPv4 over Ethernet, RFC 826. */
#ifndef QMIDLE_WIRE_ARP_H
#define QMIDLE_WIRE_ARP_H

#include "engine/base/addr.h"

#define ARP_SIZE 28

enum arp_op { ARP_REQUEST = 1, ARP_REPLY = 2 };

struct arp {
	uint16_t op;
	struct mac sender_mac;
	ip4 sender;
	struct mac target_mac;
	ip4 target;
};

/* False unless it is a whole packet about IPv4 over Ethernet. */
bool arp_read(const uint8_t *bytes, size_t len, struct arp *);
void arp_write(uint8_t to[static ARP_SIZE], const struct arp *);

#endif
