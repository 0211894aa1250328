/* UDP, RFC 768. */
#ifndef QMIDLE_WIRE_UDP_H
#define QMIDLE_WIRE_UDP_H

#include "engine/base/addr.h"

#define UDP_HEADER 8

struct udp {
	uint16_t sport, dport;
	uint16_t length; /* header included */
};

/* Reads the header of a datagram in len octets of IP payload. False when it is short, when its
 * length is not between the header's and len, or when it has a checksum and that is wrong. */
bool udp_read(const uint8_t *datagram, size_t len, ip4 src, ip4 dst, struct udp *);
/* Writes the header in front of h->length - UDP_HEADER octets of data that are there already, with
 * the checksum over both. */
void udp_write(uint8_t *datagram, ip4 src, ip4 dst, const struct udp *h);

#endif
