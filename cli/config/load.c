/* A configuration from text. Lines that name what is not there yet wait until the end. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/config/line.h"
#include "cli/config/tree.h"
#include "cli/device/device.h"
#include "cli/show/messages.h"
#include "engine/base/xmalloc.h"

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
};

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

/* The status tells of an open text, about which nothing is said yet. */
static enum match_status
load_line(struct load *l, struct config_place *p, unsigned line, const char *text, bool final)
{
	struct config_place before = *p;
	struct config_reply reply;
	size_t caret = 0;
	enum match_status status = config_run(l->device, p, text, &reply, &caret);

	if (status == MATCH_EMPTY || status == MATCH_TEXT)
		return status;
	if (status != MATCH_OK) {
		complain(l, line, text, status, caret);
	} else if (reply.refused && !final && names_what_is_missing(&reply.diag)) {
		wait_for_the_end(l, before, line, text);
	} else if (reply.refused) {
		struct text why = { 0 };

		diag_render(&reply.diag, &why);
		refuse(l, line, text_get(&why));
		text_free(&why);
	}
	return status;
}

static void
load_waiting(struct load *l)
{
	struct waiting *w;

	while ((w = l->first)) {
		load_line(l, &w->place, w->line, w->text, true);
		l->first = w->next;
		free(w->text);
		free(w);
	}
}

static void
drop_returns(char *text)
{
	char *to = text;

	for (; *text; text++)
		if (*text != '\r')
			*to++ = *text;
	*to = '\0';
}

/* What stands behind `end` is not configuration. */
static bool
is_end(const char *text)
{
	text += strspn(text, " \t");
	return !strncmp(text, "end", 3) && strchr(" \t\r\n", text[3]);
}

/* Loads what begins at text, one line or, when a banner is open, as many as it has; gives how
 * much that was, the last end of line left out. */
static size_t
load_statement(struct load *l, struct config_place *p, unsigned *line, const char *text)
{
	size_t length = strcspn(text, "\n");
	unsigned first = *line;
	enum match_status status;

	for (;;) {
		char *copy = xstrndup(text, length);

		drop_returns(copy);
		status = load_line(l, p, first, copy, false);
		if (status == MATCH_TEXT && !text[length])
			complain(l, first, copy, status, 0);
		free(copy);
		if (status != MATCH_TEXT || !text[length])
			return length;
		length += 1 + strcspn(text + length + 1, "\n");
		++*line;
	}
}

unsigned
config_load(struct device *d, const char *text, const char *file,
	    void (*refused)(void *, const char *), void *owner)
{
	struct load l = { .device = d, .file = file, .refused = refused, .owner = owner };
	bool before = d->running->loading;
	struct config_place place;

	l.last = &l.first;
	d->running->loading = true;
	config_enter(&place);
	for (unsigned line = 1; *text && place.inside && !is_end(text); line++) {
		text += load_statement(&l, &place, &line, text);
		text += *text == '\n';
	}
	load_waiting(&l);
	d->running->loading = before;
	return l.refusals;
}
