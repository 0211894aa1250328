#include "engine/ipsec/replay.h"

#include <string.h>

void
replay_init(struct replay *r, uint32_t size)
{
	memset(r, 0, sizeof *r);
	r->size = size > REPLAY_MAX ? REPLAY_MAX : size;
}

static uint64_t
bit_of(uint32_t sequence)
{
	return UINT64_C(1) << sequence % 64;
}

static unsigned
word_of(uint32_t sequence)
{
	return sequence / 64 % REPLAY_WORDS;
}

bool
replay_would_accept(const struct replay *r, uint32_t sequence)
{
	if (!r->size)
		return true;
	if (sequence == 0) /* the first packet is number 1 */
		return false;
	if (sequence > r->top)
		return true;
	if (r->top - sequence >= r->size)
		return false;
	return !(r->seen[word_of(sequence)] & bit_of(sequence));
}

void
replay_accept(struct replay *r, uint32_t sequence)
{
	if (sequence > r->top) {
		uint32_t entered = sequence / 64 - r->top / 64;

		if (entered > REPLAY_WORDS)
			entered = REPLAY_WORDS;
		for (uint32_t i = 0; i < entered; i++)
			r->seen[(sequence / 64 - i) % REPLAY_WORDS] = 0;
		r->top = sequence;
	}
	r->seen[word_of(sequence)] |= bit_of(sequence);
}
