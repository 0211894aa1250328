/* Every statement of the grammar, over the legal lines that gramc makes of it. */
#include <stdio.h>
#include <string.h>

#include "grammar/match/match.h"
#include "tests/support/unit.h"

/* "mode<TAB>line" */
static const char *const samples[] = {
#include "tests/config/samples.inc"
};

#define SAMPLES (sizeof samples / sizeof *samples)

/* The mode of a sample; *line is what stands behind its name. */
static struct match_at
take_apart(const char *sample, const char **line)
{
	struct match_at at = { .grammar = &grammar_ios, .privilege = 15 };
	size_t length = strcspn(sample, "\t");

	*line = sample + length + 1;
	for (unsigned i = 0; i < grammar_modes(&grammar_ios); i++) {
		const char *name = grammar_mode(&grammar_ios, i)->name;

		if (strlen(name) == length && !strncmp(name, sample, length))
			at.mode = i;
	}
	return at;
}

static void
must_match(const struct match_at *at, const char *line, struct match *m)
{
	ck_assert_msg(match_line(at, line, m) == MATCH_OK, "%s: %s: status %d, caret %u",
		      grammar_mode(&grammar_ios, at->mode)->name, line, m->status, m->caret);
	ck_assert_uint_eq(m->statement->mode, at->mode);
}

START_TEST(what_is_printed_means_the_same)
{
	for (size_t i = 0; i < SAMPLES; i++) {
		const char *line;
		struct match_at at = take_apart(samples[i], &line);
		char text[2][MATCH_LINE], identity[2][MATCH_LINE];
		struct match m;

		must_match(&at, line, &m);
		match_text(&m, text[0], MATCH_LINE);
		match_identity(&m, identity[0], MATCH_LINE);
		must_match(&at, text[0], &m);
		match_text(&m, text[1], MATCH_LINE);
		match_identity(&m, identity[1], MATCH_LINE);
		ck_assert_str_eq(text[0], text[1]);
		ck_assert_str_eq(identity[0], identity[1]);
	}
}
END_TEST

/* no LINE speaks of the same object, or of all that begin with the same keys. */
START_TEST(no_reaches_what_was_set)
{
	for (size_t i = 0; i < SAMPLES; i++) {
		const char *line;
		struct match_at at = take_apart(samples[i], &line);
		char no[MATCH_LINE], identity[2][MATCH_LINE];
		struct match m;

		if (grammar_mode(&grammar_ios, at.mode)->family != FAMILY_CONFIG)
			continue;
		must_match(&at, line, &m);
		if (m.statement->bits & (STATEMENT_NO_NO | STATEMENT_SESSION))
			continue;
		match_identity(&m, identity[0], MATCH_LINE);
		snprintf(no, sizeof no, "no %s", line);
		must_match(&at, no, &m);
		ck_assert_int_eq(m.op, MATCH_UNSET);
		match_identity(&m, identity[1], MATCH_LINE);
		ck_assert_msg(!strncmp(identity[0], identity[1], strlen(identity[1])), "%s: %s", no,
			      identity[1]);
	}
}
END_TEST

/* Every name in a list says what it is. */
static void
check_explained(const struct help *h, const char *begun)
{
	for (unsigned i = 0; i < h->count; i++)
		ck_assert_msg(*h->entry[i].help, "%s? says nothing of %s", begun, h->entry[i].name);
}

/* At every word the question mark has an answer, and no beginning of a legal line is invalid. */
START_TEST(every_beginning_is_answered)
{
	static struct help h;
	static struct match m;

	for (size_t i = 0; i < SAMPLES; i++) {
		const char *line;
		struct match_at at = take_apart(samples[i], &line);
		char begun[MATCH_LINE];

		for (size_t n = 0; n <= strlen(line); n++) {
			if (n && line[n - 1] != ' ')
				continue;
			snprintf(begun, sizeof begun, "%.*s", (int)n, line);
			if (match_line(&at, begun, &m) == MATCH_TEXT)
				continue; /* a question mark in a text is part of it */
			match_help(&at, begun, &h);
			ck_assert_msg(h.kind == HELP_FULL, "%s?", begun);
			check_explained(&h, begun);
			ck_assert_msg(m.status != MATCH_INVALID && m.status != MATCH_AMBIGUOUS,
				      "%s", begun);
		}
	}
}
END_TEST

UNIT("samples", what_is_printed_means_the_same, no_reaches_what_was_set,
     every_beginning_is_answered)
