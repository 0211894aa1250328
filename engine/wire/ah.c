#include "engine/wire/ah.h"

#include <string.h>

#include "engine/base/rd.h"
#include "engine/base/wr.h"
#include "engine/wire/ipv4.h"

bool
ah_read(const uint8_t *bytes, size_t len, struct ah *h)
{
	struct rd r = rd_init(bytes, len);

	h->next = rd_u8(&r);
	h->octets = (uint16_t)((rd_u8(&r) + 2) * 4);
	rd_u16(&r);
	h->spi = rd_u32(&r);
	h->seq = rd_u32(&r);
	return !r.bad && h->octets >= AH_HEADER && h->octets <= len;
}

void
ah_write(uint8_t to[static AH_HEADER], const struct ah *h)
{
	struct wr w = wr_init(to, AH_HEADER);

	wr_u32(&w, (uint32_t)h->next << 24 | (uint32_t)(h->octets / 4 - 2) << 16);
	wr_u32(&w, h->spi);
	wr_u32(&w, h->seq);
}

/* Does the option arrive as it was sent? */
static bool
is_immutable(uint8_t option)
{
	switch (option) {
	case 130: /* security */
	case 133: /* extended security */
	case 134: /* commercial security */
	case 148: /* router alert */
	case 149: /* sender directed delivery to many */
		return true;
	default:
		return false;
	}
}

void
ah_clear_mutable(uint8_t *header, size_t len)
{
	header[1] = 0;
	memset(header + 6, 0, 3);  /* flags, fragment offset, TTL */
	memset(header + 10, 0, 2); /* checksum */
	for (size_t at = IPV4_HEADER, octets; at < len && header[at] > 0; at += octets) {
		if (header[at] == 1) { /* no operation */
			octets = 1;
			continue;
		}
		octets = at + 1 < len ? header[at + 1] : 0;
		if (octets < 2 || octets > len - at)
			octets = len - at; /* nonsense: all that is left */
		if (!is_immutable(header[at]))
			memset(header + at, 0, octets);
	}
}
