#include "cli/transfer/share.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/device/textfile.h"
#include "cli/lab/stage.h"
#include "cli/lab/topology.h"
#include "cli/transfer/output.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"

/* ---- what is here ---- */

/* A node, by its name. Gives it, or NULL. */
static char *
node_here(const struct share *s, const char *name)
{
	ssize_t node = topology_node(s->whole, name);

	return node >= 0 && s->part[node] == s->number ? xstrdup(name) : NULL;
}

/* A link as it is called here: by the end that it has here. Gives it, or NULL. */
static char *
link_here(const struct share *s, const char *name)
{
	bool several;
	const struct topo_link *l = topology_link(s->whole, name, &several);

	for (unsigned side = 0; side < 2; side++)
		if (l->end[side].kind == END_NODE && s->part[l->end[side].node] == s->number)
			return xstrdup(l->end_name[side]);
	return NULL;
}

/* Those of the lines that are here, or nothing when `all` must be. Gives it, or NULL. */
static char *
lines_here(const struct share *s, char *(*here)(const struct share *, const char *),
	   const char *lines, bool all)
{
	char *copy = xstrdup(lines), *rest = copy, *name;
	struct text found = { 0 };
	bool good = true;

	while ((name = strsep(&rest, "\n"))) {
		char *one = here(s, name);

		if (one)
			text_addf(&found, "%s%s", found.len ? "\n" : "", one);
		good = good && (one || !all);
		free(one);
	}
	free(copy);
	if (good && found.len)
		return text_take(&found);
	text_free(&found);
	return NULL;
}

static char *
text_here(const struct share *s, const struct key *key, const char *text)
{
	if (key->form == &form_node)
		return node_here(s, text);
	if (key->form == &form_link)
		return link_here(s, text);
	if (key->form == &form_nodes || key->form == &form_pair)
		return lines_here(s, node_here, text, key->form == &form_pair);
	if (key->form == &form_cables)
		return lines_here(s, link_here, text, true);
	return xstrdup(text);
}

/* ---- checks ---- */

/* Does YAML's own way of saying it fit: 14, true? */
static bool
is_bare(const struct form *form, const char *text)
{
	return !strcmp(form->type, "integer") || !strcmp(form->type, "boolean") ||
	       (form->also && !strcmp(form->also->type, "number") &&
		!text[strspn(text, "0123456789")]);
}

static void
add_value(struct text *to, const struct form *form, const char *text)
{
	char *copy, *rest, *line;
	const char *comma = "";

	if (is_bare(form, text)) {
		text_add(to, text);
		return;
	}
	if (strcmp(form->type, "array")) {
		output_scalar(to, text);
		return;
	}
	if (!strchr(text, '\n') && form->also) {
		add_value(to, form->of, text);
		return;
	}
	rest = copy = xstrdup(text);
	text_add(to, "[");
	while ((line = strsep(&rest, "\n"))) {
		text_add(to, comma);
		output_scalar(to, line);
		comma = ", ";
	}
	text_add(to, "]");
	free(copy);
}

struct writing {
	const struct share *share;
	struct text words, arguments;
	bool stays; /* it asks for what is elsewhere */
};

static void
write_text(void *ctx, const struct key *key, const char *text, bool argument)
{
	struct writing *w = ctx;
	struct text *to = argument ? &w->arguments : &w->words;
	char *here = text_here(w->share, key, text);

	if (!here) {
		w->stays = true;
		return;
	}
	text_addf(to, argument ? "%s%s: " : "%s    %s: ", argument && to->len ? ", " : "",
		  key->name);
	add_value(to, key->form, here);
	text_add(to, argument ? "" : "\n");
	free(here);
}

static bool
add_check(const struct share *s, const struct check *c, struct text *to)
{
	struct writing w = { .share = s };

	check_each_text(c, write_text, &w);
	if (!w.stays) {
		text_add(to, "  ");
		output_scalar(to, c->name);
		text_addf(to, ":\n%s", text_get(&w.words));
		if (w.arguments.len)
			text_addf(to, "    %s: {%s}\n", check_kind_name(c), text_get(&w.arguments));
	}
	text_free(&w.words);
	text_free(&w.arguments);
	return !w.stays;
}

/* ---- hints ---- */

static void
add_hint(const struct hint *h, struct text *to)
{
	text_add(to, "  - {");
	if (h->task) {
		text_add(to, "task: ");
		add_value(to, &form_name, h->task);
		text_add(to, ", ");
	}
	if (h->cost)
		text_addf(to, "cost: %s, ", h->cost);
	text_add(to, "text: ");
	output_scalar(to, h->text);
	text_add(to, "}\n");
}

/* Those of the lab as a whole, and of the tasks of the checks that are here. */
static void
add_hints(const struct share *s, const bool *here, struct text *to)
{
	const struct course *course = &s->whole->course;
	const struct check *checks = course->checks.checks;
	const char *head = "\nhints:\n";

	for (size_t i = 0; i < course->hints.count; i++) {
		const struct hint *h = &course->hints.hints[i];
		bool fits = !h->task;

		for (size_t k = 0; !fits && k < course->checks.count; k++)
			fits = here[k] && check_is_of_task(&checks[k], h->task);
		if (!fits)
			continue;
		text_add(to, head);
		add_hint(h, to);
		head = "";
		s->hints[i] = true;
	}
}

char *
share_course(const struct share *s)
{
	const struct check_list *list = &s->whole->course.checks;
	bool *here = xcalloc(list->count + 1, sizeof *here), any = false;
	struct text course = { 0 }, checks = { 0 };

	for (size_t i = 0; i < list->count; i++) {
		here[i] = add_check(s, &list->checks[i], &checks);
		s->checks[i] = s->checks[i] || here[i];
		any = any || here[i];
	}
	if (any)
		text_addf(&course, "\nchecks:\n%s", text_get(&checks));
	if (any)
		add_hints(s, here, &course);
	text_free(&checks);
	free(here);
	return text_take(&course);
}

/* ---- files ---- */

/* FOLDER/NAME into the new lab's folder of the same name, made when it is not there; where the
 * whole has no such file, nothing. */
static bool
copy(const struct share *s, const char *folder, const char *name, mode_t mode, const char *to,
     FILE *errors)
{
	const char *below = folder + strlen(s->whole->dir);
	char *from = xasprintf("%s/%s", folder, name);
	char *file = xasprintf("%s%s/%s", to, below, name), *error = NULL;
	char *text = access(from, F_OK) ? NULL : textfile_read(from, &error);
	mode_t before = umask(0);
	bool good = !error;

	umask(before | (0666 & ~mode));
	if (error)
		fprintf(errors, "%s\n", error);
	for (char *slash = file + strlen(to) + 1; text && (slash = strchr(slash, '/')); slash++) {
		*slash = '\0';
		mkdir(file, 0777); /* what fails is seen below */
		*slash = '/';
	}
	good = good && (!text || output_write(file, text, errors));
	umask(before);
	free(from);
	free(file);
	free(error);
	free(text);
	return good;
}

/* Whatever a stage says of the nodes that are here, and its answers. */
static bool
copy_stage(const struct share *s, const char *stage, const char *to, FILE *errors)
{
	const struct topology *t = s->whole;
	char *folder = stage_folder(t, stage);
	bool good = copy(s, folder, "answers.json", 0666, to, errors);

	for (size_t i = 0; good && i < t->node_count; i++) {
		char *name = xasprintf("%s.cfg", t->nodes[i].name);
		char *keys = xasprintf("%s.private", t->nodes[i].name);

		good = s->part[i] != s->number || (copy(s, folder, name, 0666, to, errors) &&
						   copy(s, folder, keys, 0600, to, errors));
		free(name);
		free(keys);
	}
	free(folder);
	return good;
}

bool
share_files(const struct share *s, const char *to, FILE *errors)
{
	char *stages = stage_names(s->whole), *rest = stages, *stage;
	bool good = copy(s, s->whole->dir, "README.md", 0666, to, errors);

	while (good && (stage = strsep(&rest, "\n")))
		good = !*stage || copy_stage(s, stage, to, errors);
	free(stages);
	return good;
}

/* ---- what is left ---- */

unsigned
share_left(const struct share *s, FILE *errors)
{
	const struct topology *t = s->whole;
	const struct course *c = &t->course;
	unsigned left = 0;

	for (size_t i = 0; i < c->checks.count; i++)
		if (!s->checks[i] && ++left)
			fprintf(errors, "%s:%u: check %s: no part has all that it asks for\n",
				t->file, c->checks.checks[i].line, c->checks.checks[i].name);
	for (size_t i = 0; i < c->hints.count; i++)
		if (!s->hints[i] && ++left)
			fprintf(errors, "%s:%u: hint %zu: its task is in no part\n", t->file,
				c->hints.hints[i].line, i + 1);
	for (size_t i = 0; i < c->faults.count; i++, left++)
		fprintf(errors, "%s:%u: fault %s: it is one of the whole lab\n", t->file,
			c->faults.faults[i].line, c->faults.faults[i].name);
	if (c->signature.line && ++left)
		fprintf(errors, "%s:%u: the signature is that of the whole lab\n", t->file,
			c->signature.line);
	return left;
}
