/* tcp: does a port answer? */
#include <stdlib.h>
#include <string.h>

#include "cli/check/kind.h"
#include "cli/lab/probe.h"
#include "engine/base/addr.h"
#include "engine/base/xmalloc.h"

struct tcp {
	char *from, *to, *port, *expect;
};

struct trying {
	struct check_run *run;
	const struct check *check;
	struct probe *probe;
};

/* In the order of enum tcp_answer. */
static const char *const answers[] = { "open", "refused", "unreachable", "timeout", NULL };

static const struct form form_answer = {
	.is = "open, refused, unreachable or timeout",
	.type = "string",
	.words = answers,
};

#define ARG(member) reader_value, offsetof(struct tcp, member)

static const struct key keys[] = {
	{ "from", ARG(from), KEY_REQUIRED, &form_name, "The node that connects" },
	{ "to", ARG(to), KEY_REQUIRED, &form_address, "The address it connects to" },
	{ "port", ARG(port), KEY_REQUIRED, &form_number, "The port" },
	{ "expect", ARG(expect), 0, &form_answer, "What comes of it; open unless it is given" },
	{ 0 },
};

static const struct form form_tcp = {
	.is = "A node connects to a port, or is refused",
	.type = "object",
	.keys = keys,
};

static unsigned
port_of(const struct tcp *a)
{
	return (unsigned)strtoul(a->port, NULL, 10);
}

static void
verify(struct reader *r, const yaml_node_t *n, const struct check *c)
{
	const struct tcp *a = c->args;
	ip4 to;

	check_needs_node(r, n, a->from);
	if (!ip4_parse(a->to, &to))
		reader_mistake(r, n, "%s is no address", a->to);
	if (port_of(a) < 1 || port_of(a) > 65535)
		reader_mistake(r, n, "a port is 1 to 65535, not %s", a->port);
}

static void *
prepare(struct check_run *run, const struct check *c)
{
	struct trying *t = xcalloc(1, sizeof *t);

	t->run = run;
	t->check = c;
	return t;
}

static void
over(void *ctx, const struct tcp_result *r)
{
	struct trying *t = ctx;
	const struct tcp *a = t->check->args;
	const char *answer = answers[r->answer];

	t->probe = NULL;
	check_over(t->run, !strcmp(answer, a->expect ? a->expect : "open"), "%s to %s port %s: %s",
		   a->from, a->to, a->port, answer);
}

static void
start(struct check_run *run, const struct check *c)
{
	const struct tcp *a = c->args;
	struct trying *t = check_kept(run);
	char *error = NULL;
	ip4 to = 0;

	ip4_parse(a->to, &to);
	t->probe = probe_tcp(lab_node(check_lab(run), a->from), to, (uint16_t)port_of(a), over, t,
			     &error);
	if (!t->probe)
		check_over(run, false, "%s cannot connect: %s", a->from, error);
	free(error);
}

static void
stop(struct check_run *run, const struct check *c)
{
	struct trying *t = check_kept(run);

	(void)c;
	probe_abort(t->probe);
	t->probe = NULL;
}

const struct check_kind check_tcp = {
	.name = "tcp",
	.form = &form_tcp,
	.size = sizeof(struct tcp),
	.verify = verify,
	.prepare = prepare,
	.forget = free,
	.start = start,
	.abort = stop,
};
