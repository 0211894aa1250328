#include "cli/lab/course.h"

#include <stdlib.h>
#include <string.h>

#include "cli/lab/topology.h"
#include "engine/base/xmalloc.h"

const struct form form_level = {
	.is = "beginner, intermediate or advanced",
	.type = "string",
	.words = (const char *const[]){ "beginner", "intermediate", "advanced", NULL },
};

static unsigned
number(const char *text, unsigned otherwise)
{
	return text ? (unsigned)strtoul(text, NULL, 10) : otherwise;
}

unsigned
course_minutes(const struct course *c)
{
	return number(c->minutes, 30);
}

unsigned
course_commands(const struct course *c)
{
	return number(c->commands, 60);
}

unsigned
hint_cost(const struct hint *h)
{
	return number(h->cost, HINT_COST);
}

/* ---- hints ---- */

static const struct key hint_keys[] = {
	{ "task", reader_value, offsetof(struct hint, task), 0, &form_name,
	  "The task it helps with" },
	{ "cost", reader_value, offsetof(struct hint, cost), 0, &form_points,
	  "Points it costs; 5 unless it says otherwise" },
	{ "text", reader_value, offsetof(struct hint, text), KEY_REQUIRED, &form_text,
	  "What it says" },
	{ 0 },
};
static const struct form form_hint = { .type = "object", .keys = hint_keys };
const struct form form_hints = { .type = "array", .of = &form_hint };

void
hints_read(struct reader *r, const yaml_node_t *n, void *into)
{
	struct hint_list *list = into;
	size_t count = reader_count(r, n, YAML_SEQUENCE_NODE);

	list->hints = xcalloc(count + 1, sizeof *list->hints);
	for (; list->count < count; list->count++) {
		const yaml_node_t *item = reader_item(r, n, list->count);

		list->hints[list->count].line = reader_line(item);
		reader_mapping(r, item, "a hint", hint_keys, &list->hints[list->count]);
	}
}

/* ---- faults ---- */

static const struct form form_break = {
	.is = "lines of configuration by the name of a router",
	.type = "object",
	.of = &form_texts,
};

static void
break_lines_read(struct reader *r, const char *name, const yaml_node_t *key,
		 const yaml_node_t *value, void *into)
{
	static const struct key lines = {
		"lines", reader_list, 0, 0, &form_texts, "Lines of configuration",
	};
	struct fault *f = into;
	struct fault_break *b = &f->breaks[f->break_count++];
	const struct key *outer = r->key;

	b->node = xstrdup(name);
	check_needs_router(r, key, name);
	r->key = &lines;
	reader_list(r, value, &b->lines);
	r->key = outer;
}

static void
break_read(struct reader *r, const yaml_node_t *n, void *into)
{
	struct fault *f = into;

	f->breaks = xcalloc(reader_count(r, n, YAML_MAPPING_NODE) + 1, sizeof *f->breaks);
	reader_entries(r, n, NULL, break_lines_read, f);
}

static const struct key fault_keys[] = {
	{ "ticket", reader_value, offsetof(struct fault, ticket), KEY_REQUIRED, &form_text,
	  "What the users say; not what is broken" },
	{ "break", break_read, 0, KEY_REQUIRED, &form_break,
	  "What is typed into routers of the solved lab" },
	{ "hints", hints_read, offsetof(struct fault, hints), 0, &form_hints,
	  "Help in steps, each of which costs points" },
	{ 0 },
};
static const struct form form_fault = { .type = "object", .keys = fault_keys };
const struct form form_faults = { .type = "object", .of = &form_fault };

static void
fault_read(struct reader *r, const char *name, const yaml_node_t *key, const yaml_node_t *value,
	   void *into)
{
	struct fault_list *list = into;
	struct fault *f = &list->faults[list->count++];

	f->name = xstrdup(name);
	f->line = reader_line(key);
	reader_mapping(r, value, name, fault_keys, f);
}

void
faults_read(struct reader *r, const yaml_node_t *n, void *into)
{
	struct fault_list *list = into;

	list->faults = xcalloc(reader_count(r, n, YAML_MAPPING_NODE) + 1, sizeof *list->faults);
	reader_entries(r, n, &form_name, fault_read, list);
}

const struct fault *
course_fault(const struct course *c, const char *name)
{
	for (size_t i = 0; i < c->faults.count; i++)
		if (!strcmp(c->faults.faults[i].name, name))
			return &c->faults.faults[i];
	return NULL;
}

/* ---- the whole ---- */

static void
hints_free(struct hint_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->hints[i].task);
		free(list->hints[i].cost);
		free(list->hints[i].text);
	}
	free(list->hints);
}

static void
fault_free(struct fault *f)
{
	hints_free(&f->hints);
	for (size_t i = 0; i < f->break_count; i++) {
		free(f->breaks[i].node);
		free(f->breaks[i].lines);
	}
	free(f->breaks);
	free(f->name);
	free(f->ticket);
}

void
course_free(struct course *c)
{
	for (size_t i = 0; i < c->faults.count; i++)
		fault_free(&c->faults.faults[i]);
	hints_free(&c->hints);
	free(c->faults.faults);
	checks_free(&c->checks);
	signature_free(&c->signature);
	free(c->topic);
	free(c->level);
	free(c->minutes);
	free(c->commands);
}
