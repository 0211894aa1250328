#include "cli/report/payloads.h"

#include <stdarg.h>

#include "cli/report/html.h"
#include "engine/base/text.h"
#include "engine/pki/pki.h"
#include "engine/wire/isakmp.h"
#include "engine/wire/vid.h"

/* ---- items ---- */

void
branch(struct text *t, const char *format, ...)
{
	struct text plain = { 0 };
	va_list ap;

	va_start(ap, format);
	text_vaddf(&plain, format, ap);
	va_end(ap);
	text_add(t, "<li><b>");
	html_text(t, text_get(&plain));
	text_add(t, "</b><ul>");
	text_free(&plain);
}

void
branch_end(struct text *t)
{
	text_add(t, "</ul></li>");
}

static void
leaf_begin(struct text *t, const char *name)
{
	text_add(t, "<li><i>");
	html_text(t, name);
	text_add(t, "</i> ");
}

void
leaf(struct text *t, const char *name, const char *format, ...)
{
	struct text plain = { 0 };
	va_list ap;

	va_start(ap, format);
	text_vaddf(&plain, format, ap);
	va_end(ap);
	leaf_begin(t, name);
	html_text(t, text_get(&plain));
	text_add(t, "</li>");
	text_free(&plain);
}

void
leaf_hex(struct text *t, const char *name, const void *octets, size_t len)
{
	leaf_begin(t, name);
	text_add(t, "<code>");
	html_hex(t, octets, len);
	text_add(t, "</code></li>");
}

/* ---- payloads ---- */

static void
add_identity(struct text *t, const struct isakmp_id *id)
{
	struct text name = { 0 };
	struct prefix prefix;

	leaf(t, "type", "%u, %s", id->type,
	     isakmp_id_name(id->type) ? isakmp_id_name(id->type) : "unknown");
	if (isakmp_id_prefix(id, &prefix)) {
		leaf(t, "address", id->type == ID_IPV4_ADDR ? "%s" : "%s/%u", IP4S(prefix.addr),
		     prefix.len);
	} else if (id->type == ID_DER_ASN1_DN) {
		pki_name_text(id->data, id->len, ", ", &name);
		leaf(t, "name", "%s", text_get(&name));
		text_free(&name);
	} else if (id->type == ID_FQDN || id->type == ID_USER_FQDN || id->type == ID_KEY_ID) {
		leaf_begin(t, "name");
		html_octets(t, id->data, id->len);
		text_add(t, "</li>");
	} else {
		leaf_hex(t, "data", id->data, id->len);
	}
}

static bool
add_id(struct text *t, const struct isakmp_payload *p)
{
	struct isakmp_id id;

	if (!isakmp_read_id(p, &id))
		return false;
	add_identity(t, &id);
	leaf(t, "protocol", id.protocol ? "%u" : "%u, any", id.protocol);
	leaf(t, "port", id.port ? "%u" : "%u, any", id.port);
	return true;
}

static bool
add_nat_oa(struct text *t, const struct isakmp_payload *p)
{
	struct isakmp_id id;

	if (!isakmp_read_nat_oa(p, &id))
		return false;
	add_identity(t, &id);
	return true;
}

static void
add_protocol(struct text *t, unsigned number)
{
	const char *name = isakmp_protocol_name(number);

	leaf(t, "protocol", "%u, %s", number, name ? name : "unknown");
}

static bool
add_notify(struct text *t, const struct isakmp_payload *p)
{
	struct isakmp_notify n;

	if (!isakmp_read_notify(p, &n))
		return false;
	leaf(t, "type", "%u, %s", n.type,
	     isakmp_notify_name(n.type) ? isakmp_notify_name(n.type) : "unknown");
	add_protocol(t, n.protocol);
	if (n.spi_size)
		leaf_hex(t, "SPI", n.spi, n.spi_size);
	if (rd_left(&n.data))
		leaf_hex(t, "data", n.data.at, rd_left(&n.data));
	return true;
}

static bool
add_delete(struct text *t, const struct isakmp_payload *p)
{
	struct isakmp_delete d;

	if (!isakmp_read_delete(p, &d))
		return false;
	add_protocol(t, d.protocol);
	for (size_t i = 0; i < d.count; i++)
		leaf_hex(t, "SPI", d.spi + i * d.spi_size, d.spi_size);
	return true;
}

static bool
add_cert(struct text *t, const struct isakmp_payload *p)
{
	struct isakmp_cert c;

	if (!isakmp_read_cert(p, &c))
		return false;
	leaf(t, "encoding",
	     c.encoding == ISAKMP_CERT_X509_SIGNATURE ? "%u, X.509 for signatures" : "%u",
	     c.encoding);
	if (p->type == PAYLOAD_CR && c.len) {
		struct text name = { 0 };

		pki_name_text(c.data, c.len, ", ", &name);
		leaf(t, "issuer", "%s", text_get(&name));
		text_free(&name);
	} else {
		leaf(t, "length", "%zu", c.len);
	}
	return true;
}

static bool
add_vid(struct text *t, const struct isakmp_payload *p, const uint8_t *cookie)
{
	enum vid vid = vid_recognise(p);

	leaf(t, "is", "%s",
	     vid != VID_UNKNOWN	     ? vid_info(vid)->name
	     : vid_is_ios(p, cookie) ? "IOS"
				     : "unknown");
	leaf_hex(t, "octets", p->body, p->len);
	return true;
}

/* False: its contents are malformed. */
static bool
add_body(struct text *t, const struct isakmp_payload *p, const uint8_t *cookie)
{
	struct isakmp_sa sa;

	switch (p->type) {
	case PAYLOAD_SA:
		if (!isakmp_read_sa(p, &sa))
			return false;
		add_sa(t, p);
		return true;
	case PAYLOAD_ID:
		return add_id(t, p);
	case PAYLOAD_CERT:
	case PAYLOAD_CR:
		return add_cert(t, p);
	case PAYLOAD_NOTIFY:
		return add_notify(t, p);
	case PAYLOAD_DELETE:
		return add_delete(t, p);
	case PAYLOAD_VID:
		return add_vid(t, p, cookie);
	case PAYLOAD_NATOA:
	case PAYLOAD_NATOA_DRAFT:
		return add_nat_oa(t, p);
	default:
		leaf_hex(t, "data", p->body, p->len);
		return true;
	}
}

/* What the letters stand for. */
static const char *
words_for(unsigned type)
{
	switch (type) {
	case PAYLOAD_SA:
		return "security association";
	case PAYLOAD_KE:
		return "key exchange";
	case PAYLOAD_ID:
		return "identification";
	case PAYLOAD_CERT:
		return "certificate";
	case PAYLOAD_CR:
		return "certificate request";
	case PAYLOAD_SIG:
		return "signature";
	case PAYLOAD_NOTIFY:
		return "notification";
	case PAYLOAD_DELETE:
		return "delete";
	case PAYLOAD_VID:
		return "vendor ID";
	case PAYLOAD_NATD:
	case PAYLOAD_NATD_DRAFT:
		return "NAT discovery";
	case PAYLOAD_NATOA:
	case PAYLOAD_NATOA_DRAFT:
		return "NAT original address";
	default:
		return NULL;
	}
}

void
add_payload(struct text *t, const struct isakmp_payload *p, const uint8_t *cookie)
{
	const char *name = isakmp_payload_name(p->type), *words = words_for(p->type);

	if (name)
		branch(t, "%s%s%s, %zu octets", name, words ? " " : "", words ? words : "", p->len);
	else
		branch(t, "payload %u, %zu octets", p->type, p->len);
	if (!add_body(t, p, cookie))
		leaf(t, "malformed", "%zu octets", p->len);
	branch_end(t);
}
