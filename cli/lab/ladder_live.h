/* The IKE messages of a lab drawn as they happen, a column for every party, until the escape
 * sequence or Ctrl-C is typed.
 *
 *	   seconds  R1                R2                R3
 *	     5.000  |--- MM1 --------------------------->|  SA, VID x4
 *	     5.010  |<-- MM2 ----------------------------|  SA, VID
 *
 * A message is drawn when it arrives, or when it is clear that it will not. */
#ifndef QMIDLE_LAB_LADDER_LIVE_H
#define QMIDLE_LAB_LADDER_LIVE_H

#include <stddef.h>

struct ladder;
struct session;

#define LADDER_COLUMNS 8

/* LADDER_NOBODY among the columns is everybody outside of the lab. Starts a job of the session. */
void ladder_live(struct session *, struct ladder *, const size_t *columns, size_t count);

#endif
