#include "engine/sim/sched.h"

#include <stdlib.h>

#include "engine/base/xmalloc.h"

/* A binary heap of slot numbers, ordered by (due, order). A timer_id is its slot and the slot's
 * generation, so that an id outlives its timer without harm. Slots whose owners fall into the same
 * bucket are chained, so that an owner who goes is forgotten without a look at all the others. */
struct slot {
	simtime due;
	uint64_t order;
	timer_fn *fn;
	void *owner;
	uint64_t serial;
	uint32_t generation;
	uint32_t at; /* its place in the heap, or NOWHERE */
	uint32_t next_free;
	uint32_t left, right; /* in the chain of its bucket */
};

#define NOWHERE UINT32_MAX

struct sched {
	simtime now;
	uint64_t order;
	struct slot *slots;
	uint32_t *heap;
	uint32_t *bucket; /* the first slot of each chain; there are slots_room */
	uint32_t heap_len, slots_len, slots_room, free;
};

struct sched *
sched_new(void)
{
	struct sched *s = xcalloc(1, sizeof *s);

	s->free = NOWHERE;
	return s;
}

void
sched_free(struct sched *s)
{
	if (!s)
		return;
	free(s->slots);
	free(s->heap);
	free(s->bucket);
	free(s);
}

simtime
sched_now(const struct sched *s)
{
	return s->now;
}

static bool
before(const struct sched *s, uint32_t a, uint32_t b)
{
	const struct slot *x = &s->slots[a], *y = &s->slots[b];

	return x->due != y->due ? x->due < y->due : x->order < y->order;
}

static void
place(struct sched *s, uint32_t at, uint32_t slot)
{
	s->heap[at] = slot;
	s->slots[slot].at = at;
}

static void
sift_up(struct sched *s, uint32_t at)
{
	uint32_t slot = s->heap[at];

	while (at && before(s, slot, s->heap[(at - 1) / 2])) {
		place(s, at, s->heap[(at - 1) / 2]);
		at = (at - 1) / 2;
	}
	place(s, at, slot);
}

static void
sift_down(struct sched *s, uint32_t at)
{
	uint32_t slot = s->heap[at], child;

	while ((child = 2 * at + 1) < s->heap_len) {
		if (child + 1 < s->heap_len && before(s, s->heap[child + 1], s->heap[child]))
			child++;
		if (!before(s, s->heap[child], slot))
			break;
		place(s, at, s->heap[child]);
		at = child;
	}
	place(s, at, slot);
}

/* ---- owners ---- */

static uint32_t *
bucket_of(struct sched *s, const void *owner)
{
	uint64_t mixed =
		(uintptr_t)owner * UINT64_C(0x9e3779b97f4a7c15); /* 2^64 by the golden ratio */

	return &s->bucket[(mixed >> 32) & (s->slots_room - 1)];
}

static void
chain(struct sched *s, uint32_t i)
{
	uint32_t *first = bucket_of(s, s->slots[i].owner);

	s->slots[i].left = NOWHERE;
	s->slots[i].right = *first;
	if (*first != NOWHERE)
		s->slots[*first].left = i;
	*first = i;
}

static void
unchain(struct sched *s, const struct slot *slot)
{
	if (slot->right != NOWHERE)
		s->slots[slot->right].left = slot->left;
	if (slot->left != NOWHERE)
		s->slots[slot->left].right = slot->right;
	else
		*bucket_of(s, slot->owner) = slot->right;
}

/* ---- slots ---- */

static void
make_room(struct sched *s)
{
	s->slots_room = s->slots_room ? 2 * s->slots_room : 64;
	s->slots = xrealloc(s->slots, s->slots_room, sizeof *s->slots);
	s->heap = xrealloc(s->heap, s->slots_room, sizeof *s->heap);
	s->bucket = xrealloc(s->bucket, s->slots_room, sizeof *s->bucket);
	for (uint32_t i = 0; i < s->slots_room; i++)
		s->bucket[i] = NOWHERE;
	for (uint32_t i = 0; i < s->heap_len; i++)
		chain(s, s->heap[i]);
}

static uint32_t
take_slot(struct sched *s)
{
	uint32_t slot = s->free;

	if (slot != NOWHERE) {
		s->free = s->slots[slot].next_free;
		return slot;
	}
	if (s->slots_len == s->slots_room)
		make_room(s);
	s->slots[s->slots_len].generation = 0;
	return s->slots_len++;
}

timer_id
timer_after(struct sched *s, simtime delay, timer_fn *fn, void *owner, uint64_t serial)
{
	uint32_t i = take_slot(s), generation = s->slots[i].generation + 1;
	simtime due = delay > SCHED_NEVER - s->now ? SCHED_NEVER : s->now + delay;

	s->slots[i] = (struct slot){ .due = due,
				     .order = s->order++,
				     .fn = fn,
				     .owner = owner,
				     .serial = serial,
				     .generation = generation };
	chain(s, i);
	s->heap[s->heap_len] = i;
	sift_up(s, s->heap_len++);
	return (timer_id)generation << 32 | i;
}

/* The slot of a timer that still waits, or NULL. */
static struct slot *
waiting(const struct sched *s, timer_id id)
{
	uint32_t i = (uint32_t)id;
	struct slot *slot;

	if (!id || i >= s->slots_len)
		return NULL;
	slot = &s->slots[i];
	return slot->generation == id >> 32 && slot->at != NOWHERE ? slot : NULL;
}

static void
take_out(struct sched *s, struct slot *slot)
{
	uint32_t at = slot->at, last = s->heap[--s->heap_len];

	unchain(s, slot);
	slot->at = NOWHERE;
	slot->next_free = s->free;
	s->free = (uint32_t)(slot - s->slots);
	if (at == s->heap_len)
		return;
	place(s, at, last);
	sift_up(s, at);
	sift_down(s, s->slots[last].at);
}

void
timer_cancel(struct sched *s, timer_id id)
{
	struct slot *slot = waiting(s, id);

	if (slot)
		take_out(s, slot);
}

simtime
timer_due(const struct sched *s, timer_id id)
{
	const struct slot *slot = waiting(s, id);

	return slot ? slot->due : SCHED_NEVER;
}

void
sched_forget(struct sched *s, const void *owner)
{
	uint32_t i = s->slots_room ? *bucket_of(s, owner) : NOWHERE, next;

	for (; i != NOWHERE; i = next) {
		next = s->slots[i].right;
		if (s->slots[i].owner == owner)
			take_out(s, &s->slots[i]);
	}
}

simtime
sched_next(const struct sched *s)
{
	return s->heap_len ? s->slots[s->heap[0]].due : SCHED_NEVER;
}

bool
sched_step(struct sched *s, simtime until)
{
	struct slot *slot, copy;

	if (!s->heap_len || sched_next(s) > until)
		return false;
	slot = &s->slots[s->heap[0]];
	copy = *slot;
	take_out(s, slot);
	s->now = copy.due;
	copy.fn(copy.owner, copy.serial); /* may add timers and so move the slots */
	return true;
}

void
sched_run_until(struct sched *s, simtime until)
{
	while (sched_step(s, until))
		;
	if (until != SCHED_NEVER && until > s->now)
		s->now = until;
}
