#include "engine/net/icmp.h"

#include <assert.h>
#include <string.h>

#include "engine/net/stack.h"

#define QUOTE 8u /* octets of payload behind the quoted header, RFC 792 */

static const char *
unreachable_name(uint8_t code)
{
	switch (code) {
	case ICMP_NET:
		return "net";
	case ICMP_PROTOCOL:
		return "protocol";
	case ICMP_PORT:
		return "port";
	case ICMP_FRAGMENTATION_NEEDED:
		return "frag. needed and DF set";
	case ICMP_SOURCE_ROUTE:
		return "source route failed";
	case ICMP_ADMIN_PROHIBITED:
		return "administratively prohibited";
	}
	return "host";
}

static bool
is_error(uint8_t type)
{
	return type != ICMP_ECHO && type != ICMP_ECHO_REPLY && !(type >= 13 && type <= 18);
}

/* RFC 1122 section 3.2.2: about which packets nobody may be told. */
static bool
may_tell(const struct pkt *pkt, const struct ipv4 *h)
{
	if (h->fragment || pkt->flags & PKT_BROADCAST || h->dst >> 28 >= 0xe)
		return false;
	if (!h->src || h->src >> 28 >= 0xe || h->src >> 24 == 127)
		return false;
	return h->protocol != PROTO_ICMP || pkt->len <= h->header ||
	       !is_error(pkt->data[h->header]);
}

/* What an error says of pkt: its header and the first octets behind it, as its sender knows them.
 * Gives it, or NULL when a feature keeps it to itself. */
static struct pkt *
quote(struct net *net, const struct pkt *pkt, const struct ipv4 *h)
{
	size_t len = pkt->len < h->header + QUOTE ? pkt->len : h->header + QUOTE;
	struct pkt *q = pkt_new(net->env.pool, len);

	memcpy(q->data, pkt->data, len);
	q->network = q->data;
	q->flags = pkt->flags;
	q->in = pkt->in;
	return hooks_take(net, HOOK_QUOTE, pkt->in, q) ? NULL : q;
}

/* Makes an error of what it quotes and sends it. second is what stands in the second word of the
 * header. Takes error. */
static void
send_error(struct net *net, struct pkt *error, uint8_t type, uint8_t code, uint32_t second)
{
	const struct iface *in = error->in;
	ip4 to = ipv4_src(error->data);

	pkt_push(error, ICMP_HEADER);
	icmp_write(error->data, error->len,
		   &(struct icmp){ .type = type,
				   .code = code,
				   .id = (uint16_t)(second >> 16),
				   .seq = (uint16_t)second });
	error->flags = 0;
	error->in = NULL;
	ip_wrap(net,
		&(struct ipv4_fields){ .src = in ? in->primary.addr : 0,
				       .dst = to,
				       .protocol = PROTO_ICMP,
				       .tos = TOS_CONTROL },
		error);
	net->totals.icmp_sent++;
	ip_output(net, error);
}

void
icmp_unreachable(struct net *net, const struct pkt *pkt, uint8_t code, unsigned mtu)
{
	struct ipv4 h;
	struct pkt *q;

	if (ipv4_read(pkt->data, pkt->len, &h) > IPV4_SHORT || !may_tell(pkt, &h) ||
	    (pkt->in && !pkt->in->unreachables))
		return;
	if (net_now(net) < net->unreachable_next) {
		net->totals.icmp_suppressed++;
		return;
	}
	net->unreachable_next = net_now(net) + net->unreachable_interval;
	q = quote(net, pkt, &h);
	if (!q)
		return;
	event(net->env.events, ICMP_UNREACHABLE_SENT, ipv4_dst(q->data), unreachable_name(code),
	      ipv4_src(q->data));
	send_error(net, q, ICMP_UNREACHABLE, code, mtu & 0xffff);
}

void
icmp_set_unreachable_interval(struct net *net, unsigned milliseconds)
{
	net->unreachable_interval = MSEC(milliseconds);
	net->unreachable_next = 0;
}

void
icmp_time_exceeded(struct net *net, const struct pkt *pkt, uint8_t code)
{
	struct ipv4 h;
	struct pkt *q;

	if (ipv4_read(pkt->data, pkt->len, &h) > IPV4_SHORT || !may_tell(pkt, &h))
		return;
	q = quote(net, pkt, &h);
	if (!q)
		return;
	event(net->env.events, ICMP_TIME_EXCEEDED_SENT,
	      code == ICMP_TTL ? "time to live" : "reassembly", ipv4_src(q->data),
	      ipv4_dst(q->data), h.tos >> 2);
	send_error(net, q, ICMP_TIME_EXCEEDED, code, 0);
}

void
icmp_redirect(struct net *net, const struct pkt *pkt, ip4 gateway)
{
	struct ipv4 h;
	struct pkt *q;

	if (ipv4_read(pkt->data, pkt->len, &h) > IPV4_SHORT || !may_tell(pkt, &h) ||
	    net_now(net) < net->redirect_next)
		return;
	net->redirect_next = net_now(net) + SEC(2);
	q = quote(net, pkt, &h);
	if (!q)
		return;
	event(net->env.events, ICMP_REDIRECT_SENT, ipv4_src(q->data), ipv4_dst(q->data), gateway);
	send_error(net, q, ICMP_REDIRECT, 1, gateway);
}

/* ---- what arrives ---- */

/* The request itself becomes the reply. Takes pkt, data at the ICMP message. */
static void
answer_echo(struct net *net, struct pkt *pkt, const struct ipv4 *h, const struct icmp *m)
{
	bool to_group = pkt->flags & PKT_BROADCAST || !ip_is_local(net, h->dst);
	struct ipv4_fields f = {
		.src = to_group ? 0 : h->dst, .dst = h->src, .protocol = PROTO_ICMP, .tos = h->tos
	};

	if (to_group && !ip_source_for(net, h->src, &f.src)) {
		pkt_free(pkt);
		return;
	}
	icmp_write(pkt->data, pkt->len,
		   &(struct icmp){ .type = ICMP_ECHO_REPLY, .id = m->id, .seq = m->seq });
	pkt->flags = 0;
	pkt->in = NULL;
	ip_wrap(net, &f, pkt);
	event(net->env.events, ICMP_ECHO_REPLY_SENT, f.src, f.dst, h->tos >> 2);
	net->totals.icmp_sent++;
	ip_output(net, pkt);
}

static void
report_error(struct net *net, const struct icmp_error *e)
{
	if (e->type == ICMP_UNREACHABLE)
		event(net->env.events, ICMP_UNREACHABLE_RCVD, e->about.dst,
		      unreachable_name(e->code), e->from);
	else if (e->type == ICMP_TIME_EXCEEDED)
		event(net->env.events, ICMP_TIME_EXCEEDED_RCVD, e->from);
}

/* The quoted packet was cut, so its header alone must be whole. */
static void
handle_error(struct net *net, const struct ipv4 *h, const struct icmp *m, const uint8_t *message,
	     size_t len)
{
	struct icmp_error e = { .from = h->src, .type = m->type, .code = m->code, .mtu = m->mtu };
	enum ipv4_fault fault = ipv4_read(message + ICMP_HEADER, len - ICMP_HEADER, &e.about);

	if ((fault != IPV4_GOOD && fault != IPV4_SHORT) ||
	    len < ICMP_HEADER + (size_t)e.about.header + QUOTE || e.about.header < IPV4_HEADER)
		return;
	e.payload = message + ICMP_HEADER + e.about.header;
	report_error(net, &e);
	ping_error(net, &e);
	trace_error(net, &e);
	for (size_t i = 0; i < net->listeners; i++)
		net->listener[i].fn(net->listener[i].ctx, &e);
}

void
icmp_listen(struct net *net, icmp_listener *fn, void *ctx)
{
	assert(net->listeners < LISTENERS_MOST);
	net->listener[net->listeners++] = (struct listener){ fn, ctx };
}

void
icmp_unlisten(struct net *net, icmp_listener *fn, void *ctx)
{
	for (size_t i = 0; i < net->listeners; i++)
		if (net->listener[i].fn == fn && net->listener[i].ctx == ctx)
			net->listener[i] = net->listener[--net->listeners];
}

void
icmp_input(struct net *net, struct pkt *pkt, const struct ipv4 *h)
{
	struct icmp m;

	net->totals.icmp_received++;
	pkt_pull(pkt, h->header);
	if (!icmp_read(pkt->data, pkt->len, &m)) {
		net->totals.icmp_bad_checksum++;
		pkt_free(pkt);
		return;
	}
	switch (m.type) {
	case ICMP_ECHO:
		answer_echo(net, pkt, h, &m);
		return;
	case ICMP_ECHO_REPLY:
		event(net->env.events, ICMP_ECHO_REPLY_RCVD, h->src, h->dst, h->tos >> 2);
		ping_reply(net, h, pkt->data, pkt->len);
		break;
	case ICMP_UNREACHABLE:
	case ICMP_TIME_EXCEEDED:
	case ICMP_SOURCE_QUENCH:
	case ICMP_PARAMETER_PROBLEM:
		handle_error(net, h, &m, pkt->data, pkt->len);
		break;
	}
	pkt_free(pkt);
}
