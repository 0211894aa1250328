#include "cli/term/reception.h"

#include <bsd/sys/queue.h>
#include <stdlib.h>
#include <string.h>

#include "cli/device/device.h"
#include "cli/session/session.h"
#include "cli/term/discipline.h"
#include "cli/term/nvt.h"
#include "cli/term/sshreception.h"
#include "engine/base/addr.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"
#include "engine/tcp/tcp.h"

#define TELNET	   23
#define UNSENT_MAX (8 << 20) /* octets that a caller may leave unread */

/* tcp --> nvt --> discipline --> session; and back, where what finds no room in TCP waits. */
struct caller {
	LIST_ENTRY(caller) link;
	struct reception *reception;
	struct tcp_stack *tcp; /* NULL: the connection is gone */
	tcp_id id;
	struct nvt *nvt;
	struct discipline discipline;
	struct session *session;
	struct text unsent;
	timer_id ending;
	bool leaving; /* the session has ended: what was said is still sent */
};

struct reception {
	struct device *device;
	LIST_HEAD(, caller) callers;
	struct ssh_reception *ssh;
};

static struct sched *
sched_of(const struct reception *d)
{
	return world_sched(d->device->world);
}

/* ---- the end ---- */

static void
caller_free(struct caller *c)
{
	LIST_REMOVE(c, link);
	sched_forget(sched_of(c->reception), c);
	if (c->tcp)
		tcp_close(c->tcp, c->id);
	discipline_free(&c->discipline);
	session_free(c->session);
	nvt_free(c->nvt);
	if (c->unsent.len)
		wipe(c->unsent.at, c->unsent.len);
	text_free(&c->unsent);
	free(c);
}

static void
end_now(void *owner, uint64_t serial)
{
	struct caller *c = owner;

	c->ending = 0;
	caller_free(c);
}

/* At the next turn: this may be inside of its session, or of its connection. */
static void
end(struct caller *c)
{
	if (!c->ending)
		c->ending = timer_after(sched_of(c->reception), 0, end_now, c, 0);
}

/* ---- to the caller ---- */

static void
send_unsent(struct caller *c)
{
	size_t taken;

	if (!c->tcp)
		return;
	taken = tcp_send(c->tcp, c->id, text_get(&c->unsent), c->unsent.len);
	memmove(c->unsent.at, c->unsent.at + taken, c->unsent.len - taken);
	c->unsent.len -= taken;
}

static void
send_bytes(void *ctx, const char *bytes, size_t len)
{
	struct caller *c = ctx;

	if (!c->tcp || !len)
		return;
	text_add_n(&c->unsent, bytes, len);
	if (c->unsent.len > UNSENT_MAX)
		end(c);
}

/* A turn is over: what was said in it goes in as few segments as it takes. */
static void
flush(struct caller *c)
{
	if (c->unsent.len)
		send_unsent(c);
	if (c->leaving && !c->unsent.len)
		end(c);
}

static void
flush_later(void *owner, uint64_t serial)
{
	flush(owner);
}

static void
say(void *ctx, const char *bytes, size_t len)
{
	struct caller *c = ctx;

	if (!c->unsent.len)
		timer_after(sched_of(c->reception), 0, flush_later, c, 0);
	nvt_write(c->nvt, bytes, len);
}

static void
session_ended(void *ctx)
{
	struct caller *c = ctx;

	c->leaving = true;
	if (!c->unsent.len)
		end(c);
}

/* ---- from the caller ---- */

static void
keys(void *ctx, const char *bytes, size_t len)
{
	struct caller *c = ctx;

	discipline_type(&c->discipline, bytes, len);
}

static void
window(void *ctx, unsigned rows, unsigned columns)
{
	struct caller *c = ctx;

	discipline_resize(&c->discipline, rows, columns);
}

static void
readable(void *ctx, tcp_id id)
{
	struct caller *c = ctx;
	char bytes[1024];
	size_t n;

	while (c->tcp && (n = tcp_receive(c->tcp, id, bytes, sizeof bytes))) {
		bool good = c->leaving || nvt_receive(c->nvt, bytes, n);

		wipe(bytes, n); /* it may be a password */
		if (!good)
			end(c);
	}
	flush(c);
}

static void
room(void *ctx, tcp_id id)
{
	flush(ctx);
}

static void
finished(void *ctx, tcp_id id)
{
	end(ctx);
}

static void
closed(void *ctx, tcp_id id, const struct tcp_end *why)
{
	struct caller *c = ctx;

	c->tcp = NULL;
	end(c);
}

/* ---- the beginning ---- */

static bool
admit(void *ctx, const struct tcp_ends *ends)
{
	struct reception *d = ctx;

	return session_admits(d->device, CALL_TELNET, IP4S(ends->remote));
}

static void
accept_call(void *ctx, tcp_id id, const struct tcp_ends *ends)
{
	static const struct tcp_ops ops = {
		.readable = readable, .room = room, .finished = finished, .closed = closed
	};
	static const struct nvt_ops nvt_ops = { .keys = keys, .size = window, .send = send_bytes };
	struct reception *d = ctx;
	struct tcp_stack *tcp = router_tcp(d->device->router);
	struct session *s = session_new_call(d->device, CALL_TELNET, IP4S(ends->remote));
	struct caller *c;

	if (!s)
		return; /* somebody was faster: reset */
	c = xcalloc(1, sizeof *c);
	c->reception = d;
	c->tcp = tcp;
	c->id = id;
	c->session = s;
	LIST_INSERT_HEAD(&d->callers, c, link);
	tcp_attend(tcp, id, &ops, c);
	tcp_set_tag(tcp, id, device_line_number(session_on(s)));
	if (d->device->settings.keepalives_in)
		tcp_set_keepalive(tcp, id, true);
	discipline_init(&c->discipline, sched_of(d), say, session_ended, c);
	c->nvt = nvt_new(&nvt_ops, c);
	session_attach(s, &c->discipline.terminal);
	flush(c);
}

struct reception *
reception_new(struct device *device)
{
	struct reception *d = xcalloc(1, sizeof *d);

	d->device = device;
	LIST_INIT(&d->callers);
	d->ssh = ssh_reception_new(device);
	return d;
}

void
reception_free(struct reception *d)
{
	if (!d)
		return;
	while (!LIST_EMPTY(&d->callers))
		caller_free(LIST_FIRST(&d->callers));
	ssh_reception_free(d->ssh);
	free(d);
}

void
reception_open(struct reception *d)
{
	static const struct tcp_listener_ops ops = { .admit = admit, .accept = accept_call };

	tcp_listen(router_tcp(d->device->router), TELNET, &ops, d);
	ssh_reception_open(d->ssh);
}
