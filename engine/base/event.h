/* Events: the engine reports what happened, with typed arguments, and speaks no sentence.
 *
 * event.def lists every kind:		EVENT(ISAKMP_STATE, conn, str, str)
 * engine code reports it:		event(sink, ISAKMP_STATE, sa->conn_id, from, to);
 * cli/show/messages.def words it.	A kind without a wording, or the reverse, does not compile.
 *
 * Argument types are checked by the compiler: every EVENT() makes one inline function.
 * Pointers are borrowed for the time of the call; a consumer that keeps one copies it. */
#ifndef QMIDLE_BASE_EVENT_H
#define QMIDLE_BASE_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/addr.h"

struct event_flow; /* what IPsec says of a request or an SA: engine/ipsec/report.h */

/* What an argument may be: numbers first, then borrowed pointers. */
#define EVENT_NUMBERS(X)                                                                           \
	X(num, uint32_t)  /* decimal */                                                            \
	X(snum, int32_t)  /* signed decimal: message IDs as IOS 15.2 prints them */                \
	X(hex, uint32_t)  /* SPIs, handles */                                                      \
	X(big, uint64_t)  /* byte counts */                                                        \
	X(conn, uint32_t) /* conn-id of an IKE SA, 0 before it has one */                          \
	X(addr, ip4)                                                                               \
	X(port, uint16_t)
#define EVENT_POINTERS(X)                                                                          \
	X(str, const char *)                                                                       \
	X(bytes, const struct event_bytes *)                                                       \
	X(mac, const struct mac *)                                                                 \
	X(flow, const struct event_flow *)

struct event_bytes {
	const uint8_t *at;
	size_t len;
};

enum event_type {
#define X(t, c) EVENT_TYPE_##t,
	EVENT_NUMBERS(X) EVENT_POINTERS(X)
#undef X
};

union event_value {
	uint64_t n; /* all numbers; snum is sign-extended */
	const void *p;
};

#define EVENT_ARGS 8

enum event_kind {
#define EVENT(name, ...) EV_##name,
#include "engine/base/event.def"
#undef EVENT
	EVENT_KINDS
};

struct event {
	enum event_kind kind;
	unsigned count;
	enum event_type type[EVENT_ARGS];
	union event_value arg[EVENT_ARGS];
};

/* Where a router's events go. The owner sets the bits of the kinds it wants. */
struct event_sink {
	void (*report)(struct event_sink *, const struct event *);
	uint32_t wanted[(EVENT_KINDS + 31) / 32];
	ip4 about; /* the peer whom what is reported now concerns; 0: none yet */
};

/* What follows concerns that peer, until the next is named. */
static inline void
event_about(struct event_sink *s, ip4 peer)
{
	if (s)
		s->about = peer;
}

static inline bool
event_wanted(const struct event_sink *s, enum event_kind k)
{
	return s && (s->wanted[k / 32] >> (k % 32) & 1);
}

void event_want(struct event_sink *, enum event_kind, bool);
void event_want_all(struct event_sink *);

/* "ISAKMP_STATE", for lab checks and logs. */
const char *event_name(enum event_kind);
/* The kind of that name, or EVENT_KINDS. */
enum event_kind event_by_name(const char *);

#define X(t, c)                                                                                    \
	typedef c event_##t##_t;                                                                   \
	static inline void event_put_##t(struct event *e, c v)                                     \
	{                                                                                          \
		e->type[e->count] = EVENT_TYPE_##t;                                                \
		e->arg[e->count++].n = (uint64_t)(int64_t)v;                                       \
	}
EVENT_NUMBERS(X)
#undef X
#define X(t, c)                                                                                    \
	typedef c event_##t##_t;                                                                   \
	static inline void event_put_##t(struct event *e, c v)                                     \
	{                                                                                          \
		e->type[e->count] = EVENT_TYPE_##t;                                                \
		e->arg[e->count++].p = v;                                                          \
	}
EVENT_POINTERS(X)
#undef X

/* clang-format off */
#define EV_COUNT_(_0, _1, _2, _3, _4, _5, _6, _7, _8, n, ...) n
#define EV_COUNT(...) EV_COUNT_(0 __VA_OPT__(,) __VA_ARGS__, 8, 7, 6, 5, 4, 3, 2, 1, 0)
#define EV_CAT_(a, b) a##b
#define EV_CAT(a, b) EV_CAT_(a, b)
#define EV_P0()
#define EV_P1(a) , event_##a##_t a1
#define EV_P2(a, b) EV_P1(a), event_##b##_t a2
#define EV_P3(a, b, c) EV_P2(a, b), event_##c##_t a3
#define EV_P4(a, b, c, d) EV_P3(a, b, c), event_##d##_t a4
#define EV_P5(a, b, c, d, e) EV_P4(a, b, c, d), event_##e##_t a5
#define EV_P6(a, b, c, d, e, f) EV_P5(a, b, c, d, e), event_##f##_t a6
#define EV_P7(a, b, c, d, e, f, g) EV_P6(a, b, c, d, e, f), event_##g##_t a7
#define EV_P8(a, b, c, d, e, f, g, h) EV_P7(a, b, c, d, e, f, g), event_##h##_t a8
#define EV_S0()
#define EV_S1(a) event_put_##a(&ev, a1);
#define EV_S2(a, b) EV_S1(a) event_put_##b(&ev, a2);
#define EV_S3(a, b, c) EV_S2(a, b) event_put_##c(&ev, a3);
#define EV_S4(a, b, c, d) EV_S3(a, b, c) event_put_##d(&ev, a4);
#define EV_S5(a, b, c, d, e) EV_S4(a, b, c, d) event_put_##e(&ev, a5);
#define EV_S6(a, b, c, d, e, f) EV_S5(a, b, c, d, e) event_put_##f(&ev, a6);
#define EV_S7(a, b, c, d, e, f, g) EV_S6(a, b, c, d, e, f) event_put_##g(&ev, a7);
#define EV_S8(a, b, c, d, e, f, g, h) EV_S7(a, b, c, d, e, f, g) event_put_##h(&ev, a8);

#define EVENT(name, ...) \
	static inline void event_##name(struct event_sink *to \
					EV_CAT(EV_P, EV_COUNT(__VA_ARGS__))(__VA_ARGS__)) \
	{ \
		struct event ev = { .kind = EV_##name }; \
		if (!event_wanted(to, EV_##name)) \
			return; \
		EV_CAT(EV_S, EV_COUNT(__VA_ARGS__))(__VA_ARGS__) \
		to->report(to, &ev); \
	}
#include "engine/base/event.def"
#undef EVENT
/* clang-format on */

#define event(to, name, ...) event_##name((to)__VA_OPT__(, ) __VA_ARGS__)

#endif
