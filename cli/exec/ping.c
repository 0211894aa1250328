/* ping: plain and with options. */
#include "cli/exec/ping.h"

#include <stdlib.h>

#include "cli/device/device.h"
#include "cli/exec/dialogue.h"
#include "cli/exec/name.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "cli/show/show.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"
#include "grammar/ios/args.h"

#define SYMBOLS 70 /* on a line */

struct pinging {
	struct session *session;
	uint32_t job;
	struct ping_view view;
};

static struct net *
net_of(struct session *s)
{
	return router_net(session_device(s)->router);
}

/* ---- what is seen while it runs ---- */

void
ping_show(struct ping_view *v, const struct ping_result *r)
{
	if (v->column == SYMBOLS) {
		session_write(v->session, "\n");
		v->column = 0;
	}
	session_printf(v->session, "%c", r->symbol);
	v->column++;
}

static void
show_symbol(void *ctx, const struct ping_result *r)
{
	struct pinging *p = ctx;

	ping_show(&p->view, r);
}

void
ping_summarize(struct session *s, const struct ping_summary *sum)
{
	unsigned percent = sum->sent ? (unsigned)(100ull * sum->received / sum->sent) : 0;

	session_printf(s, "\nSuccess rate is %u percent (%u/%u)", percent, sum->received,
		       sum->sent);
	if (sum->received)
		session_printf(s, ", round-trip min/avg/max = %u/%u/%u ms",
			       span_milliseconds(sum->min), span_milliseconds(sum->avg),
			       span_milliseconds(sum->max));
	session_write(s, "\n");
}

static void
finished(void *ctx, const struct ping_summary *sum)
{
	struct pinging *p = ctx;

	p->job = 0;
	ping_summarize(p->session, sum);
	session_job_done(p->session);
}

static void
ping_interrupted(struct session *s, void *job)
{
	struct pinging *p = job;
	struct ping_summary sum = ping_abort(net_of(s), p->job);

	p->job = 0;
	ping_summarize(s, &sum);
	session_job_done(s);
}

static void
ping_free(void *job)
{
	struct pinging *p = job;

	if (p->job)
		ping_abort(net_of(p->session), p->job);
	free(p);
}

static const struct job_ops ping_job = { .abort = ping_interrupted, .free = ping_free };
static const struct ping_ops ping_told = { .probe = show_symbol, .done = finished };

/* ---- the start ---- */

void
ping_announce(struct session *s, const struct ping_params *p)
{
	session_write(s, "Type escape sequence to abort.\n");
	if (p->sweep_max)
		session_printf(
			s, "Sending %u, [%u..%u]-byte ICMP Echos to %s, timeout is %u seconds:\n",
			p->count * ((p->sweep_max - p->sweep_min) / p->sweep_step + 1),
			p->sweep_min, p->sweep_max, IP4S(p->dst), p->timeout);
	else
		session_printf(s, "Sending %u, %u-byte ICMP Echos to %s, timeout is %u seconds:\n",
			       p->count, p->size, IP4S(p->dst), p->timeout);
	if (p->src)
		session_printf(s, "Packet sent with a source address of %s \n", IP4S(p->src));
	if (p->df)
		session_write(s, "Packet sent with the DF bit set\n");
	if (p->validate)
		session_write(s, "Reply data will be validated\n");
	if (p->pattern != ping_defaults.pattern)
		session_printf(s, "Packet has data pattern 0x%04X\n", p->pattern);
}

void
ping_run(struct session *s, const struct ping_params *params)
{
	struct pinging *p = xcalloc(1, sizeof *p);

	p->session = p->view.session = s;
	ping_announce(s, params);
	session_job(s, &ping_job, p);
	p->job = ping_start(net_of(s), params, &ping_told, p);
}

void
exec_ping(struct session *s, const struct args_ping *a)
{
	struct ping_params p = ping_defaults;

	if (!exec_target(s, a->target, &p.dst))
		return;
	if (a->has_count)
		p.count = a->count;
	if (a->has_size)
		p.size = a->size;
	if (a->has_timeout)
		p.timeout = a->timeout;
	if (a->has_pattern)
		p.pattern = (uint16_t)a->pattern;
	p.df = a->kw_df_bit;
	p.validate = a->kw_validate;
	if (a->has_source_address && !dialogue_source(s, IP4S(a->source_address), &p.src))
		return;
	if (a->has_source_interface && !dialogue_source(s, a->source_interface, &p.src))
		return;
	ping_run(s, &p);
}
