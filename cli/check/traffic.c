/* ping, and what other checks share with it. */
#include "cli/check/traffic.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/addr.h"
#include "engine/base/xmalloc.h"

/* ---- sending ---- */

void *
sending_new(size_t size, struct check_run *run, const struct check *c)
{
	struct sending *s = xcalloc(1, size);

	s->run = run;
	s->check = c;
	return s;
}

void
sending_abort(struct check_run *run, const struct check *c)
{
	struct sending *s = check_kept(run);

	(void)c;
	probe_abort(s->probe);
	s->probe = NULL;
}

void
sending_stopped(void *sending)
{
	struct sending *s = sending;

	s->probe = NULL;
	check_over(s->run, false, "the node was restarted meanwhile");
}

/* ---- pings ---- */

void
traffic_verify(struct reader *r, const yaml_node_t *n, const struct traffic *t)
{
	struct ping_params p = traffic_params(t);

	check_needs_sender(r, n, t->from);
	if (t->to && !p.dst)
		reader_mistake(r, n, "%s is no address", t->to);
	if (t->source && !p.src)
		reader_mistake(r, n, "%s is no address", t->source);
	if (p.count < 1 || p.count > 100000)
		reader_mistake(r, n, "a ping has 1 to 100000 echoes, not %s", t->count);
	if (p.size < 36 || p.size > 18024)
		reader_mistake(r, n, "a datagram of a ping has 36 to 18024 octets, not %s",
			       t->size);
}

struct ping_params
traffic_params(const struct traffic *t)
{
	struct ping_params p = ping_defaults;

	if (t->to)
		ip4_parse(t->to, &p.dst);
	if (t->source)
		ip4_parse(t->source, &p.src);
	if (t->count)
		p.count = (unsigned)strtoul(t->count, NULL, 10);
	if (t->size)
		p.size = (unsigned)strtoul(t->size, NULL, 10);
	p.df = check_true(t->df, false);
	return p;
}

void
traffic_start(struct check_run *run, const struct traffic *t, const struct ping_params *params,
	      const struct ping_ops *ops)
{
	struct sending *s = check_kept(run);
	char *error = NULL;

	s->probe = probe_ping(lab_node(check_lab(run), t->from), params, ops, s, &error);
	if (!s->probe)
		check_over(run, false, "%s cannot ping: %s", t->from, error);
	free(error);
}

/* ---- the check ---- */

struct ping {
	struct traffic traffic;
	char *answers, *expect;
};

struct pinging {
	struct sending sending;
	struct text symbols; /* "..!!!" */
};

static const struct form form_expect = {
	.is = "pass or fail",
	.type = "string",
	.words = (const char *const[]){ "pass", "fail", NULL },
};

static const struct key keys[] = {
	TRAFFIC_KEYS(struct ping, traffic, KEY_REQUIRED),
	{ "answers", reader_value, offsetof(struct ping, answers), 0, &form_compared,
	  "How many must be answered; the last one unless it is given" },
	{ "expect", reader_value, offsetof(struct ping, expect), 0, &form_expect,
	  "fail: nothing may answer" },
	{ 0 },
};

static const struct form form_ping = {
	.is = "A node reaches an address",
	.type = "object",
	.keys = keys,
};

static void
verify(struct reader *r, const yaml_node_t *n, const struct check *c)
{
	const struct ping *a = c->args;

	traffic_verify(r, n, &a->traffic);
	if (a->answers && a->expect)
		reader_mistake(r, n, "%s: either `answers` or `expect`", c->name);
}

static void *
prepare(struct check_run *run, const struct check *c)
{
	return sending_new(sizeof(struct pinging), run, c);
}

static void
forget(void *kept)
{
	struct pinging *p = kept;

	text_free(&p->symbols);
	free(p);
}

static void
probed(void *ctx, const struct ping_result *r)
{
	text_add_n(&((struct pinging *)ctx)->symbols, &r->symbol, 1);
}

static void
over(void *ctx, const struct ping_summary *sum)
{
	struct pinging *p = ctx;
	const struct ping *a = p->sending.check->args;
	const char *symbols = text_get(&p->symbols);
	bool answered = p->symbols.len && symbols[p->symbols.len - 1] == '!', good;

	p->sending.probe = NULL;
	if (a->answers)
		good = form_compares(a->answers, sum->received);
	else
		good = a->expect && !strcmp(a->expect, "fail") ? !sum->received : answered;
	if (p->symbols.len <= 20)
		check_over(p->sending.run, good, "%s to %s: %s", a->traffic.from, a->traffic.to,
			   symbols);
	else
		check_over(p->sending.run, good, "%s to %s: %u of %u answered", a->traffic.from,
			   a->traffic.to, sum->received, sum->sent);
}

static void
start(struct check_run *run, const struct check *c)
{
	static const struct ping_ops ops = { probed, over, sending_stopped };
	const struct ping *a = c->args;
	struct pinging *p = check_kept(run);
	struct ping_params params = traffic_params(&a->traffic);

	text_clear(&p->symbols);
	traffic_start(run, &a->traffic, &params, &ops);
}

const struct check_kind check_ping = {
	.name = "ping",
	.form = &form_ping,
	.size = sizeof(struct ping),
	.verify = verify,
	.prepare = prepare,
	.forget = forget,
	.start = start,
	.abort = sending_abort,
};
