#include "tests/support/generated.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/rng.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"
#include "tests/support/bare.h"
#include "tests/support/typist.h"
#include "tests/support/unit.h"

enum { BYTES = 6000, BLOCKS = 40, LINES = 8 };

/* ---- making one ---- */

/* A line of the mode that stays in it, or opens a block. */
static void
add_line(struct choices *c, unsigned mode, struct text *to)
{
	static struct match m;
	struct match_at at = { .grammar = &grammar_ios, .mode = mode, .privilege = 15 };
	char *line = typist_line(c, &at);

	/* Texts of several lines would take in what follows. */
	if (!strstr(line, "banner") && match_line(&at, line, &m) == MATCH_OK && !m.do_exec &&
	    m.op == MATCH_SET && m.statement->mode == mode && m.statement->enter == NO_MODE &&
	    !(m.statement->bits & (STATEMENT_SESSION | STATEMENT_TRANSIENT)))
		text_addf(to, "%s\n", line);
	free(line);
}

static unsigned
some_mode(struct choices *c)
{
	unsigned mode;

	do
		mode = choose(c, grammar_modes(&grammar_ios));
	while (c->left && !typist_way(mode));
	return typist_way(mode) ? mode : MODE_config;
}

static char *
make(uint64_t seed)
{
	uint8_t bytes[BYTES];
	struct choices c = { bytes, sizeof bytes };
	struct text t = { 0 };
	struct rng rng;

	rng_seed(&rng, seed, "configuration");
	rng_bytes(&rng, bytes, sizeof bytes);
	for (unsigned blocks = 1 + choose(&c, BLOCKS); blocks && c.left; blocks--) {
		unsigned mode = choose(&c, 3) ? some_mode(&c) : MODE_config;

		text_add(&t, typist_way(mode));
		for (unsigned lines = choose(&c, LINES); lines && c.left; lines--)
			add_line(&c, mode, &t);
	}
	text_add(&t, "");
	return text_take(&t);
}

/* ---- what comes back ---- */

static char *
load_and_print(const char *text, char **said)
{
	struct bare b;
	char *print;

	bare_start(&b, text, NULL);
	print = bare_print(&b);
	*said = bare_said(&b);
	bare_stop(&b);
	return print;
}

/* What a router prints it takes, without a word, and prints again. */
static char *
check_again(uint64_t seed, const char *print)
{
	char *said, *again = load_and_print(print, &said);

	ck_assert_msg(!*said, "seed %lu: %sof\n%s", (unsigned long)seed, said, print);
	free(said);
	return again;
}

struct blocks {
	char **at;
	size_t count;
};

/* Lines that begin a block, with those that belong to it; '!' stands for nothing. */
static struct blocks
take_apart(const char *print)
{
	struct blocks b = { 0 };
	struct text t = { 0 };

	while (*print) {
		size_t n = strcspn(print, "\n") + 1;

		if (*print != '!')
			text_add_n(&t, print, n);
		print += n;
		if (t.len && *print != ' ') {
			b.at = xrealloc(b.at, b.count + 1, sizeof *b.at);
			b.at[b.count++] = text_take(&t);
		}
	}
	text_free(&t);
	return b;
}

static void
free_blocks(struct blocks *b)
{
	for (size_t i = 0; i < b->count; i++)
		free(b->at[i]);
	free(b->at);
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static char *
join(const struct blocks *b)
{
	struct text t = { 0 };

	for (size_t i = 0; i < b->count; i++)
		text_add(&t, b->at[i]);
	text_add(&t, "");
	return text_take(&t);
}

static char *
sorted(const char *print)
{
	struct blocks b = take_apart(print);
	char *text;

	qsort(b.at, b.count, sizeof *b.at, by_text);
	text = join(&b);
	free_blocks(&b);
	return text;
}

static bool
is_interface(const char *block)
{
	return !strncmp(block, "interface ", 10);
}

static void
shuffle(struct rng *rng, char **at, size_t count)
{
	for (size_t i = count; i > 1; i--) {
		size_t k = rng_below(rng, (uint32_t)i);
		char *other = at[k];

		at[k] = at[i - 1];
		at[i - 1] = other;
	}
}

/* What stands above the interfaces stays there: `crypto ipsec client ezvpn E` below one would be a
 * line of it. `end` stays the last. */
static char *
shuffled(uint64_t seed, const char *print)
{
	struct blocks b = take_apart(print);
	size_t first = 0, last;
	struct rng rng;
	char *text;

	while (!is_interface(b.at[first]))
		first++;
	for (last = first; is_interface(b.at[last]);)
		last++;
	rng_seed(&rng, seed, "order");
	shuffle(&rng, b.at, first);
	shuffle(&rng, b.at + first, last - first);
	shuffle(&rng, b.at + last, b.count - 1 - last);
	text = join(&b);
	free_blocks(&b);
	return text;
}

static void
check_order(uint64_t seed, const char *print)
{
	char *said, *mixed = shuffled(seed, print), *again = load_and_print(mixed, &said),
		    *blocks[] = { sorted(print), sorted(again) };

	ck_assert_msg(!*said, "seed %lu: %sof\n%s", (unsigned long)seed, said, mixed);
	ck_assert_msg(!strcmp(blocks[0], blocks[1]), "seed %lu: from\n%s\ncomes\n%s",
		      (unsigned long)seed, mixed, again);
	free(said);
	free(mixed);
	free(again);
	free(blocks[0]);
	free(blocks[1]);
}

void
generated_check(uint64_t first, unsigned count)
{
	for (uint64_t seed = first; seed < first + count; seed++) {
		char *said, *text = make(seed), *print = load_and_print(text, &said),
			    *again = check_again(seed, print);

		ck_assert_msg(!strcmp(print, again), "seed %lu:\n%s\nprints\n%s\nand then\n%s",
			      (unsigned long)seed, text, print, again);
		check_order(seed, print);
		free(said);
		free(text);
		free(print);
		free(again);
	}
}
