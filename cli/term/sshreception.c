/* Who comes by SSH over the lab's own network. With a shell he has a line discipline, as by telnet;
 * with a command he has none.
 *
 *	tcp <--> ssh_wire <--> sshd <--> discipline <--> session
 *	                         \-----> command -----> session */
#include <bsd/sys/queue.h>
#include <stdlib.h>
#include <string.h>

#include "cli/device/device.h"
#include "cli/session/session.h"
#include "cli/session/ssh.h"
#include "cli/term/discipline.h"
#include "cli/term/sshreception.h"
#include "cli/term/sshcommand.h"
#include "cli/term/sshd.h"
#include "cli/term/sshwire.h"
#include "engine/base/xmalloc.h"
#include "engine/crypto/sign.h"
#include "engine/node/node.h"

#define SSH	   22
#define LINGER	   SEC(5)    /* for a client to close when its shell has ended */
#define UNSENT_MAX (8 << 20) /* octets that a caller may leave unread */

struct visitor {
	LIST_ENTRY(visitor) link;
	struct ssh_reception *reception;
	struct ssh_wire wire;
	struct sshd *sshd;
	struct rng rng;
	struct session *session;
	struct discipline discipline;
	bool shell; /* the discipline is used */
	struct ssh_command *command;
	struct text unsent;
	timer_id turn, ending;
	bool leaving; /* the session has ended: what was said is still sent */
	bool told;    /* and he knows */
};

struct ssh_reception {
	struct device *device;
	LIST_HEAD(, visitor) visitors;
};

static struct sched *
sched_of(const struct ssh_reception *d)
{
	return world_sched(d->device->world);
}

/* ---- the end ---- */

static void
visitor_free(struct visitor *v)
{
	struct crypto_loan loan;

	LIST_REMOVE(v, link);
	sched_forget(sched_of(v->reception), v);
	loan = crypto_lend(&v->rng);
	sshd_free(v->sshd);
	crypto_unlend(loan);
	ssh_wire_pump(&v->wire);
	if (v->wire.tcp)
		tcp_close(v->wire.tcp, v->wire.id);
	ssh_wire_close(&v->wire);
	if (v->shell)
		discipline_free(&v->discipline);
	ssh_command_free(v->command);
	session_free(v->session);
	if (v->unsent.len)
		wipe(v->unsent.at, v->unsent.len);
	text_free(&v->unsent);
	free(v);
}

static void
end_now(void *owner, uint64_t serial)
{
	visitor_free(owner);
}

static void
end_after(struct visitor *v, simtime delay)
{
	struct sched *sched = sched_of(v->reception);

	if (v->ending && delay)
		return;
	timer_cancel(sched, v->ending);
	v->ending = timer_after(sched, delay, end_now, v, 0);
}

static void
given_up(void *ctx)
{
	end_after(ctx, 0);
}

/* ---- the turns ---- */

static void
send_unsent(struct visitor *v)
{
	size_t n = 1;

	while (v->unsent.len && n) {
		n = sshd_write(v->sshd, v->unsent.at, v->unsent.len);
		memmove(v->unsent.at, v->unsent.at + n, v->unsent.len - n);
		v->unsent.len -= n;
	}
	if (v->leaving && !v->unsent.len && !v->told) {
		v->told = true;
		sshd_end(v->sshd);
		end_after(v, LINGER);
	}
}

static void
turn(void *owner, uint64_t serial)
{
	struct visitor *v = owner;
	struct crypto_loan loan = crypto_lend(&v->rng);
	bool good = true, more = true;
	simtime pause = 0;

	v->turn = 0;
	while (good && more) {
		more = ssh_wire_pump(&v->wire);
		good = sshd_step(v->sshd);
		pause = session_ssh_pause(v->session);
		if (good && pause)
			break; /* the answer waits at the wire */
		sshd_take(v->sshd, SSHD_TAKEN);
		if (v->command && sshd_at_end(v->sshd))
			ssh_command_no_more(v->command);
		if (v->command && !v->leaving && !ssh_command_step(v->command))
			v->leaving = true;
		send_unsent(v);
		more = ssh_wire_pump(&v->wire) || more;
	}
	crypto_unlend(loan);
	if (!good)
		end_after(v, pause);
	else if (pause)
		v->turn = timer_after(sched_of(v->reception), pause, turn, v, 0);
}

/* Soon: this may be inside of his session, or of libssh. */
static void
wake(void *ctx)
{
	struct visitor *v = ctx;

	if (!v->turn)
		v->turn = timer_after(sched_of(v->reception), 0, turn, v, 0);
}

static void
put(void *ctx, const char *bytes, size_t len)
{
	struct visitor *v = ctx;

	text_add_n(&v->unsent, bytes, len);
	if (v->unsent.len > UNSENT_MAX)
		end_after(v, 0);
	wake(v);
}

static void
session_ended(void *ctx)
{
	struct visitor *v = ctx;

	v->leaving = true;
	wake(v);
}

/* ---- what the protocol asks ---- */

static bool
login(void *ctx, const char *user, const char *password)
{
	struct visitor *v = ctx;

	return session_ssh_login(v->session, user, password);
}

static bool
key(void *ctx, const char *user, const char *hash, bool proven)
{
	struct visitor *v = ctx;

	return session_ssh_key(v->session, user, hash, proven);
}

static bool
start(void *ctx, const char *command, unsigned rows, unsigned columns)
{
	static const struct ssh_command_ops ops = { .put = put, .wake = wake };
	struct visitor *v = ctx;

	session_ssh_open(
		v->session,
		&(struct ssh_protection){
			.cipher = { sshd_cipher(v->sshd, true), sshd_cipher(v->sshd, false) },
			.mac = { sshd_mac(v->sshd, true), sshd_mac(v->sshd, false) } });
	if (command) {
		v->command = ssh_command_new(&ops, v, v->session, command);
		return true;
	}
	v->shell = true;
	discipline_init(&v->discipline, sched_of(v->reception), put, session_ended, v);
	if (rows && columns)
		discipline_resize(&v->discipline, rows, columns);
	session_attach(v->session, &v->discipline.terminal);
	return true;
}

static void
size(void *ctx, unsigned rows, unsigned columns)
{
	struct visitor *v = ctx;

	if (v->shell)
		discipline_resize(&v->discipline, rows, columns);
}

static void
keys(void *ctx, const char *bytes, size_t len)
{
	struct visitor *v = ctx;

	if (v->command)
		ssh_command_input(v->command, bytes, len);
	else
		discipline_type(&v->discipline, bytes, len);
}

/* ---- TCP's ---- */

static void
moves(void *ctx, tcp_id id)
{
	turn(ctx, 0);
}

static void
finished(void *ctx, tcp_id id)
{
	end_after(ctx, 0);
}

static void
closed(void *ctx, tcp_id id, const struct tcp_end *why)
{
	struct visitor *v = ctx;

	v->wire.tcp = NULL;
	end_after(v, 0);
}

/* ---- the beginning ---- */

static bool
admit(void *ctx, const struct tcp_ends *ends)
{
	struct ssh_reception *d = ctx;

	return session_admits(d->device, CALL_SSH, IP4S(ends->remote));
}

static void
seed(struct visitor *v)
{
	struct device *d = v->reception->device;
	char *label = xasprintf("ssh to %s, %u at %llu", d->name, v->wire.id,
				(unsigned long long)sched_now(sched_of(v->reception)));

	world_rng(d->world, label, &v->rng);
	free(label);
}

static bool
greet(struct visitor *v)
{
	static const struct sshd_ops ops = {
		.login = login, .key = key, .start = start, .size = size, .keys = keys
	};
	struct ssh_greeting g = session_ssh_greeting(v->session);
	struct crypto_loan loan = crypto_lend(&v->rng);

	v->sshd = sshd_new(
		&ops, v,
		&(struct sshd_params){ .key = g.key, .banner = g.banner, .tries = g.tries },
		v->wire.far);
	crypto_unlend(loan);
	return v->sshd;
}

static void
accept_call(void *ctx, tcp_id id, const struct tcp_ends *ends)
{
	static const struct tcp_ops ops = {
		.readable = moves, .room = moves, .finished = finished, .closed = closed
	};
	struct ssh_reception *d = ctx;
	struct tcp_stack *tcp = router_tcp(d->device->router);
	struct session *s = session_new_call(d->device, CALL_SSH, IP4S(ends->remote));
	struct visitor *v;

	if (!s)
		return; /* reset */
	v = xcalloc(1, sizeof *v);
	v->reception = d;
	v->session = s;
	LIST_INSERT_HEAD(&d->visitors, v, link);
	if (!ssh_wire_open(&v->wire, tcp, id)) {
		v->wire.tcp = NULL;
		visitor_free(v);
		return;
	}
	seed(v);
	tcp_attend(tcp, id, &ops, v);
	if (session_ssh_greeting(s).old)
		tcp_send(tcp, id, SSHD_OLD, strlen(SSHD_OLD));
	if (session_ssh_greeting(s).old || !greet(v)) {
		visitor_free(v);
		return;
	}
	tcp_set_tag(tcp, id, device_line_number(session_on(s)));
	if (d->device->settings.keepalives_in)
		tcp_set_keepalive(tcp, id, true);
	session_ssh_wait(s, given_up, v);
	turn(v, 0);
}

struct ssh_reception *
ssh_reception_new(struct device *device)
{
	struct ssh_reception *d = xcalloc(1, sizeof *d);

	d->device = device;
	LIST_INIT(&d->visitors);
	return d;
}

void
ssh_reception_free(struct ssh_reception *d)
{
	while (!LIST_EMPTY(&d->visitors))
		visitor_free(LIST_FIRST(&d->visitors));
	free(d);
}

void
ssh_reception_open(struct ssh_reception *d)
{
	static const struct tcp_listener_ops ops = { .admit = admit, .accept = accept_call };

	tcp_listen(router_tcp(d->device->router), SSH, &ops, d);
}
