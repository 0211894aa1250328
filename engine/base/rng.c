#include "engine/base/rng.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "engine/base/fnv.h"

static uint64_t
rotl(uint64_t x, int k)
{
	return x << k | x >> (64 - k);
}

/* splitmix64: spreads one word over a state. */
static uint64_t
spread(uint64_t *x)
{
	uint64_t z = *x += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

void
rng_seed(struct rng *r, uint64_t seed, const char *label)
{
	uint64_t x = fnv_add(seed ^ FNV_START, label, strlen(label));

	r->system = false;
	for (int i = 0; i < 4; i++)
		r->s[i] = spread(&x);
}

void
rng_from_system(struct rng *r)
{
	memset(r, 0, sizeof *r);
	r->system = true;
}

/* xoshiro256** */
static uint64_t
next(struct rng *r)
{
	uint64_t *s = r->s, out = rotl(s[1] * 5, 7) * 9, t = s[1] << 17;

	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = rotl(s[3], 45);
	return out;
}

static void
system_bytes(uint8_t *to, size_t size)
{
	while (size) {
		ssize_t n = getrandom(to, size, 0);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			perror("qmidle: getrandom");
			abort();
		}
		to += n;
		size -= (size_t)n;
	}
}

void
rng_bytes(struct rng *r, void *to, size_t size)
{
	uint8_t *p = to;

	if (r->system) {
		system_bytes(p, size);
		return;
	}
	while (size) {
		uint64_t v = next(r);
		size_t n = size < 8 ? size : 8;

		memcpy(p, &v, n);
		p += n;
		size -= n;
	}
}

uint32_t
rng_u32(struct rng *r)
{
	uint32_t v;

	rng_bytes(r, &v, sizeof v);
	return v;
}

uint32_t
rng_below(struct rng *r, uint32_t bound)
{
	/* Rejects the top of the range that would favour small results. */
	uint32_t limit = UINT32_MAX - UINT32_MAX % bound, v;

	do
		v = rng_u32(r);
	while (v >= limit);
	return v % bound;
}
