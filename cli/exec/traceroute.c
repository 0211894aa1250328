/* traceroute: plain, with options, and the dialogue. */
#include "cli/exec/traceroute.h"

#include <stdlib.h>

#include "cli/device/device.h"
#include "cli/exec/dialogue.h"
#include "cli/exec/name.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "cli/show/show.h"
#include "engine/base/xmalloc.h"
#include "engine/net/ping.h"
#include "engine/node/node.h"
#include "grammar/ios/args.h"

struct tracing {
	struct session *session;
	uint32_t job;
	struct trace_view view;
};

static struct net *
net_of(struct session *s)
{
	return router_net(session_device(s)->router);
}

/* ---- what is seen while it runs ---- */

/* What an unreachable says that is not the end of the way (RFC 792, 1812); NULL for others. */
static const char *
annotation(const struct trace_result *r)
{
	if (r->icmp_type != 3)
		return NULL;
	switch (r->icmp_code) {
	case 0:
		return "!N";
	case 1:
		return "!H";
	case 2:
		return "!P";
	case 3:
		return NULL;
	case 9:
	case 10:
	case 13:
		return "!A";
	default:
		return "?";
	}
}

static void
show_answer(struct trace_view *t, const struct trace_result *r)
{
	if (t->hop && t->hop != r->from)
		session_write(t->session, "\n    ");
	if (t->hop != r->from)
		session_write(t->session, IP4S(r->from));
	t->hop = r->from;
	if (annotation(r))
		session_printf(t->session, " %s ", annotation(r));
	else
		session_printf(t->session, " %u msec", span_milliseconds(r->rtt));
}

void
trace_show(struct trace_view *t, const struct trace_result *r)
{
	if (!t->begun)
		session_printf(t->session, "%3u ", r->ttl);
	t->begun = true;
	if (r->answered)
		show_answer(t, r);
	else
		session_write(t->session, " * ");
	if (!r->last_of_hop)
		return;
	session_write(t->session, "\n");
	t->begun = false;
	t->hop = 0;
}

static void
show_probe(void *ctx, const struct trace_result *r)
{
	struct tracing *t = ctx;

	trace_show(&t->view, r);
}

static void
finished(void *ctx, bool reached)
{
	struct tracing *t = ctx;

	t->job = 0;
	session_job_done(t->session);
}

static void
trace_interrupted(struct session *s, void *job)
{
	struct tracing *t = job;

	if (t->view.begun)
		session_write(s, "\n");
	session_job_done(s);
}

static void
trace_free(void *job)
{
	struct tracing *t = job;

	if (t->job)
		trace_abort(net_of(t->session), t->job);
	free(t);
}

static const struct job_ops trace_job = { .abort = trace_interrupted, .free = trace_free };
static const struct trace_ops trace_told = { .probe = show_probe, .done = finished };

/* ---- the start ---- */

void
trace_announce(struct session *s, const struct trace_params *params)
{
	session_printf(s,
		       "Type escape sequence to abort.\nTracing the route to %s\n"
		       "VRF info: (vrf in name/id, vrf out name/id)\n",
		       IP4S(params->dst));
}

static void
run(struct session *s, const struct trace_params *params)
{
	struct tracing *t = xcalloc(1, sizeof *t);

	t->session = t->view.session = s;
	trace_announce(s, params);
	session_job(s, &trace_job, t);
	t->job = trace_start(net_of(s), params, &trace_told, t);
}

void
exec_traceroute(struct session *s, const struct args_traceroute *a)
{
	struct trace_params p = trace_defaults;

	if (!exec_target(s, a->target, &p.dst))
		return;
	if (a->has_port)
		p.port = (uint16_t)a->port;
	if (a->has_probes)
		p.probes = a->probes;
	if (a->has_timeout)
		p.timeout = a->timeout;
	if (a->has_min_ttl)
		p.min_ttl = a->min_ttl;
	if (a->has_max_ttl)
		p.max_ttl = a->max_ttl;
	if (a->has_source_address && !dialogue_source(s, IP4S(a->source_address), &p.src))
		return;
	if (a->has_source_interface && !dialogue_source(s, a->source_interface, &p.src))
		return;
	run(s, &p);
}

/* ---- the dialogue ---- */

static bool
take_target(struct session *s, void *ctx, const char *answer)
{
	return dialogue_address(s, answer, &((struct trace_params *)ctx)->dst);
}

static bool
take_source(struct session *s, void *ctx, const char *answer)
{
	return !*answer || dialogue_source(s, answer, &((struct trace_params *)ctx)->src);
}

/* Names are not known here: hops are shown by address either way. */
static bool
take_numeric(struct session *s, void *ctx, const char *answer)
{
	bool numeric;

	return dialogue_yes(s, answer, &numeric);
}

static bool
take_timeout(struct session *s, void *ctx, const char *answer)
{
	return dialogue_number(s, answer, 0, 3600, &((struct trace_params *)ctx)->timeout);
}

static bool
take_probes(struct session *s, void *ctx, const char *answer)
{
	return dialogue_number(s, answer, 1, 65535, &((struct trace_params *)ctx)->probes);
}

static bool
take_min_ttl(struct session *s, void *ctx, const char *answer)
{
	return dialogue_number(s, answer, 1, 255, &((struct trace_params *)ctx)->min_ttl);
}

static bool
take_max_ttl(struct session *s, void *ctx, const char *answer)
{
	struct trace_params *p = ctx;

	return dialogue_number(s, answer, p->min_ttl, 255, &p->max_ttl);
}

static bool
take_port(struct session *s, void *ctx, const char *answer)
{
	struct trace_params *p = ctx;
	unsigned port = p->port;

	if (!dialogue_number(s, answer, 1, 65535, &port))
		return false;
	p->port = (uint16_t)port;
	return true;
}

/* clang-format off */
static const struct dialogue_step steps[] = {
	{ "Protocol [ip]: ",             dialogue_protocol, NULL },
	{ "Target IP address: ",         take_target,  NULL },
	{ "Source address: ",            take_source,  NULL },
	{ "Numeric display [n]: ",       take_numeric, NULL },
	{ "Timeout in seconds [3]: ",    take_timeout, NULL },
	{ "Probe count [3]: ",           take_probes,  NULL },
	{ "Minimum Time to Live [1]: ",  take_min_ttl, NULL },
	{ "Maximum Time to Live [30]: ", take_max_ttl, NULL },
	{ "Port Number [33434]: ",       take_port,    NULL },
	{ "Loose, Strict, Record, Timestamp, Verbose[none]: ", dialogue_no_options, NULL },
	{ 0 },
};
/* clang-format on */

static void
over(struct session *s, void *ctx)
{
	run(s, ctx);
}

void
exec_traceroute_dialogue(struct session *s, const struct args_traceroute_dialogue *a)
{
	struct trace_params *p = xcalloc(1, sizeof *p);

	*p = trace_defaults;
	dialogue_start(s, steps, over, p);
}
