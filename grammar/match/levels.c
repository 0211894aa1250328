#include "grammar/match/levels.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "grammar/match/walk.h"

/* ---- everything behind a list ---- */

struct sweep {
	const struct grammar *g;
	uint8_t *levels;
	uint8_t level;
	bool all;
	uint8_t native; /* without all: only nodes that the grammar has at that level */
	uint8_t *seen;
};

static void
sweep(struct sweep *s, uint32_t list)
{
	for (const uint16_t *l = s->g->list + list; *l != NO_NODE; l++) {
		const struct node *n = &s->g->node[*l];

		if (s->seen[*l] || n->bits & (NODE_NO | NODE_DEFAULT | NODE_DO))
			continue;
		if (!s->all && (n->bits & NODE_PLACE || n->privilege != s->native))
			continue;
		s->seen[*l] = 1;
		s->levels[*l] = s->level;
		sweep(s, n->follow);
	}
}

static void
sweep_from(uint8_t *levels, const struct grammar *g, uint32_t list, bool all, uint8_t native,
	   uint8_t level)
{
	struct sweep s = { g, levels, level, all, native, xcalloc(g->nodes, 1) };

	sweep(&s, list);
	free(s.seen);
}

/* exit, end, help: everybody may leave. */
static void
open_ways_out(uint8_t *levels, const struct grammar *g, unsigned mode)
{
	for (const uint16_t *l = g->list + g->mode[mode].first; *l != NO_NODE; l++) {
		const struct node *n = &g->node[*l];

		if (n->bits & (NODE_NO | NODE_DEFAULT | NODE_DO) ||
		    (n->complete != NO_NODE && g->statement[n->complete].bits & STATEMENT_SESSION))
			levels[*l] = 0;
	}
}

static void
close_modes(uint8_t *levels, const struct grammar *g, uint8_t level, bool exec)
{
	for (unsigned mode = 0; mode < g->modes; mode++) {
		bool config = g->mode[mode].family == FAMILY_CONFIG;

		if (config || exec)
			sweep_from(levels, g, g->mode[mode].first, true, 0, level);
		if (config)
			open_ways_out(levels, g, mode);
	}
}

uint8_t *
levels_new(const struct grammar *g)
{
	uint8_t *levels = xcalloc(g->nodes, 1);

	memset(levels, LEVEL_OF_GRAMMAR, g->nodes);
	close_modes(levels, g, 15, false);
	return levels;
}

void
levels_hide(uint8_t *levels, const struct grammar *g)
{
	close_modes(levels, g, LEVEL_NOBODY, true);
}

void
levels_join(uint8_t *levels, const uint8_t *others, const struct grammar *g)
{
	for (unsigned i = 0; i < g->nodes; i++)
		if (others[i] < levels[i])
			levels[i] = others[i];
}

/* ---- one command ---- */

static bool
walk_command(struct walk *w, const struct match_at *at, const char *command, char *space,
	     size_t left)
{
	enum match_status status = walk_run(w, at, at->mode, command, strlen(command), space, left);

	return strlen(command) < MATCH_LINE && (status == MATCH_OK || status == MATCH_INCOMPLETE);
}

bool
levels_set(uint8_t *levels, const struct grammar *g, unsigned mode, const char *command, bool all,
	   uint8_t level)
{
	struct match_at at = { .grammar = g, .mode = mode, .privilege = 15 };
	char space[MATCH_LINE];
	bool some = false;
	struct walk w;

	if (!walk_command(&w, &at, command, space, sizeof space))
		return false;
	for (unsigned i = 1; i < w.steps; i++) {
		const struct node *n = &g->node[w.step[i].node];

		if (w.step[i].at < w.length)
			continue;
		some = true;
		levels[w.step[i].node] = level;
		if (!(n->bits & (NODE_NO | NODE_DEFAULT | NODE_DO)))
			sweep_from(levels, g, n->follow, all, n->privilege, level);
	}
	return some;
}

size_t
levels_known(const struct grammar *g, unsigned mode, const char *command)
{
	struct match_at at = { .grammar = g, .mode = mode, .privilege = 15 };
	char space[MATCH_LINE];
	struct walk w;

	walk_command(&w, &at, command, space, sizeof space);
	return w.status == MATCH_INVALID ? w.caret : strlen(command);
}

void
levels_command(const struct grammar *g, unsigned mode, const char *command, char *buf, size_t size)
{
	struct match_at at = { .grammar = g, .mode = mode, .privilege = 15 };
	static const char *const signs[] = {
		[MATCH_SET] = "", [MATCH_UNSET] = "no ", [MATCH_DEFAULT] = "default "
	};
	char text[MATCH_LINE];
	struct match m;
	enum match_status status = match_line(&at, command, &m);

	if ((status != MATCH_OK && status != MATCH_INCOMPLETE) || m.mode != mode || !m.steps)
		snprintf(buf, size, "%s", command);
	else {
		match_text(&m, text, sizeof text);
		snprintf(buf, size, "%s%s", signs[m.op], text);
	}
}
