/* Private to engine/host: what all wires share. */
#ifndef QMIDLE_HOST_WIRE_H
#define QMIDLE_HOST_WIRE_H

#include <linux/virtio_net.h>
#include <uv.h>

#include "engine/base/addr.h"
#include "engine/host/host.h"
#include "engine/host/loop.h"

/* What one readable event takes in before the world gets its turn again. */
#define WIRE_BURST 64
/* What one call takes from a socket. */
#define WIRE_BATCH 32
/* The largest thing that is taken in: an offload header and a packet. */
#define WIRE_BUFFER (sizeof(struct virtio_net_hdr) + PKT_MAX)

struct wire {
	struct port port; /* the wire's plug; owner is the wire */
	struct loop *loop;
	struct pktpool *pool;
	int fd;
	uv_poll_t *poll;       /* outlives the wire until libuv has let go of it */
	bool layer3;	       /* the device carries IPv4, not Ethernet */
	struct mac own, other; /* with layer3: ours, and whom we speak with */
	bool offload;	       /* frames have a struct virtio_net_hdr in front */
	bool socket;	       /* fd takes and gives many at a time */
	uint8_t *buffer;       /* WIRE_BUFFER, and of a socket WIRE_BATCH of them */

	void (*flush)(struct wire *); /* sends what the wire holds back; NULL: it never does */
	bool waiting;		      /* it does, and is in the loop's list by next */
	struct wire *next;
	struct gather *gather; /* of a device */
	struct pktqueue out;   /* of a socket */
};

/* Makes the wire around fd, which it owns from now on, also when it fails. transmit takes the
 * frames of the link. */
struct wire *wire_new(struct loop *, struct pktpool *, const char *name, int fd,
		      void (*transmit)(struct port *, struct pkt *), char **error);
/* What was read, size octets behind the offload header if there is one, goes to the link. */
void wire_input(struct wire *, uint8_t *bytes, size_t size);

/* The wire holds something back: its flush is called when this turn of the loop is over. */
void wire_hold(struct wire *);
/* Sends all that wires hold back. */
void wires_flush(struct loop *);

/* "what: why" of errno. */
char *wire_error(const char *what);

/* Closes fd, fills *error and gives NULL. */
struct wire *wire_fail(int fd, char *error_text, char **error);

#endif
