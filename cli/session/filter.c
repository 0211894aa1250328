#include "cli/session/filter.h"

#include <regex.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"

struct filter {
	enum filter_kind kind;
	regex_t regex;
	bool begun;	     /* FILTER_BEGIN: the line was seen */
	unsigned long count; /* FILTER_COUNT */
	struct text line;    /* so far without its end */
	struct text block;   /* FILTER_SECTION…: the block so far */
	bool hit;	     /* a line of the block matched */
	bool banner;	     /* its text goes on until the next "^C" */
};

/* IOS has no repetition counts, and '_' stands for a delimiter, an end of the line or itself. */
static void
translate(const char *ios, struct text *posix)
{
	bool bracket = false;

	for (; *ios; ios++) {
		if (bracket) {
			bracket = *ios != ']';
			text_add_n(posix, ios, 1);
		} else if (*ios == '\\' && ios[1]) {
			text_add_n(posix, ios++, 2);
		} else if (*ios == '_') {
			text_add(posix, "(^|$|[,{}() _])");
		} else if (*ios == '{' || *ios == '}') {
			text_addf(posix, "\\%c", *ios);
		} else {
			bracket = *ios == '[' && strchr(ios + 1, ']');
			text_add_n(posix, ios, 1);
		}
	}
}

struct filter *
filter_new(enum filter_kind kind, const char *expression)
{
	struct filter *f = xcalloc(1, sizeof *f);
	struct text posix = { 0 };
	int bad;

	f->kind = kind;
	translate(expression, &posix);
	bad = regcomp(&f->regex, text_get(&posix), REG_EXTENDED | REG_NOSUB);
	text_free(&posix);
	if (!bad)
		return f;
	free(f);
	return NULL;
}

void
filter_free(struct filter *f)
{
	if (!f)
		return;
	regfree(&f->regex);
	text_free(&f->line);
	text_free(&f->block);
	free(f);
}

static void
close_block(struct filter *f, struct text *out)
{
	if (f->block.len && f->hit == (f->kind == FILTER_SECTION))
		text_add(out, text_get(&f->block));
	text_clear(&f->block);
	f->hit = false;
}

/* Does the line belong to the block of the one before it? The text of a banner stands on the left. */
static bool
goes_on(struct filter *f, const char *line)
{
	bool inside = f->banner;
	const char *mark = strstr(line, "^C");

	if (inside)
		f->banner = !mark;
	else
		f->banner = !strncmp(line, "banner ", 7) && mark && !strstr(mark + 2, "^C");
	return inside || *line == ' ';
}

/* One whole line, with its newline. */
static void
take_line(struct filter *f, const char *line, struct text *out)
{
	char *bare = xstrdup(line);
	bool match;

	bare[strcspn(bare, "\n")] = 0;
	match = !regexec(&f->regex, bare, 0, NULL, 0);
	free(bare);
	switch (f->kind) {
	case FILTER_INCLUDE:
	case FILTER_EXCLUDE:
		if (match == (f->kind == FILTER_INCLUDE))
			text_add(out, line);
		break;
	case FILTER_BEGIN:
		f->begun |= match;
		if (f->begun)
			text_add(out, line);
		break;
	case FILTER_COUNT:
		f->count += match;
		break;
	case FILTER_SECTION:
	case FILTER_SECTION_LESS:
		if (!goes_on(f, line))
			close_block(f, out);
		text_add(&f->block, line);
		f->hit |= match;
		break;
	}
}

static void
end_line(struct filter *f, struct text *out)
{
	take_line(f, text_get(&f->line), out);
	text_clear(&f->line);
}

void
filter_put(struct filter *f, const char *text, struct text *out)
{
	while (*text) {
		size_t n = strcspn(text, "\n");

		text_add_n(&f->line, text, n + (text[n] == '\n'));
		if (text[n] != '\n')
			return;
		end_line(f, out);
		text += n + 1;
	}
}

void
filter_end(struct filter *f, struct text *out)
{
	if (f->line.len) {
		text_add(&f->line, "\n");
		end_line(f, out);
	}
	close_block(f, out);
	if (f->kind == FILTER_COUNT)
		text_addf(out, "Number of lines which match regexp = %lu\n", f->count);
}
