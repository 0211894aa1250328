#include "cli/lab/story.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/device/textfile.h"
#include "cli/lab/lab.h"
#include "engine/base/xmalloc.h"

/* Where the line after this one begins. */
static const char *
next_line(const char *line)
{
	const char *end = strchr(line, '\n');

	return end ? end + 1 : line + strlen(line);
}

static bool
is_fence(const char *line)
{
	return !strncmp(line, "```", 3);
}

/* Headings are `#` and a blank. */
static bool
is_heading(const char *line, const char *begins)
{
	return *line == '#' && !strncasecmp(line + strspn(line, "# "), begins, strlen(begins));
}

/* The heading that begins so, or the end of the text; *end: where its section ends, at the next one. */
static const char *
section(const char *text, const char *begins, const char **end)
{
	const char *line = text;

	while (*line && !is_heading(line, begins))
		line = next_line(line);
	for (*end = next_line(line); **end && !is_heading(*end, ""); *end = next_line(*end))
		;
	return line;
}

/* The README as it is, or NULL. Gives it. */
static char *
read_all(const struct lab *lab)
{
	char *file = xasprintf("%s/README.md", lab->topology->dir), *error = NULL;
	char *text = textfile_read(file, &error);

	free(error); /* a lab without a story is a lab */
	free(file);
	return text;
}

#define MORAL "what to take away"

char *
story_text(const struct lab *lab)
{
	char *text = read_all(lab);
	const char *end, *moral = text ? section(text, MORAL, &end) : NULL;

	if (moral)
		memmove(text + (moral - text), end, strlen(end) + 1);
	return text;
}

char *
story_moral(const struct lab *lab)
{
	char *text = read_all(lab), *found = NULL;
	const char *end, *moral = text ? section(text, MORAL, &end) : NULL;

	if (moral && *moral)
		found = xstrndup(moral, (size_t)(end - moral));
	free(text);
	return found;
}

static void
print_drawing(const char *text, FILE *out)
{
	const char *line = text;

	while (*line && !is_fence(line))
		line = next_line(line);
	for (line = next_line(line); *line && !is_fence(line); line = next_line(line))
		fprintf(out, "%.*s", (int)(next_line(line) - line), line);
}

static void
print_task(const char *text, FILE *out)
{
	const char *end, *task = next_line(section(text, "task", &end));

	fprintf(out, "%.*s", (int)(end - task), task);
}

void
story_greet(const struct lab *lab, FILE *out)
{
	char *text = story_text(lab);
	const char *first = NULL;
	const struct fault *f = lab_fault(lab);

	fprintf(out, "\n%s\n\n", lab->topology->title);
	if (text) {
		print_drawing(text, out);
		if (!f)
			print_task(text, out);
		free(text);
	}
	if (f)
		fprintf(out, "Ticket: %s\n", f->ticket);
	if (lab->options.attempt)
		fprintf(out, "(%s: `--fault random --seed %s` comes back to it)\n",
			lab->options.attempt, strrchr(lab->options.attempt, '-') + 1);
	if (f)
		fputs("\n", out);
	for (size_t i = 0; i < lab->node_count && !first; i++)
		if (lab->nodes[i].spec->kind == NODE_ROUTER && !lab->nodes[i].spec->locked)
			first = lab->nodes[i].spec->name;
	fprintf(out,
		"This is the lab's own prompt. `connect %s` opens a console; Ctrl-Shift-6 x (that\n"
		"is, Ctrl-^ and then x) comes back here. `help` lists what can be said, `task`\n"
		"shows the story, `exit` ends the lab. In another window: ./qmidle connect %s\n\n",
		first ? first : "NODE", first ? first : "NODE");
}
