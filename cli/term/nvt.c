#include "cli/term/nvt.h"

#include <libtelnet.h>
#include <stdlib.h>

#include "engine/base/xmalloc.h"

#define NAWS_SIZE 4

struct nvt {
	const struct nvt_ops *ops;
	void *ctx;
	telnet_t *telnet;
	bool after_cr; /* the last octet was a CR: an LF or NUL belongs to it */
	bool bad;
	bool client, echoed;
	unsigned rows, columns; /* of a client's window */
};

/* ---- keys ---- */

static void
key(struct nvt *n, char c)
{
	n->ops->keys(n->ctx, &c, 1);
}

/* In pieces between line ends, which are the only ones that change. */
static void
typed(struct nvt *n, const char *bytes, size_t len)
{
	size_t from = 0;

	for (size_t i = 0; i < len; i++) {
		char c = bytes[i];
		bool belongs = n->after_cr && (c == '\n' || !c);

		n->after_cr = c == '\r';
		if (c && c != '\n')
			continue;
		if (i > from)
			n->ops->keys(n->ctx, bytes + from, i - from);
		from = i + 1;
		if (c == '\n' && !belongs)
			key(n, '\r');
	}
	if (len > from)
		n->ops->keys(n->ctx, bytes + from, len - from);
}

/* Text for a client: the end of a line is one LF, and a CR alone is a CR. */
static void
shown(struct nvt *n, const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		char c = bytes[i];

		if (n->after_cr && c != '\n')
			key(n, '\r');
		if (c != '\r' && !(n->after_cr && !c))
			key(n, c);
		n->after_cr = c == '\r';
	}
}

/* The functions of RFC 854 that have a key on a router. */
static void
command(struct nvt *n, unsigned char what)
{
	static const char yes[] = "\r\n[Yes]\r\n";

	switch (what) {
	case TELNET_IP:
		key(n, 0x03);
		break;
	case TELNET_BREAK:
		key(n, 0x1e);
		break;
	case TELNET_EC:
		key(n, 0x7f);
		break;
	case TELNET_EL:
		key(n, 0x15);
		break;
	case TELNET_AYT:
		nvt_write(n, yes, sizeof yes - 1);
		break;
	default:
		break;
	}
}

/* ---- options ---- */

static void
suboption(struct nvt *n, unsigned char option, const char *bytes, size_t len)
{
	const unsigned char *b = (const unsigned char *)bytes;

	if (option == TELNET_TELOPT_NAWS && !n->client && len == NAWS_SIZE)
		n->ops->size(n->ctx, (unsigned)(b[2] << 8 | b[3]), (unsigned)(b[0] << 8 | b[1]));
}

/* What the far end asks of a client. */
static void
asked(struct nvt *n, unsigned char option)
{
	char size[NAWS_SIZE] = { (char)(n->columns >> 8), (char)n->columns, (char)(n->rows >> 8),
				 (char)n->rows };

	if (n->client && option == TELNET_TELOPT_NAWS)
		telnet_subnegotiation(n->telnet, option, size, sizeof size);
}

static void
happened(telnet_t *telnet, telnet_event_t *e, void *ctx)
{
	struct nvt *n = ctx;

	if (n->bad) /* what libtelnet still makes of the rest of the piece */
		return;
	switch (e->type) {
	case TELNET_EV_DATA:
		if (n->client)
			shown(n, e->data.buffer, e->data.size);
		else
			typed(n, e->data.buffer, e->data.size);
		break;
	case TELNET_EV_DO:
		asked(n, e->neg.telopt);
		break;
	case TELNET_EV_WILL:
	case TELNET_EV_WONT:
		if (e->neg.telopt == TELNET_TELOPT_ECHO)
			n->echoed = e->type == TELNET_EV_WILL;
		break;
	case TELNET_EV_TTYPE:
		if (n->client && e->ttype.cmd == TELNET_TTYPE_SEND)
			telnet_ttype_is(n->telnet, "UNKNOWN"); /* RFC 1091: it has no type */
		break;
	case TELNET_EV_SEND:
		n->ops->send(n->ctx, e->data.buffer, e->data.size);
		break;
	case TELNET_EV_IAC:
		command(n, e->iac.cmd);
		break;
	case TELNET_EV_SUBNEGOTIATION:
		suboption(n, e->sub.telopt, e->sub.buffer, e->sub.size);
		break;
	case TELNET_EV_COMPRESS: /* nobody offered it: a few bytes could become very many */
	case TELNET_EV_ERROR:
		n->bad = true;
		break;
	default:
		break;
	}
}

struct nvt *
nvt_new(const struct nvt_ops *ops, void *ctx)
{
	static const telnet_telopt_t options[] = {
		{ TELNET_TELOPT_ECHO, TELNET_WILL, TELNET_DONT },
		{ TELNET_TELOPT_SGA, TELNET_WILL, TELNET_DO },
		{ TELNET_TELOPT_TTYPE, TELNET_WONT, TELNET_DO },
		{ TELNET_TELOPT_NAWS, TELNET_WONT, TELNET_DO },
		{ -1, 0, 0 },
	};
	struct nvt *n = xcalloc(1, sizeof *n);

	n->ops = ops;
	n->ctx = ctx;
	n->telnet = telnet_init(options, happened, 0, n);
	if (!n->telnet)
		abort();
	telnet_negotiate(n->telnet, TELNET_WILL, TELNET_TELOPT_ECHO);
	telnet_negotiate(n->telnet, TELNET_WILL, TELNET_TELOPT_SGA);
	telnet_negotiate(n->telnet, TELNET_DO, TELNET_TELOPT_TTYPE);
	telnet_negotiate(n->telnet, TELNET_DO, TELNET_TELOPT_NAWS);
	return n;
}

struct nvt *
nvt_new_client(const struct nvt_ops *ops, void *ctx, unsigned rows, unsigned columns)
{
	static const telnet_telopt_t options[] = {
		{ TELNET_TELOPT_ECHO, TELNET_WONT, TELNET_DO },
		{ TELNET_TELOPT_SGA, TELNET_WILL, TELNET_DO },
		{ TELNET_TELOPT_TTYPE, TELNET_WILL, TELNET_DONT },
		{ TELNET_TELOPT_NAWS, TELNET_WILL, TELNET_DONT },
		{ -1, 0, 0 },
	};
	struct nvt *n = xcalloc(1, sizeof *n);

	n->ops = ops;
	n->ctx = ctx;
	n->client = true;
	n->rows = rows;
	n->columns = columns;
	n->telnet = telnet_init(options, happened, 0, n);
	if (!n->telnet)
		abort();
	return n;
}

bool
nvt_echoed(const struct nvt *n)
{
	return n->echoed;
}

/* RFC 854: the end of a line is CR LF. */
void
nvt_key(struct nvt *n, int k)
{
	if (k == '\r')
		telnet_send(n->telnet, "\r\n", 2);
	else
		telnet_send(n->telnet, (char[]){ (char)k }, 1);
}

void
nvt_free(struct nvt *n)
{
	if (!n)
		return;
	telnet_free(n->telnet);
	free(n);
}

bool
nvt_receive(struct nvt *n, const char *bytes, size_t len)
{
	/* In pieces, so that not much is looked at behind a mistake. */
	while (len && !n->bad) {
		size_t piece = len < 512 ? len : 512;

		telnet_recv(n->telnet, bytes, piece);
		bytes += piece;
		len -= piece;
	}
	return !n->bad;
}

void
nvt_write(struct nvt *n, const char *text, size_t len)
{
	telnet_send(n->telnet, text, len);
}
