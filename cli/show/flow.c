#include "cli/show/flow.h"

#include <string.h>

#include "cli/show/show.h"
#include "engine/base/addr.h"
#include "engine/wire/ipv4.h"

/* RFC 2407 section 4.6.2: an address or a subnet. */
static int
proxy_type(struct prefix p)
{
	return p.len == 32 ? 1 : 4;
}

static void
add_proxy(const char *name, struct prefix p, uint8_t protocol, uint16_t port, struct text *out)
{
	text_addf(out, "    %s= %s/%s/%u/%u (type=%d)", name, IP4S(p.addr), IP4S(mask_of(p.len)),
		  protocol, port, proxy_type(p));
}

/* Both proxies, without what follows the second. */
static void
add_proxies(const struct event_flow *f, struct text *out)
{
	const struct selector *s = &f->selector;

	add_proxy("local_proxy", s->local, s->protocol, s->local_port, out);
	text_add(out, ", \n");
	add_proxy("remote_proxy", s->remote, s->protocol, s->remote_port, out);
}

static void
add_ends(const struct event_flow *f, struct text *out)
{
	text_addf(out, "local= %s:%u, remote= %s:%u, \n", IP4S(f->local), f->local_port,
		  IP4S(f->peer), f->peer_port);
}

static void
render_request(const struct event_flow *f, struct text *out)
{
	bool esp = f->protocol == SUITE_ESP;
	unsigned keysize =
		esp && cipher_info(f->suite.cipher)->variable_key ? f->suite.key_bits : 0;

	text_addf(out, "  (key eng. msg.) %s ", f->outbound ? "OUTBOUND" : "INBOUND");
	add_ends(f, out);
	add_proxies(f, out);
	text_addf(out, ",%s\n    protocol= %s, transform= ", f->outbound ? "" : " ",
		  esp ? "ESP" : "AH");
	if (f->has_suite)
		suite_debug_words(&f->suite, f->protocol, out);
	else
		text_add(out, "NONE ");
	text_addf(out, " (%s), \n    lifedur= %us and %ukb, \n",
		  f->suite.transport ? "Transport" : "Tunnel", f->life_seconds, f->life_kilobytes);
	text_addf(out, "    spi= 0x%X(%u), conn_id= %u, keysize= %u, flags= 0x0", f->spi, f->spi,
		  f->conn_id, keysize);
}

static void
render_identity(const struct event_flow *f, struct text *out)
{
	text_add(out, "  (identity) ");
	add_ends(f, out);
	add_proxies(f, out);
}

static void
render_sa(const struct event_flow *f, struct text *out)
{
	text_addf(out, "  (sa) sa_dest= %s, sa_proto= %d, \n    sa_spi= 0x%X(%u), \n    sa_trans= ",
		  IP4S(f->destination), f->protocol == SUITE_ESP ? PROTO_ESP : PROTO_AH, f->spi,
		  f->spi);
	suite_debug_words(&f->suite, f->protocol, out);
	text_addf(out, ", sa_conn_id= %u\n    sa_lifetime(k/sec)= (%u/%u)", f->conn_id,
		  f->life_kilobytes, f->life_seconds);
}

static void
render_sa_identity(const struct event_flow *f, struct text *out)
{
	render_sa(f, out);
	text_add(out, ",\n");
	render_identity(f, out);
}

static void
render_search(const struct event_flow *f, struct text *out)
{
	const struct selector *s = &f->selector;

	text_addf(out, "\tsrc addr     : %s\n\tdst addr     : %s\n\tprotocol     : %u\n",
		  IP4S(s->local.addr), IP4S(s->remote.addr), s->protocol);
	text_addf(out, "\tsrc port     : %u\n\tdst port     : %u", s->local_port, s->remote_port);
}

static void
render_transforms(const struct event_flow *f, struct text *out)
{
	for (enum suite_protocol p = 0; p < SUITE_PROTOCOLS; p++)
		suite_debug_words(&f->suite, p, out);
}

static const struct {
	const char *how;
	void (*render)(const struct event_flow *, struct text *);
} records[] = {
	{ "request", render_request }, { "identity", render_identity },
	{ "sa", render_sa },	       { "sa-identity", render_sa_identity },
	{ "proxies", render_search },  { "transforms", render_transforms },
};

void
flow_render(const struct event_flow *f, const char *how, size_t how_len, struct text *out)
{
	for (size_t i = 0; i < sizeof records / sizeof *records; i++)
		if (strlen(records[i].how) == how_len && !memcmp(records[i].how, how, how_len))
			records[i].render(f, out);
}
