#include "engine/host/offload.h"

#include <string.h>

#include "engine/wire/ipv4.h"
#include "engine/wire/tcp.h"

static void
put16(uint8_t *at, uint16_t v)
{
	at[0] = v >> 8;
	at[1] = v & 0xff;
}

static uint32_t
get32(const uint8_t *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static void
put32(uint8_t *at, uint32_t v)
{
	put16(at, v >> 16);
	put16(at + 2, v & 0xffff);
}

/* The field holds the sum of the pseudo header; what it covers runs to the end. */
static bool
finish_checksum(const struct virtio_net_hdr *h, uint8_t *bytes, size_t size)
{
	size_t field = (size_t)h->csum_start + h->csum_offset;
	uint16_t sum;

	if (field + 2 > size || h->csum_start >= size)
		return false;
	sum = (uint16_t)~ip_sum(0, bytes + h->csum_start, size - h->csum_start);
	put16(bytes + field, sum ? sum : 0xffff);
	return true;
}

static void
emit_copy(const uint8_t *bytes, size_t size, struct pktpool *pool,
	  void (*emit)(void *, struct pkt *), void *ctx)
{
	struct pkt *p = pkt_new(pool, size);

	memcpy(p->data, bytes, size);
	emit(ctx, p);
}

/* A TCP segment of up to 64 KiB becomes segments of h->gso_size octets, as a card would cut it:
 * ids and sequence numbers count on, CWR stays with the first, FIN and PSH with the last. */
static bool
segment_tcp(const struct virtio_net_hdr *h, const uint8_t *bytes, size_t size, size_t l2,
	    struct pktpool *pool, void (*emit)(void *, struct pkt *), void *ctx)
{
	const uint8_t *ip = bytes + l2, *tcp;
	size_t ip_header, tcp_header, headers, left;
	ip4 src, dst;
	uint32_t seq;
	uint16_t id;
	bool first = true;

	if (size < l2 + IPV4_HEADER || ip[0] >> 4 != 4 || ip[9] != PROTO_TCP)
		return false;
	ip_header = (size_t)(ip[0] & 15) * 4;
	if (ip_header < IPV4_HEADER || size < l2 + ip_header + TCP_HEADER)
		return false;
	tcp = ip + ip_header;
	tcp_header = (size_t)(tcp[12] >> 4) * 4;
	headers = l2 + ip_header + tcp_header;
	if (tcp_header < TCP_HEADER || size <= headers || !h->gso_size)
		return false;
	src = get32(ip + 12);
	dst = get32(ip + 16);
	id = (uint16_t)(ip[4] << 8 | ip[5]);
	seq = get32(tcp + 4);
	left = size - headers;
	for (const uint8_t *data = bytes + headers; left; first = false) {
		size_t n = left < h->gso_size ? left : h->gso_size;
		struct pkt *p = pkt_new(pool, headers + n);
		uint8_t *i = p->data + l2, *t = i + ip_header;
		uint16_t length = (uint16_t)(tcp_header + n);

		memcpy(p->data, bytes, headers);
		memcpy(p->data + headers, data, n);
		put16(i + 2, (uint16_t)(ip_header + length));
		put16(i + 4, id++);
		ipv4_sum_header(i);
		put32(t + 4, seq);
		if (!first)
			t[13] &= 0x7f;
		if (n < left)
			t[13] &= (uint8_t) ~(TCP_FIN | TCP_PSH);
		put16(t + 16, 0);
		put16(t + 16,
		      (uint16_t)~ip_sum(ip_pseudo_sum(src, dst, PROTO_TCP, length), t, length));
		emit(ctx, p);
		data += n;
		left -= n;
		seq += (uint32_t)n;
	}
	return true;
}

bool
offload_finish(const struct virtio_net_hdr *h, uint8_t *bytes, size_t size, size_t l2,
	       struct pktpool *pool, void (*emit)(void *, struct pkt *), void *ctx)
{
	unsigned type = h->gso_type & ~VIRTIO_NET_HDR_GSO_ECN;

	if (type == VIRTIO_NET_HDR_GSO_TCPV4)
		return segment_tcp(h, bytes, size, l2, pool, emit, ctx);
	if (type != VIRTIO_NET_HDR_GSO_NONE)
		return false;
	if (h->flags & VIRTIO_NET_HDR_F_NEEDS_CSUM && !finish_checksum(h, bytes, size))
		return false;
	emit_copy(bytes, size, pool, emit, ctx);
	return true;
}
