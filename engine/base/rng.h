/* The world's one source of randomness. Seeded, it gives the same bytes in every run (labs,
 * tests); with a real peer on a wire it asks the operating system. */
#ifndef QMIDLE_BASE_RNG_H
#define QMIDLE_BASE_RNG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rng {
	uint64_t s[4];
	bool system; /* bytes come from the operating system, s is not used */
};

/* A stream of its own for every label, so that what one router draws does not shift another's. */
void rng_seed(struct rng *, uint64_t seed, const char *label);
void rng_from_system(struct rng *);

void rng_bytes(struct rng *, void *to, size_t size);
uint32_t rng_u32(struct rng *);
/* Uniform in [0, bound); bound is not 0. */
uint32_t rng_below(struct rng *, uint32_t bound);

#endif
