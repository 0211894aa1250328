/* The IPv4 header, RFC 791, and the Internet checksum, RFC 1071. */
#ifndef QMIDLE_WIRE_IPV4_H
#define QMIDLE_WIRE_IPV4_H

#include "engine/base/addr.h"

#define IPV4_HEADER	20 /* without options */
#define IPV4_HEADER_MAX 60

enum ip_proto {
#define IP_PROTO(name, number, text) PROTO_##name = number,
#include "engine/wire/ipproto.def"
#undef IP_PROTO
};

/* "tcp", "esp"; NULL for a number that ipproto.def does not name. */
const char *ip_proto_name(unsigned);

struct ipv4 {
	uint8_t header; /* octets, options included */
	uint8_t tos;
	uint16_t total; /* octets, header included */
	uint16_t id;
	bool df, mf;
	uint16_t fragment; /* offset of the payload, in octets */
	uint8_t ttl;
	uint8_t protocol;
	ip4 src, dst;
};

enum ipv4_fault {
	IPV4_GOOD,
	IPV4_SHORT,   /* fewer octets than the header or the total length says */
	IPV4_VERSION, /* not version 4 */
	IPV4_LENGTH,  /* header length under 20, or total length under the header's */
	IPV4_CHECKSUM,
};

/* Reads the header of the packet that begins at bytes. What comes behind h->total octets (the
 * padding of a short Ethernet frame) is not the packet's. */
enum ipv4_fault ipv4_read(const uint8_t *bytes, size_t len, struct ipv4 *h);
/* Writes a header without options, with its checksum; h->header is taken to be 20. */
void ipv4_write(uint8_t to[static IPV4_HEADER], const struct ipv4 *h);

static inline bool
ipv4_is_fragment(const struct ipv4 *h)
{
	return h->mf || h->fragment;
}

/* On a header in place, its checksum mended (RFC 1624). TTL 0 is left as it is. */
void ipv4_decrement_ttl(uint8_t *header);
void ipv4_set_tos(uint8_t *header, uint8_t tos);
void ipv4_set_df(uint8_t *header, bool df);
/* Fragment fields and total length: for fragments cut out of a packet. The checksum is redone. */
void ipv4_set_fragment(uint8_t *header, uint16_t total, uint16_t offset, bool more);
/* The checksum of a header in place whose other octets were changed. */
void ipv4_sum_header(uint8_t *header);

/* Single fields of a header in place. Setting one leaves the checksum to ipv4_sum_header(). */
static inline ip4
ipv4_src(const uint8_t *header)
{
	return IP4(header[12], header[13], header[14], header[15]);
}

static inline ip4
ipv4_dst(const uint8_t *header)
{
	return IP4(header[16], header[17], header[18], header[19]);
}

static inline bool
ipv4_has_df(const uint8_t *header)
{
	return header[6] & 0x40;
}

static inline void
ipv4_set_src(uint8_t *header, ip4 addr)
{
	header[12] = (uint8_t)(addr >> 24);
	header[13] = (uint8_t)(addr >> 16);
	header[14] = (uint8_t)(addr >> 8);
	header[15] = (uint8_t)addr;
}

/* Sets an address of a header in place and mends the header's checksum (RFC 1624). */
void ipv4_change_src(uint8_t *header, ip4);
void ipv4_change_dst(uint8_t *header, ip4);

/* ---- the Internet checksum ---- */

/* The ones' complement sum of the octets, folded, not inverted, on top of start. Pieces but the
 * last must have an even length. */
uint16_t ip_sum(uint32_t start, const void *bytes, size_t len);
/* The checksum of a message in which 32 (or 16) bits at an even offset changed from was to is:
 * HC' = ~(~HC + ~m + m'), RFC 1624. */
uint16_t ip_sum_mend(uint16_t checksum, uint32_t was, uint32_t is);
/* Sum of the pseudo header of UDP and TCP (RFC 768, 793), for ip_sum()'s start. */
uint32_t ip_pseudo_sum(ip4 src, ip4 dst, uint8_t protocol, uint16_t len);

#endif
