/* What kernels leave to network cards: unfinished checksums and segments larger than the wire
 * (struct virtio_net_hdr of linux/virtio_net.h). */
#ifndef QMIDLE_HOST_OFFLOAD_H
#define QMIDLE_HOST_OFFLOAD_H

#include <linux/virtio_net.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/pkt.h"

/* Finishes what the header says about the packet of size octets, whose IP header begins at l2, and
 * hands the pieces to emit, which takes them. What cannot be finished is dropped: false. The
 * packet's octets are changed. */
bool offload_finish(const struct virtio_net_hdr *, uint8_t *bytes, size_t size, size_t l2,
		    struct pktpool *, void (*emit)(void *ctx, struct pkt *), void *ctx);

#endif
