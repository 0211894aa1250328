#include "cli/config/diff.h"

#include <bsd/sys/queue.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <uthash.h>

#include "engine/base/xmalloc.h"

#define TABLE_MOST (1 << 22) /* fields of the table that compares two lists in their order */

TAILQ_HEAD(piece_list, piece);

/* A line with the lines under it. */
struct piece {
	TAILQ_ENTRY(piece) next;
	struct piece_list children;
	struct piece *parent;
	struct piece *same; /* its like in the other text; NULL: there is none */
	UT_hash_handle by_text;
	char *text; /* without its indentation; a banner has newlines in it */
	unsigned indent;
	bool changed; /* there is a difference below */
};

struct config_diff {
	struct piece first, second; /* the roots */
	bool empty;
};

/* ---- reading ---- */

/* "banner motd ^C": the delimiter comes again on a later line. */
static bool
is_open_text(const char *line, size_t length)
{
	const char *mark;

	if (strncmp(line, "banner ", 7) && strncmp(line, "aaa authentication ", 19))
		return false;
	mark = memmem(line, length, "^C", 2);
	return mark && !memmem(mark + 2, length - (size_t)(mark + 2 - line), "^C", 2);
}

/* The length of the statement at `line`, all its lines. */
static size_t
statement_length(const char *line)
{
	size_t length = strcspn(line, "\n");
	const char *end;

	if (!is_open_text(line, length))
		return length;
	end = strstr(line + length, "^C");
	return end ? (size_t)(end - line) + 2 : length;
}

/* Comments, and what is not configuration but belongs to its print. */
static bool
is_silent(const char *text, unsigned indent)
{
	return !*text || *text == '!' || !strcmp(text, "end") ||
	       (!indent && !strncmp(text, "version ", 8)) ||
	       !strncmp(text, "Building configuration", 22) ||
	       !strncmp(text, "Current configuration", 21) ||
	       !strncmp(text, "exit-address-family", 19) || !strncmp(text, "exit-af-", 8);
}

static struct piece *
piece_add(struct piece *parent, const char *text, size_t length, unsigned indent)
{
	struct piece *p = xcalloc(1, sizeof *p);

	p->text = xstrndup(text, length);
	p->parent = parent;
	p->indent = indent;
	TAILQ_INIT(&p->children);
	TAILQ_INSERT_TAIL(&parent->children, p, next);
	return p;
}

static void
read_text(struct piece *root, const char *text)
{
	struct piece *last = root;

	TAILQ_INIT(&root->children);
	while (*text) {
		unsigned indent = (unsigned)strspn(text, " ");
		size_t length;
		char *line;

		text += indent;
		length = statement_length(text);
		line = xstrndup(text, length);
		line[strcspn(line, "\r")] = '\0';
		if (!is_silent(line, indent)) {
			while (last != root && last->indent >= indent)
				last = last->parent;
			last = piece_add(last, line, strlen(line), indent);
		}
		free(line);
		text += length;
		text += *text == '\n';
	}
}

static void
free_children(struct piece *p)
{
	struct piece *child;

	while ((child = TAILQ_FIRST(&p->children))) {
		TAILQ_REMOVE(&p->children, child, next);
		free_children(child);
		free(child->text);
		free(child);
	}
}

/* ---- matching ---- */

/* The list to which an entry belongs, whose order counts: its length in the line, 0 for others. */
static size_t
ordered_list(const struct piece *p)
{
	size_t word = strlen("access-list ");

	if (!strncmp(p->text, "access-list ", word))
		return word + strcspn(p->text + word, " ");
	if (p->parent->text && (!strncmp(p->parent->text, "ip access-list ", 15) ||
				!strncmp(p->parent->text, "ipv6 access-list ", 17)))
		return 1;
	return 0;
}

static bool
of_one_list(const struct piece *a, const struct piece *b)
{
	size_t n = ordered_list(a);

	return n && n == ordered_list(b) && (n == 1 || !strncmp(a->text, b->text, n));
}

static void
pair(struct piece *a, struct piece *b)
{
	a->same = b;
	b->same = a;
}

/* The entries of one list below a root, as an array. */
static struct piece **
entries_of(const struct piece *root, const struct piece *like, size_t *count)
{
	struct piece **list = NULL, *p;

	*count = 0;
	TAILQ_FOREACH (p, &root->children, next)
		if (of_one_list(p, like)) {
			list = xrealloc(list, *count + 1, sizeof *list);
			list[(*count)++] = p;
		}
	return list;
}

/* The longest sequence that both have in common stays. */
static void
pair_in_order(struct piece **a, size_t n, struct piece **b, size_t m)
{
	uint16_t *table;

	while (n && m && !strcmp(a[0]->text, b[0]->text)) {
		pair(*a++, *b++);
		n--;
		m--;
	}
	if (!n || !m || n > UINT16_MAX || (n + 1) * (m + 1) > TABLE_MOST)
		return;
	table = xcalloc((n + 1) * (m + 1), sizeof *table);
#define AT(i, j) table[(i) * (m + 1) + (j)]
	for (size_t i = n; i-- > 0;)
		for (size_t j = m; j-- > 0;)
			AT(i, j) = !strcmp(a[i]->text, b[j]->text)
					   ? (uint16_t)(AT(i + 1, j + 1) + 1)
				   : AT(i + 1, j) > AT(i, j + 1) ? AT(i + 1, j)
								 : AT(i, j + 1);
	for (size_t i = 0, j = 0; i < n && j < m;) {
		if (!strcmp(a[i]->text, b[j]->text))
			pair(a[i++], b[j++]);
		else if (AT(i + 1, j) >= AT(i, j + 1))
			i++;
		else
			j++;
	}
#undef AT
	free(table);
}

static void
pair_lists(struct piece *first, struct piece *second)
{
	struct piece *p, *seen = NULL;

	TAILQ_FOREACH (p, &first->children, next) {
		struct piece **a, **b;
		size_t n, m;

		if (!ordered_list(p) || (seen && of_one_list(p, seen)))
			continue;
		seen = p;
		if (p->same)
			continue;
		a = entries_of(first, p, &n);
		b = entries_of(second, p, &m);
		pair_in_order(a, n, b, m);
		free(a);
		free(b);
	}
}

static bool
match(struct piece *first, struct piece *second)
{
	struct piece *table = NULL, *p, *found, *tmp;
	bool changed = false;

	pair_lists(first, second);
	TAILQ_FOREACH (p, &first->children, next)
		if (!ordered_list(p)) {
			HASH_FIND(by_text, table, p->text, strlen(p->text), found);
			if (!found)
				HASH_ADD_KEYPTR(by_text, table, p->text, strlen(p->text), p);
		}
	TAILQ_FOREACH (p, &second->children, next) {
		if (ordered_list(p))
			continue;
		HASH_FIND(by_text, table, p->text, strlen(p->text), found);
		if (found && !found->same)
			pair(found, p);
	}
	HASH_ITER (by_text, table, p, tmp)
		HASH_DELETE(by_text, table, p);
	TAILQ_FOREACH (p, &first->children, next)
		changed |= !p->same || match(p, p->same);
	TAILQ_FOREACH (p, &second->children, next)
		changed |= !p->same;
	first->changed = second->changed = changed;
	return changed;
}

struct config_diff *
config_diff_new(const char *first, const char *second)
{
	struct config_diff *d = xcalloc(1, sizeof *d);

	read_text(&d->first, first);
	read_text(&d->second, second);
	pair(&d->first, &d->second);
	d->empty = !match(&d->first, &d->second);
	return d;
}

void
config_diff_free(struct config_diff *d)
{
	if (!d)
		return;
	free_children(&d->first);
	free_children(&d->second);
	free(d);
}

bool
config_diff_is_empty(const struct config_diff *d)
{
	return d->empty;
}

/* ---- printing ---- */

static void
print_line(const struct piece *p, const char *sign, struct text *to)
{
	text_addf(to, "%*s%s%s\n", (int)p->indent, "", sign, p->text);
}

static void
print_whole(const struct piece *p, const char *sign, struct text *to)
{
	const struct piece *child;

	print_line(p, sign, to);
	TAILQ_FOREACH (child, &p->children, next)
		print_whole(child, sign, to);
}

/* Is there something below that has no like? */
static bool
has_own(const struct piece *p)
{
	const struct piece *child;

	TAILQ_FOREACH (child, &p->children, next)
		if (!child->same || (child->changed && has_own(child)))
			return true;
	return false;
}

static void
print_own(const struct piece *p, const char *sign, struct text *to)
{
	const struct piece *child;

	TAILQ_FOREACH (child, &p->children, next) {
		if (!child->same) {
			print_whole(child, sign, to);
		} else if (child->changed && has_own(child)) {
			print_line(child, "", to);
			print_own(child, sign, to);
		}
	}
}

void
config_diff_print(const struct config_diff *d, struct text *to)
{
	print_own(&d->second, "+", to);
	print_own(&d->first, "-", to);
}

void
config_diff_additions(const struct config_diff *d, struct text *to)
{
	print_own(&d->second, "", to);
}

/* ---- commands ---- */

/* A list that is not merely longer than before is taken away and made anew: what is added to a list
 * comes at its end. */
static bool
is_rebuilt(const struct piece *first, const struct piece *second, const struct piece *entry)
{
	const struct piece *p;
	bool fresh = false;

	if (!entry || !ordered_list(entry))
		return false;
	TAILQ_FOREACH (p, &first->children, next)
		if (of_one_list(p, entry) && !p->same)
			return true;
	TAILQ_FOREACH (p, &second->children, next) {
		if (!of_one_list(p, entry))
			continue;
		if (fresh && p->same)
			return true;
		fresh |= !p->same;
	}
	return false;
}

/* The same of a named list: first and second form of its block. */
static bool
block_is_rebuilt(const struct piece *first, const struct piece *second)
{
	return first->changed && is_rebuilt(first, second, TAILQ_FIRST(&first->children));
}

/* "no ip address" is nothing to be taken back where an address is set in its place. */
static bool
is_replaced(const struct piece *p)
{
	const struct piece *other, *parent = p->parent->same;
	const char *words = p->text + 3;

	if (strncmp(p->text, "no ", 3))
		return false;
	if (!parent)
		return false;
	TAILQ_FOREACH (other, &parent->children, next)
		if (!other->same && !strncmp(other->text, words, strlen(words)))
			return true;
	return false;
}

/* How much of the line says what it is about: a text between delimiters does not. */
static size_t
words_of(const char *line)
{
	const char *mark = strncmp(line, "banner ", 7) ? NULL : strstr(line, " ^C");

	return mark ? (size_t)(mark - line) : strcspn(line, "\n");
}

static void
command_against(const struct piece *p, bool by_default, struct text *to)
{
	const char *line = p->text;

	if (is_replaced(p))
		return;
	if (!strncmp(line, "no ", 3))
		text_addf(to, "%*s%s%s\n", (int)p->indent, "", by_default ? "default " : "",
			  line + 3);
	else
		text_addf(to, "%*s%s%.*s\n", (int)p->indent, "", by_default ? "default " : "no ",
			  (int)words_of(line), line);
}

/* A numbered list goes as a whole, by its first entry. */
static void
list_against(const struct piece *p, struct text *to)
{
	const struct piece *before = TAILQ_PREV(p, piece_list, next);

	if (!before || !of_one_list(before, p))
		text_addf(to, "no %.*s\n", (int)ordered_list(p), p->text);
}

static void
take_away(const struct piece *p, bool by_default, struct text *to)
{
	const struct piece *child;

	TAILQ_FOREACH (child, &p->children, next) {
		if (is_rebuilt(p, p->same, child)) {
			list_against(child, to);
		} else if (!child->same || block_is_rebuilt(child, child->same)) {
			command_against(child, by_default, to);
		} else if (child->changed && has_own(child)) {
			print_line(child, "", to);
			take_away(child, by_default, to);
		}
	}
}

static void
bring(const struct piece *p, struct text *to)
{
	const struct piece *child;

	TAILQ_FOREACH (child, &p->children, next) {
		if (!child->same || is_rebuilt(p->same, p, child) ||
		    block_is_rebuilt(child->same, child)) {
			print_whole(child, "", to);
		} else if (child->changed && has_own(child)) {
			print_line(child, "", to);
			bring(child, to);
		}
	}
}

/* A crypto map that is on an interface keeps its entries: it comes off first, and the next look at the
 * differences finds it missing. */
static void
take_off(const struct piece *root, const struct piece *entry, struct text *to)
{
	size_t n = strlen("crypto map ");
	const struct piece *block, *line;

	n += strcspn(entry->text + n, " ");
	TAILQ_FOREACH (block, &root->children, next)
		TAILQ_FOREACH (line, &block->children, next)
			if (!strncmp(line->text, entry->text, n) && line->same &&
			    (!line->text[n] || line->text[n] == ' '))
				text_addf(to, "%s\n no %s\n", block->text, line->text);
}

void
config_diff_commands(const struct config_diff *d, bool by_default, struct text *to)
{
	const struct piece *p;

	TAILQ_FOREACH (p, &d->first.children, next)
		if (!p->same && !strncmp(p->text, "crypto map ", 11))
			take_off(&d->first, p, to);
	take_away(&d->first, by_default, to);
	bring(&d->second, to);
}
