/* Proposals of phase 2 that stand under one number: all of them are taken or none (RFC 2408
 * section 4.2), so AH and ESP for the same packets. */
#include <string.h>

#include "engine/ike/v1/v1.h"

/* How many pairs of transforms of one message IPsec is asked about. */
#define MOST_QUESTIONS 256

const uint8_t v1_protocol[SUITE_PROTOCOLS] = {
	[SUITE_AH] = PROTOCOL_AH,
	[SUITE_ESP] = PROTOCOL_ESP,
};

enum suite_protocol
v1_suite_protocol(uint8_t wire)
{
	return wire == PROTOCOL_ESP ? SUITE_ESP : wire == PROTOCOL_AH ? SUITE_AH : SUITE_PROTOCOLS;
}

static uint32_t
spi_of(const struct isakmp_proposal *p)
{
	struct rd r = rd_init(p->spi, p->spi_size);

	return rd_u32(&r);
}

bool
v1_next_bundle(struct rd *at, struct v1_bundle *b)
{
	struct v1_bundle found = { 0 };
	struct isakmp_proposal p;
	struct rd ahead = *at;

	while (isakmp_next_proposal(&ahead, &p) && (!found.parts || p.number == found.number)) {
		enum suite_protocol kind = v1_suite_protocol(p.protocol);

		found.number = p.number;
		found.parts++;
		*at = ahead;
		if (kind == SUITE_PROTOCOLS || p.spi_size != 4 || found.has[kind]) {
			found.bad = true;
			continue;
		}
		found.has[kind] = true;
		found.part[kind] = p;
		found.spi[kind] = spi_of(&p);
	}
	if (found.parts)
		*b = found;
	return found.parts;
}

/* Both halves as one offer; false when they do not belong together. */
static bool
join(const struct child_offer *ah, const struct child_offer *esp, struct child_offer *both)
{
	*both = *esp;
	both->suite.ah = ah->suite.ah;
	if (ah->life_seconds && (!both->life_seconds || ah->life_seconds < both->life_seconds))
		both->life_seconds = ah->life_seconds;
	if (ah->life_kilobytes &&
	    (!both->life_kilobytes || ah->life_kilobytes < both->life_kilobytes))
		both->life_kilobytes = ah->life_kilobytes;
	return ah->suite.transport == esp->suite.transport && ah->udp_encap == esp->udp_encap &&
	       ah->pfs_group == esp->pfs_group;
}

/* Behind a NAT an end does not know by which address the other one sees it. In transport mode its
 * proxies mean nobody but the two ends, wherever their packets come from and arrive. */
static void
see_through_nat(const struct ike_sa *sa, struct selector *s)
{
	if (s->local.len != 32 || s->remote.len != 32)
		return;
	s->local = prefix_make(sa->local, 32);
	s->remote = prefix_make(sa->key.peer, 32);
}

/* Asks IPsec about what n->proposal.offer says. */
static bool
ask(struct ike_sa *sa, struct ike_node *n)
{
	const struct child_offer *o = &n->proposal.offer;
	struct selector proxies = n->proposal.selector;
	struct ike *ike = sa->ike;
	enum child_verdict v;

	if (n->questions++ >= MOST_QUESTIONS)
		return false;
	n->proposal.local = sa->local;
	n->proposal.peer = sa->key.peer;
	n->proposal.msgid = n->msgid;
	n->proposal.profile = sa->profile ? sa->profile : "";
	if (o->udp_encap && o->suite.transport)
		see_through_nat(sa, &n->proposal.selector);
	v = ike->sink.choose(ike->sink.owner, &n->proposal, &n->choice);
	if (v == CHILD_ACCEPTED)
		return true;
	n->proposal.selector = proxies;
	event(ike->events, ISAKMP_QM_INVALIDATED, sa->conn_id, v);
	return false;
}

static void
keep(struct ike_node *n, enum suite_protocol kind, const struct isakmp_transform *t)
{
	memcpy(n->chosen[kind], t->whole, t->len);
	n->chosen_len[kind] = t->len;
}

/* The first transform of the part that IPsec takes, together with the half that is settled already
 * (NULL: there is no other). */
static bool
take_part(struct ike_sa *sa, struct ike_node *n, const struct v1_bundle *b,
	  enum suite_protocol kind, const struct child_offer *other)
{
	struct rd at = b->part[kind].transforms;
	struct isakmp_transform t;

	event(sa->ike->events, ISAKMP_QM_CHECKING, sa->conn_id, b->number);
	while (isakmp_next_transform(&at, &t)) {
		struct child_offer mine;

		if (t.len > sizeof n->chosen[kind] || !v1_read_offer(sa, kind, &t, &mine))
			continue;
		if (!other)
			n->proposal.offer = mine;
		else if (!join(other, &mine, &n->proposal.offer))
			continue;
		if (!ask(sa, n))
			continue;
		keep(n, kind, &t);
		return true;
	}
	return false;
}

static bool
take_both(struct ike_sa *sa, struct ike_node *n, const struct v1_bundle *b)
{
	struct rd at = b->part[SUITE_AH].transforms;
	struct isakmp_transform t;

	event(sa->ike->events, ISAKMP_QM_CHECKING, sa->conn_id, b->number);
	while (isakmp_next_transform(&at, &t) && n->questions < MOST_QUESTIONS) {
		struct child_offer ah;

		if (t.len > sizeof n->chosen[SUITE_AH] || !v1_read_offer(sa, SUITE_AH, &t, &ah) ||
		    !take_part(sa, n, b, SUITE_ESP, &ah))
			continue;
		keep(n, SUITE_AH, &t);
		return true;
	}
	return false;
}

bool
v1_take_bundle(struct ike_sa *sa, struct ike_node *n, const struct v1_bundle *b)
{
	bool taken;

	memset(n->chosen_len, 0, sizeof n->chosen_len);
	if (b->bad) {
		event(sa->ike->events, ISAKMP_QM_CHECKING, sa->conn_id, b->number);
		return false;
	}
	if (b->has[SUITE_AH] && b->has[SUITE_ESP])
		taken = take_both(sa, n, b);
	else
		taken = take_part(sa, n, b, b->has[SUITE_AH] ? SUITE_AH : SUITE_ESP, NULL);
	if (!taken)
		return false;
	n->chosen_number = b->number;
	memcpy(n->spi_out, b->spi, sizeof n->spi_out);
	return true;
}

bool
v1_is_choice(const struct v1_bundle *b)
{
	for (enum suite_protocol kind = 0; kind < SUITE_PROTOCOLS; kind++)
		if (b->has[kind] && b->part[kind].transform_count != 1)
			return false;
	return !b->bad;
}

uint32_t
v1_bundle_spi(const struct v1_bundle *b)
{
	return b->spi[b->has[SUITE_ESP] ? SUITE_ESP : SUITE_AH];
}

void
v1_write_taken(const struct ike_node *n, struct isakmp_writer *w)
{
	isakmp_open_sa(w);
	for (enum suite_protocol kind = 0; kind < SUITE_PROTOCOLS; kind++) {
		struct isakmp_transform t = { .whole = n->chosen[kind],
					      .len = n->chosen_len[kind] };
		uint32_t spi = n->spi_in[kind];
		uint8_t wire[4] = { spi >> 24, spi >> 16 & 255, spi >> 8 & 255, spi & 255 };

		if (!t.len)
			continue;
		isakmp_open_proposal(w, n->chosen_number, v1_protocol[kind], wire, sizeof wire);
		isakmp_add_transform(w, &t);
		isakmp_close(w);
	}
	isakmp_close(w);
}
