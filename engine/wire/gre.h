/* The GRE header, RFC 2784, with the key and the sequence number of RFC 2890.
 *
 *	|C| |K|S| reserved | version | protocol type |
 *	| checksum, reserved |  if C
 *	| key                |  if K
 *	| sequence number    |  if S			*/
#ifndef QMIDLE_WIRE_GRE_H
#define QMIDLE_WIRE_GRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GRE_HEADER     4
#define GRE_HEADER_MAX 16

struct gre {
	uint8_t header; /* octets, with what is optional */
	bool has_checksum, has_key, has_sequence;
	uint16_t type; /* of what is inside: an EtherType, or GRE_KEEPALIVE */
	uint32_t key, sequence;
};

/* The type of the inner header of a keepalive: nothing is inside it. */
#define GRE_KEEPALIVE 0

enum gre_fault {
	GRE_GOOD,
	GRE_SHORT,
	GRE_UNKNOWN, /* another version, or flags that no RFC explains to a receiver */
	GRE_CHECKSUM,
};

/* Octets that a header with these options takes. */
unsigned gre_size(const struct gre *);
/* Reads the header of the packet of len octets, and checks the checksum over all of it. */
enum gre_fault gre_read(const uint8_t *packet, size_t len, struct gre *);
/* Writes gre_size() octets at the beginning of a packet of len octets whose rest is there already:
 * the checksum is over both. g->header is not looked at. */
void gre_write(uint8_t *packet, size_t len, const struct gre *g);

#endif
