/* A bounded reader: a value that walks over bytes somebody else owns.
 *
 *	struct rd r = rd_init(bytes, size);
 *	uint16_t type = rd_u16(&r), len = rd_u16(&r);
 *	struct rd body = rd_sub(&r, len);
 *	if (r.bad) ...		(asked once, at the end)
 *
 * Failure is sticky: after the first read past the end every read gives zero or NULL. */
#ifndef QMIDLE_BASE_RD_H
#define QMIDLE_BASE_RD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct rd {
	const uint8_t *at, *end; /* borrowed: the bytes outlive the reader */
	bool bad;
};

static inline struct rd
rd_init(const void *bytes, size_t size)
{
	const uint8_t *p = bytes;

	return (struct rd){ .at = p, .end = p ? p + size : p };
}

static inline size_t
rd_left(const struct rd *r)
{
	return (size_t)(r->end - r->at);
}

/* The next n bytes, or NULL (and bad) when fewer are left. */
static inline const uint8_t *
rd_bytes(struct rd *r, size_t n)
{
	const uint8_t *p = r->at;

	if (r->bad || rd_left(r) < n) {
		r->bad = true;
		return NULL;
	}
	r->at += n;
	return p;
}

static inline void
rd_skip(struct rd *r, size_t n)
{
	rd_bytes(r, n);
}

static inline void
rd_copy(struct rd *r, void *to, size_t n)
{
	const uint8_t *p = rd_bytes(r, n);

	if (p)
		memcpy(to, p, n);
	else
		memset(to, 0, n);
}

/* A reader for the next n bytes alone; it cannot see what comes behind them. */
static inline struct rd
rd_sub(struct rd *r, size_t n)
{
	const uint8_t *p = rd_bytes(r, n);
	struct rd sub = rd_init(p, p ? n : 0);

	sub.bad = !p;
	return sub;
}

static inline uint8_t
rd_u8(struct rd *r)
{
	const uint8_t *p = rd_bytes(r, 1);

	return p ? p[0] : 0;
}

/* Network byte order, as all that follow. */
static inline uint16_t
rd_u16(struct rd *r)
{
	const uint8_t *p = rd_bytes(r, 2);

	return p ? (uint16_t)(p[0] << 8 | p[1]) : 0;
}

static inline uint32_t
rd_u32(struct rd *r)
{
	const uint8_t *p = rd_bytes(r, 4);

	return p ? (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3] : 0;
}

static inline uint64_t
rd_u64(struct rd *r)
{
	uint64_t high = rd_u32(r);

	return high << 32 | rd_u32(r);
}

#endif
