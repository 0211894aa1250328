/* The opposite of offload.h: TCP segments that follow each other become one large one, which the
 * kernel takes in one call, carries through its stack once and cuts again where a wire needs it. */
#ifndef QMIDLE_HOST_GATHER_H
#define QMIDLE_HOST_GATHER_H

#include <linux/virtio_net.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/pkt.h"

#define GATHER_MOST 64 /* segments in one */

/* Segments of one connection, in order, the headers of all alike. */
struct gather {
	struct pkt *segment[GATHER_MOST];
	unsigned count;
	size_t l2, headers; /* where the IP header begins, and the data */
	size_t size;	    /* of all, with one set of headers */
	size_t cut;	    /* octets of data in each segment but the last */
	uint32_t next;	    /* sequence number */
	bool full;	    /* nothing may follow the last one */
};

/* Takes the packet, whose IP header begins at l2, when it is a segment with data and a right
 * checksum that may begin a gathering or goes on with this one. Otherwise false: it stays the
 * caller's. */
bool gather_add(struct gather *, struct pkt *, size_t l2);

/* Makes the first segment's headers those of the whole and says in *h how to cut it. The data of
 * the others follows at segment[i]->data + headers. */
void gather_finish(struct gather *, struct virtio_net_hdr *h);
/* Empties it. */
void gather_clear(struct gather *);

#endif
