/* Packets as they pass, for a person who watches them (debug ip packet). Nothing is reported while
 * nobody does. What is passing through is seen only where interfaces do not forward fast. */
#ifndef QMIDLE_NET_WATCH_H
#define QMIDLE_NET_WATCH_H

#include <stdbool.h>

#include "engine/net/net.h"

struct packet_watch {
	bool on;
	bool detail;	  /* what they carry, too */
	const char *list; /* only what this access list permits; NULL: everything */
};

/* Copies the text. */
void net_watch(struct net *, const struct packet_watch *);
/* The text is borrowed. */
struct packet_watch net_watching(const struct net *);

#endif
