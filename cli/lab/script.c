#include "cli/lab/script.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/lab/lab.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"

struct reading {
	const struct lab *lab;
	const char *file;
	FILE *errors;
	unsigned line, mistakes;
	struct script *script;
};

static void __attribute__((format(printf, 2, 3)))
mistake(struct reading *r, const char *format, ...)
{
	va_list args;

	r->mistakes++;
	fprintf(r->errors, "%s:%u: ", r->file, r->line);
	va_start(args, format);
	vfprintf(r->errors, format, args);
	va_end(args);
	fputc('\n', r->errors);
}

bool
span_parse(const char *text, simtime *span)
{
	static const struct {
		const char *unit;
		double ns;
	} units[] = {
		{ "", 1e9 },   { "s", 1e9 },	{ "sec", 1e9 },	 { "ms", 1e6 },	   { "us", 1e3 },
		{ "m", 6e10 }, { "min", 6e10 }, { "h", 3.6e12 }, { "d", 8.64e13 },
	};
	char *rest;
	double v;

	if (!isdigit((unsigned char)*text))
		return false;
	v = strtod(text, &rest);
	while (*rest == ' ')
		rest++;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (strcmp(rest, units[i].unit) || !(v * units[i].ns < 1e18))
			continue;
		*span = (simtime)(v * units[i].ns);
		return true;
	}
	return false;
}

/* One key by its name, or 0. */
static int
key_parse(const char *name)
{
	static const struct {
		const char *name;
		int key;
	} names[] = {
		{ "SPACE", ' ' },     { "ENTER", KEY_ENTER }, { "RETURN", KEY_ENTER },
		{ "TAB", KEY_TAB },   { "ESC", 0x1b },	      { "UP", KEY_PREVIOUS },
		{ "DOWN", KEY_NEXT }, { "^^x", KEY_SUSPEND },
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcasecmp(name, names[i].name))
			return names[i].key;
	if (name[0] == '^' && name[1] && !name[2])
		return toupper((unsigned char)name[1]) & 0x1f;
	if (isgraph((unsigned char)name[0]) && !name[1])
		return name[0];
	return 0;
}

static void
read_keys(struct reading *r, struct step *step, char *text)
{
	char *save = NULL;

	step->kind = STEP_KEYS;
	for (char *name = strtok_r(text, " \t", &save); name; name = strtok_r(NULL, " \t", &save)) {
		int key = key_parse(name);

		if (!key)
			mistake(r, "there is no key %s", name);
		step->keys = xrealloc(step->keys, step->key_count + 1, sizeof *step->keys);
		step->keys[step->key_count++] = key;
	}
	if (!step->key_count)
		mistake(r, "which key?");
}

static void
read_at_node(struct reading *r, struct step *step, char *line, char *mark)
{
	const struct lab_node *node;
	char kind = *mark;

	*mark++ = '\0';
	node = lab_node(r->lab, line);
	if (!node && strcasecmp(line, "lab"))
		mistake(r, "there is no node %s", line);
	else if (node && node->spec->kind == NODE_SWITCH)
		mistake(r, "%s is a switch: it has no console", line);
	step->node = xstrdup(node ? node->spec->name : "lab");
	if (*mark == ' ')
		mark++;
	if (kind == '!') {
		read_keys(r, step, mark);
		return;
	}
	step->kind = STEP_LINE;
	step->text = xstrdup(mark);
}

static void
read_line(struct reading *r, char *line)
{
	struct script *s = r->script;
	struct step *step;
	char *end = line + strlen(line), *mark;

	while (end > line && strchr("\r\n", end[-1]))
		*--end = '\0';
	line += strspn(line, " \t");
	if (!*line || *line == '#')
		return;
	s->steps = xrealloc(s->steps, s->count + 1, sizeof *s->steps);
	step = &s->steps[s->count++];
	*step = (struct step){ .line = r->line };
	mark = line + strcspn(line, ">! \t");
	if (*mark == '>' || *mark == '!') {
		read_at_node(r, step, line, mark);
		return;
	}
	step->kind = STEP_WAIT;
	if (strncmp(line, "wait", 4) || !isspace((unsigned char)line[4]))
		mistake(r, "this is neither NODE> line, NODE! key, wait TIME nor a # comment");
	else if (!span_parse(line + 4 + strspn(line + 4, " \t"), &step->time))
		mistake(r, "how long? wait 30s, wait 500ms, wait 2m");
}

struct script *
script_read(const struct lab *lab, FILE *f, const char *name, FILE *errors)
{
	struct reading r = { .lab = lab, .file = name, .errors = errors };
	char *line = NULL;
	size_t size = 0;
	ssize_t length;

	r.script = xcalloc(1, sizeof *r.script);
	while (errno = 0, (length = getline(&line, &size, f)) >= 0) {
		r.line++;
		if (strlen(line) < (size_t)length)
			mistake(&r, "a zero octet stands here, so this is no text");
		else
			read_line(&r, line);
	}
	if (ferror(f)) {
		fprintf(errors, "%s: %s\n", name, strerror(errno));
		r.mistakes++;
	}
	free(line);
	if (r.mistakes) {
		script_free(r.script);
		return NULL;
	}
	return r.script;
}

struct script *
script_load(const struct lab *lab, const char *file, FILE *errors)
{
	FILE *f = strcmp(file, "-") ? fopen(file, "re") : stdin;
	struct script *script;

	if (!f) {
		fprintf(errors, "%s: %s\n", file, strerror(errno));
		return NULL;
	}
	script = script_read(lab, f, file, errors);
	if (f != stdin)
		fclose(f);
	return script;
}

void
script_free(struct script *s)
{
	for (size_t i = 0; i < s->count; i++) {
		free(s->steps[i].node);
		free(s->steps[i].text);
		free(s->steps[i].keys);
	}
	free(s->steps);
	free(s);
}

bool
script_key_follows(const struct script *s, size_t i)
{
	for (size_t j = i + 1; j < s->count; j++)
		if (s->steps[j].node && !strcmp(s->steps[j].node, s->steps[i].node))
			return s->steps[j].kind == STEP_KEYS;
	return false;
}
