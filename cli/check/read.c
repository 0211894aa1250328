/* `checks:` of lab.yml. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/check/kind.h"
#include "cli/check/valid.h"
#include "cli/lab/topology.h"
#include "engine/base/xmalloc.h"

static const struct check_kind *const kinds[] = {
#define CHECK_KIND(name) &check_##name,
#include "cli/check/kinds.def"
#undef CHECK_KIND
};

#define KINDS (sizeof kinds / sizeof *kinds)

/* ---- for kinds ---- */

/* NULL after a complaint; no name is none. */
static const struct topo_node *
find_node(struct reader *r, const yaml_node_t *n, const char *name)
{
	const struct topology *t = r->owner;

	for (size_t i = 0; name && i < t->node_count; i++)
		if (!strcasecmp(t->nodes[i].name, name))
			return &t->nodes[i];
	if (name)
		reader_mistake(r, n, "there is no node %s", name);
	return NULL;
}

void
check_needs_sender(struct reader *r, const yaml_node_t *n, const char *name)
{
	const struct topo_node *node = find_node(r, n, name);

	if (node && node->kind == NODE_SWITCH)
		reader_mistake(r, n, "%s is a switch: it sends nothing of its own", name);
}

void
check_needs_router(struct reader *r, const yaml_node_t *n, const char *name)
{
	const struct topo_node *node = find_node(r, n, name);

	if (node && node->kind != NODE_ROUTER)
		reader_mistake(r, n, "%s is no router", name);
}

void
check_needs_link(struct reader *r, const yaml_node_t *n, const char *name)
{
	bool several = false;

	if (name && !topology_link(r->owner, name, &several))
		reader_mistake(r, n,
			       several ? "several links fit %s: name one of its ends"
				       : "there is no link %s",
			       name);
}

/* ---- one check ---- */

/* The names of the nodes are the first of the arguments, or stand beside them. */
static void
take_nodes(struct reader *r, const yaml_node_t *n, struct check *c)
{
	char **node = c->args, *names, *rest, *name;

	if (!*node && c->nodes)
		*node = xstrdup(c->nodes);
	if (!*node) {
		reader_mistake(r, n, "%s needs \"node\", or \"nodes\" beside it", c->kind->name);
		return;
	}
	rest = names = xstrdup(*node);
	while ((name = strsep(&rest, "\n")))
		check_needs_router(r, n, name);
	free(names);
}

static void
kind_read(struct reader *r, const yaml_node_t *n, void *into)
{
	struct check *c = into;
	const struct check_kind *kind = NULL;

	for (size_t i = 0; i < KINDS && !kind; i++)
		if (!strcmp(kinds[i]->name, r->key->name))
			kind = kinds[i];
	if (c->kind) {
		reader_mistake(r, n, "a check is of one kind: %s or %s", c->kind->name, kind->name);
		return;
	}
	c->kind = kind;
	c->args = xcalloc(1, kind->size);
	if (kind->form->keys)
		reader_mapping(r, n, kind->name, kind->form->keys, c->args);
	else
		(kind->read ? kind->read : reader_value)(r, n, c->args);
}

static const struct form form_seriousness = {
	.is = "error or warning",
	.type = "string",
	.words = (const char *const[]){ "error", "warning", NULL },
};

/* The common words first: kinds build on `nodes`. */
static const struct key common[] = {
	{ "task", reader_list, offsetof(struct check, tasks), 0, &form_names,
	  "The task it belongs to, or several, for `check TASK`" },
	{ "points", reader_value, offsetof(struct check, points), 0, &form_points,
	  "What it is worth; 10 unless it says otherwise" },
	{ "description", reader_value, offsetof(struct check, description), 0, &form_text,
	  "What is asked, in the line of the check" },
	{ "nodes", reader_list, offsetof(struct check, nodes), 0, &form_nodes,
	  "The routers on which it is run, one after the other" },
	{ "wait", reader_value, offsetof(struct check, wait), 0, &form_time,
	  "What is not yet so may become so within that time" },
	{ "quiet", reader_value, offsetof(struct check, quiet), 0, &form_time,
	  "So long nothing is asked or sent before it" },
	{ "cut", reader_list, offsetof(struct check, cut), 0, &form_cables,
	  "Links that are cut before it, also before `quiet`, and whole again behind it" },
	{ "pass", reader_value, offsetof(struct check, pass), 0, &form_text,
	  "Said when it passes, instead of what was found" },
	{ "fail", reader_value, offsetof(struct check, fail), 0, &form_text,
	  "Said when it fails, instead of the reason" },
	{ "level", reader_value, offsetof(struct check, level), 0, &form_seriousness,
	  "A warning costs no points" },
	{ "stop_on_error", reader_value, offsetof(struct check, stop_on_error), 0, &form_bool,
	  "When it fails, those after it are not run" },
	{ "valid", reader_list, offsetof(struct check, valid), 0, &form_validity,
	  "What must hold for the output of `exec`" },
};
#define COMMON (sizeof common / sizeof *common)

static struct key check_keys[COMMON + KINDS + 1];

static const struct form form_check = { .type = "object", .keys = check_keys };
const struct form form_checks = { .type = "object", .of = &form_check };

static void __attribute__((constructor)) make_keys(void)
{
	memcpy(check_keys, common, sizeof common);
	for (size_t i = 0; i < KINDS; i++)
		check_keys[COMMON + i] = (struct key){
			kinds[i]->name, kind_read, 0, 0, kinds[i]->form, kinds[i]->form->is,
		};
}

static void
check_cut(struct reader *r, const yaml_node_t *n, const struct check *c)
{
	char *names = xstrdup(c->cut ? c->cut : ""), *rest = names, *name;

	while ((name = strsep(&rest, "\n")) && *name)
		check_needs_link(r, n, name);
	free(names);
}

static void
check_verify(struct reader *r, const yaml_node_t *n, struct check *c)
{
	if (!c->kind) {
		reader_mistake(r, n, "%s says nothing to check, such as `ping` or `ike_sa`",
			       c->name);
		return;
	}
	if (c->kind->judge)
		take_nodes(r, n, c);
	if (c->kind->verify)
		c->kind->verify(r, n, c);
	check_cut(r, n, c);
	if (c->valid && c->kind != &check_exec)
		reader_mistake(r, n, "%s: `valid` goes with `exec` alone", c->name);
}

static bool
is_taken(const struct check_list *list, const char *name)
{
	for (size_t i = 0; i < list->count; i++)
		if (!strcmp(list->checks[i].name, name))
			return true;
	return false;
}

static void
check_read(struct reader *r, const char *name, const yaml_node_t *key, const yaml_node_t *value,
	   void *into)
{
	struct check_list *list = into;
	struct check *c = &list->checks[list->count];
	unsigned before = r->mistakes;

	if (is_taken(list, name)) {
		reader_mistake(r, key, "there are two checks %s", name);
		return;
	}
	c->name = xstrdup(name);
	c->line = reader_line(key);
	list->count++;
	reader_mapping(r, value, name, check_keys, c);
	if (r->mistakes == before)
		check_verify(r, value, c);
}

void
checks_read(struct reader *r, const yaml_node_t *n, void *into)
{
	struct check_list *list = into;

	list->checks = xcalloc(reader_count(r, n, YAML_MAPPING_NODE) + 1, sizeof *list->checks);
	reader_entries(r, n, &form_name, check_read, list);
}

static void
check_clear(struct check *c)
{
	char **arg = c->args;

	for (size_t i = 0; arg && i < c->kind->size / sizeof *arg; i++)
		free(arg[i]);
	free(arg);
	free(c->name);
	free(c->tasks);
	free(c->points);
	free(c->description);
	free(c->nodes);
	free(c->pass);
	free(c->fail);
	free(c->wait);
	free(c->quiet);
	free(c->cut);
	free(c->level);
	free(c->stop_on_error);
	free(c->valid);
}

void
checks_free(struct check_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		check_clear(&list->checks[i]);
	free(list->checks);
	*list = (struct check_list){ 0 };
}

unsigned
check_points(const struct check *c)
{
	return c->points ? (unsigned)strtoul(c->points, NULL, 10) : 10;
}

bool
check_warns(const struct check *c)
{
	return c->level && !strcmp(c->level, "warning");
}

const char *
check_kind_name(const struct check *c)
{
	return c->kind->name;
}

/* The kind's own; `node` is that of `nodes` where the names stand beside it. */
static void
each_argument(const struct check *c,
	      void (*fn)(void *ctx, const struct key *, const char *text, bool argument), void *ctx)
{
	const struct key *kind = check_keys + COMMON;
	char *const *text = c->args;

	while (strcmp(kind->name, c->kind->name))
		kind++;
	if (!kind->form->keys)
		fn(ctx, kind, text[c->kind->size / sizeof *text - 1], false);
	for (const struct key *k = kind->form->keys; k && k->name; k++) {
		size_t at = k->offset / sizeof *text;

		if (text[at] && (at || !c->kind->judge || !c->nodes))
			fn(ctx, k, text[at], true);
	}
}

void
check_each_text(const struct check *c,
		void (*fn)(void *ctx, const struct key *, const char *text, bool argument),
		void *ctx)
{
	for (const struct key *k = common; k < common + COMMON; k++) {
		const char *text = *(char *const *)((const char *)c + k->offset);

		if (text)
			fn(ctx, k, text, false);
	}
	each_argument(c, fn, ctx);
}
