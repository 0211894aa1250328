/* no_cleartext: what really is on a wire during the run. */
#include <stdlib.h>
#include <string.h>

#include "cli/check/kind.h"
#include "engine/base/addr.h"
#include "engine/base/pkt.h"
#include "engine/base/xmalloc.h"
#include "engine/sim/link.h"
#include "engine/wire/ethernet.h"
#include "engine/wire/gre.h"
#include "engine/wire/ipv4.h"
#include "engine/wire/isakmp.h"
#include "engine/wire/udp.h"

#define PORT_NAT_T 4500

struct no_cleartext {
	char *link, *from, *to, *protected;
};

struct tap {
	struct link *link; /* NULL: of an end outside of a world that is indoors */
	struct prefix from, to;
	unsigned clear, protected;
	struct ipv4 first; /* in clear */
};

#define ARG(member) reader_value, offsetof(struct no_cleartext, member)

static const struct key keys[] = {
	{ "link", ARG(link), KEY_REQUIRED, &form_link,
	  "The link: R1-ISP, one of its ends, its number" },
	{ "from", ARG(from), 0, &form_network,
	  "The network whose packets must not be seen, nor those to it; any unless it is given" },
	{ "to", ARG(to), 0, &form_network, "The network they go to, and come from" },
	{ "protected", ARG(protected), 0, &form_compared,
	  "How many packets of ESP or AH there must be; at least one unless it is given" },
	{ 0 },
};

static const struct form form_no_cleartext = {
	.is = "During the run, a link carries nothing in clear of what is between two networks, "
	      "and "
	      "something that is protected",
	.type = "object",
	.keys = keys,
};

static void
verify(struct reader *r, const yaml_node_t *n, const struct check *c)
{
	const struct no_cleartext *a = c->args;

	check_needs_link(r, n, a->link);
	if (a->to && !a->from)
		reader_mistake(r, n, "%s: `to` needs `from`", c->name);
}

static bool
is_between(const struct tap *t, const struct ipv4 *h)
{
	return (prefix_holds(t->from, h->src) && prefix_holds(t->to, h->dst)) ||
	       (prefix_holds(t->to, h->src) && prefix_holds(t->from, h->dst));
}

/* ISAKMP, or ESP in UDP: *esp. Port 4500 tells them apart by four octets of zero (RFC 3948, 2.2). */
static bool
is_vpn(const uint8_t *datagram, size_t len, const struct ipv4 *h, bool *esp)
{
	struct udp udp;

	*esp = false;
	if (!udp_read(datagram, len, h->src, h->dst, &udp))
		return false;
	if (udp.sport == ISAKMP_PORT || udp.dport == ISAKMP_PORT)
		return true;
	if (udp.sport != PORT_NAT_T && udp.dport != PORT_NAT_T)
		return false;
	*esp = udp.length > UDP_HEADER + 4 && memcmp(datagram + UDP_HEADER, "\0\0\0", 4) != 0;
	return true;
}

/* One packet of IP, and what GRE or IP in IP carries within it. */
static void
look(struct tap *t, const uint8_t *packet, size_t len)
{
	struct ipv4 h;
	struct gre gre;
	const uint8_t *inner;
	size_t inner_len;
	bool esp;

	if (ipv4_read(packet, len, &h) != IPV4_GOOD)
		return;
	inner = packet + h.header;
	inner_len = (size_t)h.total - h.header;
	if (h.protocol == PROTO_ESP || h.protocol == PROTO_AH) {
		t->protected ++;
		return;
	}
	if (h.protocol == PROTO_UDP && is_vpn(inner, inner_len, &h, &esp)) {
		t->protected += esp;
		return;
	}
	if (is_between(t, &h)) {
		if (!t->clear++)
			t->first = h;
		return;
	}
	if (h.protocol == PROTO_GRE && gre_read(inner, inner_len, &gre) == GRE_GOOD &&
	    gre.type == ETHERNET_IPV4)
		look(t, inner + gre.header, inner_len - gre.header);
	else if (h.protocol == PROTO_IPINIP)
		look(t, inner, inner_len);
}

static void
see(void *ctx, struct link *link, simtime when, const struct port *from, const struct pkt *frame)
{
	const uint8_t *at = frame->data;

	(void)link;
	(void)when;
	(void)from;
	if (frame->len > ETHERNET_HEADER && (at[12] << 8 | at[13]) == ETHERNET_IPV4)
		look(ctx, at + ETHERNET_HEADER, frame->len - ETHERNET_HEADER);
}

static struct prefix
network_of(const char *text)
{
	ip4 addr = 0;
	uint8_t len = 0;

	if (text)
		ip4_parse_len(text, &addr, &len);
	return prefix_make(addr, len);
}

static void *
prepare(struct check_run *run, const struct check *c)
{
	const struct no_cleartext *a = c->args;
	struct tap *t = xcalloc(1, sizeof *t);
	bool several;

	t->link = lab_link_cable(lab_link(check_lab(run), a->link, &several));
	t->from = network_of(a->from);
	t->to = network_of(a->to);
	if (t->link)
		link_add_tap(t->link, see, t);
	return t;
}

static void
forget(void *kept)
{
	struct tap *t = kept;

	if (t->link)
		link_del_tap(t->link, see, t);
	free(t);
}

static void
start(struct check_run *run, const struct check *c)
{
	const struct no_cleartext *a = c->args;
	const struct tap *t = check_kept(run);

	if (t->clear)
		check_over(run, false, "%u packet%s in clear on %s, the first from %s to %s (%s)",
			   t->clear, t->clear == 1 ? "" : "s", a->link, IP4S(t->first.src),
			   IP4S(t->first.dst),
			   ip_proto_name(t->first.protocol) ? ip_proto_name(t->first.protocol)
							    : "another protocol");
	else if (!form_compares(a->protected ? a->protected : ">0", t->protected))
		check_over(run, false, "%u protected packets on %s", t->protected, a->link);
	else
		check_over(run, true, "nothing in clear on %s, %u packets protected", a->link,
			   t->protected);
}

const struct check_kind check_no_cleartext = {
	.name = "no_cleartext",
	.form = &form_no_cleartext,
	.size = sizeof(struct no_cleartext),
	.verify = verify,
	.prepare = prepare,
	.forget = forget,
	.start = start,
};
