/* The chain of payloads, and the payloads of fixed shape. */
#include "engine/wire/isakmp.h"

#include <string.h>

#include "engine/wire/isakmp_layout.h"

enum isakmp_fault
isakmp_read_header(const void *datagram, size_t size, struct isakmp_header *h)
{
	struct rd r = rd_init(datagram, size);

	layout_read(isakmp_header_layout, &r, h);
	if (r.bad)
		return ISAKMP_SHORT;
	if (h->version >> 4 != ISAKMP_VERSION >> 4)
		return ISAKMP_BAD_VERSION;
	if (h->length < ISAKMP_HEADER)
		return ISAKMP_BAD_LENGTH;
	return h->length > size ? ISAKMP_SHORT : ISAKMP_GOOD;
}

void
isakmp_print_header(const struct isakmp_header *h, struct text *t)
{
	layout_print(isakmp_header_layout, h, t);
}

/* ---- the chain ---- */

enum isakmp_fault
isakmp_read_payloads(const uint8_t *at, size_t size, uint8_t first, struct isakmp_payloads *list)
{
	struct rd r = rd_init(at, size);
	uint8_t type = first;

	list->count = 0;
	list->end = at;
	while (type != PAYLOAD_NONE) {
		struct isakmp_payload p = { .type = type, .whole = r.at };
		uint8_t reserved;
		size_t len;

		type = rd_u8(&r);
		reserved = rd_u8(&r);
		len = rd_u16(&r);
		if (!r.bad && reserved)
			return ISAKMP_RESERVED;
		if (r.bad || len < ISAKMP_GENERIC || len - ISAKMP_GENERIC > rd_left(&r))
			return ISAKMP_BAD_LENGTH;
		if (list->count == ISAKMP_MAX_PAYLOADS)
			return ISAKMP_TOO_MANY;
		p.len = len - ISAKMP_GENERIC;
		p.body = rd_bytes(&r, p.len);
		list->at[list->count++] = p;
		list->end = r.at;
	}
	return ISAKMP_GOOD;
}

static const struct isakmp_payload *
find_from(const struct isakmp_payloads *list, size_t i, unsigned type)
{
	for (; i < list->count; i++)
		if (list->at[i].type == type)
			return &list->at[i];
	return NULL;
}

const struct isakmp_payload *
isakmp_find(const struct isakmp_payloads *list, unsigned type)
{
	return find_from(list, 0, type);
}

const struct isakmp_payload *
isakmp_find_next(const struct isakmp_payloads *list, const struct isakmp_payload *p)
{
	return find_from(list, (size_t)(p - list->at) + 1, p->type);
}

size_t
isakmp_count(const struct isakmp_payloads *list, unsigned type)
{
	size_t n = 0;

	for (size_t i = 0; i < list->count; i++)
		n += list->at[i].type == type;
	return n;
}

/* ---- payloads of fixed shape ---- */

bool
isakmp_read_id(const struct isakmp_payload *p, struct isakmp_id *id)
{
	struct rd r = isakmp_body(p);

	layout_read(isakmp_id_layout, &r, id);
	id->data = r.at;
	id->len = rd_left(&r);
	return !r.bad;
}

/* The type, three reserved octets, the address: an ID payload's shape without protocol and port. */
bool
isakmp_read_nat_oa(const struct isakmp_payload *p, struct isakmp_id *id)
{
	if (!isakmp_read_id(p, id))
		return false;
	id->protocol = 0;
	id->port = 0;
	return true;
}

bool
isakmp_id_prefix(const struct isakmp_id *id, struct prefix *prefix)
{
	struct rd r = rd_init(id->data, id->len);
	ip4 addr = rd_u32(&r);
	int len = 32;

	if (id->type == ID_IPV4_ADDR_SUBNET)
		len = mask_len(rd_u32(&r));
	else if (id->type != ID_IPV4_ADDR)
		return false;
	if (r.bad || rd_left(&r) || len < 0)
		return false;
	*prefix = prefix_make(addr, (unsigned)len);
	return true;
}

bool
isakmp_read_notify(const struct isakmp_payload *p, struct isakmp_notify *n)
{
	struct rd r = isakmp_body(p);

	layout_read(isakmp_notify_layout, &r, n);
	n->spi = rd_bytes(&r, n->spi_size);
	n->data = r;
	return !r.bad;
}

bool
isakmp_read_delete(const struct isakmp_payload *p, struct isakmp_delete *d)
{
	struct rd r = isakmp_body(p);

	layout_read(isakmp_delete_layout, &r, d);
	d->spi = rd_bytes(&r, (size_t)d->count * d->spi_size);
	return !r.bad && !rd_left(&r);
}

bool
isakmp_read_cert(const struct isakmp_payload *p, struct isakmp_cert *c)
{
	struct rd r = isakmp_body(p);

	c->encoding = rd_u8(&r);
	c->data = r.at;
	c->len = rd_left(&r);
	return !r.bad;
}
