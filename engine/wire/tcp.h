/* The TCP header, RFC 793. Of the options the largest segment size is read and written. */
#ifndef QMIDLE_WIRE_TCP_H
#define QMIDLE_WIRE_TCP_H

#include "engine/base/addr.h"

#define TCP_HEADER 20

enum tcp_flag {
	TCP_FIN = 1 << 0,
	TCP_SYN = 1 << 1,
	TCP_RST = 1 << 2,
	TCP_PSH = 1 << 3,
	TCP_ACK = 1 << 4,
	TCP_URG = 1 << 5,
};

struct tcp {
	uint16_t sport, dport;
	uint32_t seq, ack;
	uint8_t header; /* octets, options included */
	uint8_t flags;	/* enum tcp_flag */
	uint16_t window;
	uint16_t mss; /* of a SYN: the largest segment its sender takes; 0: no such option */
};

/* Octets of the header when it is written. */
static inline unsigned
tcp_size(const struct tcp *h)
{
	return h->mss ? TCP_HEADER + 4 : TCP_HEADER;
}

/* Reads the header of a segment of len octets; false when it is short or its checksum is wrong. */
bool tcp_read(const uint8_t *segment, size_t len, ip4 src, ip4 dst, struct tcp *);
/* Writes the header in front of len - tcp_size() octets of data that are there already, with the
 * checksum over both. h->header is not looked at. */
void tcp_write(uint8_t *segment, size_t len, ip4 src, ip4 dst, const struct tcp *h);
/* Lowers the largest segment size that a SYN names to most, and mends the checksum (RFC 1624). What is
 * no SYN, names none or names less stays as it is. */
void tcp_clamp_mss(uint8_t *segment, size_t len, uint16_t most);

#endif
