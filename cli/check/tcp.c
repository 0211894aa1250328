/* tcp: does a port answer, and does what it sends arrive? */
#include <stdlib.h>
#include <string.h>

#include "cli/check/traffic.h"
#include "engine/base/addr.h"
#include "engine/base/xmalloc.h"

struct tcp {
	char *from, *to, *port, *expect, *octets;
};

/* In the order of enum tcp_answer, without the last. */
static const char *const answers[] = { "open", "refused", "unreachable", "timeout", NULL };

static const struct form form_answer = {
	.is = "open, refused, unreachable or timeout",
	.type = "string",
	.words = answers,
};

#define ARG(member) reader_value, offsetof(struct tcp, member)

static const struct key keys[] = {
	{ "from", ARG(from), KEY_REQUIRED, &form_node, "The node that connects" },
	{ "to", ARG(to), KEY_REQUIRED, &form_address, "The address it connects to" },
	{ "port", ARG(port), KEY_REQUIRED, &form_number, "The port" },
	{ "expect", ARG(expect), 0, &form_answer, "What comes of it; open unless it is given" },
	{ "octets", ARG(octets), 0, &form_number,
	  "So many octets that the port sends must arrive, within ten seconds" },
	{ 0 },
};

static const struct form form_tcp = {
	.is = "A node connects to a port, or is refused",
	.type = "object",
	.keys = keys,
};

/* What is asked for; a port that is none is 0. */
static struct tcp_probe_params
params_of(const struct tcp *a)
{
	unsigned long port = strtoul(a->port, NULL, 10);
	struct tcp_probe_params p = { .port = port > UINT16_MAX ? 0 : (uint16_t)port };

	ip4_parse(a->to, &p.dst);
	if (a->octets)
		p.octets = strtoul(a->octets, NULL, 10);
	return p;
}

static void
verify(struct reader *r, const yaml_node_t *n, const struct check *c)
{
	const struct tcp *a = c->args;
	ip4 to;

	check_needs_sender(r, n, a->from);
	if (!ip4_parse(a->to, &to))
		reader_mistake(r, n, "%s is no address", a->to);
	if (!params_of(a).port)
		reader_mistake(r, n, "a port is 1 to 65535, not %s", a->port);
	if (a->octets && a->expect && strcmp(a->expect, "open"))
		reader_mistake(r, n, "%s: `octets` come from an open port", c->name);
}

static void *
prepare(struct check_run *run, const struct check *c)
{
	return sending_new(sizeof(struct sending), run, c);
}

static void
over(void *ctx, const struct tcp_result *r)
{
	struct sending *t = ctx;
	const struct tcp *a = t->check->args;
	const char *answer;

	if (r->answer == TCP_STOPPED) {
		sending_stopped(t);
		return;
	}
	answer = answers[r->answer];
	t->probe = NULL;
	if (a->octets && r->answer == TCP_OPEN) {
		check_over(t->run, r->received >= params_of(a).octets,
			   "%s to %s port %s: open, %zu octets came", a->from, a->to, a->port,
			   r->received);
		return;
	}
	check_over(t->run, !strcmp(answer, a->expect ? a->expect : "open"), "%s to %s port %s: %s",
		   a->from, a->to, a->port, answer);
}

static void
start(struct check_run *run, const struct check *c)
{
	const struct tcp *a = c->args;
	struct sending *t = check_kept(run);
	struct tcp_probe_params params = params_of(a);
	char *error = NULL;

	t->probe = probe_tcp(lab_node(check_lab(run), a->from), &params, over, t, &error);
	if (!t->probe)
		check_over(run, false, "%s cannot connect: %s", a->from, error);
	free(error);
}

const struct check_kind check_tcp = {
	.name = "tcp",
	.form = &form_tcp,
	.size = sizeof(struct tcp),
	.verify = verify,
	.prepare = prepare,
	.forget = free,
	.start = start,
	.abort = sending_abort,
};
