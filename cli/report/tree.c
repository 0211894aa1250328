#include "cli/report/tree.h"

#include <string.h>

#include "cli/lab/ladder.h"
#include "cli/report/html.h"
#include "cli/report/payloads.h"
#include "engine/base/text.h"
#include "engine/wire/isakmp.h"

static void
add_dump(struct text *t, const uint8_t *octets, size_t len)
{
	text_addf(t, "<details class=dump><summary>%zu octets</summary><pre>", len);
	html_dump(t, octets, len);
	text_add(t, "</pre></details>");
}

static void
add_header(struct text *t, const struct isakmp_header *h)
{
	const char *exchange = isakmp_exchange_name(h->exchange);

	branch(t, "Header");
	leaf_hex(t, "initiator's cookie", h->cky_i, sizeof h->cky_i);
	leaf_hex(t, "responder's cookie", h->cky_r, sizeof h->cky_r);
	leaf(t, "version", "%u.%u", h->version >> 4, h->version & 15);
	leaf(t, "exchange", "%u, %s", h->exchange, exchange ? exchange : "unknown");
	leaf(t, "flags", "%s%s%s", h->flags & ISAKMP_ENCRYPTED ? "encrypted" : "none",
	     h->flags & ISAKMP_COMMIT ? ", commit" : "",
	     h->flags & ISAKMP_AUTH_ONLY ? ", authentication only" : "");
	leaf(t, "message ID", "%08x", h->msgid);
	leaf(t, "length", "%u", h->length);
	branch_end(t);
}

/* What follows the header, in clear. */
static void
add_payloads(struct text *t, const struct rung *r, const struct isakmp_header *h)
{
	const uint8_t *clear = r->message.encrypted ? r->clear : r->wire + ISAKMP_HEADER;
	size_t len = r->message.length - ISAKMP_HEADER;
	const uint8_t *cookie = h->cky_i;
	struct isakmp_payloads list;
	static const uint8_t zero[ISAKMP_COOKIE];

	/* An IOS vendor ID holds its sender's cookie. */
	if (r->number % 2 == 0 && memcmp(h->cky_r, zero, sizeof zero))
		cookie = h->cky_r;
	isakmp_read_payloads(clear, len, h->next, &list);
	for (size_t i = 0; i < list.count; i++)
		add_payload(t, &list.at[i], cookie);
	if (list.end < clear + len)
		leaf(t, "padding", "%zu octets", (size_t)(clear + len - list.end));
}

static void
add_encrypted(struct text *t, const struct rung *r, const struct isakmp_header *h)
{
	text_add(t, "<div class=panes><div><h4>On the wire</h4><ul class=tree>");
	add_header(t, h);
	text_add(t, "<li><b>Encrypted</b>");
	add_dump(t, r->wire + ISAKMP_HEADER, r->message.length - ISAKMP_HEADER);
	text_add(t, "</li></ul></div><div><h4>After decryption</h4>");
	if (r->clear) {
		text_add(t, "<ul class=tree>");
		add_payloads(t, r, h);
		text_add(t, "</ul>");
		add_dump(t, r->clear, r->message.length - ISAKMP_HEADER);
	} else {
		text_add(t,
			 r->message.repeated
				 ? "<p>The same octets as before: what is in them stands there.</p>"
				 : "<p>Nobody here has the key.</p>");
	}
	text_add(t, "</div></div>");
}

void
tree_message(const struct rung *r, struct text *t)
{
	struct isakmp_header h;

	if (isakmp_read_header(r->wire, r->message.length, &h) != ISAKMP_GOOD)
		return;
	if (r->message.encrypted) {
		add_encrypted(t, r, &h);
		return;
	}
	text_add(t, "<div class=panes><div><h4>In clear on the wire</h4><ul class=tree>");
	add_header(t, &h);
	add_payloads(t, r, &h);
	text_add(t, "</ul>");
	add_dump(t, r->wire, r->message.length);
	text_add(t, "</div></div>");
}
