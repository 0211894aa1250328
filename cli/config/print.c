/* show running-config: nodes by rank, in sections with '!' between them. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/config/order.h"
#include "cli/config/tree.h"
#include "cli/device/device.h"
#include "cli/show/show.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

/* The sections of IOS 15.2. A section is what has a rank below `end`; `before` and `after` are
 * the '!' lines around it, printed in any case when `always`, else when it has lines. */
struct section {
	int32_t end;
	unsigned before, after;
	bool always;
	bool each;    /* every block ends with one */
	bool between; /* blocks are set apart */
	bool joined;  /* goes on with the section before: has lines when that one has */
};

/* clang-format off */
static const struct section sections[] = {
#define SECTION(e, b, a, ...) { .end = (e) * GRAMMAR_RANK, .before = b, .after = a, __VA_ARGS__ }
	SECTION( 200, 0, 1, .always = true),       /* version, service */
	SECTION( 300, 0, 1, .always = true),       /* hostname */
	SECTION( 320, 0, 1, .always = true),       /* boot markers */
	SECTION( 330, 0, 0, .each = true),         /* vrf definition */
	SECTION( 400, 0, 1, .always = true),
	SECTION( 500, 0, 1, .always = true),       /* logging, enable */
	SECTION( 600, 0, 1, .always = true),       /* aaa, clock, ip cef */
	SECTION( 700, 0, 1, .always = true),       /* ip domain, ipv6 cef */
	SECTION( 750, 0, 1, .always = true),       /* multilink */
	SECTION( 770, 0, 1, .always = false),      /* crypto pki token */
	SECTION( 780, 0, 1, .each = true),         /* crypto pki trustpoint */
	SECTION( 790, 0, 1, .each = true),         /* crypto pki certificate map */
	SECTION( 800, 0, 1, .always = false),      /* crypto pki certificate chain */
	SECTION( 815, 0, 1, .always = false),      /* voice cards */
	SECTION( 822, 0, 1, .always = false),      /* license */
	SECTION( 826, 0, 1, .always = false),      /* diagnostic, memory */
	SECTION( 850, 0, 1, .always = false),      /* archive, spanning-tree */
	SECTION( 900, 0, 1, .always = false),      /* username */
	SECTION( 905, 0, 1, .always = true),       /* redundancy */
	SECTION( 914, 0, 1, .always = false),      /* lldp, cdp */
	SECTION(1000, 0, 1, .always = false),      /* ip tcp */
	SECTION(1076, 0, 1, .always = false),      /* ip ssh, track */
	SECTION(1078, 0, 1, .always = false),      /* class-maps */
	SECTION(1079, 0, 1, .always = false),      /* policy-maps */
	SECTION(1082, 0, 1, .always = false),      /* zones */
	SECTION(1090, 0, 1, .always = false),      /* crypto ikev2 */
	SECTION(1095, 0, 1, .always = false),      /* crypto call admission … */
	SECTION(1100, 0, 0, .each = true),         /* crypto keyrings */
	SECTION(1111, 0, 0, .between = true),      /* crypto isakmp enable, policies */
	SECTION(1200, 0, 1, .joined = true),       /* crypto isakmp key … */
	SECTION(1300, 0, 1, .always = false),      /* crypto ipsec security-association */
	SECTION(1400, 1, 1, .always = false),      /* transform sets … */
	SECTION(1500, 1, 1, .always = false),      /* crypto maps */
	SECTION(1600, 1, 0, .each = true),         /* interfaces */
	SECTION(1690, 0, 0, .each = true),         /* router … */
	SECTION(1800, 0, 2, .always = true),       /* ip forward-protocol */
	SECTION(1900, 0, 1, .always = true),       /* ip http, ip route */
	SECTION(2000, 0, 1, .always = false),      /* named access lists */
	SECTION(2055, 0, 1, .always = false),      /* logging, numbered access lists */
	SECTION(2056, 0, 0, .each = true),         /* route-maps */
	SECTION(2100, 0, 1, .always = false),      /* snmp-server */
	SECTION(2200, 0, 1, .always = true),       /* control-plane */
	SECTION(2300, 0, 1, .always = false),      /* banner, alias */
	SECTION(2400, 0, 1, .always = true),       /* line */
	SECTION(2500, 0, 1, .always = false),      /* scheduler, ntp */
#undef SECTION
};
/* clang-format on */

/* A name, as against an address or a number: groups of neighbors stand above them. */
static bool
is_name(const char *key)
{
	return isalpha((unsigned char)*key) && !strchr(key, ':');
}

/* By the first key, then as the grammar has the words behind it. */
static int
compare_written(const struct node *a, const struct node *b)
{
	const char *keys[] = { node_keys(a), node_keys(b) };
	char first[2][MATCH_LINE];
	int diff;

	for (int i = 0; i < 2; i++)
		snprintf(first[i], sizeof first[i], "%.*s", (int)strcspn(keys[i], " "), keys[i]);
	if (is_name(first[0]) && is_name(first[1]))
		diff = (a->first > b->first) - (a->first < b->first);
	else if (!(diff = is_name(first[1]) - is_name(first[0])))
		diff = order_natural(first[0], first[1]);
	return diff ? diff : (int)a->written - (int)b->written;
}

/* Lines of one rank that have no order in common stand apart. */
static enum sort_order
order_of(const struct node *n)
{
	return n->statement->sort == SORT_INSERTION ? SORT_NONE : n->statement->sort;
}

static int
compare(const void *left, const void *right)
{
	const struct node *a = *(struct node *const *)left, *b = *(struct node *const *)right;
	int diff = 0;

	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	if (order_of(a) != order_of(b))
		return order_of(a) < order_of(b) ? -1 : 1;
	if (a->statement->sort == SORT_INTERFACE)
		diff = config_order_interfaces(node_keys(a), node_keys(b));
	else if (a->statement->sort == SORT_KEY)
		diff = order_natural(node_keys(a), node_keys(b));
	else if (a->statement->sort == SORT_WRITTEN)
		diff = compare_written(a, b);
	else if (a->statement->sort == SORT_NAMED && a->first != b->first)
		diff = a->first < b->first ? -1 : 1;
	else if (a->statement->sort == SORT_NAMED)
		diff = order_natural(node_keys(a), node_keys(b));
	return diff ? diff : a->serial < b->serial ? -1 : 1;
}

struct node **
node_sorted(const struct node *parent)
{
	struct node **sorted, *n;
	size_t count = 0, i = 0;

	TAILQ_FOREACH (n, &parent->children, link)
		count++;
	sorted = xcalloc(count + 1, sizeof *sorted);
	TAILQ_FOREACH (n, &parent->children, link)
		sorted[i++] = n;
	qsort(sorted, count, sizeof *sorted, compare);
	return sorted;
}

static void
print_line(unsigned indent, const char *no, const char *line, struct text *to)
{
	while (indent--)
		text_add(to, " ");
	text_add(to, no);
	text_add(to, line);
	text_add(to, "\n");
}

static void
print_children(const struct node *n, unsigned indent, struct text *to)
{
	struct node **sorted = node_sorted(n);

	for (size_t i = 0; sorted[i]; i++)
		node_print(sorted[i], indent, to);
	free(sorted);
	if (n->list)
		n->list(n->config->device, n->args, to);
}

/* How much further the lines of its block stand to the right. */
static unsigned
step_of(const struct node *n)
{
	return n->statement->enter == NO_MODE
		       ? 1
		       : grammar_mode(&grammar_ios, n->statement->enter)->indent;
}

/* The line that ends its block, or NULL. */
static const char *
closing_of(const struct node *n)
{
	return n->negated || n->statement->enter == NO_MODE
		       ? NULL
		       : grammar_mode(&grammar_ios, n->statement->enter)->closing;
}

void
node_print(const struct node *n, unsigned indent, struct text *to)
{
	const char *closing = closing_of(n);

	if (closing)
		print_line(indent, "", "!", to);
	if (!n->list || n->list(n->config->device, n->args, NULL))
		print_line(indent, n->negated ? "no " : "", n->text, to);
	if (!n->negated)
		print_children(n, indent + step_of(n), to);
	if (closing)
		print_line(indent, "", closing, to);
}

/* The vtys from *at on that are set alike, as one block; vty 5 always begins a new one. Gives the
 * next node. */
static struct node **
print_vtys(struct node **at, struct text *to)
{
	unsigned first = (unsigned)atoi(node_keys(*at)), last = first;
	struct text here = { 0 }, next = { 0 };
	char header[48];

	print_children(*at, 1, &here);
	for (at++; *at && (*at)->statement == at[-1]->statement && last != 4; at++) {
		text_clear(&next);
		print_children(*at, 1, &next);
		if (strcmp(text_get(&here), text_get(&next)) ||
		    (unsigned)atoi(node_keys(*at)) != last + 1)
			break;
		last++;
	}
	snprintf(header, sizeof header, first == last ? "line vty %u" : "line vty %u %u", first,
		 last);
	print_line(0, "", header, to);
	text_add(to, text_get(&here));
	text_free(&here);
	text_free(&next);
	return at;
}

static void
bangs(unsigned count, struct text *to)
{
	while (count--)
		text_add(to, "!\n");
}

/* Null0 is there in any case: its block says something only when something is set. */
static bool
is_silent(const struct node *n)
{
	return n->statement->id == STMT_config_interface && !strncmp(node_keys(n), "Null", 4) &&
	       TAILQ_EMPTY(&n->children);
}

/* Everything of one section; gives where the next one begins. */
static struct node **
print_section(const struct section *s, struct node **at, bool *some, struct text *to)
{
	*some = (*at && (*at)->rank < s->end) || (s->joined && *some) || s->always;
	if (*some)
		bangs(s->before, to);
	while (*at && (*at)->rank < s->end) {
		if ((*at)->statement->id == STMT_config_line_vty) {
			at = print_vtys(at, to);
			continue;
		}
		if (is_silent(*at)) {
			at++;
			continue;
		}
		node_print(*at, 0, to);
		if (s->each || (s->between && at[1] && at[1]->rank == (*at)->rank))
			bangs(1, to);
		at++;
	}
	if (*some)
		bangs(s->after, to);
	return at;
}

void
config_print_body(const struct config *c, struct text *to)
{
	struct node **sorted = node_sorted(c->root), **at = sorted;
	bool some = false;

	text_add(to, "version 15.2\n");
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
		at = print_section(&sections[i], at, &some, to);
	text_add(to, "end\n");
	free(sorted);
}

static void
stamp(const struct device *d, const char *what, simtime at, const char *by, struct text *to)
{
	struct calendar t = device_calendar(d, at);

	text_addf(to, "! %s at %02d:%02d:%02d %s %s %s %d %d%s%s\n", what, t.hour, t.minute,
		  t.second, t.zone, weekday_names[t.weekday], month_names[t.month - 1], t.day,
		  t.year, by ? " by " : "", by ? by : "");
}

char *
config_text(const struct device *d)
{
	struct text to = { 0 };

	text_add(&to, "!\n");
	if (d->clock.set && d->changed) {
		stamp(d, "Last configuration change", d->changed, d->changed_by, &to);
		if (d->saved)
			stamp(d, "NVRAM config last updated", d->saved, NULL, &to);
		text_add(&to, "!\n");
	}
	config_print_body(d->running, &to);
	return text_take(&to);
}

char *
config_block_text(const struct device *d, const char *header)
{
	struct text to = { 0 };
	struct node *n;

	TAILQ_FOREACH (n, &d->running->root->children, link)
		if (node_is_block(n, header)) {
			node_print(n, 0, &to);
			return text_take(&to);
		}
	return NULL;
}
