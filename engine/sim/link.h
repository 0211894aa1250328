/* A cable between two ports: delay, jitter, loss, order, rate and MTU; it can be cut; faults can be
 * put on single frames; taps see what is sent.
 *
 *	port a ==> [faults] [loss] [serialisation at `rate`] [delay + jitter] ==> port b, and back
 *	                                                   \__ `reorder` of them: no delay _/
 *
 * Frames of one direction stay in order, but for those that are not delayed and overtake the others.
 * Several nodes on one wire: engine/sim/bridge.h. */
#ifndef QMIDLE_SIM_LINK_H
#define QMIDLE_SIM_LINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/pkt.h"
#include "engine/sim/port.h"
#include "engine/sim/sched.h"

struct link;

struct link_params {
	simtime delay;	  /* one way */
	simtime jitter;	  /* added: uniform in [0, jitter] */
	uint32_t loss;	  /* frames lost in a million */
	uint32_t reorder; /* frames in a million that go without delay, before those under way */
	uint64_t rate;	  /* bits a second; 0: no limit */
	uint32_t queue;	  /* bytes waiting for the wire before frames are dropped; 0: 64 KiB */
	unsigned mtu;	  /* bytes of IP; larger frames are lost; 0: no limit */
	uint64_t seed;	  /* of loss, order, jitter and corruption; the link's name goes in too */
};

/* Joins two ports, which it borrows: it must be freed before them. Carrier comes up where the
 * other end is enabled. */
struct link *link_new(struct sched *, struct pktpool *, const char *name, struct port *a,
		      struct port *b, const struct link_params *);
void link_free(struct link *); /* takes carrier away, frees what is on the wire */

const char *link_name(const struct link *);
struct port *link_port(const struct link *, unsigned end); /* 0 or 1 */
const struct link_params *link_params(const struct link *);
void link_set_params(struct link *, const struct link_params *);

/* Cut: both ends lose carrier, frames on the wire are lost. */
void link_cut(struct link *);
void link_restore(struct link *);
bool link_is_cut(const struct link *);

enum link_fault {
	FAULT_DROP,
	FAULT_DUPLICATE,
	FAULT_REORDER, /* goes behind the next frame of its direction, or after a second */
	FAULT_CORRUPT, /* one bit of its payload flips */
};
/* Does the frame count? (data at the Ethernet header) */
typedef bool link_match(void *ctx, const struct pkt *frame);
/* Applies the fault to the n-th frame (1: the next) that `from` sends and match accepts; from
 * NULL: either end; match NULL: every frame. */
void link_set_fault(struct link *, enum link_fault, const struct port *from, unsigned nth,
		    link_match *, void *ctx);

/* Sees every frame as it is put on the wire, with its sender; before faults and loss. frame is
 * borrowed. */
typedef void link_tap(void *ctx, struct link *, simtime when, const struct port *from,
		      const struct pkt *frame);
void link_add_tap(struct link *, link_tap *, void *ctx);
void link_del_tap(struct link *, link_tap *, void *ctx);

struct link_counters {
	uint64_t frames, bytes, lost, dropped; /* sent; by chance or fault; by queue or MTU */
};
/* Of the frames that this end (0 or 1) sent. */
const struct link_counters *link_counters(const struct link *, unsigned end);

#endif
