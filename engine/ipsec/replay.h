/* Anti-replay, RFC 4303 section 3.4.3.
 *
 *	top - size + 1                             top
 *	    |  already seen = 1, not yet seen = 0   |
 *
 * Asked twice per packet: replay_would_accept() before the ICV is verified, replay_accept() after.
 * A forged packet must not move the window. The bits form a ring of words by sequence (RFC 6479),
 * so that moving the window clears the words it enters and shifts nothing. */
#ifndef QMIDLE_IPSEC_REPLAY_H
#define QMIDLE_IPSEC_REPLAY_H

#include <stdbool.h>
#include <stdint.h>

#define REPLAY_MAX   1024 /* the largest window */
#define REPLAY_WORDS 32	  /* a power of two, more than REPLAY_MAX / 64 */

struct replay {
	uint32_t top;  /* the highest sequence number accepted; 0: none yet */
	uint32_t size; /* of the window in packets; 0: everything is accepted */
	uint64_t seen[REPLAY_WORDS];
};

void replay_init(struct replay *, uint32_t size);
bool replay_would_accept(const struct replay *, uint32_t sequence);
void replay_accept(struct replay *, uint32_t sequence);

#endif
