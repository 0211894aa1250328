/* show tcp: connections, who listens, counts. The layout is that of IOS 15 [K]. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/facts.h"
#include "cli/session/session.h"
#include "cli/show/show.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"
#include "engine/tcp/tcp.h"
#include "grammar/ios/args.h"

typedef unsigned long long ull;

#define SSH 22

struct showing {
	struct session *session;
	bool all;	/* who listens too */
	long long line; /* of that line alone; -1: of every */
};

static struct tcp_stack *
stack_of(struct session *s)
{
	return router_tcp(session_device(s)->router);
}

/* ---- brief ---- */

static void
end_text(char *to, size_t size, ip4 addr, unsigned port)
{
	snprintf(to, size, "%s.%u", IP4S(addr), port);
}

static bool
show_brief(void *ctx, const struct tcp_view *v)
{
	struct showing *w = ctx;
	char local[24], remote[24];

	/* Without a key the port of SSH refuses everybody, as one where nobody listens. */
	if (v->state == TCP_LISTEN &&
	    (!w->all || (v->ends.lport == SSH && !session_device(w->session)->ssh)))
		return true;
	if (v->state == TCP_LISTEN) {
		snprintf(local, sizeof local, "*.%u", v->ends.lport);
		snprintf(remote, sizeof remote, "*.*");
	} else {
		end_text(local, sizeof local, v->ends.local, v->ends.lport);
		end_text(remote, sizeof remote, v->ends.remote, v->ends.rport);
	}
	tell_object(w->session, NULL);
	tell(w->session, "tcb local foreign state", "%08X  %-26s  %-26s  %s\n", v->id, local,
	     remote, tcp_state_name(v->state));
	tell_end(w->session);
	return true;
}

void
exec_show_tcp_brief(struct session *s, const struct args_show_tcp_brief *a)
{
	struct showing w = { .session = s, .all = a->kw_all };

	tell_list(s, "connections");
	session_write(
		s, "TCB       Local Address               Foreign Address             (state)\n");
	tcp_each(stack_of(s), show_brief, &w);
	tell_end(s);
}

/* ---- the whole ---- */

static void
show_timers(struct session *s, const struct tcp_view *v)
{
	static const struct {
		const char *name;
		int timer; /* -1: there is none of that kind */
	} rows[] = {
		{ "Retrans", TCP_RETRANSMIT },
		{ "TimeWait", TCP_TIMEWAIT },
		{ "AckHold", TCP_ACK_HOLD },
		{ "SendWnd", TCP_PROBE },
		{ "KeepAlive", TCP_KEEPALIVE },
		{ "GiveUp", TCP_GIVE_UP },
		{ "PmtuAger", -1 },
		{ "DeadWait", -1 },
		{ "Linger", -1 },
		{ "ProcessQ", -1 },
	};
	simtime now = sched_now(session_sched(s));

	session_printf(s,
		       "Event Timers (current time is 0x%" PRIX64 "):\n"
		       "Timer          Starts    Wakeups            Next\n",
		       now / MSEC(1));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int t = rows[i].timer;
		simtime due = t < 0 ? SCHED_NEVER : v->timer[t].due;

		session_printf(s, "%-10s %10u %10u    %11s%" PRIX64 "\n", rows[i].name,
			       t < 0 ? 0 : v->timer[t].starts, t < 0 ? 0 : v->timer[t].wakeups,
			       "0x", due == SCHED_NEVER ? 0 : due / MSEC(1));
	}
	session_write(s, "\n");
}

static void
show_numbers(struct session *s, const struct tcp_view *v)
{
	simtime now = sched_now(session_sched(s));

	session_printf(s, "iss: %10u  snduna: %10u  sndnxt: %10u\n", v->iss, v->snd_una,
		       v->snd_nxt);
	session_printf(s, "irs: %10u  rcvnxt: %10u\n\n", v->irs, v->rcv_nxt);
	session_printf(s, "sndwnd: %6u  scale: %6u  maxrcvwnd: %6u\n", v->snd_wnd, 0, v->window);
	session_printf(s, "rcvwnd: %6u  scale: %6u  delrcvwnd: %6u\n\n", v->rcv_wnd, 0,
		       v->window - (v->rcv_wnd < v->window ? v->rcv_wnd : v->window));
	session_printf(s, "SRTT: %u ms, RTTO: %u ms, RTV: %u ms, KRTT: 0 ms\n",
		       (unsigned)(v->srtt / MSEC(1)), (unsigned)(v->rto / MSEC(1)),
		       (unsigned)(v->rttvar / MSEC(1)));
	session_write(s, "minRTT: 0 ms, maxRTT: 60000 ms, ACK hold: 200 ms\n");
	session_printf(s, "uptime: %u ms, Sent idletime: %u ms, Receive idletime: %u ms \n",
		       (unsigned)((now - v->opened) / MSEC(1)),
		       (unsigned)((now - v->last_sent) / MSEC(1)),
		       (unsigned)((now - v->last_received) / MSEC(1)));
	session_printf(s, "Status Flags: %s open%s\n", v->passive ? "passive" : "active",
		       v->passive ? ", gen tcbs" : "");
	session_printf(s, "Option Flags: %s\nIP Precedence value : %u\n\n",
		       v->timer[TCP_KEEPALIVE].due == SCHED_NEVER ? "none" : "keepalive running",
		       v->tos >> 5);
}

static void
show_traffic(struct session *s, const struct tcp_view *v)
{
	session_printf(s,
		       "Datagrams (max data segment is %u bytes):\n"
		       "Rcvd: %llu (out of order: %llu), with data: %llu, total data bytes: %llu\n"
		       "Sent: %llu (retransmit: %llu, fastretransmit: %llu, partialack: 0, Second "
		       "Congestion: 0), with data: %llu, total data bytes: %llu\n\n",
		       v->mss, (ull)v->received.segments, (ull)v->received.again,
		       (ull)v->received.data_segments, (ull)v->received.octets,
		       (ull)v->sent.segments, (ull)v->sent.again, (ull)v->sent.fast,
		       (ull)v->sent.data_segments, (ull)v->sent.octets);
}

static bool
show_one(void *ctx, const struct tcp_view *v)
{
	struct showing *w = ctx;
	struct session *s = w->session;

	if (v->state == TCP_LISTEN || (w->line >= 0 && v->tag != w->line))
		return true;
	if (v->passive)
		session_printf(s, "tty%u, virtual tty from host %s\n", v->tag,
			       IP4S(v->ends.remote));
	else if (v->owned)
		session_printf(s, "tty%u, connection to host %s\n", v->tag, IP4S(v->ends.remote));
	else
		session_write(s, "Stand-alone TCP connection\n");
	session_printf(s, "Connection state is %s, I/O status: 1, unread input bytes: %zu\n",
		       tcp_state_name(v->state), v->unread);
	session_printf(s,
		       "Connection is ECN Disabled, Mininum incoming TTL 0, Outgoing TTL %u\n"
		       "Local host: %s, Local port: %u\n"
		       "Foreign host: %s, Foreign port: %u\n"
		       "Connection tableid (VRF): 0\n\n",
		       v->ttl, IP4S(v->ends.local), v->ends.lport, IP4S(v->ends.remote),
		       v->ends.rport);
	session_printf(
		s, "Enqueued packets for retransmit: %u, input: 0  mis-ordered: %u (%zu bytes)\n\n",
		v->segments_unacked, v->segments_disordered, v->disordered);
	show_timers(s, v);
	show_numbers(s, v);
	show_traffic(s, v);
	return true;
}

void
exec_show_tcp(struct session *s, const struct args_show_tcp *a)
{
	struct showing w = { .session = s, .line = a->has_line ? (long long)a->line : -1 };

	tcp_each(stack_of(s), show_one, &w);
}

/* ---- counts ---- */

static void
show_received(struct session *s, const struct tcp_totals *t)
{
	session_printf(s,
		       "Rcvd: %llu Total, %llu no port\n"
		       "      %llu checksum error, %llu bad offset, 0 too short\n"
		       "      %llu packets (%llu bytes) in sequence\n"
		       "      %llu dup packets (%llu bytes)\n"
		       "      %llu partially dup packets (%llu bytes)\n"
		       "      %llu out-of-order packets (%llu bytes)\n"
		       "      %llu packets (%llu bytes) with data after window\n"
		       "      %llu packets after close\n"
		       "      %llu window probe packets, %llu window update packets\n"
		       "      %llu dup ack packets, %llu ack packets with unsend data\n"
		       "      %llu ack packets (%llu bytes)\n",
		       (ull)t->received, (ull)t->no_port, (ull)t->bad_checksum, (ull)t->bad_header,
		       (ull)t->in_order, (ull)t->in_order_octets, (ull)t->repeated,
		       (ull)t->repeated_octets, (ull)t->partly_repeated,
		       (ull)t->partly_repeated_octets, (ull)t->disordered,
		       (ull)t->disordered_octets, (ull)t->beyond_window,
		       (ull)t->beyond_window_octets, (ull)t->after_close, (ull)t->probes_received,
		       (ull)t->window_updates_received, (ull)t->repeated_acks,
		       (ull)t->acks_of_unsent, (ull)t->acks, (ull)t->acked_octets);
}

void
exec_show_tcp_statistics(struct session *s, const struct args_show_tcp_statistics *a)
{
	const struct tcp_totals *t = tcp_totals(stack_of(s));

	show_received(s, t);
	session_printf(s,
		       "Sent: %llu Total, 0 urgent packets\n"
		       "      %llu control packets (including %llu retransmitted)\n"
		       "      %llu data packets (%llu bytes)\n"
		       "      %llu data packets (%llu bytes) retransmitted\n"
		       "      %llu ack only packets (%llu delayed)\n"
		       "      %llu window probe packets, %llu window update packets\n",
		       (ull)t->sent, (ull)t->control, (ull)t->control_again, (ull)t->data,
		       (ull)t->data_octets, (ull)t->data_again, (ull)t->data_again_octets,
		       (ull)t->ack_only, (ull)t->ack_held, (ull)t->probes, (ull)t->window_updates);
	session_printf(s,
		       "%llu Connections initiated, %llu connections accepted, %llu connections "
		       "established\n"
		       "%llu Connections closed (including %llu dropped, %llu embryonic dropped)\n"
		       "%llu Total rxmt timeout, %llu connections dropped in rxmt timeout\n"
		       "%llu Keepalive timeout, %llu keepalive probe, %llu Connections dropped in "
		       "keepalive\n",
		       (ull)t->initiated, (ull)t->accepted, (ull)t->established, (ull)t->closed,
		       (ull)t->dropped, (ull)t->embryonic_dropped, (ull)t->timeouts,
		       (ull)t->timeouts_dropped, (ull)t->keepalive_timeouts, (ull)t->keepalives,
		       (ull)t->keepalives_dropped);
}

/* ---- clear ---- */

static void
cleared(struct session *s, void *ctx, bool yes)
{
	tcp_id id = *(tcp_id *)ctx;

	free(ctx);
	if (!yes)
		return;
	tcp_abort(stack_of(s), id);
	session_write(s, " [OK]\n");
}

void
exec_clear_tcp_tcb(struct session *s, const struct args_clear_tcp_tcb *a)
{
	struct tcp_view v;

	if (!tcp_look(stack_of(s), a->tcb, &v))
		session_write(s, "% Unknown TCB\n");
	else
		session_confirm(s, "[confirm]", cleared, xmemdup(&v.id, sizeof v.id));
}
