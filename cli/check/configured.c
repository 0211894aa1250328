/* config_has, config_lacks, config_unchanged: the running configuration. */
#include <stdlib.h>
#include <string.h>

#include "cli/check/kind.h"
#include "cli/config/config.h"
#include "cli/config/diff.h"
#include "cli/lab/stage.h"
#include "engine/base/xmalloc.h"

struct lines {
	char *node, *lines;
};

static const struct key keys[] = {
	{ "node", reader_list, offsetof(struct lines, node), 0, &form_nodes, "Routers to ask" },
	{ "lines", reader_list, offsetof(struct lines, lines), KEY_REQUIRED, &form_texts,
	  "As `show running-config` prints them: \"interface FastEthernet0/1 / crypto map VPN\"; a "
	  "* stands for anything" },
	{ 0 },
};

#define DEPTH 4 /* of blocks in blocks */

/* "interface Fa0/1 / crypto map VPN": its parts, in place. */
static unsigned
split(char *path, char *part[static DEPTH])
{
	unsigned count = 0;
	char *next;

	for (; path && count < DEPTH; path = next) {
		next = strstr(path, " / ");
		if (next) {
			*next = '\0';
			next += 3;
		}
		part[count++] = path;
	}
	return count;
}

/* Is the text what is wanted, where a * stands for anything? */
static bool
text_fits(const char *text, size_t len, const char *wanted)
{
	for (; *wanted != '*'; wanted++, text++, len--) {
		if (!len)
			return !*wanted;
		if (*text != *wanted)
			return false;
	}
	for (; !text_fits(text, len, wanted + 1); text++, len--)
		if (!len)
			return false;
	return true;
}

static bool
line_fits(const char *line, size_t len, const char *wanted)
{
	while (len && line[len - 1] == ' ')
		len--;
	return text_fits(line, len, wanted);
}

/* Is there such a line in such blocks? Blocks are indented by a blank each. */
static bool
has_line(const char *config, const char *path)
{
	char *copy = xstrdup(path), *part[DEPTH];
	unsigned parts = split(copy, part), at = 0; /* how many parts enclose this line */
	bool found = false;

	for (const char *line = config; *line && !found; line += strcspn(line, "\n")) {
		size_t indent, len;

		line += *line == '\n';
		indent = strspn(line, " ");
		len = strcspn(line, "\n");
		if (indent < at)
			at = (unsigned)indent;
		if (indent != at || !line_fits(line + indent, len - indent, part[at]))
			continue;
		if (at + 1 == parts)
			found = true;
		else
			at++;
	}
	free(copy);
	return found;
}

/* Every line; the first that is there though it should not be, or the reverse, goes to why. */
static bool
judge_lines(const struct check *c, struct lab_node *node, bool wanted, struct text *why)
{
	const struct lines *a = c->args;
	char *config = config_text(node->device), *copy = xstrdup(a->lines), *rest = copy, *line;
	bool good = true;

	while (good && (line = strsep(&rest, "\n"))) {
		good = has_line(config, line) == wanted;
		if (!good)
			text_addf(why, "%s \"%s\"", wanted ? "lacks" : "has", line);
	}
	if (good)
		text_addf(why, "configured so");
	free(copy);
	free(config);
	return good;
}

static bool
judge_has(struct check_run *run, const struct check *c, struct lab_node *node, struct text *why)
{
	(void)run;
	return judge_lines(c, node, true, why);
}

static bool
judge_lacks(struct check_run *run, const struct check *c, struct lab_node *node, struct text *why)
{
	(void)run;
	return judge_lines(c, node, false, why);
}

static const struct form form_has = {
	.is = "Routers are configured with lines",
	.type = "object",
	.keys = keys,
};
static const struct form form_lacks = {
	.is = "Routers are not configured with lines",
	.type = "object",
	.keys = keys,
};

const struct check_kind check_config_has = {
	.name = "config_has",
	.form = &form_has,
	.size = sizeof(struct lines),
	.judge = judge_has,
};

const struct check_kind check_config_lacks = {
	.name = "config_lacks",
	.form = &form_lacks,
	.size = sizeof(struct lines),
	.judge = judge_lacks,
};

/* ---- config_unchanged ---- */

struct unchanged {
	char *node, *except;
};

static const struct key unchanged_keys[] = {
	{ "node", reader_list, offsetof(struct unchanged, node), 0, &form_nodes, "Routers to ask" },
	{ "except", reader_list, offsetof(struct unchanged, except), 0, &form_texts,
	  "Lines that may come or go, with what is under them; a * stands for anything" },
	{ 0 },
};

static const struct form form_unchanged = {
	.is = "Routers are configured as they were when the lab began",
	.type = "object",
	.keys = unchanged_keys,
};

static bool
is_excepted(const struct unchanged *a, const char *line, size_t len)
{
	char *copy = xstrdup(a->except ? a->except : ""), *rest = copy, *wanted;
	bool found = false;

	while (!found && (wanted = strsep(&rest, "\n")))
		found = *wanted && line_fits(line, len, wanted);
	free(copy);
	return found;
}

/* The first difference that no exception covers, from the lines of a difference ("+line", " +line" in
 * a block whose own line stands above); NULL: none. Gives it. */
static char *
first_difference(const struct unchanged *a, const char *difference)
{
	bool excepted = false; /* the block */

	for (const char *line = difference; *line; line += strcspn(line, "\n")) {
		size_t indent, len;
		const char *at;

		line += *line == '\n';
		indent = strspn(line, " ");
		at = line + indent;
		len = strcspn(at, "\n");
		if (!indent)
			excepted = is_excepted(a, at + (*at == '+' || *at == '-'),
					       len - (*at == '+' || *at == '-'));
		if (!excepted && (*at == '+' || *at == '-') && !is_excepted(a, at + 1, len - 1))
			return xstrndup(at, len);
	}
	return NULL;
}

static bool
judge_unchanged(struct check_run *run, const struct check *c, struct lab_node *node,
		struct text *why)
{
	char *before = stage_config(check_lab(run), node), *now, *found;
	struct config_diff *diff;
	struct text text = { 0 };

	if (!before) {
		text_add(why, "what it was cannot be told");
		return false;
	}
	now = config_text(node->device);
	diff = config_diff_new(before, now);
	config_diff_print(diff, &text);
	found = first_difference(c->args, text_get(&text));
	text_addf(why, found ? "changed: %s" : "unchanged", found);
	config_diff_free(diff);
	text_free(&text);
	free(before);
	free(now);
	if (!found)
		return true;
	free(found);
	return false;
}

const struct check_kind check_config_unchanged = {
	.name = "config_unchanged",
	.form = &form_unchanged,
	.size = sizeof(struct unchanged),
	.judge = judge_unchanged,
};
