#include "cli/check/valid.h"

#include <stdlib.h>
#include <string.h>

#include "cli/check/fact.h"
#include "cli/lab/lab.h"
#include "cli/lab/forms.h"
#include "cli/session/query.h"
#include "engine/base/xmalloc.h"

static const struct form form_line = {
	.is = "a condition such as \"count(sas) == 1\", \"all idents[*].pkts_encaps > 0\" or "
	      "\"text has \\\"up\\\"\"",
	.type = "string",
};
const struct form form_validity = {
	.type = "array",
	.of = &form_line,
	.also = &form_line,
};

enum quantity { SOME, EVERY, COUNT, HAS, LACKS };

struct condition {
	enum quantity quantity;
	char *path;	/* of facts */
	char *operator; /* "==" … */
	char *value;
};

static void
condition_free(struct condition *c)
{
	free(c->path);
	free(c->operator);
	free(c->value);
}

/* `text has "…"`: what is between the quotes. */
static bool
parse_text(const char *line, struct condition *c)
{
	const char *quote = strchr(line, '"'), *end = strrchr(line, '"');

	if (!quote || end <= quote + 1 || end[1])
		return false;
	c->quantity = strncmp(line, "has", 3) ? LACKS : HAS;
	c->value = xstrndup(quote + 1, (size_t)(end - quote - 1));
	return true;
}

static bool
parse(const char *line, struct condition *c)
{
	size_t len;

	if (!strncmp(line, "text has ", 9) || !strncmp(line, "text lacks ", 11))
		return parse_text(line + 5, c);
	if (!strncmp(line, "all ", 4)) {
		c->quantity = EVERY;
		line += 4;
	} else if (!strncmp(line, "count(", 6)) {
		c->quantity = COUNT;
		line += 6;
	}
	len = c->quantity == COUNT ? strcspn(line, ")") : strcspn(line, "=!<>");
	/* `[state=QM_IDLE]` has a sign of its own. */
	for (size_t open = strcspn(line, "["); c->quantity != COUNT && open < len;) {
		const char *close = strchr(line + open, ']');

		if (!close)
			return false;
		len = (size_t)(close - line) + strcspn(close, "=!<>");
		open = (size_t)(close - line) + strcspn(close, "[");
	}
	c->path = xstrndup(line, len);
	line += len;
	if (c->quantity == COUNT && *line++ != ')')
		return false;
	for (size_t n = strlen(c->path); n && c->path[n - 1] == ' ';)
		c->path[--n] = '\0';
	line += strspn(line, " ");
	len = strspn(line, "=!<>");
	c->operator= xstrndup(line, len);
	line += len;
	c->value = xstrdup(line + strspn(line, " "));
	return len && *c->value && fact_path_good(c->path);
}

static bool
is_operator(const char *text)
{
	static const char *const all[] = { "==", "!=", "<=", ">=", "<", ">" };

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (!strcmp(text, all[i]))
			return true;
	return false;
}

/* Each line of the lines, until fn() gives false. */
static bool
each_line(const char *lines, bool (*fn)(void *ctx, const char *line), void *ctx)
{
	char *copy = xstrdup(lines), *rest = copy, *line;
	bool good = true;

	while (good && (line = strsep(&rest, "\n")))
		good = fn(ctx, line);
	free(copy);
	return good;
}

struct verifying {
	struct reader *reader;
	const yaml_node_t *node;
};

static bool
verify_line(void *ctx, const char *line)
{
	struct verifying *v = ctx;
	struct condition c = { 0 };
	bool good = parse(line, &c) && (!c.operator|| is_operator(c.operator));

	if (!good)
		reader_mistake(v->reader, v->node, "\"%s\" is not %s", line, form_line.is);
	condition_free(&c);
	return true;
}

void
valid_verify(struct reader *r, const yaml_node_t *n, const char *lines)
{
	struct verifying v = { r, n };

	each_line(lines, verify_line, &v);
}

/* ---- judging ---- */

/* Numbers are compared as numbers, the rest as text. */
static bool
holds(const char *found, const char *operator, const char * wanted)
{
	char *rest_found, *rest_wanted;
	double a = strtod(found, &rest_found), b = strtod(wanted, &rest_wanted);
	bool numbers = *found && *wanted && !*rest_found && !*rest_wanted;
	int order = numbers ? (a > b) - (a < b) : strcmp(found, wanted);

	switch (operator[0]) {
	case '=':
		return order == 0;
	case '!':
		return order != 0;
	case '<':
		return order < 0 || (operator[1] && order == 0);
	default:
		return order > 0 || (operator[1] && order == 0);
	}
}

struct judging {
	const struct lab_node *node;
	const char *command;
	json_t *facts;	  /* asked for when they are needed */
	struct text text; /* the same */
	struct text *why;
	/* of one condition */
	const struct condition *condition;
	unsigned good, bad;
	struct text found;
};

static void
judge_value(void *ctx, json_t *value)
{
	struct judging *j = ctx;
	char *text = fact_print(value);

	if (holds(text, j->condition->operator, j->condition->value))
		j->good++;
	else
		j->bad++;
	text_addf(&j->found, "%s%s", j->found.len ? ", " : "", text);
	free(text);
}

static bool
judge_facts(struct judging *j, const struct condition *c)
{
	size_t count;

	if (!j->facts)
		j->facts = facts_of(j->node, j->command);
	j->condition = c;
	j->good = j->bad = 0;
	text_clear(&j->found);
	if (c->quantity == COUNT) {
		json_t *list = NULL;
		char *number;
		bool good;

		count = fact_walk(j->facts, c->path, NULL, NULL);
		list = json_object_get(j->facts, c->path);
		if (json_is_array(list))
			count = json_array_size(list);
		number = xasprintf("%zu", count);
		text_add(&j->found, number);
		good = holds(number, c->operator, c->value);
		free(number);
		return good;
	}
	count = fact_walk(j->facts, c->path, judge_value, j);
	if (!count)
		text_add(&j->found, "nothing there");
	return c->quantity == EVERY ? count && !j->bad : j->good;
}

static bool
judge_text(struct judging *j, const struct condition *c)
{
	bool has;

	if (!j->text.len)
		query_run(j->node->device, j->command, false, &j->text);
	has = strstr(text_get(&j->text), c->value);
	text_clear(&j->found);
	text_add(&j->found, has ? "it is there" : "it is not there");
	return has == (c->quantity == HAS);
}

static bool
judge_line(void *ctx, const char *line)
{
	struct judging *j = ctx;
	struct condition c = { 0 };
	bool good;

	parse(line, &c);
	good = c.quantity == HAS || c.quantity == LACKS ? judge_text(j, &c) : judge_facts(j, &c);
	if (!good)
		text_addf(j->why, "`%s`: %s does not hold (%s)", j->command, line,
			  text_get(&j->found));
	condition_free(&c);
	return good;
}

bool
valid_judge(const struct lab_node *node, const char *command, const char *lines, struct text *why)
{
	struct judging j = { .node = node, .command = command, .why = why };
	bool good = each_line(lines, judge_line, &j);

	if (good)
		text_add(why, "as it must be");
	json_decref(j.facts);
	text_free(&j.text);
	text_free(&j.found);
	return good;
}
