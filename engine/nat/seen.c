/* What translation sees of a packet, and how it writes it anew: RFC 3022 section 4, checksums by
 * RFC 1624. */
#include "engine/nat/internal.h"
#include "engine/wire/icmp.h"
#include "engine/wire/ipv4.h"
#include "engine/wire/tcp.h"
#include "engine/wire/udp.h"

#define QUOTE_LEAST 8 /* octets behind a quoted header, RFC 792 */

/* Where things are, from the beginning of the payload. */
enum {
	SPORT = 0,
	DPORT = 2,
	QUERY_ID = 4,
	ICMP_SUM = 2,
	TCP_SUM = 16,
	UDP_SUM = 6,
};

static uint16_t
get16(const uint8_t *p)
{
	return (uint16_t)(p[0] << 8 | p[1]);
}

static void
put16(uint8_t *p, uint16_t n)
{
	p[0] = n >> 8;
	p[1] = n & 0xff;
}

static bool
is_query(uint8_t type)
{
	return type == ICMP_ECHO || type == ICMP_ECHO_REPLY || (type >= 13 && type <= 18);
}

static bool
is_error(uint8_t type)
{
	return type == ICMP_UNREACHABLE || type == ICMP_SOURCE_QUENCH || type == ICMP_REDIRECT ||
	       type == ICMP_TIME_EXCEEDED || type == ICMP_PARAMETER_PROBLEM;
}

static bool
read_icmp(struct seen *s)
{
	if (s->left < ICMP_HEADER)
		return false;
	if (is_query(s->payload[0])) {
		s->kind = SEEN_QUERY;
		s->t.sport = s->t.dport = get16(s->payload + QUERY_ID);
	} else {
		s->kind = is_error(s->payload[0]) ? SEEN_ERROR : SEEN_PLAIN;
	}
	return true;
}

static bool
read_ports(struct seen *s, size_t least)
{
	if (s->left < least)
		return false;
	s->kind = SEEN_PORTS;
	s->t.sport = get16(s->payload + SPORT);
	s->t.dport = get16(s->payload + DPORT);
	return true;
}

bool
seen_read(struct seen *s, uint8_t *ip, size_t len, bool quoted)
{
	struct ipv4 h;
	enum ipv4_fault fault = ipv4_read(ip, len, &h);

	if (fault != IPV4_GOOD && !(quoted && fault == IPV4_SHORT && h.header >= IPV4_HEADER))
		return false;
	if (len < h.header + (quoted ? QUOTE_LEAST : 0u))
		return false;
	*s = (struct seen){ .ip = ip, .payload = ip + h.header, .left = len - h.header };
	s->t.src = h.src;
	s->t.dst = h.dst;
	s->t.protocol = h.protocol;
	s->id = h.id;
	s->first = h.mf && !h.fragment;
	s->kind = SEEN_PLAIN;
	if (h.protocol != PROTO_TCP && h.protocol != PROTO_UDP && h.protocol != PROTO_ICMP)
		return true;
	if (h.fragment) {
		s->kind = SEEN_LATER;
		return true;
	}
	if (h.protocol == PROTO_ICMP)
		return read_icmp(s);
	return read_ports(s, quoted		       ? QUOTE_LEAST
			     : h.protocol == PROTO_TCP ? TCP_HEADER
						       : UDP_HEADER);
}

bool
seen_quote(const struct seen *error, struct seen *quoted)
{
	return !error->first && ip_sum(0, error->payload, error->left) == 0xffff &&
	       seen_read(quoted, error->payload + ICMP_HEADER, error->left - ICMP_HEADER, true) &&
	       quoted->kind != SEEN_ERROR && quoted->kind != SEEN_LATER;
}

/* ---- writing ---- */

/* The checksum at that offset of the payload, if the packet reaches so far, after a change. */
static void
mend(struct seen *s, size_t at, uint32_t was, uint32_t is)
{
	if (s->left >= at + 2)
		put16(s->payload + at, ip_sum_mend(get16(s->payload + at), was, is));
}

/* UDP says by zero that it has none, and writes a computed zero as its complement (RFC 768). */
static void
mend_udp(struct seen *s, uint32_t was, uint32_t is)
{
	if (s->left < UDP_SUM + 2 || !get16(s->payload + UDP_SUM))
		return;
	mend(s, UDP_SUM, was, is);
	if (!get16(s->payload + UDP_SUM))
		put16(s->payload + UDP_SUM, 0xffff);
}

/* TCP and UDP sum up the addresses too. */
static void
mend_transport(struct seen *s, uint32_t was, uint32_t is)
{
	if (s->kind != SEEN_PORTS || was == is)
		return;
	if (s->t.protocol == PROTO_TCP)
		mend(s, TCP_SUM, was, is);
	else
		mend_udp(s, was, is);
}

static void
rewrite_port(struct seen *s, size_t at, uint16_t was, uint16_t is)
{
	put16(s->payload + at, is);
	mend_transport(s, was, is);
}

void
seen_rewrite(struct seen *s, const struct tuple *to)
{
	const struct tuple was = s->t;

	if (to->src != was.src)
		ipv4_change_src(s->ip, to->src);
	if (to->dst != was.dst)
		ipv4_change_dst(s->ip, to->dst);
	mend_transport(s, was.src, to->src);
	mend_transport(s, was.dst, to->dst);
	if (s->kind == SEEN_PORTS) {
		rewrite_port(s, SPORT, was.sport, to->sport);
		rewrite_port(s, DPORT, was.dport, to->dport);
	} else if (s->kind == SEEN_QUERY && to->sport != was.sport) {
		put16(s->payload + QUERY_ID, to->sport);
		mend(s, ICMP_SUM, was.sport, to->sport);
	}
	s->t = *to;
}

/* The error's checksum was good (seen_quote), so it is computed anew. */
void
seen_rewrite_quote(struct seen *error, struct seen *quoted, const struct tuple *to)
{
	uint16_t sum;

	seen_rewrite(quoted, to);
	put16(error->payload + ICMP_SUM, 0);
	sum = (uint16_t)~ip_sum(0, error->payload, error->left);
	put16(error->payload + ICMP_SUM, sum);
}
