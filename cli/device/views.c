#include "cli/device/views.h"

#include <stdlib.h>
#include <string.h>

#include "cli/device/levels.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"
#include "grammar/match/levels.h"

void
views_init(struct view_list *list)
{
	*list = (struct view_list){ 0 };
	TAILQ_INIT(&list->all);
}

struct view *
view_find(const struct view_list *list, const char *name)
{
	struct view *v;

	HASH_FIND(by_name, list->by_name, name, strlen(name), v);
	return v;
}

struct view *
view_make(struct view_list *list, const char *name, bool super)
{
	struct view *v = view_find(list, name);

	if (!v) {
		v = xcalloc(1, sizeof *v);
		v->name = xstrdup(name);
		v->super = super;
		TAILQ_INIT(&v->commands);
		TAILQ_INIT(&v->members);
		TAILQ_INSERT_TAIL(&list->all, v, next);
		HASH_ADD_KEYPTR(by_name, list->by_name, v->name, strlen(v->name), v);
	}
	return v;
}

static void
command_free(struct view *v, struct view_command *c)
{
	TAILQ_REMOVE(&v->commands, c, next);
	HASH_DELETE(by_key, v->command_by_key, c);
	free(c->key);
	free(c->mode);
	free(c->command);
	free(c);
}

static void
member_free(struct view *v, struct view_member *m)
{
	TAILQ_REMOVE(&v->members, m, next);
	free(m->name);
	free(m);
}

void
view_remove(struct view_list *list, struct view *v)
{
	list->changes++;
	TAILQ_REMOVE(&list->all, v, next);
	HASH_DELETE(by_name, list->by_name, v);
	while (!TAILQ_EMPTY(&v->commands))
		command_free(v, TAILQ_FIRST(&v->commands));
	while (!TAILQ_EMPTY(&v->members))
		member_free(v, TAILQ_FIRST(&v->members));
	wipe_free(v->secret);
	free(v->levels);
	free(v->name);
	free(v);
}

struct view_command *
view_command_find(const struct view *v, const char *mode, const char *command)
{
	char *key = command_key(mode, command);
	struct view_command *c;

	HASH_FIND(by_key, v->command_by_key, key, strlen(key), c);
	free(key);
	return c;
}

void
view_command_set(struct view_list *list, struct view *v, const char *mode, const char *command,
		 enum view_rule rule, bool all)
{
	struct view_command *c = view_command_find(v, mode, command);

	if (!c) {
		c = xcalloc(1, sizeof *c);
		c->mode = xstrdup(mode);
		c->command = xstrdup(command);
		c->key = command_key(mode, command);
		TAILQ_INSERT_TAIL(&v->commands, c, next);
		HASH_ADD_KEYPTR(by_key, v->command_by_key, c->key, strlen(c->key), c);
	}
	c->rule = rule;
	c->all = all;
	list->changes++;
}

void
view_command_remove(struct view_list *list, struct view *v, struct view_command *c)
{
	command_free(v, c);
	list->changes++;
}

static struct view_member *
member_find(const struct view *v, const char *name)
{
	struct view_member *m;

	TAILQ_FOREACH (m, &v->members, next)
		if (!strcmp(m->name, name))
			return m;
	return NULL;
}

bool
view_member_add(struct view_list *list, struct view *v, const char *name)
{
	struct view_member *m;

	if (member_find(v, name))
		return false;
	m = xcalloc(1, sizeof *m);
	m->name = xstrdup(name);
	TAILQ_INSERT_TAIL(&v->members, m, next);
	list->changes++;
	return true;
}

bool
view_member_remove(struct view_list *list, struct view *v, const char *name)
{
	struct view_member *m = member_find(v, name);

	if (m)
		member_free(v, m);
	list->changes++;
	return m;
}

/* ---- what may be typed ---- */

static void
set_in_modes(uint8_t *levels, const struct view_command *c, bool all, uint8_t level)
{
	for (int mode = -1; (mode = command_mode(c->mode, mode)) >= 0;)
		levels_set(levels, &grammar_ios, (unsigned)mode, c->command, all, level);
}

/* What reaches less far comes later: what has `all` first, then what has fewer words. */
static int
by_reach(const void *left, const void *right)
{
	const struct view_command *a = *(struct view_command *const *)left,
				  *b = *(struct view_command *const *)right;
	size_t m = command_words(a->command), n = command_words(b->command);

	if (m != n)
		return m < n ? -1 : 1;
	return (int)b->all - (int)a->all;
}

/* What no view can be without: a way to another one, and to know where one is. */
static void
open_always(uint8_t *levels)
{
	static const char *const always[] = { "enable", "enable view", "exit",
					      "show",	"show parser", "show parser view" };

	for (size_t i = 0; i < sizeof always / sizeof *always; i++)
		levels_set(levels, &grammar_ios, MODE_exec, always[i], false, 0);
}

static void
add_own(uint8_t *levels, const struct view *v)
{
	struct view_command *c, **sorted;
	size_t count = 0, i = 0;

	TAILQ_FOREACH (c, &v->commands, next)
		count++;
	sorted = xcalloc(count + 1, sizeof *sorted);
	TAILQ_FOREACH (c, &v->commands, next)
		sorted[i++] = c;
	qsort(sorted, count, sizeof *sorted, by_reach);
	for (i = 0; i < count; i++)
		set_in_modes(levels, sorted[i], sorted[i]->all,
			     sorted[i]->rule == VIEW_EXCLUDE ? LEVEL_NOBODY : 0);
	free(sorted);
}

static void
hide_exclusive(uint8_t *levels, const struct view_list *list, const struct view *but)
{
	const struct view *other;
	const struct view_command *c;

	TAILQ_FOREACH (other, &list->all, next)
		if (other != but)
			TAILQ_FOREACH (c, &other->commands, next)
				if (c->rule == VIEW_INCLUDE_EXCLUSIVE)
					set_in_modes(levels, c, c->all, LEVEL_NOBODY);
}

const uint8_t *
view_levels(struct view_list *list, struct view *v)
{
	const struct view_member *m;
	struct view *member;

	if (v->levels && v->changes == list->changes)
		return v->levels;
	free(v->levels);
	v->changes = list->changes;
	v->levels = levels_new(&grammar_ios);
	levels_hide(v->levels, &grammar_ios);
	add_own(v->levels, v);
	hide_exclusive(v->levels, list, v);
	TAILQ_FOREACH (m, &v->members, next)
		if ((member = view_find(list, m->name)) && !member->super)
			levels_join(v->levels, view_levels(list, member), &grammar_ios);
	open_always(v->levels);
	return v->levels;
}
