#include "tests/support/ike_layout.h"

#include <string.h>

#include "engine/wire/vid.h"

static void
add_attributes(struct rd r, struct text *t)
{
	const char *space = "";
	struct isakmp_attribute a;

	text_add(t, "[");
	for (; isakmp_next_attribute(&r, &a); space = " ") {
		text_addf(t, "%s%u=", space, a.type);
		if (!a.basic)
			text_addf(t, "%zu:", a.len);
		text_addf(t, "%u", a.value);
	}
	text_add(t, "]");
}

static void
add_sa(const struct isakmp_payload *payload, struct text *t)
{
	struct isakmp_sa sa;
	struct isakmp_proposal p;
	struct isakmp_transform tr;
	const char *comma = "";

	if (!isakmp_read_sa(payload, &sa)) {
		text_add(t, "(malformed)");
		return;
	}
	text_add(t, "(");
	for (; isakmp_next_proposal(&sa.proposals, &p); comma = ", ") {
		text_addf(t, "%s%u %s:", comma, p.number,
			  isakmp_protocol_name(p.protocol) ?: "unknown");
		if (p.spi_size)
			text_addf(t, " SPI %u", p.spi_size);
		while (isakmp_next_transform(&p.transforms, &tr)) {
			text_addf(t, " %u ", tr.number);
			if (p.protocol == PROTOCOL_ISAKMP && tr.id == OAKLEY_KEY_IKE)
				text_add(t, "KEY_IKE");
			else
				text_addf(t, "%u", tr.id);
			add_attributes(tr.attributes, t);
		}
	}
	text_add(t, ")");
}

static void
add_vid(const struct isakmp_header *h, const struct isakmp_payload *p, struct text *t)
{
	enum vid vid = vid_recognise(p);

	if (vid != VID_UNKNOWN)
		text_addf(t, "(%s)", vid_info(vid)->name);
	else if (vid_is_ios(p, h->cky_i) || vid_is_ios(p, h->cky_r))
		text_add(t, "(IOS)");
	else
		text_addf(t, "(unknown %zu)", p->len);
}

static void
add_id(const struct isakmp_payload *p, struct text *t)
{
	struct isakmp_id id;

	if (!isakmp_read_id(p, &id))
		text_add(t, "(malformed)");
	else
		text_addf(t, "(%s %u/%u %zu)", isakmp_id_name(id.type) ?: "unknown", id.protocol,
			  id.port, id.len);
}

static void
add_notify(const struct isakmp_payload *p, struct text *t)
{
	struct isakmp_notify n;

	if (!isakmp_read_notify(p, &n))
		text_add(t, "(malformed)");
	else
		text_addf(t, "(%s protocol %u, SPI %u, data %zu)",
			  isakmp_notify_name(n.type) ?: "unknown", n.protocol, n.spi_size,
			  rd_left(&n.data));
}

static void
add_delete(const struct isakmp_payload *p, struct text *t)
{
	struct isakmp_delete d;

	if (!isakmp_read_delete(p, &d))
		text_add(t, "(malformed)");
	else
		text_addf(t, "(protocol %u, %u SPI of %u)", d.protocol, d.count, d.spi_size);
}

void
ike_layout_payloads(const struct isakmp_header *h, const struct isakmp_payloads *list,
		    struct text *t)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct isakmp_payload *p = &list->at[i];

		text_addf(t, "%s%s", i ? " " : "", isakmp_payload_name(p->type) ?: "unknown");
		switch (p->type) {
		case PAYLOAD_SA:
			add_sa(p, t);
			break;
		case PAYLOAD_VID:
			add_vid(h, p, t);
			break;
		case PAYLOAD_ID:
			add_id(p, t);
			break;
		case PAYLOAD_NOTIFY:
			add_notify(p, t);
			break;
		case PAYLOAD_DELETE:
			add_delete(p, t);
			break;
		default:
			text_addf(t, "(%zu)", p->len);
		}
	}
}

void
ike_layout(const void *datagram, size_t size, struct text *t)
{
	const uint8_t *body = (const uint8_t *)datagram + ISAKMP_HEADER;
	struct isakmp_header h;
	struct isakmp_payloads list;
	size_t len;

	if (isakmp_read_header(datagram, size, &h) != ISAKMP_GOOD) {
		text_add(t, "malformed");
		return;
	}
	len = h.length - ISAKMP_HEADER;
	text_addf(t, "%s %u: ", isakmp_exchange_name(h.exchange) ?: "unknown", h.length);
	if (h.flags & ISAKMP_ENCRYPTED) {
		text_addf(t, "encrypted %zu", len);
		return;
	}
	if (isakmp_read_payloads(body, len, h.next, &list) != ISAKMP_GOOD)
		text_add(t, "malformed ");
	ike_layout_payloads(&h, &list, t);
}
