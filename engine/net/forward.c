/* The way of an IPv4 packet through the node; its picture is in net.h. */
#include "engine/net/stack.h"
#include "engine/wire/tcp.h"

#include <string.h>

static void
drop(struct pkt *pkt)
{
	pkt_free(pkt);
}

/* Sources that no datagram may come from, RFC 1812 section 5.3.7. */
static bool
bad_source(ip4 src)
{
	return src >> 28 >= 0xe || src >> 24 == 127;
}

static bool
check_header(struct net *net, struct pkt *pkt, struct ipv4 *h)
{
	enum ipv4_fault fault = ipv4_read(pkt->data, pkt->len, h);

	if (fault != IPV4_GOOD) {
		net->totals.bad_checksum += fault == IPV4_CHECKSUM;
		net->totals.bad_header += fault != IPV4_CHECKSUM;
		if (pkt->in)
			pkt->in->counters.input_errors++;
		return false;
	}
	if (bad_source(h->src)) {
		net->totals.bad_header++;
		return false;
	}
	pkt_trim(pkt, h->total);
	pkt->network = pkt->data;
	return true;
}

/* Is it for this node when it arrives by that interface? node decides about the destination. */
static bool
for_us(const struct trie_node *node, const struct iface *iface, ip4 dst)
{
	return (node && node->local) || (iface && iface_is_broadcast(iface, dst)) ||
	       dst == IP4(224, 0, 0, 1);
}

/* The sender could have gone to the next hop by itself: RFC 1812 section 5.2.7.2. */
static void
maybe_redirect(struct net *net, struct iface *iface, const struct path *path, const struct pkt *pkt,
	       const struct ipv4 *h)
{
	if (iface->redirects && iface->kind == IFACE_ETHERNET && iface_on_link(iface, h->src) &&
	    iface_on_link(iface, path->to) && !(pkt->flags & PKT_DECRYPTED))
		icmp_redirect(net, pkt, path->to);
}

/* `ip tcp adjust-mss`, of the interface it came by or leaves by: connections that begin here agree on
 * segments that fit. */
static void
adjust_mss(const struct iface *in, const struct iface *out, struct pkt *pkt, const struct ipv4 *h)
{
	unsigned most = in->adjust_mss;

	if (out->adjust_mss && (!most || out->adjust_mss < most))
		most = out->adjust_mss;
	if (most && h->protocol == PROTO_TCP && !h->fragment)
		tcp_clamp_mss(pkt->data + h->header, pkt->len - h->header, (uint16_t)most);
}

static void
forward(struct net *net, struct iface *iface, struct pkt *pkt, const struct ipv4 *h,
	const struct trie_node *node)
{
	struct path path;

	if (net->env.role == NET_HOST || pkt->flags & PKT_BROADCAST || h->dst >> 28 >= 0xe) {
		drop(pkt);
		return;
	}
	if (node)
		fib_choose(node, h->dst, h->src, &path);
	if (!node || path.iface->kind == IFACE_NULL) {
		net->totals.no_route++;
		if (net->watched)
			watch(net, WATCH_UNROUTABLE, pkt, NULL);
		if (!node || path.iface->unreachables)
			icmp_unreachable(net, pkt, ICMP_HOST, 0);
		drop(pkt);
		return;
	}
	if (path.to == h->dst && iface_is_broadcast(path.iface, h->dst)) {
		drop(pkt); /* no ip directed-broadcast */
		return;
	}
	if (h->ttl <= 1) {
		net->totals.ttl_expired++;
		icmp_time_exceeded(net, pkt, ICMP_TTL);
		drop(pkt);
		return;
	}
	if (path.iface == iface)
		maybe_redirect(net, iface, &path, pkt, h);
	ipv4_decrement_ttl(pkt->data);
	adjust_mss(iface, path.iface, pkt, h);
	if (net->watched && !iface_is_fast(iface))
		watch(net, WATCH_FORWARDED, pkt, &path);
	net->totals.forwarded++;
	ip_leave(net, &path, pkt);
}

/* Behind the features of the way in. */
static void
route(struct net *net, struct iface *iface, struct pkt *pkt, struct ipv4 *h)
{
	const struct trie_node *node;

	if (hooks_take(net, HOOK_IN_NAT, iface, pkt))
		return;
	if (net->hooks[HOOK_IN_NAT].count && !check_header(net, pkt, h)) {
		drop(pkt);
		return;
	}
	node = fib_find(net, h->dst);
	if (!for_us(node, iface, h->dst)) {
		forward(net, iface, pkt, h, node);
		return;
	}
	if (ipv4_is_fragment(h)) {
		if (!(pkt = reassemble(net, pkt, h)))
			return;
		if (!check_header(net, pkt, h)) {
			drop(pkt);
			return;
		}
	}
	ip_deliver(net, pkt, h);
}

void
ip_input_decrypted(struct iface *iface, struct pkt *pkt)
{
	pkt->flags |= PKT_DECRYPTED;
	pkt->in = iface;
	ip_input_held(iface, pkt);
}

void
ip_input_held(struct iface *iface, struct pkt *pkt)
{
	struct ipv4 h;

	if (check_header(iface->net, pkt, &h))
		route(iface->net, iface, pkt, &h);
	else
		drop(pkt);
}

void
ip_input(struct iface *iface, struct pkt *pkt)
{
	struct net *net = iface->net;
	struct ipv4 h;

	net->totals.received++;
	if (!iface->protocol || !check_header(net, pkt, &h)) {
		drop(pkt);
		return;
	}
	if (hooks_take(net, HOOK_IN_ACL, iface, pkt))
		return;
	if (ipv4_is_fragment(&h) && for_us(fib_find(net, h.dst), iface, h.dst)) {
		if (!(pkt = reassemble(net, pkt, &h)))
			return;
		if (!check_header(net, pkt, &h)) {
			drop(pkt);
			return;
		}
	}
	if (hooks_take(net, HOOK_IN_CRYPTO, iface, pkt))
		return;
	if (pkt->flags & PKT_DECRYPTED && !check_header(net, pkt, &h)) {
		drop(pkt);
		return;
	}
	route(net, iface, pkt, &h);
}

/* ---- delivery ---- */

static struct protocol_binding *
find_protocol(const struct net *net, uint8_t protocol)
{
	for (size_t i = 0; i < net->protocols; i++)
		if (net->protocol[i].protocol == protocol)
			return &net->protocol[i];
	return NULL;
}

bool
ip_bind(struct net *net, uint8_t protocol, ip_fn *fn, void *ctx)
{
	if (find_protocol(net, protocol))
		return false;
	net->protocol = xrealloc(net->protocol, net->protocols + 1, sizeof *net->protocol);
	net->protocol[net->protocols++] = (struct protocol_binding){ fn, ctx, protocol };
	return true;
}

void
ip_unbind(struct net *net, uint8_t protocol)
{
	struct protocol_binding *b = find_protocol(net, protocol);

	if (b)
		*b = net->protocol[--net->protocols];
}

static void
deliver_other(struct net *net, struct pkt *pkt, const struct ipv4 *h)
{
	const struct protocol_binding *b = find_protocol(net, h->protocol);

	if (b) {
		b->fn(b->ctx, pkt, h);
		return;
	}
	icmp_unreachable(net, pkt, ICMP_PROTOCOL, 0);
	drop(pkt);
}

void
ip_deliver(struct net *net, struct pkt *pkt, const struct ipv4 *h)
{
	net->totals.delivered++;
	if (net->watched && pkt->in) {
		struct path here = { pkt->in, h->dst };

		watch(net, WATCH_ROUTED, pkt, &here);
		watch(net, WATCH_RECEIVED, pkt, &here);
	}
	switch (h->protocol) {
	case PROTO_ICMP:
		icmp_input(net, pkt, h);
		break;
	case PROTO_UDP:
		udp_input(net, pkt, h);
		break;
	default:
		deliver_other(net, pkt, h);
	}
}

static void
deliver_self(void *owner, uint64_t serial)
{
	struct net *net = owner;
	struct pktqueue now = net->self;
	struct pkt *pkt;
	struct ipv4 h;

	net->self_timer = 0;
	if (!now.first)
		return;
	pktqueue_init(&net->self);
	while ((pkt = pktqueue_get(&now))) {
		if (check_header(net, pkt, &h))
			ip_deliver(net, pkt, &h);
		else
			drop(pkt);
	}
}

void
ip_to_self(struct net *net, struct pkt *pkt)
{
	pktqueue_put(&net->self, pkt);
	if (!net->self_timer)
		net->self_timer = timer_after(net->env.sched, 0, deliver_self, net, 0);
}

/* ---- the way out ---- */

static void
emit_fragment(void *ctx, struct pkt *pkt)
{
	const struct path *path = ctx;

	path->iface->net->totals.fragments_made++;
	arp_output(path->iface, path->to, pkt);
}

void
ip_leave(struct net *net, const struct path *path, struct pkt *pkt)
{
	struct iface *iface = path->iface;
	unsigned mtu = iface_ip_mtu(iface);
	struct path way = *path;

	if (hooks_take(net, HOOK_OUT_NAT, iface, pkt))
		return;
	if (!(pkt->flags & PKT_ENCRYPTED) && hooks_take(net, HOOK_OUT_CRYPTO, iface, pkt))
		return;
	if (!(pkt->flags & (PKT_ENCRYPTED | PKT_LOCAL)) &&
	    hooks_take(net, HOOK_OUT_ACL, iface, pkt))
		return;
	if (net->watched && pkt->flags & PKT_LOCAL)
		watch(net, WATCH_SENT, pkt, path);
	if (pkt->len <= mtu) {
		arp_output(iface, path->to, pkt);
		return;
	}
	if (ipv4_has_df(pkt->data)) {
		net->totals.too_big++;
		icmp_unreachable(net, pkt, ICMP_FRAGMENTATION_NEEDED, mtu);
		drop(pkt);
		return;
	}
	ip_fragment(net, pkt, mtu, emit_fragment, &way);
}

void
ip_output(struct net *net, struct pkt *pkt)
{
	ip4 dst = ipv4_dst(pkt->data), src = ipv4_src(pkt->data);
	const struct trie_node *node = fib_find(net, dst);
	struct path path;

	if (!(pkt->flags & PKT_ENCRYPTED))
		pkt->flags |= PKT_LOCAL;
	pkt->network = pkt->data;
	net->totals.sent++;
	if (node && node->local) {
		if (!src)
			ipv4_set_src(pkt->data, dst);
		ipv4_sum_header(pkt->data);
		ip_to_self(net, pkt);
		return;
	}
	if (node)
		fib_choose(node, dst, src, &path);
	if (!node || (!src && !path.iface->primary.addr)) {
		net->totals.no_route++;
		if (net->watched)
			watch(net, WATCH_UNROUTABLE, pkt, NULL);
		drop(pkt);
		return;
	}
	if (!src)
		ipv4_set_src(pkt->data, path.iface->primary.addr);
	ipv4_sum_header(pkt->data);
	if (net->watched) {
		watch(net, WATCH_ROUTED, pkt, &path);
		watch(net, WATCH_SENDING, pkt, &path);
	}
	ip_leave(net, &path, pkt);
}

uint16_t
ip_next_id(struct net *net)
{
	if (!net->next_id_drawn) {
		net->next_id = (uint16_t)rng_u32(net->env.rng);
		net->next_id_drawn = true;
	}
	return net->next_id++;
}

void
ip_wrap(struct net *net, const struct ipv4_fields *f, struct pkt *pkt)
{
	uint8_t own_ttl = net->env.role == NET_ROUTER ? TTL_ROUTER : TTL_HOST;
	uint8_t *header = pkt_push(pkt, IPV4_HEADER);

	ipv4_write(header, &(struct ipv4){ .tos = f->tos,
					   .total = (uint16_t)pkt->len,
					   .id = ip_next_id(net),
					   .df = f->df,
					   .ttl = f->ttl ? f->ttl : own_ttl,
					   .protocol = f->protocol,
					   .src = f->src,
					   .dst = f->dst });
	pkt->network = header;
}
