/* Names of numbers, and the one-line descriptions made of them. */
#include "engine/wire/isakmp.h"

#define CASE(name, number, text)                                                                   \
	case number:                                                                               \
		return text;

const char *
isakmp_payload_name(unsigned number)
{
	switch (number) {
#define PAYLOAD CASE
#include "engine/wire/isakmp.def"
#undef PAYLOAD
	default:
		return NULL;
	}
}

const char *
isakmp_exchange_name(unsigned number)
{
	switch (number) {
#define EXCHANGE CASE
#include "engine/wire/isakmp.def"
#undef EXCHANGE
	default:
		return NULL;
	}
}

const char *
isakmp_notify_name(unsigned number)
{
	switch (number) {
#define NOTIFY CASE
#include "engine/wire/isakmp.def"
#undef NOTIFY
	default:
		return NULL;
	}
}

const char *
isakmp_id_name(unsigned number)
{
	switch (number) {
#define ID_TYPE CASE
#include "engine/wire/isakmp.def"
#undef ID_TYPE
	default:
		return NULL;
	}
}

const char *
isakmp_protocol_name(unsigned number)
{
	switch (number) {
#define PROTOCOL CASE
#include "engine/wire/isakmp.def"
#undef PROTOCOL
	default:
		return NULL;
	}
}

const char *
oakley_attribute_name(unsigned number)
{
	switch (number) {
#define OAKLEY CASE
#include "engine/wire/isakmp.def"
#undef OAKLEY
	default:
		return NULL;
	}
}

const char *
ipsec_attribute_name(unsigned number)
{
	switch (number) {
#define IPSEC CASE
#include "engine/wire/isakmp.def"
#undef IPSEC
	default:
		return NULL;
	}
}

void
isakmp_add_name(struct text *t, const char *name, unsigned number)
{
	if (name)
		text_add(t, name);
	else
		text_addf(t, "%u", number);
}

static void
describe_payload(const struct isakmp_payload *p, struct text *t)
{
	struct isakmp_notify n;

	isakmp_add_name(t, isakmp_payload_name(p->type), p->type);
	if (p->type != PAYLOAD_NOTIFY || !isakmp_read_notify(p, &n))
		return;
	text_add(t, "(");
	isakmp_add_name(t, isakmp_notify_name(n.type), n.type);
	text_add(t, ")");
}

void
isakmp_describe(const struct isakmp_payloads *list, struct text *t)
{
	for (size_t i = 0, run; i < list->count; i += run) {
		const struct isakmp_payload *p = &list->at[i];

		/* Notifies are told apart by their type, so they stand one by one. */
		for (run = 1; p->type != PAYLOAD_NOTIFY && i + run < list->count; run++)
			if (list->at[i + run].type != p->type)
				break;
		if (i)
			text_add(t, ", ");
		describe_payload(p, t);
		if (run > 1)
			text_addf(t, " x%zu", run);
	}
}

void
isakmp_describe_message(const void *datagram, size_t size, struct text *t)
{
	struct isakmp_header h;
	struct isakmp_payloads list;
	const uint8_t *at = datagram;
	enum isakmp_fault fault = isakmp_read_header(datagram, size, &h);

	if (fault != ISAKMP_GOOD) {
		text_add(t, "malformed");
		return;
	}
	if (h.flags & ISAKMP_ENCRYPTED) {
		text_add(t, "encrypted");
		return;
	}
	fault = isakmp_read_payloads(at + ISAKMP_HEADER, h.length - ISAKMP_HEADER, h.next, &list);
	isakmp_describe(&list, t);
	if (fault != ISAKMP_GOOD)
		text_add(t, list.count ? ", malformed" : "malformed");
}
