/* log and event: what routers have reported since the lab was opened. */
#include <stdlib.h>
#include <string.h>

#include "cli/check/kind.h"
#include "cli/check/told.h"
#include "cli/lab/tally.h"
#include "engine/base/xmalloc.h"

/* ---- log ---- */

struct logged {
	char *node, *message, *count;
};

static const struct form form_mnemonic = {
	.is = "a message such as CRYPTO-4-IKMP_BAD_MESSAGE",
	.type = "string",
	.pattern = "^[A-Z0-9_]+-[0-7]-[A-Z0-9_]+$",
};

static const struct key log_keys[] = {
	{ "node", reader_list, offsetof(struct logged, node), 0, &form_nodes, "Routers to ask" },
	{ "message", reader_value, offsetof(struct logged, message), KEY_REQUIRED, &form_mnemonic,
	  "Facility, level and mnemonic" },
	{ "count", reader_value, offsetof(struct logged, count), 0, &form_compared,
	  "How often; at least once unless it is given" },
	{ 0 },
};

static const struct form form_log = {
	.is = "Routers have logged a message",
	.type = "object",
	.keys = log_keys,
};

static void
verify_log(struct reader *r, const yaml_node_t *n, const struct check *c)
{
	const struct logged *a = c->args;
	enum event_kind kind;
	unsigned next = 0;

	if (!tally_message_kind(a->message, &next, &kind))
		reader_mistake(r, n, "no router says %%%s", a->message);
}

static bool
judge_count(uint32_t count, const char *wanted, const char *what, struct text *why)
{
	text_addf(why, "%s %u time%s", what, count, count == 1 ? "" : "s");
	return form_compares(wanted ? wanted : ">0", count);
}

static bool
judge_log(struct check_run *run, const struct check *c, struct lab_node *node, struct text *why)
{
	const struct logged *a = c->args;
	enum event_kind kind;
	uint32_t count = 0;

	for (unsigned next = 0; tally_message_kind(a->message, &next, &kind);)
		count += tally_count(check_lab(run)->tally, node->device, kind);
	return judge_count(count, a->count, a->message, why);
}

const struct check_kind check_log = {
	.name = "log",
	.form = &form_log,
	.size = sizeof(struct logged),
	.verify = verify_log,
	.judge = judge_log,
};

/* ---- event ---- */

struct happened {
	char *node, *event, *with, *count;
};

static const struct key event_keys[] = {
	{ "node", reader_list, offsetof(struct happened, node), 0, &form_nodes, "Routers to ask" },
	{ "event", reader_value, offsetof(struct happened, event), KEY_REQUIRED, &form_name,
	  "Its name in engine/base/event.def" },
	{ "with", reader_list, offsetof(struct happened, with), 0, &form_texts,
	  "What must be among its arguments" },
	{ "count", reader_value, offsetof(struct happened, count), 0, &form_compared,
	  "How often; at least once unless it is given" },
	{ 0 },
};

static const struct form form_event = {
	.is = "Something has happened at routers, whether they say so or not",
	.type = "object",
	.keys = event_keys,
};

static void
verify_event(struct reader *r, const yaml_node_t *n, const struct check *c)
{
	const struct happened *a = c->args;
	enum event_kind kind;

	if (!tally_event_kind(a->event, &kind))
		reader_mistake(r, n, "there is no event %s", a->event);
}

struct tally *
told_tally(const struct check_list *list)
{
	struct tally_pattern *patterns = xcalloc(list->count + 1, sizeof *patterns);
	struct tally *tally;
	unsigned count = 0;

	for (size_t i = 0; i < list->count; i++) {
		const struct happened *a = list->checks[i].args;

		if (list->checks[i].kind != &check_event)
			continue;
		tally_event_kind(a->event, &patterns[count].kind);
		patterns[count++].words = a->with;
	}
	tally = tally_new(patterns, count);
	free(patterns);
	return tally;
}

/* The number of the check among those of events. */
static unsigned
pattern_of(const struct check_run *run, const struct check *c)
{
	const struct check_list *list = &check_lab(run)->topology->course.checks;
	unsigned number = 0;

	for (const struct check *o = list->checks; o < c; o++)
		number += o->kind == &check_event;
	return number;
}

static bool
judge_event(struct check_run *run, const struct check *c, struct lab_node *node, struct text *why)
{
	const struct happened *a = c->args;

	return judge_count(tally_matched(check_lab(run)->tally, node->device, pattern_of(run, c)),
			   a->count, a->event, why);
}

const struct check_kind check_event = {
	.name = "event",
	.form = &form_event,
	.size = sizeof(struct happened),
	.verify = verify_event,
	.judge = judge_event,
};
