#include "engine/net/tftp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "engine/base/rd.h"
#include "engine/base/wr.h"
#include "engine/base/xmalloc.h"
#include "engine/net/udp.h"

#define PORT	     69
#define BLOCK	     512
#define TRIES	     5
#define PATIENCE     SEC(4)
#define FIRST_TID    49152
#define NAME	     256
#define MOST_AT_ONCE 16 /* transfers of a server */

enum opcode { RRQ = 1, WRQ, DATA, ACK, ERROR };

struct tftp {
	struct net *net;
	struct tftp *next;	    /* of a server's */
	struct tftp_server *server; /* NULL: ours is the client */
	const struct tftp_ops *ops;
	void *ctx;
	char name[NAME];
	bool sending;	 /* the file goes from here */
	bool accepted;	 /* … and may: the request was answered */
	bool over;	 /* all is here, and acknowledged: waits in case that was lost */
	uint16_t port;	 /* ours */
	uint16_t theirs; /* 0: the server has not answered yet */
	ip4 peer, own;
	uint16_t block; /* the last that went through */
	uint8_t *bytes;
	size_t size, room, most;
	unsigned tries;
	timer_id timer;
};

struct tftp_server {
	struct net *net;
	const struct tftp_store *store;
	void *ctx;
	struct tftp *transfers;
	unsigned count;
};

static const struct {
	enum tftp_error error;
	uint16_t code;
	const char *words;
} errors[] = {
	{ TFTP_NO_FILE, 1, "File not found" },	 { TFTP_DENIED, 2, "Access violation" },
	{ TFTP_FULL, 3, "Disk full" },		 { TFTP_EXISTS, 6, "File already exists" },
	{ TFTP_UNDEFINED, 0, "Not understood" },
};

/* ---- packets ---- */

static void
send_to(struct net *net, ip4 src, ip4 dst, uint16_t sport, uint16_t dport, struct wr *w)
{
	struct udp_to to = { .src = src, .dst = dst, .sport = sport, .dport = dport };
	struct pkt *pkt = pkt_new(net_pool(net), wr_len(w));

	memcpy(pkt->data, w->start, wr_len(w));
	udp_send(net, &to, pkt);
}

static void
send_error(struct net *net, const struct udp_from *from, enum tftp_error error)
{
	uint8_t bytes[64];
	struct wr w = wr_init(bytes, sizeof bytes);

	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
		if (errors[i].error == error) {
			wr_u16(&w, ERROR);
			wr_u16(&w, errors[i].code);
			wr_bytes(&w, errors[i].words, strlen(errors[i].words) + 1);
		}
	send_to(net, from->dst, from->src, from->dport, from->sport, &w);
}

static void
write_request(const struct tftp *t, struct wr *w)
{
	wr_u16(w, t->sending ? WRQ : RRQ);
	wr_bytes(w, t->name, strlen(t->name) + 1);
	wr_bytes(w, "octet", sizeof "octet");
}

static void
write_data(const struct tftp *t, struct wr *w)
{
	size_t at = (size_t)t->block * BLOCK, n = t->size - at;

	wr_u16(w, DATA);
	wr_u16(w, (uint16_t)(t->block + 1));
	if (n)
		wr_bytes(w, t->bytes + at, n < BLOCK ? n : BLOCK);
}

/* What it has to say now; said again when nothing comes. */
static void
say(struct tftp *t)
{
	uint8_t bytes[BLOCK + 4];
	struct wr w = wr_init(bytes, sizeof bytes);

	if (!t->theirs) {
		write_request(t, &w);
	} else if (t->sending) {
		write_data(t, &w);
	} else {
		wr_u16(&w, ACK);
		wr_u16(&w, t->block);
	}
	send_to(t->net, t->own, t->peer, t->port, t->theirs ? t->theirs : PORT, &w);
}

/* ---- life ---- */

static void
transfer_free(struct tftp *t)
{
	if (t->server)
		for (struct tftp **at = &t->server->transfers; *at; at = &(*at)->next)
			if (*at == t) {
				*at = t->next;
				t->server->count--;
				break;
			}
	timer_cancel(net_sched(t->net), t->timer);
	udp_unbind(t->net, t->port);
	free(t->bytes);
	free(t);
}

static void
finish(struct tftp *t, enum tftp_error error)
{
	if (t->ops)
		t->ops->done(t->ctx, error, t->bytes, t->size);
	transfer_free(t);
}

static void waited(void *owner, uint64_t serial);

static void
wait(struct tftp *t)
{
	timer_cancel(net_sched(t->net), t->timer);
	t->timer = timer_after(net_sched(t->net), PATIENCE, waited, t, 0);
}

static void
waited(void *owner, uint64_t serial)
{
	struct tftp *t = owner;

	t->timer = 0;
	if (t->over) {
		transfer_free(t);
		return;
	}
	if (t->ops)
		t->ops->waited(t->ctx);
	if (++t->tries == TRIES) {
		finish(t, TFTP_TIMED_OUT);
		return;
	}
	say(t);
	wait(t);
}

/* ---- what comes ---- */

static void
acknowledged(struct tftp *t, uint16_t block)
{
	if (!t->sending || block != (uint16_t)(t->accepted ? t->block + 1 : 0))
		return; /* one that came twice is not answered twice */
	t->accepted = true;
	t->block = block;
	if (t->ops)
		t->ops->block(t->ctx, block);
	if ((size_t)t->block * BLOCK > t->size) {
		finish(t, TFTP_OK);
		return;
	}
	t->tries = 0;
	say(t);
	wait(t);
}

static bool
take(struct tftp *t, const uint8_t *bytes, size_t n)
{
	if (t->size + n > t->most)
		return false;
	if (t->size + n > t->room) {
		t->room = 2 * (t->size + n);
		t->bytes = xrealloc(t->bytes, t->room, 1);
	}
	if (n)
		memcpy(t->bytes + t->size, bytes, n);
	t->size += n;
	return true;
}

/* The whole file is here. A server that cannot keep it says so instead of the last ACK. */
static void
all_here(struct tftp *t, const struct udp_from *from)
{
	enum tftp_error error = TFTP_OK;

	if (t->server)
		error = t->server->store->write(t->server->ctx, t->name, t->peer, t->bytes,
						t->size);
	if (error) {
		send_error(t->net, from, error);
		finish(t, error);
		return;
	}
	say(t);
	if (!t->server) {
		finish(t, TFTP_OK);
		return;
	}
	t->over = true;
	wait(t);
}

static void
data_came(struct tftp *t, const struct udp_from *from, uint16_t block, struct rd *r)
{
	size_t n = rd_left(r);

	if (t->sending || n > BLOCK)
		return;
	if (block == t->block && block) { /* our ACK was lost */
		say(t);
		return;
	}
	if (block != (uint16_t)(t->block + 1) || t->over)
		return;
	if (!take(t, rd_bytes(r, n), n)) {
		send_error(t->net, from, TFTP_FULL);
		finish(t, TFTP_FULL);
		return;
	}
	t->block = block;
	t->tries = 0;
	if (t->ops)
		t->ops->block(t->ctx, block);
	if (n < BLOCK) {
		all_here(t, from);
		return;
	}
	say(t);
	wait(t);
}

static void
error_came(struct tftp *t, uint16_t code)
{
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
		if (errors[i].code == code) {
			finish(t, errors[i].error);
			return;
		}
	finish(t, TFTP_UNDEFINED);
}

static void
came(void *ctx, const struct udp_from *from, struct pkt *pkt)
{
	struct tftp *t = ctx;
	struct rd r = rd_init(pkt->data, pkt->len);
	uint16_t op = rd_u16(&r), number = rd_u16(&r);

	if (from->src != t->peer || (t->theirs && from->sport != t->theirs) || r.bad) {
		pkt_free(pkt);
		return;
	}
	if (!t->theirs && op != ERROR) { /* the server's first word fixes its port */
		t->theirs = from->sport;
		t->own = from->dst;
	}
	if (op == DATA)
		data_came(t, from, number, &r);
	else if (op == ACK)
		acknowledged(t, number);
	else if (op == ERROR)
		error_came(t, number);
	pkt_free(pkt);
}

static struct tftp *
transfer_new(struct net *net, ip4 peer, const char *name)
{
	struct tftp *t = xcalloc(1, sizeof *t);

	t->net = net;
	t->peer = peer;
	t->most = TFTP_MOST;
	snprintf(t->name, sizeof t->name, "%s", name);
	for (unsigned i = 0; i < 64; i++) {
		t->port = (uint16_t)(FIRST_TID + rng_below(net_rng(net), 65536 - FIRST_TID));
		if (udp_bind(net, t->port, came, t))
			return t;
	}
	free(t);
	return NULL;
}

struct tftp *
tftp_get(struct net *net, ip4 server, const char *file, size_t most, const struct tftp_ops *ops,
	 void *ctx)
{
	struct tftp *t = transfer_new(net, server, file);

	if (!t)
		return NULL;
	t->ops = ops;
	t->ctx = ctx;
	t->most = most < TFTP_MOST ? most : TFTP_MOST;
	say(t);
	wait(t);
	return t;
}

struct tftp *
tftp_put(struct net *net, ip4 server, const char *file, const uint8_t *bytes, size_t size,
	 const struct tftp_ops *ops, void *ctx)
{
	struct tftp *t = size < TFTP_MOST ? transfer_new(net, server, file) : NULL;

	if (!t)
		return NULL;
	t->ops = ops;
	t->ctx = ctx;
	t->sending = true;
	take(t, bytes, size);
	say(t);
	wait(t);
	return t;
}

void
tftp_abort(struct tftp *t)
{
	transfer_free(t);
}

/* ---- a server ---- */

/* "R1.cfg" 0 "octet" 0 */
static bool
read_name(struct rd *r, char name[static NAME])
{
	size_t left = rd_left(r);
	const char *text = (const char *)rd_bytes(r, left);
	const char *end = text ? memchr(text, 0, left) : NULL;
	size_t n = end ? (size_t)(end - text) : 0;

	if (!n || n >= NAME || !memchr(end + 1, 0, left - n - 1))
		return false;
	memcpy(name, text, n + 1);
	return !strcasecmp(end + 1, "octet") || !strcasecmp(end + 1, "netascii");
}

static bool
is_under_way(const struct tftp_server *s, const struct udp_from *from)
{
	for (const struct tftp *t = s->transfers; t; t = t->next)
		if (t->peer == from->src && t->theirs == from->sport)
			return true;
	return false;
}

static void
begin(struct tftp_server *s, const struct udp_from *from, const char *name, bool sending)
{
	size_t size = 0;
	uint8_t *bytes = sending ? s->store->read(s->ctx, name, from->src, &size) : NULL;
	struct tftp *t;

	if (sending && !bytes) {
		send_error(s->net, from, TFTP_NO_FILE);
		return;
	}
	t = s->count < MOST_AT_ONCE && size < TFTP_MOST ? transfer_new(s->net, from->src, name)
							: NULL;
	if (!t) {
		free(bytes);
		send_error(s->net, from, TFTP_UNDEFINED);
		return;
	}
	t->server = s;
	t->next = s->transfers;
	s->transfers = t;
	s->count++;
	t->sending = t->accepted = sending;
	t->theirs = from->sport;
	t->own = from->dst;
	t->bytes = bytes;
	t->size = t->room = size;
	say(t);
	wait(t);
}

static void
asked(void *ctx, const struct udp_from *from, struct pkt *pkt)
{
	struct tftp_server *s = ctx;
	struct rd r = rd_init(pkt->data, pkt->len);
	uint16_t op = rd_u16(&r);
	char name[NAME];

	if (op != RRQ && op != WRQ)
		;
	else if (!read_name(&r, name))
		send_error(s->net, from, TFTP_UNDEFINED);
	else if (!is_under_way(s, from)) /* else it is a request that was sent again */
		begin(s, from, name, op == RRQ);
	pkt_free(pkt);
}

struct tftp_server *
tftp_serve(struct net *net, const struct tftp_store *store, void *ctx)
{
	struct tftp_server *s = xcalloc(1, sizeof *s);

	*s = (struct tftp_server){ .net = net, .store = store, .ctx = ctx };
	if (udp_bind(net, PORT, asked, s))
		return s;
	free(s);
	return NULL;
}

void
tftp_server_free(struct tftp_server *s)
{
	if (!s)
		return;
	while (s->transfers)
		transfer_free(s->transfers);
	udp_unbind(s->net, PORT);
	free(s);
}
