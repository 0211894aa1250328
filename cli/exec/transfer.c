#include "cli/exec/transfer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/device/device.h"
#include "cli/device/settings.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"
#include "engine/net/iface.h"
#include "engine/net/tftp.h"
#include "engine/node/node.h"

#define MARK_EVERY 10 /* blocks for every exclamation mark */

struct transfer {
	struct session *session;
	struct tftp *tftp;
	struct url url;
	simtime began;
	transfer_sent_fn *sent;
	transfer_received_fn *received;
	void *ctx;
	bool marked; /* something stands in the line of marks */
};

/* The job of the session is over; then its caller hears how it went. */
static void
end(struct transfer *t, const char *error, const uint8_t *bytes, size_t size)
{
	struct session *s = t->session;
	struct transfer over = *t;
	size_t ms = (size_t)((sched_now(session_sched(s)) - t->began) / MSEC(1));
	uint8_t *copy = xmemdup(size ? bytes : (const uint8_t *)"", size ? size : 1);

	t->tftp = NULL;
	t->sent = NULL;
	t->received = NULL;
	session_enter(s);
	if (over.sent) {
		free(copy);
		over.sent(s, over.ctx, error, ms);
	} else {
		over.received(s, over.ctx, error, copy, size, ms);
	}
	session_job_done(s);
	session_leave(s);
}

static void
give_up(struct transfer *t)
{
	if (t->tftp)
		tftp_abort(t->tftp);
	t->tftp = NULL;
}

static void
aborted(struct session *s, void *job)
{
	struct transfer *t = job;

	give_up(t);
	session_write(s, "\n");
	end(t, "%Error: the transfer was aborted", NULL, 0);
}

static void
job_free(void *job)
{
	struct transfer *t = job;

	give_up(t);
	if (t->sent)
		t->sent(t->session, t->ctx, "", 0);
	else if (t->received)
		t->received(t->session, t->ctx, "", NULL, 0, 0);
	free(t);
}

static const struct job_ops ops = { .abort = aborted, .free = job_free };

/* ---- TFTP ---- */

static void
block(void *ctx, unsigned number)
{
	struct transfer *t = ctx;

	if ((t->sent && number == 0) || number % MARK_EVERY == 1) {
		session_write(t->session, "!");
		t->marked = true;
	}
}

static void
waited(void *ctx)
{
	struct transfer *t = ctx;

	session_write(t->session, ".");
	t->marked = true;
}

static void
done(void *ctx, enum tftp_error error, const uint8_t *bytes, size_t size)
{
	static const char *const why[] = {
		[TFTP_TIMED_OUT] = "Timed out",	     [TFTP_NO_FILE] = "No such file or directory",
		[TFTP_DENIED] = "Permission denied", [TFTP_FULL] = "No space left on device",
		[TFTP_EXISTS] = "File exists",	     [TFTP_UNDEFINED] = "Undefined error",
	};
	struct transfer *t = ctx;
	char name[URL_TEXT], sentence[URL_TEXT + 64];

	if (t->marked)
		session_write(t->session, "\n");
	if (!error) {
		if (t->received)
			session_printf(t->session, "[OK - %zu bytes]\n\n", size);
		end(t, NULL, bytes, size);
		return;
	}
	url_text(&t->url, name);
	snprintf(sentence, sizeof sentence, "%%Error opening %s (%s)", name, why[error]);
	end(t, sentence, NULL, 0);
}

static const struct tftp_ops tftp_ops = { .block = block, .waited = waited, .done = done };

/* ---- any protocol ---- */

static struct transfer *
transfer_new(struct session *s, const struct url *u, void *ctx)
{
	struct transfer *t = xcalloc(1, sizeof *t);

	*t = (struct transfer){
		.session = s, .url = *u, .ctx = ctx, .began = sched_now(session_sched(s))
	};
	session_job(s, &ops, t);
	return t;
}

/* The address of its server; 0, and the end, when there is none that can be reached so. */
static ip4
server_of(struct transfer *t)
{
	const struct device *d = session_device(t->session);
	char name[URL_TEXT], sentence[URL_TEXT + 64];
	ip4 server;

	url_text(&t->url, name);
	if (!ip4_parse(t->url.host, &server))
		server = host_find(&d->settings, t->url.host);
	if (server && !strcmp(t->url.prefix, "tftp:"))
		return server;
	snprintf(sentence, sizeof sentence, "%%Error opening %s (%s)", name,
		 server ? "Timed out" : "Unknown host");
	end(t, sentence, NULL, 0);
	return 0;
}

static const char no_port[] = "%Error opening socket (No buffer space available)";

void
transfer_put(struct session *s, const struct url *to, const uint8_t *bytes, size_t size,
	     transfer_sent_fn *sent, void *ctx)
{
	struct transfer *t = transfer_new(s, to, ctx);
	ip4 server;

	t->sent = sent;
	server = server_of(t);
	if (!server)
		return;
	t->tftp = tftp_put(router_net(session_device(s)->router), server, to->path, bytes, size,
			   &tftp_ops, t);
	if (!t->tftp)
		end(t, no_port, NULL, 0);
}

/* "Loading R1.cfg from 10.1.1.10 (via FastEthernet0/0): " */
static void
tell_way(struct session *s, const struct url *from, ip4 server)
{
	const struct iface *i = ip_iface_for(router_net(session_device(s)->router), server);
	char name[URL_TEXT];

	url_text(from, name);
	session_printf(s, "Accessing %s...\n", name);
	if (i)
		session_printf(s, "Loading %s from %s (via %s): ", from->path, from->host, i->name);
}

void
transfer_get(struct session *s, const struct url *from, const struct url *into,
	     transfer_received_fn *received, void *ctx)
{
	struct transfer *t = transfer_new(s, from, ctx);
	struct device *d = session_device(s);
	const struct disk *disk = url_disk(d, into);
	ip4 server;

	t->received = received;
	server = server_of(t);
	if (!server)
		return;
	tell_way(s, from, server);
	t->marked = ip_iface_for(router_net(d->router), server);
	t->tftp = tftp_get(router_net(d->router), server, from->path,
			   disk ? disk_unused(disk) : disk_capacity(d->nvram), &tftp_ops, t);
	if (!t->tftp)
		end(t, no_port, NULL, 0);
}
