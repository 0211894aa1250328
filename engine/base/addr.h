/* Addresses: IPv4 in host byte order, prefixes, wildcards, Ethernet MACs, and their text. */
#ifndef QMIDLE_BASE_ADDR_H
#define QMIDLE_BASE_ADDR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint32_t ip4; /* host byte order: 10.0.0.1 is 0x0a000001 */

struct prefix {
	ip4 addr; /* host bits are zero */
	uint8_t len;
};

struct mac {
	uint8_t b[6];
};

#define IP4_TEXT    16 /* "255.255.255.255" and its end */
#define PREFIX_TEXT 19
#define MAC_TEXT    15 /* "001b.d4aa.0100" and its end */

#define IP4(a, b, c, d) ((ip4)(a) << 24 | (ip4)(b) << 16 | (ip4)(c) << 8 | (ip4)(d))

static inline ip4
mask_of(unsigned len)
{
	return len ? ~(ip4)0 << (32 - len) : 0;
}

/* The prefix length of a mask, or -1 when its ones are not contiguous. */
int mask_len(ip4 mask);

static inline struct prefix
prefix_make(ip4 addr, unsigned len)
{
	return (struct prefix){ addr & mask_of(len), (uint8_t)len };
}

static inline bool
prefix_holds(struct prefix p, ip4 addr)
{
	return (addr & mask_of(p.len)) == p.addr;
}

/* A dotted quad, all of text: four decimal numbers up to 255. */
bool ip4_parse(const char *text, ip4 *addr);
/* "10.1.1.0/24"; host bits are kept in *addr. */
bool ip4_parse_len(const char *text, ip4 *addr, uint8_t *len);

/* Each writes into the caller's buffer and gives it back. mac_text() is "001b.d4aa.0100". */
char *ip4_text(ip4 addr, char buf[static IP4_TEXT]);
char *prefix_text(struct prefix, char buf[static PREFIX_TEXT]);
char *mac_text(const struct mac *, char buf[static MAC_TEXT]);

extern const struct mac mac_broadcast;
bool mac_equal(const struct mac *, const struct mac *);
static inline bool
mac_is_group(const struct mac *m)
{
	return m->b[0] & 1;
}

/* For one printf: IP4S(addr) lives until the end of the enclosing block. */
#define IP4S(addr) ip4_text((addr), (char[IP4_TEXT]){ 0 })
#define MACS(mac)  mac_text((mac), (char[MAC_TEXT]){ 0 })
#define PREFIXS(p) prefix_text((p), (char[PREFIX_TEXT]){ 0 })

#endif
