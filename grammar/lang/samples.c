/* Legal lines, "mode<TAB>line", for tests that feed the grammar to itself.  Every statement gets a
 * handful of walks through its elements; a small generator chooses the turns, so that the lines are
 * always the same. */
#include <string.h>

#include "engine/base/xmalloc.h"
#include "grammar/lang/gramc.h"

#define WALKS 16
#define LONG  1024

struct walk {
	uint32_t seed;
	char line[LONG];
};

static unsigned
choose(struct walk *w, unsigned of)
{
	w->seed = w->seed * 1664525u + 1013904223u;
	return of ? (w->seed >> 16) % of : 0;
}

static void
say(struct walk *w, const char *text, size_t length)
{
	size_t used = strlen(w->line);

	if (used + length + 2 < sizeof w->line)
		snprintf(w->line + used, sizeof w->line - used, "%s%.*s", used ? " " : "",
			 (int)length, text);
}

static void
say_value(struct walk *w, const struct variable *v)
{
	const char *samples = v->type->samples, *divider = strchr(samples, '\n') ? "\n" : " ",
		   *at = samples;
	unsigned count = 1;
	char number[16];

	if (!strcmp(v->type->symbol, "number")) {
		uint32_t all[] = { v->low, v->high, v->low + (v->high - v->low) / 2 };

		snprintf(number, sizeof number, "%u", all[choose(w, 3)]);
		say(w, number, strlen(number));
		return;
	}
	if (!strcmp(v->type->symbol, "text"))
		divider = "\n";
	for (const char *p = samples; (p = strpbrk(p, divider)); p++)
		count++;
	for (unsigned n = choose(w, count); n; n--)
		at = strpbrk(at, divider) + 1;
	say(w, at, strcspn(at, divider));
}

static void say_elements(struct walk *, const struct element *);

static void
say_one(struct walk *w, const struct element *e)
{
	const struct alternative *a = e->alternatives;
	unsigned count = 0, n;

	for (; a; a = a->next)
		count++;
	n = choose(w, count);
	for (a = e->alternatives; n; n--)
		a = a->next;
	say_elements(w, a->elements);
}

/* Some of the alternatives of a group, each once, in their order. */
static void
say_any(struct walk *w, const struct element *e)
{
	unsigned said = 0;

	for (const struct alternative *a = e->alternatives; a; a = a->next)
		if (choose(w, 3) == 0 || (!a->next && !said && !e->optional)) {
			say_elements(w, a->elements);
			said++;
		}
}

static void
say_elements(struct walk *w, const struct element *e)
{
	for (; e; e = e->next) {
		if (e->kind == ELEMENT_WORD)
			say(w, e->word.text, strlen(e->word.text));
		else if (e->kind == ELEMENT_VALUE)
			say_value(w, &e->value);
		else if (e->repeat == REPEAT_ANY)
			say_any(w, e);
		else if (!e->optional || choose(w, 2))
			for (unsigned n = e->repeat == REPEAT_RECORD ? 1 + choose(w, e->most) : 1;
			     n; n--)
				say_one(w, e);
	}
}

static void
say_place(struct walk *w, const struct place *p)
{
	if (!p->parent)
		return;
	say_place(w, p->parent);
	say(w, p->word.text, strlen(p->word.text));
}

void
print_samples(struct grammar_decl *g, FILE *f)
{
	for (const struct statement_decl *s = g->statements; s; s = s->next) {
		char *seen[WALKS];
		unsigned n = 0, same;

		if (s->no_only)
			continue;
		for (unsigned i = 0; i < WALKS; i++) {
			struct walk w = { .seed = s->id * 977u + i };

			say_place(&w, s->place);
			say_elements(&w, s->elements);
			for (same = 0; same < n && strcmp(seen[same], w.line); same++)
				;
			if (same < n)
				continue;
			seen[n++] = xstrdup(w.line);
			fprintf(f, "%s\t%s\n", s->mode->name, w.line);
		}
	}
}
