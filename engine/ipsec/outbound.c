/* The way out: which flow, which SA, and the packet in its new clothes. */
#include <string.h>

#include "engine/base/wr.h"
#include "engine/ipsec/internal.h"
#include "engine/net/hook.h"
#include "engine/net/icmp.h"
#include "engine/wire/ethernet.h"
#include "engine/wire/ipv4.h"
#include "engine/wire/udp.h"

#define OUTER_TTL 255
#define IP_DF	  0x40 /* in octet 6 of the header */

/* A datagram of UDP encapsulation, RFC 3948 section 2.1: without checksum. */
static void
push_udp(const struct pair *pair, struct pkt *p)
{
	struct wr w = wr_init(pkt_push(p, UDP_HEADER), UDP_HEADER);

	wr_u16(&w, pair->local_port);
	wr_u16(&w, pair->peer_port);
	wr_u16(&w, (uint16_t)p->len);
	wr_u16(&w, 0);
}

/* What is to be cut after encryption cannot have the bit. */
static bool
outer_df(const struct pair *pair, const struct pkt *inner)
{
	if (pair->df == DF_CLEAR || inner->len > pair->plaintext_mtu)
		return false;
	return pair->df == DF_SET || (inner->data[6] & IP_DF);
}

/* ESP around what begins at p->data, and UDP around that. Gives the protocol of what came of it; 0
 * when there was no room. next: of what is there now. */
static uint8_t
seal_esp(struct pair *pair, struct pkt *p, uint8_t next)
{
	if (!pair->suite.esp)
		return next;
	if (!esp_seal(&pair->out.esp, p, pair->out.sequence, next))
		return 0;
	if (!pair->peer_port)
		return PROTO_ESP;
	push_udp(pair, p);
	return PROTO_UDP;
}

/* AH between the outer header and what it carries. */
static bool
seal_ah(struct pair *pair, struct pkt *p)
{
	return pair->suite.ah == HASH_NONE || ah_seal(&pair->out.ah, p, pair->out.sequence);
}

/* RFC 4303 section 3.1.2: the packet, header and all, is the payload. */
static bool
wrap_tunnel(struct pair *pair, struct pkt *p)
{
	struct ipsec *ipsec = pair->ident->at->ipsec;
	struct ipv4 outer = {
		.tos = p->data[1],
		.id = ip_next_id(ipsec->net),
		.df = outer_df(pair, p),
		.ttl = OUTER_TTL,
		.src = pair->local,
		.dst = pair->peer,
	};

	outer.protocol = seal_esp(pair, p, PROTO_IPINIP);
	outer.total = (uint16_t)(p->len + IPV4_HEADER);
	if (!outer.protocol)
		return false;
	ipv4_write(pkt_push(p, IPV4_HEADER), &outer);
	return seal_ah(pair, p);
}

/* RFC 4303 section 3.1.1: ESP goes between the header and what it carries. */
static bool
wrap_transport(struct pair *pair, struct pkt *p)
{
	uint8_t header[IPV4_HEADER_MAX];
	size_t len = (size_t)(p->data[0] & 15) * 4;

	memcpy(header, p->data, len);
	pkt_pull(p, len);
	header[9] = seal_esp(pair, p, header[9]);
	if (!header[9])
		return false;
	pkt_push(p, len);
	header[2] = (uint8_t)(p->len >> 8);
	header[3] = (uint8_t)p->len;
	memcpy(p->data, header, len);
	ipv4_sum_header(p->data);
	return seal_ah(pair, p);
}

/* Is there room for everything that comes around the packet, the frame's header included? */
static bool
fits(const struct pair *pair, const struct pkt *p)
{
	size_t front = ah_octets(&pair->out.ah) + IPV4_HEADER, behind = 0;

	if (pair->suite.esp) {
		front += esp_front(&pair->out.esp) + UDP_HEADER;
		behind = esp_behind(&pair->out.esp, p->len);
	}
	return pkt_headroom(p) >= front + ETHERNET_HEADER && pkt_tailroom(p) >= behind &&
	       p->len + front + behind <= UINT16_MAX;
}

static void
count_sealed(const struct pair *pair)
{
	struct ident_counters *count = &pair->ident->count;

	count->encaps++;
	if (pair->suite.esp)
		count->encrypt++;
	if (suite_authenticates(&pair->suite))
		count->digest++;
}

/* Takes p. */
static void
protect(struct pair *pair, struct pkt *p)
{
	struct ident_counters *count = &pair->ident->count;
	size_t clear = p->len;

	if (pair->out.sequence == UINT32_MAX) {
		count->rollover_send++;
		pkt_free(p);
		return;
	}
	if (!fits(pair, p)) {
		count->encaps_failed++;
		pkt_free(p);
		return;
	}
	pair->out.sequence++;
	packet_report(pair, "Before encryption", p);
	if (!(pair->suite.transport ? wrap_transport(pair, p) : wrap_tunnel(pair, p))) {
		count->encaps_failed++;
		pkt_free(p);
		return;
	}
	count_sealed(pair);
	packet_report(pair, "After encryption", p);
	lifetime_use(pair, &pair->out, clear);
	p->flags = (p->flags | PKT_ENCRYPTED) & ~(uint32_t)PKT_DECRYPTED;
	p->in = NULL;
	p->network = p->data;
	ip_output(pair->ident->at->ipsec->net, p);
}

static void
protect_fragment(void *pair, struct pkt *p)
{
	protect(pair, p);
}

/* Fragments before encryption what would be too big afterwards. */
void
pair_send(struct pair *pair, struct iface *iface, struct pkt *p)
{
	struct ipsec *ipsec = pair->ident->at->ipsec;
	unsigned mtu = pair_plaintext_mtu(pair, iface);
	struct wrapping w = wrapping_of(ipsec, iface);

	pair->df = w.df;
	if (p->len <= mtu) {
		protect(pair, p);
	} else if ((p->data[6] & IP_DF) && w.df != DF_CLEAR) {
		icmp_unreachable(ipsec->net, p, 4, mtu);
		pkt_free(p);
	} else if (w.fragment_after || pair->suite.transport) {
		protect(pair, p);
	} else {
		ip_fragment(ipsec->net, p, mtu, protect_fragment, pair);
	}
}

/* What key management itself sends is never a matter for it. */
static bool
is_own_ike(const struct pkt *p, const struct packet_key *k)
{
	return (p->flags & PKT_LOCAL) && k->protocol == PROTO_UDP && k->ports &&
	       (k->sport == IKE_PORT || k->sport == IKE_NATT_PORT);
}

enum hook_verdict
ipsec_outbound(void *ctx, struct iface *iface, struct pkt *p)
{
	struct attachment *at = iface->crypto;
	struct packet_key key;
	struct ident *i;
	struct pair *pair;
	bool barred;

	if (!at || !packet_key_read(&key, p) || is_own_ike(p, &key))
		return HOOK_PASS;
	policy_sync(at);
	i = policy_lookup(at, &key, &barred);
	if (barred) {
		pkt_free(p);
		return HOOK_TAKEN;
	}
	if (!i)
		return HOOK_PASS;
	if (i->check_out && acl_match_and_log(i->check_out, &key) == ACL_DENIED) {
		pkt_free(p);
		return HOOK_TAKEN;
	}
	pair = ident_outbound(i);
	if (pair) {
		pair_send(pair, iface, p);
		return HOOK_TAKEN;
	}
	i->count.no_sa_send++;
	pkt_free(p);
	if (!i->entry->from) /* who came by a template is not asked anew */
		ident_request(i);
	return HOOK_TAKEN;
}
