/* A configuration from text, as if it were pasted into a console: with prompts and without, in
 * configuration mode from the start or by way of `enable` and `configure terminal`. Lines that name
 * what is not there yet wait until the end.
 *
 * A line of a sub-mode that means something in global configuration as well is a matter of style:
 *
 *	interface FastEthernet0/0	lines of the block stand to the right: what stands on the
 *	 ip address …			left again closes it
 *	mpls label protocol ldp
 *
 *	interface FastEthernet0/0	nothing tells them apart: the sub-mode is asked first, as
 *	ip address …			at a terminal
 *	mpls label protocol ldp
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/apply/sealed.h"
#include "cli/config/line.h"
#include "cli/config/paste.h"
#include "cli/config/tree.h"
#include "cli/device/device.h"
#include "cli/exec/key.h"
#include "cli/show/messages.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

struct waiting {
	struct waiting *next;
	struct config_place place;
	unsigned line;
	char *text;
};

struct load {
	struct device *device;
	const char *file;
	void (*refused)(void *, const char *);
	void *owner;
	struct waiting *first, **last;
	unsigned refusals;

	const char *rest; /* of the text */
	unsigned line;	  /* the number of the line at hand */
	struct config_place place;
	bool begun;    /* a line that says something has come */
	bool copied;   /* from a terminal: there are prompts */
	bool prompted; /* the line at hand had one */
	bool indented; /* blocks are told by indentation */
	bool header;   /* the line before opened a block of global configuration … */
	size_t margin; /* … and stood that far to the right */
	bool shut;     /* a line was refused: what stands to the right of it is its block … */
	size_t edge;   /* … and it stands there */
};

/* ---- refusals ---- */

static void
refuse(struct load *l, unsigned line, const char *why)
{
	struct text message = { 0 };

	/* A sentence of several lines is told in one. */
	text_addf(&message, "%s:%u: ", l->file, line);
	if (*why != '%')
		text_add(&message, "% ");
	text_add(&message, why);
	for (char *p = message.at; (p = strchr(p, '\n'));)
		*p = p[1] ? ' ' : '\0';
	l->refusals++;
	if (l->refused)
		l->refused(l->owner, text_get(&message));
	text_free(&message);
}

static bool
names_what_is_missing(const struct diag *d)
{
	return d->code == DIAG_NO_TRANSFORM_SET || d->code == DIAG_NO_CRYPTO_MAP ||
	       d->code == DIAG_NO_DYNAMIC_MAP || d->code == DIAG_UNKNOWN_HOST ||
	       d->code == DIAG_NO_SUCH_INTERFACE;
}

static void
wait_for_the_end(struct load *l, struct config_place place, unsigned line, const char *text)
{
	struct waiting *w = xcalloc(1, sizeof *w);

	*w = (struct waiting){ .place = place, .line = line, .text = xstrdup(text) };
	*l->last = w;
	l->last = &w->next;
}

/* What the matcher says at a terminal, on one line: the caret stands inside the quoted text. */
static void
complain(struct load *l, unsigned line, const char *text, enum match_status status, size_t caret)
{
	size_t start = strspn(text, " \t"), length = strcspn(text, "\n");
	struct text message = { 0 };

	switch (status) {
	case MATCH_AMBIGUOUS:
		text_addf(&message, "%% Ambiguous command:  \"%.*s\"", (int)(length - start),
			  text + start);
		break;
	case MATCH_INCOMPLETE:
		text_addf(&message, "%% Incomplete command. \"%.*s\"", (int)(length - start),
			  text + start);
		break;
	case MATCH_TEXT:
		text_addf(&message, "%% The text has no end: \"%.*s\"", (int)(length - start),
			  text + start);
		break;
	default:
		caret = caret < start ? start : caret > length ? length : caret;
		text_addf(&message, "%% Invalid input detected at '^' marker. \"%.*s^%.*s\"",
			  (int)(caret - start), text + start, (int)(length - caret), text + caret);
	}
	refuse(l, line, text_get(&message));
	text_free(&message);
}

static void
tell_refusal(struct load *l, unsigned line, const struct config_reply *reply)
{
	struct text why = { 0 };

	diag_render(&reply->diag, &why);
	if (*reply->stopped_on)
		text_addf(&why, "\n%% Range command terminated because it failed on %s",
			  reply->stopped_on);
	refuse(l, line, text_get(&why));
	text_free(&why);
}

/* ---- reading ---- */

static char *
take_line(struct load *l)
{
	size_t length = strcspn(l->rest, "\n");
	char *line = xstrndup(l->rest, length);

	l->rest += length + (l->rest[length] == '\n');
	l->line++;
	paste_clean(line);
	return line;
}

/* Does the line hold the delimiter of an open text? */
static bool
ends_text(const char *line, char delimiter)
{
	return strchr(line, delimiter) || (delimiter == '\003' && strstr(line, "^C"));
}

/* An open text goes on until its delimiter. Takes text, gives it with the lines that follow. */
static char *
take_text(struct load *l, char *text, char delimiter)
{
	struct text whole = { 0 };
	bool ended = false;

	text_add(&whole, text);
	free(text);
	while (!ended && *l->rest) {
		char *line = take_line(l);

		ended = ends_text(line, delimiter);
		text_add(&whole, "\n");
		text_add(&whole, line);
		free(line);
	}
	return text_take(&whole);
}

static bool
says_nothing(const char *line)
{
	line += strspn(line, " \t");
	return !*line || *line == '!';
}

/* ---- global configuration, or the block at hand? ---- */

static enum match_status
match_at(struct load *l, const struct config_place *p, const char *line, struct match *m)
{
	struct match_at at = config_at(l->device, p, 15);

	return match_line(&at, line, m);
}

static bool
is_of_session(const struct match *m)
{
	return m->do_exec || m->statement->bits & STATEMENT_SESSION;
}

/* Stands on the left, while the lines of the block stand on the right: true when it means
 * something in global configuration, which is the place then. */
static bool
leaves_block(struct load *l, const char *line, size_t indent, struct match *m)
{
	struct config_place global;
	enum match_status status;

	if (l->place.mode == MODE_config || !l->indented || indent > l->margin)
		return false;
	config_enter(&global);
	status = match_at(l, &global, line, m);
	if (status != MATCH_TEXT && (status != MATCH_OK || is_of_session(m)))
		return false;
	l->place = global;
	return true;
}

static enum match_status
match_in_place(struct load *l, const char *line, struct match *m)
{
	size_t indent = strspn(line, " \t");
	enum match_status status;

	if (l->header && indent > l->margin)
		l->indented = true;
	l->header = false;
	if (leaves_block(l, line, indent, m))
		return m->status;
	status = match_at(l, &l->place, line, m);
	if (status == MATCH_OK && l->place.mode != MODE_config && m->mode != MODE_config &&
	    indent <= l->margin && !is_of_session(m))
		l->indented = false;
	return status;
}

/* ---- configuration mode ---- */

/* The number of bits that was asked for, when the next line is its answer. */
static unsigned
answered_bits(struct load *l)
{
	const char *line = l->rest + strspn(l->rest, " \t");
	size_t digits = strspn(line, "0123456789");
	unsigned bits = (unsigned)strtoul(line, NULL, 10);

	if (!digits || line[digits + strspn(line + digits, " \t\r")] != '\n')
		return 0;
	free(take_line(l));
	return bits;
}

/* Lines of the session that change something: keys are made and thrown away as if the questions
 * had been answered. */
static bool
obey_key_line(struct load *l, const struct match *m, struct config_reply *reply)
{
	if (m->do_exec)
		return false;
	if (m->statement->id == STMT_config_crypto_key_generate_rsa) {
		const struct args_config_crypto_key_generate_rsa *args = match_args(m);
		unsigned bits = args->has_bits ? args->bits : answered_bits(l);

		*reply = (struct config_reply){ 0 };
		reply->refused = !key_generate(l->device, args, bits, &reply->diag);
	} else if (m->statement->id == STMT_config_crypto_key_zeroize_rsa) {
		const struct args_config_crypto_key_zeroize_rsa *args = match_args(m);

		*reply = (struct config_reply){ 0 };
		key_zeroize(l->device, args->has_label ? args->label : NULL);
	} else if (m->statement->id == STMT_config_key_password_encrypt) {
		const struct args_config_key_password_encrypt *args = match_args(m);

		*reply = (struct config_reply){ 0 };
		reply->refused = !args->has_key || !sealed_key_fits(args->key, &reply->diag);
		if (!args->has_key)
			diag(&reply->diag, DIAG_ONLY_TYPED, NULL);
		if (!reply->refused)
			sealed_change_key(l->device, args->key);
	} else {
		return false;
	}
	config_enter(&l->place);
	return true;
}

/* Carries out what was matched at *p; false when that was refused. */
static bool
obey(struct load *l, struct config_place *p, unsigned line, const char *text, const struct match *m,
     bool final)
{
	struct config_place before = *p;
	struct config_reply reply;

	if (!obey_key_line(l, m, &reply))
		config_obey(l->device, p, m, &reply);
	if (reply.refused && !final && names_what_is_missing(&reply.diag))
		wait_for_the_end(l, before, line, text);
	else if (reply.refused)
		tell_refusal(l, line, &reply);
	return !reply.refused;
}

/* Into configuration mode; false when the line is nothing of that kind. */
static bool
enters_configuration(struct load *l, const char *line, bool *is_exec)
{
	struct match_at at = { .grammar = &grammar_ios, .mode = MODE_exec, .privilege = 15 };
	struct match m;

	*is_exec = match_line(&at, line, &m) == MATCH_OK;
	if (!*is_exec || m.statement->id != STMT_configure)
		return false;
	if (!((const struct args_configure *)match_args(&m))->kw_memory)
		config_enter(&l->place);
	return true;
}

/* `enable` and `configure terminal` where somebody is there already. */
static bool
is_way_in(struct load *l, const char *line)
{
	size_t start = strspn(line, " \t"), n = strcspn(line + start, " \t");
	bool is_exec;

	if (enters_configuration(l, line, &is_exec))
		return true;
	return is_exec && n >= 2 && n <= strlen("enable") &&
	       !strncasecmp(line + start, "enable", n);
}

/* What has no prompt, in a text that has them, was printed by the router. */
static bool
is_answer(const struct load *l)
{
	return l->copied && !l->prompted;
}

/* `do` is carried out nowhere, whatever it says. */
static bool
is_do(const char *line)
{
	line += strspn(line, " \t");
	return !strncasecmp(line, "do", 2) && (line[2] == ' ' || line[2] == '\t');
}

/* The lines of a block whose first line was refused are not for the block before it. */
static bool
is_of_refused_block(struct load *l, const char *line, size_t indent)
{
	struct text message = { 0 };

	if (l->shut && indent > l->edge) {
		text_addf(&message, "%% Its block was refused: \"%s\"", line + indent);
		refuse(l, l->line, text_get(&message));
		text_free(&message);
		return true;
	}
	l->shut = false;
	return false;
}

/* Takes line. */
static void
configure(struct load *l, char *line)
{
	unsigned number = l->line;
	bool global = l->place.mode == MODE_config;
	size_t indent = strspn(line, " \t");
	enum match_status status;
	struct match m;
	bool taken = true;

	if (is_of_refused_block(l, line, indent)) {
		free(line);
		return;
	}
	status = match_in_place(l, line, &m);

	if (status == MATCH_TEXT && *l->rest) {
		line = take_text(l, line, m.delimiter);
		status = match_at(l, &l->place, line, &m);
	}
	if (status == MATCH_OK)
		taken = obey(l, &l->place, number, line, &m, false);
	else if (status != MATCH_EMPTY && !is_answer(l) && !(taken = is_way_in(l, line)))
		complain(l, number, line, status, m.caret);
	l->shut = !taken && l->indented && !l->copied;
	l->edge = indent;
	if (l->place.inside && l->place.mode != MODE_config && (global || m.mode == MODE_config) &&
	    status == MATCH_OK) {
		l->header = true;
		l->margin = indent;
	}
	free(line);
}

static void
load_waiting(struct load *l)
{
	struct waiting *w;

	while ((w = l->first)) {
		struct match m;
		enum match_status status = match_at(l, &w->place, w->text, &m);

		if (status == MATCH_OK)
			obey(l, &w->place, w->line, w->text, &m, true);
		else
			complain(l, w->line, w->text, status, m.caret);
		l->first = w->next;
		free(w->text);
		free(w);
	}
}

/* ---- outside of it ---- */

/* Commands are carried out nowhere; what would be configuration is refused, as at a terminal. The
 * rest is what the router answered. */
static void
outside(struct load *l, const char *line)
{
	struct config_place global;
	struct match m;
	bool is_exec;

	if (enters_configuration(l, line, &is_exec) || is_exec || is_answer(l))
		return;
	config_enter(&global);
	if (match_at(l, &global, line, &m) == MATCH_OK && !is_of_session(&m))
		complain(l, l->line, line, MATCH_INVALID, 0);
}

/* Where the prompt says that the line was typed. */
static void
follow_prompt(struct load *l, enum paste_prompt prompt)
{
	l->copied = true;
	if (prompt == PASTE_EXEC)
		l->place = (struct config_place){ 0 };
	else if (!l->place.inside || (prompt == PASTE_CONFIG && l->place.mode != MODE_config))
		config_enter(&l->place);
}

/* A text that begins with an exec command begins at the exec prompt. */
static void
begin(struct load *l, const char *line)
{
	struct match m;
	bool is_exec;

	l->begun = true;
	if (match_at(l, &l->place, line, &m) == MATCH_OK || m.status == MATCH_TEXT)
		return;
	if (enters_configuration(l, line, &is_exec) || is_exec)
		l->place = (struct config_place){ 0 };
}

/* Takes line. */
static void
load_line(struct load *l, char *line)
{
	size_t length;
	enum paste_prompt prompt = paste_prompt(line, &length);

	l->prompted = prompt != PASTE_NONE;
	if (l->prompted) {
		follow_prompt(l, prompt);
		memmove(line, line + length, strlen(line + length) + 1);
	}
	if (says_nothing(line) || paste_is_output(line) || is_do(line)) {
		free(line);
		return;
	}
	if (paste_is_end_key(line)) {
		l->place = (struct config_place){ 0 };
		free(line);
		return;
	}
	if (!l->begun)
		begin(l, line);
	if (l->place.inside) {
		configure(l, line);
		return;
	}
	outside(l, line);
	free(line);
}

/* Printed by a router: there is a version, and lines stand to the right of others. */
static bool
is_print(const char *text)
{
	bool version = false, right = false;

	for (const char *line = text; *line; line += strcspn(line, "\n"), line += *line == '\n') {
		version |= !strncmp(line, "version ", strlen("version "));
		right |= *line == ' ' && line[strspn(line, " ")] != '!';
	}
	return version && right;
}

unsigned
config_load(struct device *d, const char *text, const char *file,
	    void (*refused)(void *, const char *), void *owner)
{
	struct load l = { .device = d, .file = file, .refused = refused, .owner = owner };
	bool before = d->running->loading;

	l.last = &l.first;
	l.rest = text;
	if (!strncmp(text, BYTE_ORDER_MARK, strlen(BYTE_ORDER_MARK)))
		l.rest += strlen(BYTE_ORDER_MARK);
	d->running->loading = true;
	l.indented = is_print(l.rest);
	config_enter(&l.place);
	while (*l.rest)
		load_line(&l, take_line(&l));
	load_waiting(&l);
	d->running->loading = before;
	return l.refusals;
}
