/* The IKE messages of a lab, as they were sent and received, and a drawing of them.
 *
 *	   seconds  R1                                           R2
 *	     2.000  |--- MM1  SA, VID x4 ----------------------->|
 *	     2.006  |<-- MM2  SA, VID ---------------------------| */
#ifndef QMIDLE_LAB_LADDER_H
#define QMIDLE_LAB_LADDER_H

struct ladder;
struct router;
struct sched;

struct ladder *ladder_new(struct sched *);
void ladder_free(struct ladder *);

/* Hears the messages of this router from now on; the name outlives the ladder. */
void ladder_router(struct ladder *, struct router *, const char *name);

/* Draws what went between the two; put() gets whole lines. A star marks what was encrypted. */
void ladder_draw(const struct ladder *, const char *first, const char *second,
		 void (*put)(void *ctx, const char *line), void *ctx);

#endif
