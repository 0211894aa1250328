/* FNV-1a: a quick hash of 64 bits for names and fingerprints; whoever wants two to be the same can
 * make them so. */
#ifndef QMIDLE_BASE_FNV_H
#define QMIDLE_BASE_FNV_H

#include <stddef.h>
#include <stdint.h>

#define FNV_START UINT64_C(0xcbf29ce484222325)

/* The hash of what `h` stands for with these bytes behind it. */
static inline uint64_t
fnv_add(uint64_t h, const void *bytes, size_t len)
{
	for (const uint8_t *p = bytes; len--; p++)
		h = (h ^ *p) * UINT64_C(0x100000001b3);
	return h;
}

#endif
