#include "cli/report/timeline.h"

#include <stdlib.h>
#include <string.h>

#include "cli/lab/lab.h"
#include "cli/lab/lives.h"
#include "cli/report/html.h"
#include "cli/report/tunnels.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"

/* A lane of the drawing: names on the left, bars and curves on the right of them. */
enum { NAMES = 250, WIDTH = 960, LANE = 26, CURVE = 44, AXIS = 26 };

struct timeline {
	const struct lab *lab;
	simtime start, end;
	struct text *t;
	int y;
};

static double
x_of(const struct timeline *v, simtime when)
{
	double share = (double)(when - v->start) / (double)(v->end - v->start);

	return NAMES + (WIDTH - NAMES - 20) * (share < 0 ? 0 : share);
}

/* ---- the axis ---- */

/* 1, 2 or 5 times a power of ten seconds, so that up to ten marks stand on the axis. */
static double
step_of(double seconds)
{
	double step = 1e-3;

	for (unsigned i = 0; seconds / step > 10; i++)
		step *= i % 3 == 1 ? 2.5 : 2;
	return step;
}

static void
add_axis(const struct timeline *v, int height)
{
	double first = (double)v->start / 1e9, last = (double)v->end / 1e9;
	double step = step_of(last - first);

	for (double at = step * (double)(long long)(first / step); at <= last; at += step) {
		double x = x_of(v, (simtime)(at * 1e9));

		if (at < first)
			continue;
		text_addf(v->t,
			  "<path class=grid d=\"M%.1f %dV%d\"/><text class=mark x=%.1f y=14>%g "
			  "s</text>",
			  x, AXIS - 6, height, x, at);
	}
}

/* ---- lanes ---- */

static void
add_bar(struct timeline *v, const struct life *l)
{
	double from = x_of(v, l->born), to = x_of(v, l->ended);

	text_addf(v->t, "<g><title>");
	html_addf(v->t, "%s, %s", l->words, l->gone ? "gone" : "there at the end");
	text_addf(v->t,
		  ": %.3f to %.3f s, agreed on for %u s</title><rect class=\"%s%s\" x=%.1f y=%d "
		  "width=%.1f height=%d rx=3 /></g>\n",
		  (double)l->born / 1e9, (double)l->ended / 1e9, l->lifetime,
		  l->ike ? "phase1" : "phase2", l->gone ? " gone" : "", from, v->y + 5,
		  to - from < 3 ? 3 : to - from, LANE - 10);
}

static uint64_t
most_packets(const struct life *l)
{
	const struct life_sample *last = &l->samples[l->count - 1];

	return last->out > last->in ? last->out : last->in;
}

/* A curve of steps: how many packets there were by when. */
static void
add_curve(struct timeline *v, const struct life *l, bool out, uint64_t most)
{
	int base = v->y + CURVE - 6;

	text_addf(v->t, "<path class=%s d=\"M%.1f %d", out ? "out" : "in", x_of(v, l->born), base);
	for (size_t i = 0; i < l->count; i++) {
		uint64_t packets = out ? l->samples[i].out : l->samples[i].in;

		text_addf(v->t, "H%.1fV%.1f", x_of(v, l->samples[i].when),
			  base - (double)packets / (double)most * (CURVE - 12));
	}
	text_addf(v->t, "H%.1f\"/>", x_of(v, l->ended));
}

static void
add_curves(struct timeline *v, const struct life *l)
{
	const struct life_sample *last = &l->samples[l->count - 1];

	text_addf(v->t,
		  "<text class=detail x=12 y=%d>packets: <tspan class=out>%llu out</tspan>, <tspan "
		  "class=in>%llu in</tspan></text>",
		  v->y + CURVE / 2 + 4, (unsigned long long)last->out,
		  (unsigned long long)last->in);
	add_curve(v, l, true, most_packets(l));
	add_curve(v, l, false, most_packets(l));
	text_add(v->t, "\n");
	v->y += CURVE;
}

static bool
has_curve(const struct life *l)
{
	return l->count && most_packets(l);
}

static void
add_ike_name(struct timeline *v, const struct life *l)
{
	const struct lab_node *peer = tunnels_partner(v->lab, l);

	html_addf(v->t, "IKE %u with %s", l->conn_id, peer ? peer->spec->name : IP4S(l->peer));
}

static void
add_lane(struct timeline *v, const struct life *l)
{
	text_addf(v->t, "<text x=12 y=%d>", v->y + LANE / 2 + 4);
	if (l->ike)
		add_ike_name(v, l);
	else
		html_addf(v->t, "IPsec %08X in, %08X out", l->spi_in, l->spi_out);
	text_add(v->t, "</text>");
	add_bar(v, l);
	v->y += LANE;
	if (has_curve(l))
		add_curves(v, l);
}

static int
height_of(const struct lab *lab)
{
	const struct lab_node *node = NULL;
	const struct life *l;
	int height = AXIS;

	for (size_t n = 0; n < lab->node_count; n++)
		for (size_t i = 0; (l = lives_at(lab->lives, i)); i++) {
			if (l->node != &lab->nodes[n])
				continue;
			height += node == l->node ? 0 : LANE;
			node = l->node;
			height += LANE + (has_curve(l) ? CURVE : 0);
		}
	return height + 8;
}

static void
add_node(struct timeline *v, const struct lab_node *node)
{
	const struct life *l;
	bool named = false;

	for (size_t i = 0; (l = lives_at(v->lab->lives, i)); i++) {
		if (l->node != node)
			continue;
		if (!named) {
			text_addf(v->t, "<text class=node x=0 y=%d>", v->y + LANE / 2 + 6);
			html_text(v->t, node->spec->name);
			text_add(v->t, "</text>\n");
			v->y += LANE;
			named = true;
		}
		add_lane(v, l);
	}
}

/* ---- in words ---- */

/* The peer's name where it is a router of the lab. */
static void
add_peer(const struct lab *lab, const struct life *l, struct text *t)
{
	const struct lab_node *peer = tunnels_partner(lab, l);

	if (peer)
		html_addf(t, "%s, ", peer->spec->name);
	html_text(t, IP4S(l->peer));
}

static void
add_row(const struct lab *lab, const struct life *l, struct text *t)
{
	text_add(t, "<tr><td>");
	html_text(t, l->node->spec->name);
	text_add(t, "<td>");
	if (l->ike)
		html_addf(t, "IKE %u", l->conn_id);
	else
		html_addf(t, "IPsec %08X / %08X", l->spi_in, l->spi_out);
	text_add(t, "<td>");
	add_peer(lab, l, t);
	text_add(t, "<td>");
	html_text(t, l->words);
	if (l->flow) {
		text_add(t, "<br>");
		html_text(t, l->flow);
	}
	text_addf(t, "<td class=n>%.3f<td class=n>", (double)l->born / 1e9);
	if (l->gone)
		text_addf(t, "%.3f", (double)l->ended / 1e9);
	else
		text_add(t, "<span class=up>up</span>");
	text_addf(t, "<td class=n>%u", l->lifetime);
	if (l->count)
		text_addf(t, "<td class=n>%llu<td class=n>%llu",
			  (unsigned long long)l->samples[l->count - 1].out,
			  (unsigned long long)l->samples[l->count - 1].in);
	else
		text_add(t, "<td><td>");
	text_add(t, "</tr>\n");
}

static void
add_table(const struct lab *lab, struct text *t)
{
	const struct life *l;

	text_add(t, "<div class=wide><table><thead><tr><th>Router<th>SA<th>Peer<th>What<th "
		    "class=n>From<th class=n>To<th class=n>Lifetime<th class=n>Encaps<th "
		    "class=n>Decaps</tr></thead><tbody>\n");
	for (size_t n = 0; n < lab->node_count; n++)
		for (size_t i = 0; (l = lives_at(lab->lives, i)); i++)
			if (l->node == &lab->nodes[n])
				add_row(lab, l, t);
	text_add(t, "</tbody></table></div>\n");
}

void
timeline_section(const struct lab *lab, struct text *page)
{
	struct timeline v = { .lab = lab, .t = page, .y = AXIS };
	const struct life *l;
	int height = height_of(lab);

	text_add(page, "<section id=timeline><h2>Security associations in time</h2>\n");
	if (!lives_at(lab->lives, 0)) {
		text_add(page, "<p>There was none.</p></section>\n");
		return;
	}
	v.start = SCHED_NEVER;
	for (size_t i = 0; (l = lives_at(lab->lives, i)); i++)
		if (l->born < v.start)
			v.start = l->born;
	v.end = sched_now(world_sched(lab->world));
	if (v.end <= v.start)
		v.end = v.start + 1;
	text_addf(page,
		  "<div class=wide><svg class=timeline viewBox=\"0 0 %d %d\" width=%d height=%d "
		  "role=img aria-label=\"Lifetimes of security associations\">\n",
		  WIDTH, height, WIDTH, height);
	add_axis(&v, height);
	for (size_t i = 0; i < lab->node_count; i++)
		add_node(&v, &lab->nodes[i]);
	text_add(page, "</svg></div>\n");
	add_table(lab, page);
	text_add(page, "</section>\n");
}
