/* AH as it lies on the wire, RFC 4302, behind the IPv4 header that it covers too.
 *
 *	next header 1 | its own words less 2 1 | reserved 2 | SPI 4 | sequence 4 | ICV */
#ifndef QMIDLE_WIRE_AH_H
#define QMIDLE_WIRE_AH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define AH_HEADER 12 /* without the ICV */

struct ah {
	uint8_t next;	 /* protocol of what follows */
	uint16_t octets; /* ICV included; whole words of 4 */
	uint32_t spi, seq;
};

/* False when fewer octets are there than it says, or it says fewer than AH_HEADER. */
bool ah_read(const uint8_t *bytes, size_t len, struct ah *);
/* Writes AH_HEADER octets; the ICV is the caller's. */
void ah_write(uint8_t to[static AH_HEADER], const struct ah *);

/* Sets to 0 what may change on the way in an IPv4 header with its options, RFC 4302 3.3.3.1.1 and
 * appendix A: TOS, flags, fragment offset, TTL, checksum and most options. */
void ah_clear_mutable(uint8_t *header, size_t len);

#endif
