#include "engine/host/gather.h"

#include <string.h>

#include "engine/wire/ipv4.h"
#include "engine/wire/tcp.h"

#define FRAGMENT_BITS 0x3fff /* more fragments, offset */
#define PSH_ACK	      (TCP_PSH | TCP_ACK)

/* What may be gathered: data and ACK in an IP header without options, whole and intact. */
static bool
segment_read(const struct pkt *p, size_t l2, struct tcp *t)
{
	const uint8_t *ip = p->data + l2;
	struct ipv4 h;

	if (p->len < l2 + IPV4_HEADER + TCP_HEADER + 1 || ip[0] != 0x45 || ip[9] != PROTO_TCP ||
	    (ip[6] << 8 | ip[7]) & FRAGMENT_BITS)
		return false;
	if (ipv4_read(ip, p->len - l2, &h) != IPV4_GOOD || h.total != p->len - l2 ||
	    !tcp_read(ip + IPV4_HEADER, h.total - IPV4_HEADER, h.src, h.dst, t))
		return false;
	return (t->flags | TCP_PSH) == PSH_ACK && IPV4_HEADER + t->header < h.total;
}

/* All that one set of headers can say for both: everything but lengths, ids, sequence numbers,
 * checksums and PSH. */
static bool
headers_alike(const uint8_t *a, const uint8_t *b, size_t l2, size_t headers)
{
	const uint8_t *ia = a + l2, *ib = b + l2, *ta = ia + IPV4_HEADER, *tb = ib + IPV4_HEADER;
	size_t options = headers - l2 - IPV4_HEADER - TCP_HEADER;

	return !memcmp(a, b, l2) && ia[1] == ib[1] && !memcmp(ia + 6, ib + 6, 4) &&
	       !memcmp(ia + 12, ib + 12, 8) && !memcmp(ta, tb, 4) && !memcmp(ta + 8, tb + 8, 5) &&
	       !memcmp(ta + 14, tb + 14, 2) && !memcmp(ta + 18, tb + 18, 2 + options);
}

bool
gather_add(struct gather *g, struct pkt *p, size_t l2)
{
	size_t headers, data;
	struct tcp t;

	if (g->full || !segment_read(p, l2, &t))
		return false;
	headers = l2 + IPV4_HEADER + t.header;
	data = p->len - headers;
	if (!g->count) {
		g->l2 = l2;
		g->headers = g->size = headers;
		g->cut = data;
	} else if (l2 != g->l2 || headers != g->headers || t.seq != g->next || data > g->cut ||
		   g->size + data - l2 > UINT16_MAX ||
		   !headers_alike(g->segment[0]->data, p->data, l2, headers)) {
		return false;
	}
	g->segment[g->count++] = p;
	g->size += data;
	g->next = t.seq + (uint32_t)data;
	g->full = data < g->cut || t.flags & TCP_PSH || g->count == GATHER_MOST;
	return true;
}

void
gather_finish(struct gather *g, struct virtio_net_hdr *h)
{
	uint8_t *ip = g->segment[0]->data + g->l2, *tcp = ip + IPV4_HEADER;
	const uint8_t *last = g->segment[g->count - 1]->data + g->l2 + IPV4_HEADER;
	size_t total = g->size - g->l2;
	uint16_t sum;

	*h = (struct virtio_net_hdr){ 0 };
	if (g->count == 1)
		return;
	h->flags = VIRTIO_NET_HDR_F_NEEDS_CSUM;
	h->gso_type = VIRTIO_NET_HDR_GSO_TCPV4;
	h->hdr_len = (uint16_t)g->headers;
	h->gso_size = (uint16_t)g->cut;
	h->csum_start = (uint16_t)(g->l2 + IPV4_HEADER);
	h->csum_offset = 16;
	ip[2] = (uint8_t)(total >> 8);
	ip[3] = (uint8_t)total;
	ipv4_sum_header(ip);
	tcp[13] |= last[13] & TCP_PSH;
	/* The kernel adds the segment itself to the sum of the pseudo header. */
	sum = ip_sum(0, ip + 12, 8);
	sum = ip_sum((uint32_t)sum + PROTO_TCP + (uint32_t)(total - IPV4_HEADER), "", 0);
	tcp[16] = (uint8_t)(sum >> 8);
	tcp[17] = (uint8_t)sum;
}

void
gather_clear(struct gather *g)
{
	for (unsigned i = 0; i < g->count; i++)
		pkt_free(g->segment[i]);
	g->count = 0;
	g->full = false;
}
