/* counter_delta: how much a counter grows while somebody pings. */
#include <stdlib.h>
#include <string.h>

#include "cli/check/fact.h"
#include "cli/check/traffic.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"

struct counter_delta {
	char *node;
	char *counter, *show, *grows, *at_once;
	struct traffic traffic;
};

struct counting {
	struct sending sending;
	timer_id settled; /* of a burst: until what was sent has arrived, or never will */
	long long before;
};

#define SETTLES SEC(5)

static const struct form form_path = {
	.is = "a path such as pkts_encaps or interfaces[interface=Tunnel0].packets_output",
	.type = "string",
};

#define ARG(member) reader_value, offsetof(struct counter_delta, member)

static const struct key keys[] = {
	{ "node", ARG(node), KEY_REQUIRED, &form_node, "The router that counts" },
	{ "counter", ARG(counter), KEY_REQUIRED, &form_path,
	  "A counter of `show crypto ipsec sa`, summed over all its networks; or the path of one "
	  "in "
	  "`show`" },
	{ "show", ARG(show), 0, &form_text, "The command that tells it" },
	{ "grows", ARG(grows), KEY_REQUIRED, &form_compared, "By how much" },
	{ "at_once", ARG(at_once), 0, &form_bool,
	  "All echoes are sent at once; the counter is read five seconds later" },
	TRAFFIC_KEYS(struct counter_delta, traffic, KEY_REQUIRED),
	{ 0 },
};

static const struct form form_counter_delta = {
	.is = "A counter grows while a node pings",
	.type = "object",
	.keys = keys,
};

static void
verify(struct reader *r, const yaml_node_t *n, const struct check *c)
{
	const struct counter_delta *a = c->args;

	check_needs_router(r, n, a->node);
	traffic_verify(r, n, &a->traffic);
	if (!fact_path_good(a->counter))
		reader_mistake(r, n, "\"%s\" is not %s", a->counter, form_path.is);
}

static void
add(void *ctx, json_t *value)
{
	*(long long *)ctx += (long long)json_number_value(value);
}

/* -1: there is no such counter. Nothing protected is 0. */
static long long
read_counter(const struct check_run *run, const struct counter_delta *a)
{
	json_t *facts = facts_of(lab_node(check_lab(run), a->node),
				 a->show ? a->show : "show crypto ipsec sa");
	char *path =
		a->show ? xstrdup(a->counter) : xasprintf("interfaces[*].idents[*].%s", a->counter);
	long long sum = 0;
	size_t found = fact_walk(facts, path, add, &sum);

	free(path);
	json_decref(facts);
	return found || !a->show ? sum : -1;
}

static void *
prepare(struct check_run *run, const struct check *c)
{
	return sending_new(sizeof(struct counting), run, c);
}

static void
compare(void *owner, uint64_t serial)
{
	struct counting *k = owner;
	struct check_run *run = k->sending.run;
	const struct counter_delta *a = k->sending.check->args;
	long long after = read_counter(run, a);

	(void)serial;
	k->settled = 0;
	if (after < 0)
		check_over(run, false, "%s has no %s", a->node, a->counter);
	else
		check_over(run, form_compares(a->grows, after - k->before), "%s: %s grew by %lld",
			   a->node, a->counter, after - k->before);
}

static void
over(void *ctx, const struct ping_summary *sum)
{
	struct counting *k = ctx;
	const struct counter_delta *a = k->sending.check->args;
	struct sched *sched = world_sched(check_lab(k->sending.run)->world);

	(void)sum;
	k->sending.probe = NULL;
	if (check_true(a->at_once, false))
		k->settled = timer_after(sched, SETTLES, compare, k, 0);
	else
		compare(k, 0);
}

static void
start(struct check_run *run, const struct check *c)
{
	static const struct ping_ops ops = { .done = over, .stopped = sending_stopped };
	const struct counter_delta *a = c->args;
	struct counting *k = check_kept(run);
	struct ping_params params = traffic_params(&a->traffic);

	if (check_true(a->at_once, false))
		params.timeout = 0;
	k->before = read_counter(run, a);
	if (k->before < 0)
		k->before = 0;
	traffic_start(run, &a->traffic, &params, &ops);
}

static void
stop(struct check_run *run, const struct check *c)
{
	struct counting *k = check_kept(run);

	timer_cancel(world_sched(check_lab(run)->world), k->settled);
	k->settled = 0;
	sending_abort(run, c);
}

const struct check_kind check_counter_delta = {
	.name = "counter_delta",
	.form = &form_counter_delta,
	.size = sizeof(struct counter_delta),
	.verify = verify,
	.prepare = prepare,
	.forget = free,
	.start = start,
	.abort = stop,
};
