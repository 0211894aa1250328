/* From places and elements to a graph: every word or value becomes a node that knows which nodes
 * may follow it (Glushkov's construction), where a statement is complete, and where its no form is.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "grammar/lang/gramc.h"

struct set {
	struct gnode **node;
	unsigned count;
};

/* A part of a statement: the nodes it may begin and end with, and whether it may be empty. */
struct part {
	struct set first, last;
	bool empty;
};

/* Where the builder is: inside which record, alternative and whether words are flags here. */
struct scope {
	struct grammar_decl *g;
	struct statement_decl *s;
	unsigned record, alt;
	bool fixed;
};

static void
set_add(struct set *s, struct gnode *n)
{
	for (unsigned i = 0; i < s->count; i++)
		if (s->node[i] == n)
			return;
	s->node = xrealloc(s->node, s->count + 1, sizeof *s->node);
	s->node[s->count++] = n;
}

static void
set_join(struct set *s, const struct set *more)
{
	for (unsigned i = 0; i < more->count; i++)
		set_add(s, more->node[i]);
}

static void
follow_add(struct gnode *n, struct gnode *next)
{
	struct set s = { n->follow, n->n_follow };

	set_add(&s, next);
	n->follow = s.node;
	n->n_follow = s.count;
}

static void
connect(const struct set *from, const struct set *to)
{
	for (unsigned i = 0; i < from->count; i++)
		for (unsigned j = 0; j < to->count; j++)
			follow_add(from->node[i], to->node[j]);
}

static struct gnode *
node_new(struct grammar_decl *g)
{
	struct gnode *n = xcalloc(1, sizeof *n);

	n->id = g->n_nodes++;
	n->begins = n->record = n->alt = NO_GROUP;
	n->privilege = -1;
	g->nodes = xrealloc(g->nodes, g->n_nodes, sizeof *g->nodes);
	g->nodes[n->id] = n;
	return n;
}

static unsigned
group_new(struct grammar_decl *g, struct statement_decl *s, unsigned most, unsigned any,
	  const char *record)
{
	g->groups = xrealloc(g->groups, g->n_groups + 1, sizeof *g->groups);
	g->groups[g->n_groups] = (struct group){ s, most, any, record };
	return g->n_groups++;
}

static struct part build_sequence(struct scope, const struct element *);

static struct part
build_leaf(struct scope c, const struct element *e)
{
	struct gnode *n = node_new(c.g);
	struct part p = { 0 };

	n->owner = c.s;
	n->record = c.record;
	n->alt = c.alt;
	if (e->kind == ELEMENT_VALUE) {
		n->value = &e->value;
		n->value_id = c.g->n_values++;
		c.s->values++;
	} else {
		n->word = &e->word;
		n->privilege = e->word.privilege;
		n->hidden = e->word.hidden;
		if (!c.fixed || e->word.field)
			n->flag = xasprintf("kw_%s",
					    e->word.field ? e->word.field : c_name(e->word.text));
	}
	set_add(&p.first, n);
	set_add(&p.last, n);
	return p;
}

static void
begin_group(struct scope c, const struct set *first, unsigned group)
{
	for (unsigned i = 0; i < first->count; i++) {
		if (first->node[i]->begins != NO_GROUP)
			complain(c.g, c.s->file, c.s->line,
				 "%s: repetitions that begin with each other", c.s->name);
		first->node[i]->begins = group;
	}
}

static struct part
build_group(struct scope c, const struct element *e)
{
	struct part p = { .empty = e->optional };
	unsigned any = c.g->n_groups, record = NO_GROUP;

	c.fixed = false;
	if (e->repeat == REPEAT_RECORD) {
		if (c.record != NO_GROUP)
			complain(c.g, c.s->file, c.s->line, "%s: records in records", c.s->name);
		record = c.record = group_new(c.g, c.s, e->most, NO_GROUP, e->record);
	}
	for (const struct alternative *a = e->alternatives; a; a = a->next) {
		struct scope inner = c;
		unsigned alt = NO_GROUP;
		struct part q;

		if (e->repeat == REPEAT_ANY) {
			alt = group_new(c.g, c.s, 1, any, NULL);
			if (c.alt == NO_GROUP && c.record == NO_GROUP)
				inner.alt = alt;
		}
		q = build_sequence(inner, a->elements);
		if (alt != NO_GROUP)
			begin_group(c, &q.first, alt);
		set_join(&p.first, &q.first);
		set_join(&p.last, &q.last);
		p.empty |= q.empty;
	}
	if (record != NO_GROUP)
		begin_group(c, &p.first, record);
	if (e->repeat != REPEAT_NO)
		connect(&p.last, &p.first);
	return p;
}

static struct part
build_sequence(struct scope c, const struct element *e)
{
	struct part p = { .empty = true };

	for (; e; e = e->next) {
		struct part q = e->kind == ELEMENT_GROUP ? build_group(c, e) : build_leaf(c, e);

		connect(&p.last, &q.first);
		if (p.empty)
			set_join(&p.first, &q.first);
		if (!q.empty)
			p.last = (struct set){ 0 };
		set_join(&p.last, &q.last);
		p.empty &= q.empty;
	}
	return p;
}

static void
complete_at(struct grammar_decl *g, struct gnode *n, struct statement_decl *s)
{
	if (n->complete && n->complete != s)
		complain(g, s->file, s->line, "%s ends where %s ends (%s:%d)", s->name,
			 n->complete->name, n->complete->file, n->complete->line);
	n->complete = s;
}

/* ---- the no form ---- */

static bool
is_key(const struct gnode *n)
{
	return n->value ? n->value->key : n->word->key;
}

/* Marks the nodes of s behind which no key must come any more.  keys: how many keys count (all
 * but those beyond no-scope).  Walks all ways through s; gives whether n itself may end the no
 * form. */
static bool
mark_unset(struct gnode *n, struct statement_decl *s, unsigned seen, unsigned keys, char *visited,
	   bool whole)
{
	bool may = n->complete == s || s->no_all || (s->no_scope && seen >= keys);

	if (n->owner == s) {
		if (visited[n->id])
			return n->unset == s;
		visited[n->id] = 1;
		if (n->complete == s || may)
			n->unset = s;
	}
	for (unsigned i = 0; i < n->n_follow; i++) {
		struct gnode *f = n->follow[i];
		bool key, later;

		if (f->owner != s)
			continue;
		key = is_key(f);
		later = mark_unset(f, s, seen + key, keys, visited, whole);
		if (later && !whole && (!key || seen >= keys))
			may = true;
	}
	if (may && n->owner == s)
		n->unset = s;
	return may;
}

static bool
has_key(const struct element *e)
{
	for (; e; e = e->next) {
		if (e->kind == ELEMENT_VALUE ? e->value.key : e->word.key)
			return true;
		for (const struct alternative *a = e->alternatives; a; a = a->next)
			if (has_key(a->elements))
				return true;
	}
	return false;
}

static void
build_unset(struct grammar_decl *g, struct statement_decl *s, struct gnode *anchor)
{
	char *visited = xcalloc(g->n_nodes, 1);
	bool whole = s->multi && !has_key(s->elements);
	bool may = mark_unset(anchor, s, 0, s->no_scope ? s->scope_keys : 1000, visited, whole);

	if ((may || s->no_all) && (!anchor->unset || anchor->complete == s))
		anchor->unset = s;
	free(visited);
}

/* ---- all together ---- */

static void
build_statement(struct grammar_decl *g, struct statement_decl *s, struct gnode *anchor)
{
	struct scope c = { g, s, NO_GROUP, NO_GROUP, true };
	struct part p;

	s->first_value = g->n_values;
	if (s->no_only) {
		if (s->elements)
			complain(g, s->file, s->line, "%s is no-only and has more than words",
				 s->name);
		anchor->unset = s;
		return;
	}
	p = build_sequence(c, s->elements);
	for (unsigned i = 0; i < p.first.count; i++)
		follow_add(anchor, p.first.node[i]);
	if (p.empty)
		complete_at(g, anchor, s);
	for (unsigned i = 0; i < p.last.count; i++)
		p.last.node[i]->complete = s;
	if (!s->no_no && !s->session && !s->mode->exec)
		build_unset(g, s, anchor);
}

static void
build_place(struct grammar_decl *g, struct place *at)
{
	for (struct place *p = at->children; p; p = p->next) {
		p->node = node_new(g);
		p->node->word = &p->word;
		p->node->privilege = p->word.privilege;
		p->node->hidden = p->word.hidden;
		follow_add(at->node, p->node);
	}
	for (struct place *p = at->children; p; p = p->next)
		build_place(g, p);
	for (struct statement_decl *s = at->statements; s; s = s->next_at_place)
		build_statement(g, s, at->node);
}

/* Who may, who sees it, and what can be negated: a word is as open as the most open statement
 * behind it. */
struct reach {
	int privilege;
	bool visible, negatable;
};

enum { IN_PROGRESS = 1, DONE };

int
statement_privilege(const struct statement_decl *s)
{
	return s->privilege >= 0 ? s->privilege : s->mode->exec;
}

static struct reach
reach(struct gnode *n, char *visited)
{
	struct reach r = { 16, false, n->unset != NULL };

	visited[n->id] = IN_PROGRESS;
	if (n->owner || n->complete) {
		const struct statement_decl *s = n->owner ? n->owner : n->complete;

		r.privilege = statement_privilege(s);
		r.visible = !s->hidden;
	}
	for (unsigned i = 0; i < n->n_follow; i++) {
		struct gnode *f = n->follow[i];
		struct reach q = { f->privilege, !f->hidden, f->negatable };

		if (visited[f->id] == IN_PROGRESS)
			continue;
		if (!visited[f->id])
			q = reach(f, visited);
		if (q.privilege < r.privilege)
			r.privilege = q.privilege;
		r.visible |= q.visible;
		r.negatable |= q.negatable;
	}
	if (n->privilege < r.privilege)
		n->privilege = r.privilege;
	r.privilege = n->privilege;
	n->hidden |= !r.visible;
	r.visible = !n->hidden;
	n->negatable = r.negatable;
	visited[n->id] = DONE;
	return r;
}

static const struct word no_word = { .text = "no", .help = "Negate a command or set its defaults" };
static const struct word default_word = { .text = "default",
					  .help = "Set a command to its defaults" };
static char do_alias[] = "do"; /* in full, whatever else begins with it */
static const struct word do_word = { .text = "do-exec",
				     .alias = do_alias,
				     .help = "To run exec commands in config mode" };

static struct gnode *
prefix_node(struct grammar_decl *g, const struct word *word, char prefix)
{
	struct gnode *n = node_new(g);

	n->word = word;
	n->prefix = prefix;
	n->negatable = false;
	n->privilege = 0;
	return n;
}

/* no, default and do-exec: behind them comes what the mode begins with. */
static void
add_prefixes(struct grammar_decl *g, struct mode_decl *m)
{
	struct set first = { 0 };
	struct gnode *no, *def, *run;

	for (unsigned i = 0; i < m->node->n_follow; i++)
		set_add(&first, m->node->follow[i]);
	no = prefix_node(g, &no_word, 'n');
	def = prefix_node(g, &default_word, 'd');
	for (unsigned i = 0; i < first.count; i++) {
		if (first.node[i]->negatable)
			follow_add(no, first.node[i]);
		if (first.node[i]->negatable)
			follow_add(def, first.node[i]);
	}
	if (no->n_follow) {
		follow_add(m->node, no);
		follow_add(m->node, def);
	}
	if (m->parent)
		return;
	for (struct mode_decl *x = g->modes; x; x = x->next)
		if (!strcmp(x->name, "exec")) {
			run = prefix_node(g, &do_word, 'x');
			run->follow = x->node->follow;
			run->n_follow = x->node->n_follow;
			follow_add(m->node, run);
		}
}

void
build_graph(struct grammar_decl *g)
{
	char *visited;

	for (struct mode_decl *m = g->modes; m; m = m->next) {
		m->node = m->root.node = node_new(g);
		build_place(g, &m->root);
	}
	visited = xcalloc(g->n_nodes, 1);
	for (struct mode_decl *m = g->modes; m; m = m->next) {
		reach(m->node, visited);
		m->node->privilege = 0;
	}
	free(visited);
	for (struct mode_decl *m = g->modes; m; m = m->next)
		if (!m->exec)
			add_prefixes(g, m);
}
