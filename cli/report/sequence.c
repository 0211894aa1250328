#include "cli/report/sequence.h"

#include <stdlib.h>
#include <string.h>

#include "cli/lab/ladder.h"
#include "cli/report/html.h"
#include "cli/report/tree.h"
#include "engine/base/xmalloc.h"
#include "engine/wire/isakmp.h"

#define SHOWN 2000 /* messages: a page with more is nothing to read */

/* Where the two lifelines are in the picture of a message. */
enum { LEFT = 14, RIGHT = 286, WIDTH = 300, HEIGHT = 44, ARROW = 30 };

/* Two that spoke: two parties of the ladder, or one and an address outside of the lab. */
struct couple {
	size_t left, right; /* right may be LADDER_NOBODY, and then: */
	ip4 address;
};

static ip4
outsider(const struct rung *r)
{
	return r->from == LADDER_NOBODY || r->to == LADDER_NOBODY ? r->message.peer : 0;
}

static struct couple
couple_of(const struct rung *r)
{
	bool turned = r->from == LADDER_NOBODY || (r->to != LADDER_NOBODY && r->to < r->from);

	return (struct couple){ turned ? r->to : r->from, turned ? r->from : r->to, outsider(r) };
}

static bool
is_couple(const struct couple *a, const struct couple *b)
{
	return a->left == b->left && a->right == b->right && a->address == b->address;
}

static void
add_name(const struct ladder *l, size_t party, ip4 address, struct text *t)
{
	if (party == LADDER_NOBODY)
		html_text(t, IP4S(address));
	else
		html_text(t, ladder_party(l, party));
}

/* ---- one message ---- */

static const char *
class_of(const struct rung *r)
{
	switch (r->message.exchange) {
	case EXCHANGE_MAIN:
	case EXCHANGE_AGGRESSIVE:
		return "phase1";
	case EXCHANGE_QUICK:
		return "phase2";
	default:
		return "info";
	}
}

static void
add_arrow(struct text *t, const struct rung *r, bool leftwards, bool lost)
{
	int from = leftwards ? RIGHT : LEFT, to = leftwards ? LEFT : RIGHT;
	int step = leftwards ? -1 : 1;
	struct text name = { 0 };

	if (lost)
		to -= step * 70;
	rung_name(r, &name);
	text_addf(t,
		  "<svg viewBox=\"0 0 %d %d\" width=%d height=%d aria-hidden=true>"
		  "<path class=life d=\"M%d 0V%dM%d 0V%d\"/>"
		  "<path class=wire d=\"M%d %dH%d\"/>",
		  WIDTH, HEIGHT, WIDTH, HEIGHT, LEFT, HEIGHT, RIGHT, HEIGHT, from, ARROW,
		  to - step * 2);
	if (lost)
		text_addf(t, "<path class=lost d=\"M%d %dl12 12m0 -12l-12 12\"/>", to - 6,
			  ARROW - 6);
	else
		text_addf(t, "<path class=head d=\"M%d %dl%d -5v10z\"/>", to, ARROW, -step * 9);
	if (r->message.encrypted)
		text_addf(t,
			  "<g class=lock transform=\"translate(%d %d)\"><rect x=0 y=4 width=10 "
			  "height=8 rx=1.5 /><path d=\"M2.5 4V2.5a2.5 2.5 0 0 1 5 0V4\"/></g>",
			  WIDTH / 2 - 32, ARROW - 19);
	text_addf(t, "<text x=%d y=%d>", WIDTH / 2, ARROW - 8);
	html_text(t, text_get(&name));
	text_add(t, "</text></svg>");
	text_free(&name);
}

static void
add_message(struct text *t, const struct rung *r, bool leftwards)
{
	bool lost = !r->arrived && r->to != LADDER_NOBODY;
	const char *remark = lost ? "lost" : rung_remark(r);
	struct text payloads = { 0 };

	rung_payloads(r, &payloads);
	text_addf(t, "<details class=\"message %s%s\"><summary><time>%.3f</time>", class_of(r),
		  r->message.repeated ? " again" : "", (double)r->when / 1e9);
	add_arrow(t, r, leftwards, lost);
	text_add(t, "<span>");
	html_text(t, text_get(&payloads));
	if (*remark) {
		text_add(t, payloads.len ? " <em>" : "<em>");
		html_text(t, remark);
		if (lost && r->message.repeated)
			text_add(t, " (again)");
		text_add(t, "</em>");
	}
	text_add(t, "</span></summary>");
	tree_message(r, t);
	text_add(t, "</details>\n");
	text_free(&payloads);
}

/* ---- a diagram ---- */

static void
add_diagram(const struct ladder *l, size_t first, const struct couple *c, struct text *t)
{
	text_add(t, "<div class=diagram><div class=ends><span></span><b>");
	add_name(l, c->left, 0, t);
	text_add(t, "</b><b>");
	add_name(l, c->right, c->address, t);
	text_add(t, "</b></div>\n");
	for (size_t i = first; i < ladder_count(l); i++) {
		const struct rung *r = ladder_rung(l, i);
		const struct couple other = couple_of(r);

		if (is_couple(c, &other))
			add_message(t, r, r->from == c->right);
	}
	text_add(t, "</div>\n");
}

static bool
is_first(const struct ladder *l, size_t first, size_t at, const struct couple *c)
{
	for (size_t i = first; i < at; i++) {
		const struct couple other = couple_of(ladder_rung(l, i));

		if (is_couple(c, &other))
			return false;
	}
	return true;
}

void
sequence_sections(const struct ladder *l, struct text *page)
{
	size_t count = ladder_count(l), first = count > SHOWN ? count - SHOWN : 0;

	text_add(page, "<section id=messages><h2>Messages of IKE</h2>\n");
	if (!count)
		text_add(page, "<p>None was sent.</p>\n");
	else
		text_add(page,
			 "<p>Seconds since the lab was switched on. Each message opens to what is "
			 "in it; a lock marks those that are encrypted.</p>\n");
	if (first)
		text_addf(page, "<p>The last %d; %zu came before.</p>\n", SHOWN, first);
	for (size_t i = first; i < count; i++) {
		struct couple c = couple_of(ladder_rung(l, i));

		if (is_first(l, first, i, &c))
			add_diagram(l, first, &c, page);
	}
	text_add(page, "</section>\n");
}
