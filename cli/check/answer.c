/* answer: what the student has found out. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/check/fact.h"
#include "cli/check/kind.h"
#include "cli/lab/progress.h"
#include "engine/base/xmalloc.h"

struct answer {
	char *ask, *accept, *node, *show, *path;
};

#define ARG(member) offsetof(struct answer, member)

static const struct key keys[] = {
	{ "ask", reader_value, ARG(ask), KEY_REQUIRED, &form_text, "The question" },
	{ "accept", reader_list, ARG(accept), 0, &form_texts,
	  "Right answers; neither case nor blanks matter" },
	{ "node", reader_value, ARG(node), 0, &form_node, "Or what this router" },
	{ "show", reader_value, ARG(show), 0, &form_text, "answers to this command" },
	{ "path", reader_value, ARG(path), 0, &form_text, "there" },
	{ 0 },
};

static const struct form form_answer = {
	.is = "The student answers a question",
	.type = "object",
	.keys = keys,
};

static void
verify(struct reader *r, const yaml_node_t *n, const struct check *c)
{
	const struct answer *a = c->args;

	if (!a->accept == !a->path)
		reader_mistake(r, n, "%s: either `accept`, or `node`, `show` and `path`", c->name);
	if (a->path && (!a->node || !a->show || !fact_path_good(a->path)))
		reader_mistake(r, n, "%s: `path` leads to a fact of `show` at `node`", c->name);
	check_needs_router(r, n, a->node);
}

const char *
check_question(const struct check *c)
{
	return c->kind == &check_answer ? ((const struct answer *)c->args)->ask : NULL;
}

/* "MM 1 " is mm1. */
static char *
plain(const char *text)
{
	char *lower = text_lower(text), *to = lower;

	for (const char *from = lower; *from; from++)
		if (*from != ' ' && *from != '\t')
			*to++ = *from;
	*to = '\0';
	return lower;
}

struct comparing {
	char *said;
	bool same;
};

static void
compare(struct comparing *cmp, const char *right)
{
	char *text = plain(right);

	cmp->same = cmp->same || !strcmp(text, cmp->said);
	free(text);
}

static void
compare_fact(void *ctx, json_t *value)
{
	char *text = fact_print(value);

	compare(ctx, text);
	free(text);
}

static bool
is_right(const struct check_run *run, const struct answer *a, const char *said)
{
	struct comparing cmp = { .said = plain(said) };

	if (a->accept) {
		char *lines = xstrdup(a->accept), *rest = lines, *line;

		while ((line = strsep(&rest, "\n")))
			compare(&cmp, line);
		free(lines);
	} else {
		json_t *facts = facts_of(lab_node(check_lab(run), a->node), a->show);

		fact_walk(facts, a->path, compare_fact, &cmp);
		json_decref(facts);
	}
	free(cmp.said);
	return cmp.same;
}

static void
start(struct check_run *run, const struct check *c)
{
	const char *said = progress_answer(check_lab(run)->progress, c->name);

	if (!said)
		check_over(run, false, "not answered yet");
	else if (!is_right(run, c->args, said))
		check_over(run, false, "\"%s\" is not right", said);
	else
		check_over(run, true, "%s", said);
}

const struct check_kind check_answer = {
	.name = "answer",
	.form = &form_answer,
	.size = sizeof(struct answer),
	.verify = verify,
	.start = start,
};
