#include "engine/wire/isakmp_write.h"

#include <assert.h>

#include "engine/wire/isakmp_layout.h"

enum { NOWHERE = 0 }; /* nothing of a chain lies at the offset of the initiator's cookie */

enum { HEADER_NEXT = 2 * ISAKMP_COOKIE, HEADER_FLAGS = HEADER_NEXT + 3, HEADER_LENGTH = 24 };

static void
patch_u8(struct wr *w, size_t offset, uint8_t v)
{
	if (!w->bad && offset < wr_len(w))
		w->start[offset] = v;
}

void
isakmp_begin(struct isakmp_writer *w, void *buffer, size_t size, const struct isakmp_header *h)
{
	w->wr = wr_init(buffer, size);
	w->depth = 0;
	w->level[0] = (struct isakmp_level){ .next = HEADER_NEXT };
	layout_write(isakmp_header_layout, &w->wr, h);
	patch_u8(&w->wr, HEADER_NEXT, PAYLOAD_NONE);
}

size_t
isakmp_end(struct isakmp_writer *w)
{
	size_t size = wr_len(&w->wr);

	assert(w->depth == 0);
	wr_patch_u16(&w->wr, HEADER_LENGTH, (uint16_t)(size >> 16));
	wr_patch_u16(&w->wr, HEADER_LENGTH + 2, (uint16_t)size);
	return w->wr.bad ? 0 : size;
}

size_t
isakmp_end_padded(struct isakmp_writer *w, size_t block, bool always)
{
	size_t over = (wr_len(&w->wr) - ISAKMP_HEADER) % block;

	if (over || always)
		wr_zero(&w->wr, block - over);
	if (!w->wr.bad)
		w->wr.start[HEADER_FLAGS] |= ISAKMP_ENCRYPTED;
	return isakmp_end(w);
}

/* Names the payload in its predecessor, and becomes the predecessor of the next on this level. */
static void
chain(struct isakmp_writer *w, unsigned type)
{
	struct isakmp_level *level = &w->level[w->depth];

	if (level->next != NOWHERE)
		patch_u8(&w->wr, level->next, (uint8_t)type);
	level->next = wr_len(&w->wr);
	level->items++;
}

void
isakmp_open(struct isakmp_writer *w, unsigned type)
{
	size_t start = wr_len(&w->wr);

	assert(w->depth + 1 < sizeof w->level / sizeof *w->level);
	chain(w, type);
	wr_zero(&w->wr, ISAKMP_GENERIC);
	w->level[++w->depth] = (struct isakmp_level){ .start = start, .next = NOWHERE };
}

void
isakmp_close(struct isakmp_writer *w)
{
	struct isakmp_level *level = &w->level[w->depth];
	size_t size = wr_len(&w->wr) - level->start;

	assert(w->depth > 0);
	if (size > UINT16_MAX)
		w->wr.bad = true;
	wr_patch_u16(&w->wr, level->start + 2, (uint16_t)size);
	if (w->depth == 2) /* a proposal: the count of its transforms */
		patch_u8(&w->wr, level->start + ISAKMP_GENERIC + 3, level->items);
	w->depth--;
}

void
isakmp_open_sa(struct isakmp_writer *w)
{
	static const struct isakmp_sa sa = { .doi = ISAKMP_DOI_IPSEC,
					     .situation = ISAKMP_SIT_IDENTITY_ONLY };

	isakmp_open(w, PAYLOAD_SA);
	layout_write(isakmp_sa_layout, &w->wr, &sa);
}

void
isakmp_open_proposal(struct isakmp_writer *w, uint8_t number, uint8_t protocol, const void *spi,
		     size_t spi_size)
{
	struct isakmp_proposal p = { .number = number,
				     .protocol = protocol,
				     .spi_size = (uint8_t)spi_size };

	assert(w->depth == 1);
	isakmp_open(w, PAYLOAD_PROPOSAL);
	layout_write(isakmp_proposal_layout, &w->wr, &p);
	wr_bytes(&w->wr, spi, spi_size);
}

void
isakmp_open_transform(struct isakmp_writer *w, uint8_t number, uint8_t id)
{
	struct isakmp_transform t = { .number = number, .id = id };

	assert(w->depth == 2);
	isakmp_open(w, PAYLOAD_TRANSFORM);
	layout_write(isakmp_transform_layout, &w->wr, &t);
	wr_zero(&w->wr, 2);
}

void
isakmp_add_attribute(struct isakmp_writer *w, uint16_t type, uint32_t value)
{
	bool basic = value <= UINT16_MAX;

	wr_u16(&w->wr, basic ? type | 0x8000 : type);
	wr_u16(&w->wr, basic ? (uint16_t)value : 4);
	if (!basic)
		wr_u32(&w->wr, value);
}

void
isakmp_add_transform(struct isakmp_writer *w, const struct isakmp_transform *t)
{
	isakmp_open(w, PAYLOAD_TRANSFORM);
	wr_bytes(&w->wr, t->whole + ISAKMP_GENERIC, t->len - ISAKMP_GENERIC);
	isakmp_close(w);
}

/* ---- whole payloads ---- */

void
isakmp_add(struct isakmp_writer *w, unsigned type, const void *body, size_t len)
{
	isakmp_open(w, type);
	wr_bytes(&w->wr, body, len);
	isakmp_close(w);
}

uint8_t *
isakmp_add_room(struct isakmp_writer *w, unsigned type, size_t len)
{
	uint8_t *room;

	isakmp_open(w, type);
	room = wr_room(&w->wr, len);
	if (room)
		memset(room, 0, len);
	isakmp_close(w);
	return room;
}

void
isakmp_add_id(struct isakmp_writer *w, const struct isakmp_id *id)
{
	isakmp_open(w, PAYLOAD_ID);
	layout_write(isakmp_id_layout, &w->wr, id);
	wr_bytes(&w->wr, id->data, id->len);
	isakmp_close(w);
}

void
isakmp_add_id_prefix(struct isakmp_writer *w, struct prefix prefix, uint8_t protocol, uint16_t port)
{
	uint8_t data[8];
	struct wr d = wr_init(data, sizeof data);
	struct isakmp_id id = { .protocol = protocol, .port = port, .data = data };

	id.type = prefix.len == 32 ? ID_IPV4_ADDR : ID_IPV4_ADDR_SUBNET;
	wr_u32(&d, prefix.addr);
	if (id.type == ID_IPV4_ADDR_SUBNET)
		wr_u32(&d, mask_of(prefix.len));
	id.len = wr_len(&d);
	isakmp_add_id(w, &id);
}

void
isakmp_add_nat_oa(struct isakmp_writer *w, uint8_t type, ip4 addr)
{
	isakmp_open(w, type);
	wr_u8(&w->wr, ID_IPV4_ADDR);
	wr_zero(&w->wr, 3);
	wr_u32(&w->wr, addr);
	isakmp_close(w);
}

void
isakmp_add_notify(struct isakmp_writer *w, uint8_t protocol, uint16_t type, const void *spi,
		  size_t spi_size, const void *data, size_t len)
{
	struct isakmp_notify n = { .doi = ISAKMP_DOI_IPSEC,
				   .protocol = protocol,
				   .spi_size = (uint8_t)spi_size,
				   .type = type };

	isakmp_open(w, PAYLOAD_NOTIFY);
	layout_write(isakmp_notify_layout, &w->wr, &n);
	wr_bytes(&w->wr, spi, spi_size);
	wr_bytes(&w->wr, data, len);
	isakmp_close(w);
}

void
isakmp_add_delete(struct isakmp_writer *w, uint8_t protocol, const void *spi, size_t spi_size,
		  size_t count)
{
	struct isakmp_delete d = { .doi = ISAKMP_DOI_IPSEC,
				   .protocol = protocol,
				   .spi_size = (uint8_t)spi_size,
				   .count = (uint16_t)count };

	isakmp_open(w, PAYLOAD_DELETE);
	layout_write(isakmp_delete_layout, &w->wr, &d);
	wr_bytes(&w->wr, spi, count * spi_size);
	isakmp_close(w);
}

void
isakmp_add_vid(struct isakmp_writer *w, enum vid vid)
{
	const struct vid_info *info = vid_info(vid);

	isakmp_add(w, PAYLOAD_VID, info->octets, info->len);
}

void
isakmp_add_cert(struct isakmp_writer *w, unsigned type, uint8_t encoding, const void *data,
		size_t len)
{
	isakmp_open(w, type);
	wr_u8(&w->wr, encoding);
	wr_bytes(&w->wr, data, len);
	isakmp_close(w);
}
