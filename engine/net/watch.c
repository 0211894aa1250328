#include "engine/net/watch.h"

#include <stdlib.h>

#include "engine/net/stack.h"
#include "engine/wire/tcp.h"

void
net_watch(struct net *net, const struct packet_watch *w)
{
	free(net->watched_list);
	net->watched_list = w->on && w->list ? xstrdup(w->list) : NULL;
	net->watched = w->on;
	net->watched_detail = w->on && w->detail;
}

struct packet_watch
net_watching(const struct net *net)
{
	return (struct packet_watch){ net->watched, net->watched_detail, net->watched_list };
}

void
packet_watch_free(struct net *net)
{
	net_watch(net, &(struct packet_watch){ 0 });
}

/* Is it for the eyes of whoever watches? The outer packets of tunnels are not: what they carry has
 * been seen. Looking is no hit of the list. */
static bool
is_watched(const struct net *net, const struct pkt *pkt, struct packet_key *k)
{
	const struct acl *acl = net->watched_list ? acl_find(net, net->watched_list) : NULL;
	const struct acl_entry *e;

	if (pkt->flags & PKT_ENCRYPTED || !packet_key_read(k, pkt))
		return false;
	e = acl ? acl_decide(acl, k) : NULL;
	return !net->watched_list || (e && e->rule.action == ACL_PERMIT);
}

static const char *
origin(const struct pkt *pkt)
{
	return pkt->in ? pkt->in->name : "local";
}

static const char *
tcp_flags(uint8_t flags, char text[static 32])
{
	static const struct {
		uint8_t flag;
		const char *name;
	} names[] = { { TCP_ACK, " ACK" }, { TCP_PSH, " PSH" }, { TCP_FIN, " FIN" },
		      { TCP_SYN, " SYN" }, { TCP_RST, " RST" }, { TCP_URG, " URG" } };
	size_t at = 0;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (flags & names[i].flag) {
			memcpy(text + at, names[i].name, 4);
			at += 4;
		}
	text[at] = '\0';
	return text;
}

static void
tell_tcp(const struct net *net, const struct pkt *pkt, const struct packet_key *k)
{
	const uint8_t *t = pkt->data + (pkt->data[0] & 15) * 4;
	char flags[32];

	if (pkt->len < (size_t)(t - pkt->data) + TCP_HEADER)
		return;
	event(net->env.events, IP_DETAIL_TCP, k->sport, k->dport,
	      (uint32_t)t[4] << 24 | (uint32_t)t[5] << 16 | (uint32_t)t[6] << 8 | t[7],
	      (uint32_t)t[8] << 24 | (uint32_t)t[9] << 16 | (uint32_t)t[10] << 8 | t[11],
	      (uint32_t)t[14] << 8 | t[15], tcp_flags(k->tcp_flags, flags));
}

static void
tell_detail(const struct net *net, const struct pkt *pkt, const struct packet_key *k)
{
	struct event_sink *to = net->env.events;

	if (!net->watched_detail || k->later_fragment)
		return;
	if (k->protocol == PROTO_ICMP)
		event(to, IP_DETAIL_ICMP, k->icmp_type, k->icmp_code);
	else if (k->protocol == PROTO_UDP && k->ports)
		event(to, IP_DETAIL_UDP, k->sport, k->dport);
	else if (k->protocol == PROTO_TCP && k->ports)
		tell_tcp(net, pkt, k);
	else
		event(to, IP_DETAIL_PROTOCOL, k->protocol);
}

void
watch(struct net *net, enum watched what, const struct pkt *pkt, const struct path *path)
{
	const char *out = path && path->iface ? path->iface->name : "";
	struct event_sink *to = net->env.events;
	struct packet_key k;

	if (!is_watched(net, pkt, &k))
		return;
	switch (what) {
	case WATCH_ROUTED:
		event(to, IP_ROUTED, k.src, origin(pkt), k.dst, out, pkt->in ? "RIB" : "FIB");
		return;
	case WATCH_SENDING:
		event(to, IP_SENDING, k.src, origin(pkt), k.dst, out, pkt->len);
		break;
	case WATCH_SENT:
		event(to, IP_SENT, k.src, origin(pkt), k.dst, out, pkt->len);
		break;
	case WATCH_FORWARDED:
		event(to, IP_FORWARDED, k.src, origin(pkt), k.dst, out, path->to, pkt->len);
		break;
	case WATCH_RECEIVED:
		event(to, IP_RECEIVED, k.src, origin(pkt), k.dst, out, pkt->len,
		      pkt->flags & PKT_BROADCAST ? 0 : 3);
		break;
	case WATCH_UNROUTABLE:
		event(to, IP_UNROUTABLE, k.src, origin(pkt), k.dst, pkt->len);
		break;
	case WATCH_DENIED:
		event(to, IP_DENIED, k.src, origin(pkt), k.dst, pkt->len);
		break;
	case WATCH_NO_NEIGHBOUR:
		event(to, IP_NO_NEIGHBOUR, k.src, origin(pkt), k.dst, out, pkt->len);
		break;
	}
	tell_detail(net, pkt, &k);
}
