/* The way in: AH and ESP for this router comes out of it, clear packets that should have been in it are
 * dropped. */
#include <string.h>

#include "engine/ipsec/internal.h"
#include "engine/net/hook.h"
#include "engine/wire/ah.h"
#include "engine/wire/esp.h"
#include "engine/wire/ipv4.h"
#include "engine/wire/udp.h"

#define NO_NEXT_HEADER 59 /* a dummy packet, RFC 4303 section 2.6 */

/* Of the outer packet. */
struct arrival {
	ip4 src, dst;
	uint8_t header[IPV4_HEADER_MAX];
	size_t header_len;
	uint16_t sport; /* inside UDP; 0: bare */
	size_t at;	/* where AH or ESP begins */
};

static void
invalid_spi(struct ipsec *ipsec, const struct arrival *a, uint8_t protocol, uint32_t spi)
{
	if (!notice_due(ipsec, EV_CRYPTO_INVALID_SPI, a->src, a->dst))
		return;
	event(ipsec->events, CRYPTO_INVALID_SPI, a->dst, protocol, spi, a->src);
	if (ipsec->keying.unknown_spi)
		ipsec->keying.unknown_spi(ipsec->keying.owner, a->dst, a->src, a->sport,
					  protocol == PROTO_AH ? SUITE_AH : SUITE_ESP, spi);
}

static void
count_forged(struct ipsec *ipsec, struct pair *pair, uint32_t spi, uint32_t sequence)
{
	pair->ident->count.verify_failed++;
	packet_failed(pair, "Verify packet");
	event(ipsec->events, CRYPTO_MAC, pair->in.conn_id, pair->local, pair->peer, spi, sequence);
}

/* Could it be one that has not been here yet? */
static bool
is_new(struct ipsec *ipsec, struct pair *pair, const struct replay *r, uint32_t sequence)
{
	if (replay_would_accept(r, sequence))
		return true;
	pair->ident->count.replay_failed++;
	event(ipsec->events, CRYPTO_REPLAY, pair->in.conn_id, sequence);
	return false;
}

/* Did the packet pass? The replay window moves only when it did. AH is at a->at. */
static bool
ah_authentic(struct ipsec *ipsec, const struct arrival *a, struct pair *pair, const struct pkt *p,
	     uint32_t sequence)
{
	struct replay *window = &pair->replay[SUITE_AH];

	if (!is_new(ipsec, pair, window, sequence))
		return false;
	switch (ah_verify(&pair->in.ah, p, a->at)) {
	case AH_GOOD:
		replay_accept(window, sequence);
		return true;
	case AH_BAD_ICV:
		count_forged(ipsec, pair, pair->in.ah.spi, sequence);
		return false;
	default:
		pair->ident->count.invalid_len++;
		return false;
	}
}

/* The same for ESP, at p->data. */
static bool
esp_authentic(struct ipsec *ipsec, struct pair *pair, struct pkt *p, uint32_t sequence)
{
	struct replay *window = &pair->replay[SUITE_ESP];

	if (!is_new(ipsec, pair, window, sequence))
		return false;
	switch (esp_verify(&pair->in.esp, p)) {
	case ESP_GOOD:
		replay_accept(window, sequence);
		return true;
	case ESP_BAD_ICV:
		count_forged(ipsec, pair, pair->in.esp.spi, sequence);
		return false;
	default:
		pair->ident->count.invalid_len++;
		return false;
	}
}

/* Puts the outer header in front of what a transport SA carried. */
static void
restore_header(const struct arrival *a, struct pkt *p, uint8_t next)
{
	uint8_t *header = pkt_push(p, a->header_len);

	memcpy(header, a->header, a->header_len);
	header[2] = (uint8_t)(p->len >> 8);
	header[3] = (uint8_t)p->len;
	header[9] = next;
	ipv4_sum_header(header);
}

/* A NAT on the way changed the addresses that a TCP or UDP checksum covers, and could not see it. The
 * packet is authentic: it gets the checksum that it must have here (RFC 3948 section 3.1.2). */
static void
mend_checksum(struct pkt *p, size_t header_len)
{
	uint8_t *header = p->data, *body = header + header_len;
	size_t len = p->len - header_len;
	bool udp = header[9] == PROTO_UDP;
	size_t at = udp ? 6 : 16;
	uint16_t sum;

	if ((!udp && header[9] != PROTO_TCP) || len < at + 2 || (header[6] & 0x3f) || header[7])
		return;
	if (udp && !body[at] && !body[at + 1]) /* none */
		return;
	body[at] = body[at + 1] = 0;
	sum = (uint16_t)~ip_sum(
		ip_pseudo_sum(ipv4_src(header), ipv4_dst(header), header[9], (uint16_t)len), body,
		len);
	if (udp && !sum)
		sum = 0xffff;
	body[at] = (uint8_t)(sum >> 8);
	body[at + 1] = (uint8_t)sum;
}

static void
reverse(struct packet_key *k)
{
	ip4 src = k->src;
	uint16_t sport = k->sport;

	k->src = k->dst;
	k->dst = src;
	k->sport = k->dport;
	k->dport = sport;
}

/* Is what came out something that this SA may carry? */
static bool
belongs(struct ipsec *ipsec, struct pair *pair, const struct pkt *p)
{
	struct packet_key k;
	ip4 src, dst;

	if (!packet_key_read(&k, p)) {
		pair->ident->count.invalid_len++;
		return false;
	}
	src = k.src;
	dst = k.dst;
	reverse(&k);
	if (selector_holds(&pair->selector, &k))
		return true;
	pair->ident->count.invalid_identity++;
	if (notice_due(ipsec, EV_CRYPTO_NOT_IPSEC, src, dst))
		event(ipsec->events, CRYPTO_NOT_IPSEC, dst, src, k.protocol);
	return false;
}

/* The ESP of a pair whose packets have it, at p->data; leaves its payload there. Gives what that is;
 * NO_NEXT_HEADER when there is nothing to go on with. */
static uint8_t
open_esp(struct ipsec *ipsec, struct pair *pair, struct pkt *p, uint32_t sequence)
{
	struct ident_counters *count = &pair->ident->count;
	uint8_t next;

	packet_report(pair, "Before decryption", p);
	if (!esp_authentic(ipsec, pair, p, sequence))
		return NO_NEXT_HEADER;
	count->decaps++;
	if (esp_open(&pair->in.esp, p, &next) != ESP_GOOD) {
		count->decaps_failed++;
		packet_failed(pair, "Decrypt packet");
		return NO_NEXT_HEADER;
	}
	packet_report(pair, "After decryption", p);
	count->decrypt++;
	if (suite_authenticates(&pair->suite))
		count->verify++;
	return next;
}

/* The same for AH. Behind that of a pair with both comes ESP. */
static uint8_t
open_ah(struct ipsec *ipsec, const struct arrival *a, struct pair *pair, struct pkt *p,
	const struct ah *ah)
{
	struct ident_counters *count = &pair->ident->count;
	uint8_t next = ah->next;
	struct esp esp;

	if (!ah_authentic(ipsec, a, pair, p, ah->seq))
		return NO_NEXT_HEADER;
	pkt_pull(p, a->at + ah->octets);
	if (!pair->suite.esp) {
		count->decaps++;
		count->verify++;
		return next;
	}
	if (next == PROTO_ESP && esp_read(p->data, p->len, &esp) && esp.spi == pair->in.esp.spi)
		return open_esp(ipsec, pair, p, esp.seq);
	count->invalid_prot++;
	return NO_NEXT_HEADER;
}

/* What came out of an SA: does it go on from here, as a packet at p->data? */
static bool
unwrapped(struct ipsec *ipsec, const struct arrival *a, struct pair *pair, struct pkt *p,
	  uint8_t next)
{
	if (next == NO_NEXT_HEADER)
		return false;
	if ((next == PROTO_IPINIP) == pair->suite.transport) {
		pair->ident->count.invalid_prot++;
		return false;
	}
	if (pair->suite.transport)
		restore_header(a, p, next);
	if (pair->suite.transport && pair->peer_port)
		mend_checksum(p, a->header_len);
	return belongs(ipsec, pair, p);
}

/* The packet is authentic, so it tells where the peer is now, behind its NAT: RFC 3947 section 5. */
static void
follow(struct ipsec *ipsec, const struct arrival *a, struct pair *pair)
{
	if (!pair->peer_port || !a->sport || pair->peer_port == a->sport ||
	    !suite_authenticates(&pair->suite))
		return;
	ipsec_peer_moved(ipsec, pair->peer, pair->ike_conn, a->sport);
	ipsec->keying.moved(ipsec->keying.owner, pair->local, pair->peer, pair->ike_conn, a->sport);
}

static enum hook_verdict
drop(struct pkt *p)
{
	pkt_free(p);
	return HOOK_TAKEN;
}

/* Of a packet for us: the pair whose inbound SA it names, or NULL. */
static struct pair *
pair_of(struct ipsec *ipsec, const struct arrival *a, enum suite_protocol protocol, uint32_t spi)
{
	struct pair *pair = pair_by_spi(ipsec, spi);

	if (pair && policy_sync(pair->ident->at))
		pair = pair_by_spi(ipsec, spi); /* it may have gone */
	if (pair && pair->local == a->dst && sa_spi(&pair->in, protocol) == spi)
		return pair;
	invalid_spi(ipsec, a, protocol == SUITE_AH ? PROTO_AH : PROTO_ESP, spi);
	return NULL;
}

/* The list of the entry that clear packets have to pass. */
static bool
permitted(const struct pair *pair, const struct pkt *p)
{
	struct packet_key k;

	return !pair->ident->check_in ||
	       (packet_key_read(&k, p) &&
		acl_match_and_log(pair->ident->check_in, &k) != ACL_DENIED);
}

/* The packet is out of its SA and comes in again. */
static enum hook_verdict
pass_on(struct ipsec *ipsec, const struct arrival *a, struct pair *pair, struct pkt *p,
	uint8_t next)
{
	if (!unwrapped(ipsec, a, pair, p, next))
		return drop(p);
	pair_proven(pair);
	follow(ipsec, a, pair);
	lifetime_use(pair, &pair->in, p->len);
	if (!permitted(pair, p))
		return drop(p);
	p->flags |= PKT_DECRYPTED;
	p->network = p->data;
	return guard_receive(pair, p) ? HOOK_TAKEN : HOOK_PASS;
}

static enum hook_verdict
receive_esp(struct ipsec *ipsec, const struct arrival *a, struct pkt *p)
{
	struct pair *pair;
	struct esp esp;

	pkt_pull(p, a->at);
	if (!esp_read(p->data, p->len, &esp))
		return drop(p);
	pair = pair_of(ipsec, a, SUITE_ESP, esp.spi);
	if (!pair)
		return drop(p);
	if (pair->suite.ah != HASH_NONE) { /* which should be around it */
		pair->ident->count.invalid_prot++;
		return drop(p);
	}
	return pass_on(ipsec, a, pair, p, open_esp(ipsec, pair, p, esp.seq));
}

static enum hook_verdict
receive_ah(struct ipsec *ipsec, const struct arrival *a, struct pkt *p)
{
	struct pair *pair;
	struct ah ah;

	if (!ah_read(p->data + a->at, p->len - a->at, &ah))
		return drop(p);
	pair = pair_of(ipsec, a, SUITE_AH, ah.spi);
	return pair ? pass_on(ipsec, a, pair, p, open_ah(ipsec, a, pair, p, &ah)) : drop(p);
}

/* UDP port 4500 carries ESP, IKE behind a marker, and keepalives. */
static enum hook_verdict
receive_udp(struct ipsec *ipsec, struct arrival *a, uint16_t sport, struct pkt *p)
{
	size_t data = a->header_len + UDP_HEADER;

	if (p->len < data)
		return drop(p);
	switch (esp_udp_kind(p->data + data, p->len - data)) {
	case ESP_UDP_ESP:
		a->at = data;
		a->sport = sport;
		return receive_esp(ipsec, a, p);
	case ESP_UDP_IKE:
		return HOOK_PASS;
	default:
		return drop(p);
	}
}

/* A packet in clear that the other side should have protected. */
static bool
should_be_protected(struct ipsec *ipsec, struct iface *iface, const struct pkt *p,
		    const struct packet_key *k, bool local)
{
	struct attachment *at = iface->crypto;

	if (!at || (p->flags & PKT_DECRYPTED))
		return false;
	if (local && k->protocol == PROTO_UDP && k->ports &&
	    (k->dport == IKE_PORT || k->dport == IKE_NATT_PORT))
		return false;
	policy_sync(at);
	return policy_wants(at, k);
}

enum hook_verdict
ipsec_inbound(void *ctx, struct iface *iface, struct pkt *p)
{
	struct ipsec *ipsec = ctx;
	struct packet_key k;
	struct arrival a;
	bool local;

	if (!packet_key_read(&k, p))
		return HOOK_PASS;
	local = ip_is_local(ipsec->net, k.dst);
	a.src = k.src;
	a.dst = k.dst;
	a.sport = 0;
	a.at = a.header_len = (size_t)(p->data[0] & 15) * 4;
	memcpy(a.header, p->data, a.header_len);
	if (local && k.protocol == PROTO_ESP)
		return receive_esp(ipsec, &a, p);
	if (local && k.protocol == PROTO_AH)
		return receive_ah(ipsec, &a, p);
	if (local && k.protocol == PROTO_UDP && k.ports && k.dport == IKE_NATT_PORT)
		return receive_udp(ipsec, &a, k.sport, p);
	if (should_be_protected(ipsec, iface, p, &k, local)) {
		if (notice_due(ipsec, EV_CRYPTO_NOT_IPSEC, k.src, k.dst))
			event(ipsec->events, CRYPTO_NOT_IPSEC, k.dst, k.src, k.protocol);
		return drop(p);
	}
	return HOOK_PASS;
}
