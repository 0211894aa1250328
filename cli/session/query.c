#include "cli/session/query.h"

#include <stdlib.h>
#include <string.h>

#include "cli/device/settings.h"
#include "cli/session/facts.h"
#include "cli/session/modifier.h"
#include "cli/session/private.h"
#include "engine/node/node.h"
#include "grammar/ios/args.h"

/* A terminal that only listens. */
struct listener {
	struct terminal terminal;
	struct text said;
};

static void
listen(struct terminal *t, const char *text, size_t len)
{
	text_add_n(&((struct listener *)t)->said, text, len);
}

static const struct terminal_ops listening = { .write = listen };

/* Is it `show`, and is it whole? The modifier behind it is not looked at. */
static bool
is_show(struct session *s, const char *command, bool *modified)
{
	struct modifier mod;
	struct match_at at;
	struct match m;

	session_match_at(s, &at);
	*modified = modifier_find(command, &mod);
	match_line(&at, *modified ? mod.command : command, &m);
	if (*modified)
		modifier_release(&mod);
	return m.status == MATCH_OK && !strncmp(m.statement->path, "show", 4);
}

/* The command as it was typed, so that the marker under it has its meaning. */
static void
add_typed(const struct session *s, const char *command, struct text *answer)
{
	char prompt[PROMPT_SIZE];

	session_prompt_text(s, prompt);
	text_addf(answer, "%s%s\n", prompt, command);
}

/* "% Network not in table": a complaint is one line. */
static bool
complains(const char *said)
{
	const char *end = strchr(said, '\n');

	return *said == '%' && (!end || !end[1]);
}

/* The answer in facts, or why there is none. */
static enum query_verdict
answer_facts(struct session *s, const char *said, struct text *answer)
{
	char *facts = facts_text(s->facts);

	if (facts)
		text_add(answer, facts);
	else if (complains(said))
		text_add(answer, said);
	free(facts);
	return facts ? QUERY_ANSWERED : complains(said) ? QUERY_REFUSED : QUERY_NO_FACTS;
}

static enum query_verdict
run(struct session *s, const char *command, const struct text *said, struct text *answer)
{
	bool modified, good = is_show(s, command, &modified);

	if (good && modified && s->facts)
		return QUERY_NO_FACTS;
	if (!good)
		add_typed(s, command, answer);
	command_run(s, command);
	output_end(s);
	if (good && s->facts)
		return answer_facts(s, text_get(said), answer);
	text_add(answer, text_get(said));
	return good && !complains(text_get(said)) ? QUERY_ANSWERED : QUERY_REFUSED;
}

/* Whatever else is typed is not carried out, nor what an alias makes of it. */
static bool
begins_with_show(const struct session *s, const char *command)
{
	const char *word = command + strspn(command, " ");
	size_t n = strcspn(word, " ");

	return n >= 2 && n <= 4 && !strncasecmp(word, "show", n) &&
	       !alias_meant(&s->device->settings, MODE_exec, word, n);
}

enum query_verdict
query_run(struct device *d, const char *command, bool facts, struct text *answer)
{
	static const struct persona router = { .mode = MODE_exec };
	struct listener l = { .terminal.ops = &listening };
	struct session *s = session_new(&router, d, world_sched(d->world));
	enum query_verdict verdict = QUERY_REFUSED;

	s->device = d;
	s->line = device_line(d, LINE_CON, 0); /* whose settings count; it does not sit there */
	s->state = SESSION_OPEN;
	s->length = 0;
	s->opened = s->last_input = sched_now(s->sched);
	s->terminal = &l.terminal;
	s->facts = facts ? facts_new() : NULL;
	privilege_start(s, 15);
	if (begins_with_show(s, command))
		verdict = run(s, command, &l.said, answer);
	else
		text_add(answer, "Only show commands are answered.\n");
	s->terminal = NULL;
	s->line = NULL;
	session_free(s);
	text_free(&l.said);
	return verdict;
}
