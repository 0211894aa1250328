/* Packets: one buffer, a window on it, and what a router has learnt about it on the way.
 *
 *      head          data                    data + len            end
 *       |  headroom   |   the current layer   |      tailroom       |
 *
 * A layer going out pushes its header in front (pkt_push), a layer coming in pulls it off
 * (pkt_pull), so nothing is copied. Packets come from a pool and go back to it: once warm, the
 * forwarding path allocates nothing.
 *
 * Everywhere in the engine a function that is handed a packet *takes* it, whatever happens. */
#ifndef QMIDLE_BASE_PKT_H
#define QMIDLE_BASE_PKT_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PKT_HEADROOM 192   /* Ethernet, outer IP, UDP, AH, ESP and its IV, with room to spare */
#define PKT_TAILROOM 96	   /* ESP padding, trailer, the longest ICV */
#define PKT_MAX	     65600 /* the largest IPv4 datagram in its frame */

struct pktpool;
struct iface;

enum pkt_flag {
	PKT_LOCAL = 1 << 0,	/* this router made it */
	PKT_DECRYPTED = 1 << 1, /* it came out of an SA */
	PKT_ENCRYPTED = 1 << 2, /* it is the outer packet of an SA: not looked at by crypto again */
	PKT_BROADCAST = 1 << 3, /* it arrived in a broadcast or multicast frame */
};

struct pkt {
	uint8_t *data;
	uint32_t len;
	uint32_t flags; /* enum pkt_flag */
	uint8_t *head, *end;
	uint8_t *network; /* the IP header, once known: ICMP errors quote from here */
	struct iface *in; /* borrowed: where it arrived, NULL for our own */
	struct pktpool *pool;
	struct pkt *next; /* for the queue that holds it */
	uint64_t when;	  /* for the wire that carries it: simulated ns */
};

struct pktpool *pktpool_new(void);
void pktpool_free(struct pktpool *); /* every packet must be back */
/* How many packets are out: what a test asks to see that nobody kept one. */
size_t pktpool_out(const struct pktpool *);

/* Gives a packet of len bytes (undefined) with PKT_HEADROOM in front and PKT_TAILROOM behind.
 * len is at most PKT_MAX. */
struct pkt *pkt_new(struct pktpool *, size_t len);
struct pkt *pkt_copy(const struct pkt *); /* bytes, flags and in */
void pkt_free(struct pkt *);		  /* back to its pool; NULL is allowed */

static inline size_t
pkt_headroom(const struct pkt *p)
{
	return (size_t)(p->data - p->head);
}

static inline size_t
pkt_tailroom(const struct pkt *p)
{
	return (size_t)(p->end - p->data) - p->len;
}

/* Grows the packet in front by n bytes, which the caller fills. The room must be there. */
static inline uint8_t *
pkt_push(struct pkt *p, size_t n)
{
	assert(pkt_headroom(p) >= n);
	p->data -= n;
	p->len += (uint32_t)n;
	return p->data;
}

/* Cuts n bytes off the front; false, and nothing done, when the packet is shorter. */
static inline bool
pkt_pull(struct pkt *p, size_t n)
{
	if (p->len < n)
		return false;
	p->data += n;
	p->len -= (uint32_t)n;
	return true;
}

/* Grows the packet behind by n bytes, which the caller fills. The room must be there. */
static inline uint8_t *
pkt_put(struct pkt *p, size_t n)
{
	uint8_t *at = p->data + p->len;

	assert(pkt_tailroom(p) >= n);
	p->len += (uint32_t)n;
	return at;
}

/* Cuts the packet to len bytes; longer than it is changes nothing. */
static inline void
pkt_trim(struct pkt *p, size_t len)
{
	if (len < p->len)
		p->len = (uint32_t)len;
}

/* A first-in first-out queue through next. */
struct pktqueue {
	struct pkt *first, **last;
	size_t count;
};

void pktqueue_init(struct pktqueue *);
void pktqueue_put(struct pktqueue *, struct pkt *); /* takes */
struct pkt *pktqueue_get(struct pktqueue *);	    /* gives, or NULL */
void pktqueue_clear(struct pktqueue *);		    /* frees what it holds */

#endif
