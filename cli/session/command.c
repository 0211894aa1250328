/* A typed line: what it means, and who carries it out. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "cli/device/settings.h"
#include "cli/exec/dialogue.h"
#include "cli/exec/name.h"
#include "cli/handlers.h"
#include "cli/session/modifier.h"
#include "cli/session/private.h"
#include "engine/base/xmalloc.h"

#define LINE_MAX_TYPED 255

/* The column of the screen where the line began: behind the prompt, less what has scrolled. */
static int
line_column(const struct session *s)
{
	char prompt[PROMPT_SIZE];

	session_prompt_text(s, prompt);
	return (int)strlen(prompt) - (s->terminal ? (int)s->terminal->hidden : 0);
}

static void
complain(struct session *s, const struct match *m, const char *line)
{
	char text[MATCH_LINE + 256];

	match_complaint(m, line, line_column(s), text, sizeof text);
	session_write(s, text);
}

/* The line goes wrong at that octet. */
static void
complain_at(struct session *s, size_t octet)
{
	int column = line_column(s) + (int)octet;

	session_printf(s, "%*s^\n%% Invalid input detected at '^' marker.\n\n",
		       column > 0 ? column : 0, "");
}

/* Without the blanks at its end. */
static size_t
length_of(const char *line)
{
	size_t n = strlen(line);

	while (n && line[n - 1] == ' ')
		n--;
	return n;
}

/* ---- exec commands ---- */

static void
carry_out(struct session *s, const struct match *m)
{
	output_begin(s, true);
	handlers_exec(m->statement->id, s, match_args(m));
}

/* Puts the modifier between the command and the terminal; complains when it cannot be. */
static bool
divert(struct session *s, const struct modifier *mod)
{
	if (mod->to) {
		s->redirect = redirect_new(s, mod->to, mod->expression);
		return s->redirect != NULL;
	}
	s->filter = filter_new(mod->kind, mod->expression);
	if (!s->filter)
		session_write(s, "% Failed to compile regular expression.\n");
	return s->filter != NULL;
}

/* `show … | include RE`: true when the line has a modifier, carried out or complained about. */
static bool
run_modified(struct session *s, const char *line)
{
	struct match_at at;
	struct modifier mod;
	struct match m;

	if (!modifier_find(line, &mod))
		return false;
	session_match_at(s, &at);
	match_line(&at, mod.command, &m);
	if (m.status != MATCH_OK || !modifier_fits(m.statement)) {
		modifier_release(&mod);
		return false;
	}
	switch (modifier_read(&mod)) {
	case MODIFIER_OK:
		if (divert(s, &mod))
			carry_out(s, &m);
		break;
	case MODIFIER_INCOMPLETE:
		session_write(s, "% Incomplete command.\n\n");
		break;
	case MODIFIER_AMBIGUOUS:
		session_printf(s, "%% Ambiguous command:  \"%s\"\n", line);
		break;
	case MODIFIER_INVALID:
		complain_at(s, mod.at);
		break;
	}
	modifier_release(&mod);
	return true;
}

/* An alias stands for the first word of a line of its mode. A word alone that begins several commands is
 * still ambiguous. Gives the line to run, NULL for none. */
static char *
expand_alias(const struct session *s, const char *line)
{
	const char *word = line + strspn(line, " ");
	size_t n = strcspn(word, " ");
	const struct alias *a;

	if (!s->device || !strcmp(word, "s"))
		return NULL;
	a = alias_meant(&s->device->settings, (unsigned)session_mode(s), word, n);
	return a ? xasprintf("%s%s", a->command, word + n) : NULL;
}

/* Words that only lead somewhere say so. */
static bool
refer_to_list(struct session *s, const struct match *m)
{
	char words[32];

	match_text(m, words, sizeof words);
	if (strcmp(words, "show") && strcmp(words, "clear") && strcmp(words, "debug"))
		return false;
	session_printf(s, "%% Type \"%s ?\" for a list of subcommands\n", words);
	return true;
}

/* A word that is no command could be the name of a computer; several words could not. */
static bool
is_one_word(const char *line)
{
	line += strspn(line, " ");
	line += strcspn(line, " ");
	return !line[strspn(line, " ")];
}

/* "3": the number of a connection, 0 for what is none. */
static unsigned
connection_number(const char *line)
{
	char *rest;
	unsigned long n;

	line += strspn(line, " ");
	if (!isdigit((unsigned char)*line))
		return 0;
	n = strtoul(line, &rest, 10);
	return n < 100 && !rest[strspn(rest, " ")] ? (unsigned)n : 0;
}

/* A first word that is none of ours. */
static void
run_unknown(struct session *s, const struct match *m, const char *line)
{
	unsigned n = connection_number(line);

	if (n)
		connection_resume(s, n);
	else if (is_one_word(line) && !s->line->prefers_none)
		exec_unknown_name(s, line + strspn(line, " "));
	else
		complain(s, m, line);
}

static void
run_exec(struct session *s, const char *line)
{
	struct match_at at;
	struct match m;

	if (run_modified(s, line))
		return;
	session_match_at(s, &at);
	switch (match_line(&at, line, &m)) {
	case MATCH_EMPTY:
		connection_resume_last(s);
		break;
	case MATCH_OK:
		carry_out(s, &m);
		break;
	case MATCH_INCOMPLETE:
		if (!s->device || !refer_to_list(s, &m))
			complain(s, &m, line);
		break;
	case MATCH_INVALID:
		if (s->device && m.word == 0)
			run_unknown(s, &m, line);
		else
			complain(s, &m, line);
		break;
	default:
		complain(s, &m, line);
	}
}

/* ---- configuration lines ---- */

/* "console", "bob on vty0 (10.1.1.9)": whom %SYS-5-CONFIG_I names. */
static char *
configurer(const struct session *s)
{
	return s->user ? xasprintf("%s on %s", s->user, s->where) : xstrdup(s->where);
}

void
command_end_configuring(struct session *s)
{
	char *by = configurer(s);

	s->place = (struct config_place){ 0 };
	event(log_sink(s->device->log), CONFIGURED, "console", by);
	free(by);
}

static void configure(struct session *, const struct match *, const char *line, bool confirmed);

/* The line is matched once more: what it said before is gone. */
static void
line_decided(struct session *s, void *line, bool yes)
{
	struct match_at at;
	struct match m;

	session_match_at(s, &at);
	if (yes && s->place.inside && match_line(&at, line, &m) == MATCH_OK)
		configure(s, &m, line, true);
	free(line);
}

/* Sentences, and a question as the last of them. */
static void
ask_to_confirm(struct session *s, const struct diag *d, const char *line)
{
	struct text words = { 0 };
	const char *question;

	diag_render(d, &words);
	question = strrchr(text_get(&words), '\n');
	question = question ? question + 1 : text_get(&words);
	session_printf(s, "%.*s", (int)(question - text_get(&words)), text_get(&words));
	if (strstr(question, "[confirm]"))
		session_confirm(s, question, line_decided, xstrdup(line));
	else
		dialogue_decide(s, question, line_decided, xstrdup(line), free);
	text_free(&words);
}

/* For `archive log config`: the words in full. */
static void
log_command(struct session *s, const struct match *m, unsigned depth)
{
	static const char *const signs[] = {
		[MATCH_SET] = "", [MATCH_UNSET] = "no ", [MATCH_DEFAULT] = "default "
	};
	char text[MATCH_LINE], *who, *line;

	if (!s->device->archive.logging)
		return;
	match_text(m, text, sizeof text);
	who = xasprintf("%s@%.*s",
			s->user			    ? s->user
			: s->line->kind == LINE_CON ? "console"
						    : "unknown user",
			(int)strcspn(s->where, " "), s->where);
	line = xasprintf("%s%s", signs[m->op], text);
	archive_log(s->device, who, depth, line);
	wipe_free(line);
	free(who);
}

static void
configure(struct session *s, const struct match *m, const char *line, bool confirmed)
{
	struct config_reply r = { 0 };
	unsigned depth = m->mode == s->place.mode ? config_depth(s->device, &s->place) : 0;

	if (!view_lets_configure(s, m))
		return;
	config_apply(s->device, &s->place, m, confirmed, &r);
	for (unsigned i = 0; i < r.notes; i++)
		session_refuse(s, &r.note[i]);
	if (!r.asks && !r.refused)
		log_command(s, m, depth);
	if (r.asks)
		ask_to_confirm(s, &r.diag, line);
	else if (r.wrong)
		complain_at(s, length_of(line) - r.wrong);
	else if (r.refused)
		session_refuse(s, &r.diag);
	if (*r.stopped_on)
		session_printf(s, "%% Range command terminated because it failed on %s\n",
			       r.stopped_on);
}

void
command_stop_collecting(struct session *s)
{
	s->collecting = false;
	text_clear(&s->collected);
}

/* A line whose text goes on (a banner): its lines are put together until the delimiter comes. */
static void
collect(struct session *s, const struct match *m, const char *line)
{
	if (!s->collecting)
		session_printf(s, "Enter TEXT message.  End with the character '%c'.\n",
			       m->delimiter);
	s->collecting = true;
	text_addf(&s->collected, "%s\n", line);
	if (s->collected.len + LINE_MAX_TYPED < MATCH_LINE)
		return;
	command_stop_collecting(s);
	session_write(s, "% Banner text is too long.\n");
}

/* A global order that is typed in a block leaves the block, as every global line does; what moves about
 * by itself (exit, end) and what only looks (help) does not. */
static void
leave_block(struct session *s, const struct match *m)
{
	const char *name = m->statement->name;

	if (!m->do_exec && m->mode != s->place.mode && strcmp(name, "config_exit") &&
	    strcmp(name, "config_end") && strcmp(name, "help"))
		config_enter(&s->place);
}

static void
run_config(struct session *s, const char *line)
{
	struct match_at at;
	struct match m;
	char *whole;

	if (!s->collecting && run_modified(s, line))
		return;
	whole = xasprintf("%s%s", text_get(&s->collected), line);
	session_match_at(s, &at);
	match_line(&at, whole, &m);
	if (m.status == MATCH_TEXT)
		collect(s, &m, line);
	else
		command_stop_collecting(s);
	if (m.status == MATCH_OK && (m.do_exec || m.statement->bits & STATEMENT_SESSION)) {
		leave_block(s, &m);
		carry_out(s, &m);
	} else if (m.status == MATCH_OK)
		configure(s, &m, whole, false);
	else if (m.status != MATCH_INCOMPLETE || !m.do_exec || !refer_to_list(s, &m))
		complain(s, &m, whole);
	free(whole);
}

void
command_run(struct session *s, const char *line)
{
	char *alias;

	s->command = true;
	output_begin(s, false);
	alias = s->collecting ? NULL : expand_alias(s, line);
	if (s->place.inside)
		run_config(s, alias ? alias : line);
	else
		run_exec(s, alias ? alias : line);
	free(alias);
}
