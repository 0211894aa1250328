/* The IKE messages of a lab, as they were sent and received. Each is a rung between two parties,
 * from when it is sent; a message from somebody outside of the lab is one from when it is heard.
 * They can be drawn afterwards (ladder_draw) and as they happen (ladder_live.h). */
#ifndef QMIDLE_LAB_LADDER_H
#define QMIDLE_LAB_LADDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/ike/ike.h"
#include "engine/sim/sched.h"

struct ladder;
struct router;
struct text;

#define LADDER_NOBODY SIZE_MAX /* none of the lab's routers */

struct rung {
	uint64_t serial; /* consecutive, from 1 */
	size_t from, to; /* parties; to: who heard it, or who has the address */
	simtime when, heard;
	bool arrived, understood;
	struct ike_message message; /* as whoever sent it saw it; one that is said again has the
				     * payloads of the first time */
	uint8_t *wire, *clear;	    /* those of the message, ours; clear may be NULL */
	unsigned number;	    /* of the message in its exchange */
};

struct ladder *ladder_new(struct sched *);
void ladder_free(struct ladder *);

/* Hears the messages of this router from now on; the name outlives the ladder. */
void ladder_router(struct ladder *, struct router *, const char *name);

/* ---- parties and rungs ---- */

size_t ladder_parties(const struct ladder *);
const char *ladder_party(const struct ladder *, size_t party);
/* LADDER_NOBODY: no such router. */
size_t ladder_find_party(const struct ladder *, const char *name);

/* The oldest first. They stay until older ones have to make room, which is long. */
size_t ladder_count(const struct ladder *);
const struct rung *ladder_rung(const struct ladder *, size_t i);
const struct rung *ladder_by_serial(const struct ladder *, uint64_t serial); /* NULL: it is gone */

/* Is told of every rung when it is sent and when it arrives. */
typedef void ladder_listener(void *ctx, const struct rung *);
void ladder_listen(struct ladder *, ladder_listener *, void *ctx);
void ladder_unlisten(struct ladder *, ladder_listener *, void *ctx);

/* "MM1", "QM2", "INFO"; the payloads "HASH, SA, NONCE, ID x2"; "(again)", "(not readable there)" or
 * nothing. */
void rung_name(const struct rung *, struct text *);
void rung_payloads(const struct rung *, struct text *);
const char *rung_remark(const struct rung *);

/* ---- drawing ----
 *
 *	   seconds  R1                                           R2
 *	     2.000  |--- MM1  SA, VID x4 ----------------------->|
 *	     2.006  |<-- MM2  SA, VID ---------------------------|
 *
 * Draws what went between the two; put() gets whole lines. A star marks what was encrypted. */
void ladder_draw(const struct ladder *, const char *first, const char *second,
		 void (*put)(void *ctx, const char *line), void *ctx);

#endif
