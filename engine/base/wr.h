/* A bounded writer, the counterpart of rd.h: writes past the end set bad and are left out. */
#ifndef QMIDLE_BASE_WR_H
#define QMIDLE_BASE_WR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct wr {
	uint8_t *start, *at, *end; /* borrowed */
	bool bad;
};

static inline struct wr
wr_init(void *bytes, size_t size)
{
	uint8_t *p = bytes;

	return (struct wr){ .start = p, .at = p, .end = p + size };
}

static inline size_t
wr_len(const struct wr *w)
{
	return (size_t)(w->at - w->start);
}

/* Room for the next n bytes, to be filled by the caller, or NULL (and bad). */
static inline uint8_t *
wr_room(struct wr *w, size_t n)
{
	uint8_t *p = w->at;

	if (w->bad || (size_t)(w->end - w->at) < n) {
		w->bad = true;
		return NULL;
	}
	w->at += n;
	return p;
}

static inline void
wr_bytes(struct wr *w, const void *from, size_t n)
{
	uint8_t *p = wr_room(w, n);

	if (p && n)
		memcpy(p, from, n);
}

static inline void
wr_zero(struct wr *w, size_t n)
{
	uint8_t *p = wr_room(w, n);

	if (p && n)
		memset(p, 0, n);
}

static inline void
wr_u8(struct wr *w, uint8_t v)
{
	wr_bytes(w, &v, 1);
}

/* Network byte order, as all that follow. */
static inline void
wr_u16(struct wr *w, uint16_t v)
{
	wr_bytes(w, (uint8_t[]){ v >> 8, v & 0xff }, 2);
}

static inline void
wr_u32(struct wr *w, uint32_t v)
{
	wr_bytes(w, (uint8_t[]){ v >> 24, v >> 16 & 0xff, v >> 8 & 0xff, v & 0xff }, 4);
}

static inline void
wr_u64(struct wr *w, uint64_t v)
{
	wr_u32(w, (uint32_t)(v >> 32));
	wr_u32(w, (uint32_t)v);
}

/* Fills in a 16-bit field that was written earlier, offset bytes from the start. */
static inline void
wr_patch_u16(struct wr *w, size_t offset, uint16_t v)
{
	if (w->bad || offset + 2 > wr_len(w)) {
		w->bad = true;
		return;
	}
	w->start[offset] = v >> 8;
	w->start[offset + 1] = v & 0xff;
}

#endif
