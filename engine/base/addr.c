#include "engine/base/addr.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

const struct mac mac_broadcast = { { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff } };

int
mask_len(ip4 mask)
{
	int len = mask ? 32 - __builtin_ctz(mask) : 0;

	return mask == mask_of((unsigned)len) ? len : -1;
}

/* One decimal octet of at most three digits; moves *at behind it. */
static bool
octet(const char **at, ip4 *value)
{
	const char *p = *at;
	unsigned v = 0, digits = 0;

	while (isdigit((unsigned char)*p) && digits < 3) {
		v = v * 10 + (unsigned)(*p++ - '0');
		digits++;
	}
	*at = p;
	*value = v;
	return digits > 0 && v <= 255;
}

static const char *
quad(const char *text, ip4 *addr)
{
	ip4 sum = 0, v;

	for (int i = 0; i < 4; i++) {
		if (i && *text++ != '.')
			return NULL;
		if (!octet(&text, &v))
			return NULL;
		sum = sum << 8 | v;
	}
	*addr = sum;
	return text;
}

bool
ip4_parse(const char *text, ip4 *addr)
{
	const char *end = quad(text, addr);

	return end && !*end;
}

bool
ip4_parse_len(const char *text, ip4 *addr, uint8_t *len)
{
	const char *end = quad(text, addr);
	ip4 v;

	if (!end || *end++ != '/' || !octet(&end, &v) || *end || v > 32)
		return false;
	*len = (uint8_t)v;
	return true;
}

char *
ip4_text(ip4 a, char buf[static IP4_TEXT])
{
	snprintf(buf, IP4_TEXT, "%u.%u.%u.%u", a >> 24, a >> 16 & 255, a >> 8 & 255, a & 255);
	return buf;
}

char *
prefix_text(struct prefix p, char buf[static PREFIX_TEXT])
{
	char a[IP4_TEXT];

	snprintf(buf, PREFIX_TEXT, "%s/%u", ip4_text(p.addr, a), p.len);
	return buf;
}

char *
mac_text(const struct mac *m, char buf[static MAC_TEXT])
{
	snprintf(buf, MAC_TEXT, "%02x%02x.%02x%02x.%02x%02x", m->b[0], m->b[1], m->b[2], m->b[3],
		 m->b[4], m->b[5]);
	return buf;
}

bool
mac_equal(const struct mac *a, const struct mac *b)
{
	return !memcmp(a, b, sizeof *a);
}
