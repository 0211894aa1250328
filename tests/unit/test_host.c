/* The machine's side: wires over loopback, what kernels leave unfinished, capture files, pace. */
#include <pcap.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <unistd.h>

#include "engine/host/host.h"
#include "engine/host/offload.h"
#include "engine/wire/ipv4.h"
#include "engine/wire/tcp.h"
#include "tests/support/unit.h"

/* ---- offloads ---- */

static const ip4 src = IP4(10, 1, 1, 10), dst = IP4(10, 2, 2, 10);

struct pieces {
	struct pkt *at[8];
	unsigned count;
};

static void
keep(void *ctx, struct pkt *p)
{
	struct pieces *k = ctx;

	ck_assert_uint_lt(k->count, 8);
	k->at[k->count++] = p;
}

/* A TCP segment behind l2 octets of link header, its data 0, 1, 2 …; the header's size. */
static size_t
build_tcp(uint8_t *bytes, size_t l2, size_t data, uint8_t flags)
{
	struct ipv4 ip = { .total = (uint16_t)(IPV4_HEADER + TCP_HEADER + data),
			   .id = 77,
			   .ttl = 64,
			   .protocol = PROTO_TCP,
			   .src = src,
			   .dst = dst };
	struct tcp tcp = { .sport = 5001, .dport = 80, .seq = 0xfffffff0, .flags = flags };
	uint8_t *segment = bytes + l2 + IPV4_HEADER;

	memset(bytes, 0xee, l2);
	for (size_t i = 0; i < data; i++)
		segment[TCP_HEADER + i] = (uint8_t)i;
	ipv4_write(bytes + l2, &ip);
	tcp_write(segment, TCP_HEADER + data, src, dst, &tcp);
	return l2 + IPV4_HEADER + TCP_HEADER;
}

START_TEST(an_unfinished_checksum_is_finished)
{
	uint8_t bytes[256], whole[256];
	size_t size = build_tcp(bytes, 14, 33, TCP_ACK) + 33;
	struct virtio_net_hdr h = { .flags = VIRTIO_NET_HDR_F_NEEDS_CSUM,
				    .csum_start = 14 + IPV4_HEADER,
				    .csum_offset = 16 };
	struct pktpool *pool = pktpool_new();
	struct pieces got = { 0 };
	uint16_t pseudo = ip_sum(ip_pseudo_sum(src, dst, PROTO_TCP, TCP_HEADER + 33), "", 0);

	memcpy(whole, bytes, size);
	bytes[14 + IPV4_HEADER + 16] = pseudo >> 8;
	bytes[14 + IPV4_HEADER + 17] = pseudo & 0xff;
	ck_assert(offload_finish(&h, bytes, size, 14, pool, keep, &got));
	ck_assert_uint_eq(got.count, 1);
	ck_assert_uint_eq(got.at[0]->len, size);
	ck_assert_mem_eq(got.at[0]->data, whole, size);
	pkt_free(got.at[0]);

	h.csum_start = 1000; /* a field outside of the packet */
	ck_assert(!offload_finish(&h, bytes, size, 14, pool, keep, &got));
	ck_assert_uint_eq(got.count, 1);
	pktpool_free(pool);
}
END_TEST

/*  2,500 octets of data at 1,000 a segment: 1,000 + 1,000 + 500; the sequence number wraps  */
START_TEST(a_large_segment_is_cut)
{
	static uint8_t bytes[4096];
	size_t headers = build_tcp(bytes, 0, 2500, TCP_ACK | TCP_PSH);
	struct virtio_net_hdr h = { .flags = VIRTIO_NET_HDR_F_NEEDS_CSUM,
				    .gso_type = VIRTIO_NET_HDR_GSO_TCPV4,
				    .gso_size = 1000 };
	static const struct {
		uint32_t seq;
		size_t data;
		uint8_t flags;
	} wanted[] = {
		{ 0xfffffff0, 1000, TCP_ACK },
		{ 0xfffffff0 + 1000u, 1000, TCP_ACK },
		{ 0xfffffff0 + 2000u, 500, TCP_ACK | TCP_PSH },
	};
	struct pktpool *pool = pktpool_new();
	struct pieces got = { 0 };

	ck_assert(offload_finish(&h, bytes, headers + 2500, 0, pool, keep, &got));
	ck_assert_uint_eq(got.count, 3);
	for (unsigned i = 0; i < 3; i++) {
		struct pkt *p = got.at[i];
		struct ipv4 ip;
		struct tcp tcp;

		ck_assert_int_eq(ipv4_read(p->data, p->len, &ip), IPV4_GOOD);
		ck_assert_uint_eq(ip.total, headers + wanted[i].data);
		ck_assert_uint_eq(ip.id, 77 + i);
		ck_assert(tcp_read(p->data + IPV4_HEADER, p->len - IPV4_HEADER, src, dst, &tcp));
		ck_assert_uint_eq(tcp.seq, wanted[i].seq);
		ck_assert_uint_eq(tcp.flags, wanted[i].flags);
		ck_assert_uint_eq(p->data[headers], (uint8_t)(1000 * i));
		pkt_free(p);
	}
	pktpool_free(pool);
}
END_TEST

START_TEST(what_cannot_be_cut_is_dropped)
{
	static uint8_t bytes[4096];
	struct virtio_net_hdr h = { .gso_type = VIRTIO_NET_HDR_GSO_TCPV4, .gso_size = 1000 };
	struct pktpool *pool = pktpool_new();
	struct pieces got = { 0 };
	size_t headers = build_tcp(bytes, 0, 2500, TCP_ACK);

	ck_assert(!offload_finish(&h, bytes, 30, 0, pool, keep, &got));	     /* no TCP header */
	ck_assert(!offload_finish(&h, bytes, headers, 0, pool, keep, &got)); /* no data */
	h.gso_size = 0;
	ck_assert(!offload_finish(&h, bytes, headers + 2500, 0, pool, keep, &got));
	h.gso_size = 1000;
	bytes[IPV4_HEADER + 12] = 0xf0; /* 60 octets of TCP header: still fits */
	ck_assert(offload_finish(&h, bytes, headers + 2500, 0, pool, keep, &got));
	bytes[0] = 0x41; /* an IP header of 4 octets */
	ck_assert(!offload_finish(&h, bytes, headers + 2500, 0, pool, keep, &got));
	h.gso_type = VIRTIO_NET_HDR_GSO_TCPV6;
	ck_assert(!offload_finish(&h, bytes, headers + 2500, 0, pool, keep, &got));
	for (unsigned i = 0; i < got.count; i++)
		pkt_free(got.at[i]);
	pktpool_free(pool);
}
END_TEST

/* ---- wires ---- */

/* A port that keeps what it gets, as an interface at the other end of a cable without length. */
struct plug {
	struct port port;
	struct port *other;
	struct pkt *got;
};

static void
plug_receive(struct port *p, struct pkt *frame)
{
	struct plug *plug = p->owner;

	pkt_free(plug->got);
	plug->got = frame;
}

static void
cross(struct port *from, struct pkt *frame)
{
	port_deliver(from->medium, frame);
}

static void
plug_in(struct plug *plug, struct port *wire)
{
	plug->port = (struct port){ .owner = plug,
				    .receive = plug_receive,
				    .medium = wire,
				    .send = cross,
				    .carrier = true,
				    .enabled = true };
	wire->medium = &plug->port;
	wire->send = cross;
	port_set_carrier(wire, true);
}

static bool
has_got(void *ctx)
{
	const struct plug *plug = ctx;

	return plug->got != NULL;
}

/* Two ports that were free a moment ago. */
static void
free_ports(uint16_t port[2])
{
	int fd[2];

	for (unsigned i = 0; i < 2; i++) {
		struct sockaddr_in at = { .sin_family = AF_INET };
		socklen_t len = sizeof at;

		fd[i] = socket(AF_INET, SOCK_DGRAM, 0);
		ck_assert_int_eq(bind(fd[i], (struct sockaddr *)&at, sizeof at), 0);
		ck_assert_int_eq(getsockname(fd[i], (struct sockaddr *)&at, &len), 0);
		port[i] = ntohs(at.sin_port);
	}
	close(fd[0]);
	close(fd[1]);
}

START_TEST(a_frame_crosses_in_a_datagram)
{
	struct sched *sched = sched_new();
	struct pktpool *pool = pktpool_new();
	char *error = NULL;
	struct loop *loop = loop_new(sched, 1, &error);
	uint16_t port[2];
	struct wire *wire[2];
	struct plug plug[2] = { 0 };
	struct pkt *frame = pkt_new(pool, 1514);

	free_ports(port);
	for (unsigned i = 0; i < 2; i++) {
		wire[i] = wire_udp(loop, pool, port[i], "127.0.0.1", port[!i], &error);
		ck_assert_msg(wire[i] != NULL, "%s", error);
		plug_in(&plug[i], wire_port(wire[i]));
	}
	memset(frame->data, 0x5a, frame->len);
	port_send(&plug[0].port, frame);
	loop_run(loop, has_got, &plug[1]);
	ck_assert_uint_eq(plug[1].got->len, 1514);
	ck_assert_uint_eq(plug[1].got->data[1513], 0x5a);
	pkt_free(plug[1].got);
	for (unsigned i = 0; i < 2; i++)
		wire_close(wire[i]);
	loop_free(loop);
	sched_free(sched);
	pktpool_free(pool);
}
END_TEST

static void
too_late(void *owner, uint64_t serial)
{
	(void)serial;
	*(bool *)owner = true;
}

static bool
is_true(void *ctx)
{
	return *(bool *)ctx;
}

/*  The first speaks before the second is there, and gets an error back; later they hear each other
 */
START_TEST(a_wire_outlives_refusals)
{
	struct sched *sched = sched_new();
	struct pktpool *pool = pktpool_new();
	char *error = NULL;
	struct loop *loop = loop_new(sched, 1, &error);
	uint16_t port[2];
	struct wire *wire[2];
	struct plug plug[2] = { 0 };
	bool over = false;

	free_ports(port);
	wire[0] = wire_udp(loop, pool, port[0], "127.0.0.1", port[1], &error);
	plug_in(&plug[0], wire_port(wire[0]));
	port_send(&plug[0].port, pkt_new(pool, 60));
	timer_after(sched, MSEC(20), too_late, &over, 0);
	loop_run(loop, is_true, &over);
	wire[1] = wire_udp(loop, pool, port[1], "127.0.0.1", port[0], &error);
	ck_assert_msg(wire[1] != NULL, "%s", error);
	plug_in(&plug[1], wire_port(wire[1]));
	port_send(&plug[1].port, pkt_new(pool, 60));
	loop_run(loop, has_got, &plug[0]);
	pkt_free(plug[0].got);
	for (unsigned i = 0; i < 2; i++)
		wire_close(wire[i]);
	loop_free(loop);
	sched_free(sched);
	pktpool_free(pool);
}
END_TEST

START_TEST(what_cannot_be_opened_says_why)
{
	struct sched *sched = sched_new();
	struct pktpool *pool = pktpool_new();
	char *error = NULL;
	struct loop *loop = loop_new(sched, 1, &error);

	ck_assert_ptr_null(wire_nic(loop, pool, "no-such-nic", &error));
	ck_assert_str_eq(error, "no-such-nic: No such device");
	free(error);
	ck_assert_ptr_null(capture_open("/no/such/folder/x.pcap", 0, &error));
	ck_assert_str_eq(error, "/no/such/folder/x.pcap: No such file or directory");
	free(error);
	loop_free(loop);
	sched_free(sched);
	pktpool_free(pool);
}
END_TEST

/* ---- the loop ---- */

static void
note(void *owner, uint64_t serial)
{
	unsigned *order = owner;

	*order = *order * 10 + (unsigned)serial;
}

static bool
all_noted(void *ctx)
{
	return *(unsigned *)ctx > 100;
}

/*  An hour in the blink of an eye: what is due comes in order, and the clock follows  */
START_TEST(the_world_follows_the_wall_clock)
{
	struct sched *sched = sched_new();
	char *error = NULL;
	struct loop *loop = loop_new(sched, 1e6, &error);
	unsigned order = 0;

	timer_after(sched, SEC(3600), note, &order, 3);
	timer_after(sched, SEC(1), note, &order, 1);
	timer_after(sched, SEC(60), note, &order, 2);
	loop_run(loop, all_noted, &order);
	ck_assert_uint_eq(order, 123);
	ck_assert_uint_ge(sched_now(sched), SEC(3600));
	loop_free(loop);
	sched_free(sched);
}
END_TEST

static void
end_hurry(void *owner, uint64_t serial)
{
	loop_hurry(owner, 0);
	(void)serial;
}

/*  What was hurried for has come sooner than thought: what is due later is waited for again  */
START_TEST(a_hurry_can_end_before_its_time)
{
	struct sched *sched = sched_new();
	char *error = NULL;
	struct loop *loop = loop_new(sched, 1, &error);
	unsigned order = 0;

	timer_after(sched, SEC(3600), end_hurry, loop, 0);
	timer_after(sched, SEC(3600) + MSEC(50), note, &order, 123);
	timer_after(sched, SEC(7200), note, &order, 4);
	loop_hurry(loop, SEC(86400));
	loop_run(loop, all_noted, &order);
	ck_assert_uint_eq(order, 123);
	ck_assert_uint_lt(sched_now(sched), SEC(3610));
	loop_free(loop);
	sched_free(sched);
}
END_TEST

/* ---- captures ---- */

START_TEST(a_capture_can_be_read)
{
	char file[] = "/tmp/qmidle-capture-XXXXXX", why[PCAP_ERRBUF_SIZE], *error = NULL;
	int fd = mkstemp(file);
	struct capture *c = capture_open(file, 1000000, &error);
	struct pcap_pkthdr *h;
	const u_char *bytes;
	uint8_t frame[60] = "frame";
	pcap_t *p;

	close(fd);
	ck_assert_msg(c != NULL, "%s", error);
	capture_frame(c, SEC(5) + 123456789, frame, sizeof frame);
	ck_assert(capture_close(c));
	p = pcap_open_offline_with_tstamp_precision(file, PCAP_TSTAMP_PRECISION_NANO, why);
	ck_assert_msg(p != NULL, "%s", why);
	ck_assert_int_eq(pcap_datalink(p), DLT_EN10MB);
	ck_assert_int_eq(pcap_next_ex(p, &h, &bytes), 1);
	ck_assert_int_eq(h->ts.tv_sec, 1000005);
	ck_assert_int_eq(h->ts.tv_usec, 123456789);
	ck_assert_uint_eq(h->len, 60);
	ck_assert_mem_eq(bytes, frame, 60);
	ck_assert_int_eq(pcap_next_ex(p, &h, &bytes), PCAP_ERROR_BREAK);
	pcap_close(p);
	unlink(file);
}
END_TEST

UNIT("host", an_unfinished_checksum_is_finished, a_large_segment_is_cut,
     what_cannot_be_cut_is_dropped, a_frame_crosses_in_a_datagram, a_wire_outlives_refusals,
     what_cannot_be_opened_says_why, the_world_follows_the_wall_clock,
     a_hurry_can_end_before_its_time, a_capture_can_be_read)
