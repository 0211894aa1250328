/* The SA payload: proposals hold transforms hold attributes. */
#include "engine/wire/isakmp.h"
#include "engine/wire/isakmp_layout.h"

/* Reads the generic header of a substructure of that type and gives a reader for its body. The
 * "next" octet must say truthfully whether one more of the same type follows. */
static struct rd
substructure(struct rd *r, uint8_t type)
{
	uint8_t next = rd_u8(r), reserved = rd_u8(r);
	uint16_t len = rd_u16(r);
	struct rd body = rd_sub(r, len < ISAKMP_GENERIC ? SIZE_MAX : (size_t)len - ISAKMP_GENERIC);

	if (reserved || next != (rd_left(r) ? type : PAYLOAD_NONE))
		body.bad = r->bad = true;
	return body;
}

bool
isakmp_next_proposal(struct rd *r, struct isakmp_proposal *p)
{
	struct rd body;

	if (r->bad || !rd_left(r))
		return false;
	body = substructure(r, PAYLOAD_PROPOSAL);
	layout_read(isakmp_proposal_layout, &body, p);
	p->spi = rd_bytes(&body, p->spi_size);
	p->transforms = body;
	r->bad |= body.bad;
	return !r->bad;
}

bool
isakmp_next_transform(struct rd *r, struct isakmp_transform *t)
{
	struct rd body;

	if (r->bad || !rd_left(r))
		return false;
	t->whole = r->at;
	body = substructure(r, PAYLOAD_TRANSFORM);
	t->len = (size_t)(r->at - t->whole);
	layout_read(isakmp_transform_layout, &body, t);
	rd_skip(&body, 2); /* reserved: seen non-zero from real peers, and harmless */
	t->attributes = body;
	r->bad |= body.bad;
	return !r->bad;
}

bool
isakmp_next_attribute(struct rd *r, struct isakmp_attribute *a)
{
	uint16_t type;

	if (r->bad || !rd_left(r))
		return false;
	type = rd_u16(r);
	a->type = type & 0x7fff;
	a->basic = type >> 15;
	a->len = a->basic ? 2 : rd_u16(r);
	a->bytes = rd_bytes(r, a->len);
	if (r->bad)
		return false;
	a->value = 0;
	for (size_t i = 0; i < a->len; i++)
		a->value = a->value >> 24 ? UINT32_MAX : a->value << 8 | a->bytes[i];
	return true;
}

static bool
walk_transforms(struct isakmp_proposal *p)
{
	struct rd r = p->transforms;
	struct isakmp_transform t;
	struct isakmp_attribute a;
	unsigned count = 0;

	while (isakmp_next_transform(&r, &t)) {
		while (isakmp_next_attribute(&t.attributes, &a))
			;
		if (t.attributes.bad)
			return false;
		count++;
	}
	return !r.bad && count == p->transform_count;
}

bool
isakmp_read_sa(const struct isakmp_payload *payload, struct isakmp_sa *sa)
{
	struct rd r = isakmp_body(payload);
	struct isakmp_proposal p;

	layout_read(isakmp_sa_layout, &r, sa);
	sa->proposals = r;
	while (isakmp_next_proposal(&r, &p))
		if (!walk_transforms(&p))
			return false;
	return !r.bad;
}
