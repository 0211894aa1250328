/* rekeyed: SAs are made anew while traffic flows, and nothing is lost. */
#include <stdlib.h>
#include <string.h>

#include "cli/check/fact.h"
#include "cli/check/sas.h"
#include "cli/check/traffic.h"
#include "engine/base/xmalloc.h"

#define ECHO_EVERY 1000 /* ms */
#define AFTERWARDS 3	/* echoes that must be answered on the new SA */

struct rekeyed {
	char *node;
	char *peer, *phase, *within, *lost;
	struct traffic traffic;
};

struct watching {
	struct sending sending;
	char *before;	     /* SPIs, or conn-ids */
	unsigned lost, sent; /* echoes, the first not counted */
	unsigned after;	     /* answered since */
	bool changed;
};

static const struct form form_phase = {
	.is = "1 or 2",
	.type = "string",
	.words = (const char *const[]){ "1", "2", NULL },
	.also = &(const struct form){ .type = "integer" },
};

#define ARG(member) reader_value, offsetof(struct rekeyed, member)

static const struct key keys[] = {
	{ "node", ARG(node), KEY_REQUIRED, &form_node, "The router whose SAs are looked at" },
	{ "peer", ARG(peer), 0, &form_address, "With this peer; any unless it is given" },
	{ "phase", ARG(phase), 0, &form_phase, "2 (IPsec SAs) unless it says 1 (IKE SAs)" },
	{ "within", ARG(within), KEY_REQUIRED, &form_time, "How long is looked at most" },
	{ "lost", ARG(lost), 0, &form_compared, "Echoes that may be lost; 0 unless it is given" },
	TRAFFIC_KEYS(struct rekeyed, traffic, KEY_REQUIRED),
	{ 0 },
};

static const struct form form_rekeyed = {
	.is = "SAs are made anew while a node pings once a second, and no echo is lost",
	.type = "object",
	.keys = keys,
};

static void
verify(struct reader *r, const yaml_node_t *n, const struct check *c)
{
	const struct rekeyed *a = c->args;

	check_needs_router(r, n, a->node);
	traffic_verify(r, n, &a->traffic);
	if (a->traffic.count)
		reader_mistake(r, n, "%s: it pings as long as `within` says, without a count",
			       c->name);
}

/* What names the SAs that are used now: their outbound SPIs, or the conn-ids of phase 1. Gives it. */
static char *
names_of(const struct check_run *run, const struct rekeyed *a)
{
	const struct lab_node *node = lab_node(check_lab(run), a->node);
	json_t *facts, *sa;
	struct text names = { 0 };
	size_t i;

	if (!a->phase || *a->phase == '2')
		return sas_spis(node, false, a->peer);
	facts = facts_of(node, "show crypto isakmp sa detail");
	text_add(&names, " ");
	json_array_foreach(json_object_get(facts, "sas"), i,
			   sa) if (!strcmp(fact_text(sa, "status"), "ACTIVE") &&
				   (!a->peer || !strcmp(fact_text(sa, "remote"), a->peer)))
		text_addf(&names, "%lld ", fact_number(sa, "conn_id"));
	json_decref(facts);
	return text_take(&names);
}

static void *
prepare(struct check_run *run, const struct check *c)
{
	return sending_new(sizeof(struct watching), run, c);
}

static void
forget(void *kept)
{
	struct watching *w = kept;

	free(w->before);
	free(w);
}

static void
conclude(struct watching *w)
{
	struct check_run *run = w->sending.run;
	const struct rekeyed *a = w->sending.check->args;

	w->sending.probe = NULL;
	if (!w->before[1])
		check_over(run, false, "%s: there is no SA to be made anew", a->node);
	else if (!w->changed)
		check_over(run, false, "%s: still the same SA after %s", a->node, a->within);
	else
		check_over(run, form_compares(a->lost ? a->lost : "0", w->lost),
			   "%s: a new SA, %u of %u echoes lost meanwhile", a->node, w->lost,
			   w->sent);
}

/* The first echo may be the one that makes the tunnel. */
static void
probed(void *ctx, const struct ping_result *r)
{
	struct watching *w = ctx;
	char *now = names_of(w->sending.run, w->sending.check->args);

	if (!w->before || !w->before[1]) {
		free(w->before);
		w->before = now;
		return;
	}
	w->sent++;
	w->lost += r->symbol != '!';
	w->changed = w->changed || (now[1] && strcmp(now, w->before) != 0);
	w->after += w->changed && r->symbol == '!';
	free(now);
	if (w->after >= AFTERWARDS) {
		probe_abort(w->sending.probe);
		conclude(w);
	}
}

static void
over(void *ctx, const struct ping_summary *sum)
{
	(void)sum;
	conclude(ctx);
}

static void
start(struct check_run *run, const struct check *c)
{
	static const struct ping_ops ops = { probed, over, sending_stopped };
	const struct rekeyed *a = c->args;
	struct watching *w = check_kept(run);
	struct ping_params params = traffic_params(&a->traffic);

	free(w->before);
	w->before = names_of(run, a);
	w->lost = w->sent = w->after = 0;
	w->changed = false;
	params.interval = ECHO_EVERY;
	params.count = (unsigned)(check_span(a->within, SEC(60)) / SEC(1)) + 1;
	traffic_start(run, &a->traffic, &params, &ops);
}

const struct check_kind check_rekeyed = {
	.name = "rekeyed",
	.form = &form_rekeyed,
	.size = sizeof(struct rekeyed),
	.verify = verify,
	.prepare = prepare,
	.forget = forget,
	.start = start,
	.abort = sending_abort,
};
