#include "cli/report/picture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/device/device.h"
#include "cli/lab/ifname.h"
#include "cli/lab/lab.h"
#include "cli/report/html.h"
#include "cli/report/layout.h"
#include "cli/report/tunnels.h"
#include "engine/base/xmalloc.h"
#include "engine/net/iface.h"
#include "engine/node/node.h"

enum { COLUMN = 190, ROW = 130, SIDE = 96, RADIUS = 24, LABELS = 46 };

struct picture {
	const struct lab *lab;
	struct layout *layout;
	struct text *t;
	double top; /* room above the nodes for the tunnels */
};

static double
x_of(const struct picture *p, size_t node)
{
	return SIDE + p->layout->node[node].column * COLUMN;
}

static double
y_of(const struct picture *p, size_t node)
{
	return p->top + (p->layout->node[node].row - p->layout->top) * ROW;
}

/* ---- links ---- */

/* "203.0.113.2/24" of a router's interface, or nothing. */
static void
add_address(const struct picture *p, const struct topo_end *e)
{
	const struct device *d = p->lab->nodes[e->node].device;
	const struct iface *i = d ? iface_find(router_net(d->router), e->interface) : NULL;

	if (i && i->primary.addr)
		html_addf(p->t, "%s/%u", IP4S(i->primary.addr), i->primary.len);
}

/* The interface beside the cable, near its node: where the cable does not go, and of a level one
 * above it on the left and below it on the right, so that both have room. */
static void
add_end(const struct picture *p, size_t link, unsigned side)
{
	const struct topo_end *e = &p->lab->topology->links[link].end[side];
	size_t node = layout_end(p->lab->topology, link, side);
	size_t other = layout_end(p->lab->topology, link, !side);
	double dx = x_of(p, other) - x_of(p, node), dy = y_of(p, other) - y_of(p, node);
	double length = hypot(dx, dy);
	double x = x_of(p, node) + (length ? dx / length * LABELS : 0);
	double y = y_of(p, node) + (length ? dy / length * LABELS : 0);
	bool above = dy > 0 || (!dy && dx > 0);
	char name[32];

	if (e->kind != END_NODE || p->lab->nodes[e->node].spec->kind != NODE_ROUTER)
		return;
	x += dx > 0 ? -10 : dx < 0 ? 10 : 8;
	text_addf(p->t, "<text class=port x=%.1f y=%.1f text-anchor=%s>", x,
		  above ? y - 19 : y + 15, dx < 0 ? "end" : "start");
	html_text(p->t, ifname_short(e->interface, name));
	text_addf(p->t, "</text><text class=detail x=%.1f y=%.1f text-anchor=%s>", x,
		  above ? y - 6 : y + 28, dx < 0 ? "end" : "start");
	add_address(p, e);
	text_add(p->t, "</text>");
}

static void
add_link(const struct picture *p, size_t link)
{
	const struct topo_link *l = &p->lab->topology->links[link];
	size_t a = layout_end(p->lab->topology, link, 0), b = layout_end(p->lab->topology, link, 1);

	text_addf(p->t, "<g><title>");
	html_text(p->t, l->name);
	if (l->delay)
		html_addf(p->t, ", delay %g ms", (double)l->delay / 1e6);
	if (l->loss)
		html_addf(p->t, ", loss %g %%", l->loss / 1e4);
	if (p->lab->links[link].cut)
		html_addf(p->t, ", cut");
	text_addf(p->t, "</title><path class=\"cable%s\" d=\"M%.1f %.1fL%.1f %.1f\"/>",
		  p->lab->links[link].cut ? " cut" : "", x_of(p, a), y_of(p, a), x_of(p, b),
		  y_of(p, b));
	add_end(p, link, 0);
	add_end(p, link, 1);
	text_add(p->t, "</g>\n");
}

/* ---- nodes ---- */

static const char *
shape_of(enum node_kind kind)
{
	switch (kind) {
	case NODE_ROUTER:
		return "<circle class=body r=24 /><path class=sign d=\"M-14-5h9m-4-4l4 4-4 "
		       "4M14-5h-9m4-4"
		       "l-4 4 4 4M-5 7h-9m4-4l-4 4 4 4M5 7h9m-4-4l4 4-4 4\"/>";
	case NODE_HOST:
		return "<rect class=body x=-23 y=-20 width=46 height=31 rx=4 /><path class=sign "
		       "d=\"M-17-14h34v19h-34z\"/><path class=stand d=\"M-11 18h22M0 11v7\"/>";
	case NODE_SWITCH:
		return "<rect class=body x=-26 y=-17 width=52 height=34 rx=5 /><path class=sign "
		       "d=\"M-16-5h32m-5-4l5 4-5 4M16 6h-32m5-4l-5 4 5 4\"/>";
	}
	return "";
}

static void
add_node(const struct picture *p, size_t node)
{
	static const char *const kinds[] = { "router", "host", "switch" };
	const struct topo_node *spec = p->lab->nodes[node].spec;

	text_addf(p->t, "<g class=%s transform=\"translate(%.1f %.1f)\">", kinds[spec->kind],
		  x_of(p, node), y_of(p, node));
	text_add(p->t, shape_of(spec->kind));
	text_add(p->t, "<text class=name y=42>");
	html_text(p->t, spec->name);
	text_add(p->t, "</text>");
	if (spec->kind == NODE_HOST) {
		text_add(p->t, "<text class=detail y=57 text-anchor=middle>");
		html_addf(p->t, "%s/%u", IP4S(spec->address.addr), spec->address.len);
		text_add(p->t, "</text>");
	}
	text_add(p->t, "</g>\n");
}

/* The machine's end of a cable: what it is, and its name below. */
static void
add_outside(const struct picture *p, size_t link, unsigned side)
{
	const struct topo_link *l = &p->lab->topology->links[link];
	size_t node = layout_end(p->lab->topology, link, side);

	if (l->end[side].kind == END_NODE)
		return;
	text_addf(
		p->t,
		"<g class=outside transform=\"translate(%.1f %.1f)\"><rect class=body x=-26 y=-15 "
		"width=52 height=30 rx=15 /><text y=5 text-anchor=middle>",
		x_of(p, node), y_of(p, node));
	html_addf(p->t, "%.*s", (int)strcspn(l->end_name[side], ":"), l->end_name[side]);
	text_add(p->t, "</text><text class=detail y=34 text-anchor=middle>");
	html_text(p->t, l->end_name[side]);
	text_add(p->t, "</text></g>\n");
}

/* ---- tunnels ---- */

static const char *const state_classes[] = { "tried", "keys", "up" };
static const char *const state_words[] = { "no tunnel", "phase 1 up, no tunnel", "tunnel up" };

/* Rises above the nodes between its ends, the more the farther they are apart. */
static double
rise_of(const struct picture *p, const struct tunnel *t)
{
	size_t a = (size_t)(t->end[0] - p->lab->nodes), b = (size_t)(t->end[1] - p->lab->nodes);

	return 40 + 0.15 * hypot(x_of(p, a) - x_of(p, b), y_of(p, a) - y_of(p, b));
}

static void
add_tunnel(void *ctx, const struct tunnel *t)
{
	const struct picture *p = ctx;
	size_t a = (size_t)(t->end[0] - p->lab->nodes), b = (size_t)(t->end[1] - p->lab->nodes);
	double x1 = x_of(p, a), y1 = y_of(p, a), x2 = x_of(p, b), y2 = y_of(p, b);
	double length = hypot(x2 - x1, y2 - y1), rise = 2 * rise_of(p, t);
	double nx = length ? (y2 - y1) / length : 0, ny = length ? -(x2 - x1) / length : -1;
	double cx, cy;

	if (ny > 0 || (!ny && nx < 0)) { /* upwards, or to the right */
		nx = -nx;
		ny = -ny;
	}
	cx = (x1 + x2) / 2 + nx * rise;
	cy = (y1 + y2) / 2 + ny * rise;
	text_addf(p->t,
		  "<g class=\"tunnel %s\"><path class=halo d=\"M%.1f %.1fQ%.1f %.1f %.1f "
		  "%.1f\"/><path "
		  "class=line d=\"M%.1f %.1fQ%.1f %.1f %.1f %.1f\"/>",
		  state_classes[t->state], x1, y1, cx, cy, x2, y2, x1, y1, cx, cy, x2, y2);
	if (fabs(ny) > 0.5) {
		text_addf(p->t, "<text x=%.1f y=%.1f text-anchor=middle>",
			  (x1 + x2) / 2 + nx * (rise / 2 + 8), (y1 + y2) / 2 + ny * (rise / 2 + 8));
		html_text(p->t, t->words ? t->words : state_words[t->state]);
		text_add(p->t, "</text>");
	}
	text_add(p->t, "</g>\n");
}

/* An arc rises from the middle between its ends, which may be far below the topmost node. */
static void
see_rise(void *ctx, const struct tunnel *t)
{
	struct picture *p = ctx;
	const struct place *a = &p->layout->node[t->end[0] - p->lab->nodes];
	const struct place *b = &p->layout->node[t->end[1] - p->lab->nodes];
	double room = rise_of(p, t) + 34 - ((a->row + b->row) / 2 - p->layout->top) * ROW;

	if (room > p->top)
		p->top = room;
}

static void
add_row(void *ctx, const struct tunnel *t)
{
	struct text *page = ctx;

	text_addf(page, "<li class=%s><b>", state_classes[t->state]);
	html_addf(page, "%s - %s", t->end[0]->spec->name, t->end[1]->spec->name);
	text_addf(page, "</b>: %s", state_words[t->state]);
	if (t->words) {
		text_add(page, ", ");
		html_text(page, t->words);
	}
	if (t->ike || t->pairs)
		text_addf(page, "; IKE SAs %u, pairs of IPsec SAs %u", t->ike, t->pairs);
	text_add(page, "</li>\n");
}

void
picture_section(const struct lab *lab, struct text *page)
{
	struct picture p = { .lab = lab, .t = page, .top = 44 };
	double width, height;

	p.layout = layout_new(lab->topology);
	tunnels_each(lab, see_rise, &p);
	width = 2 * SIDE + (p.layout->columns ? p.layout->columns - 1 : 0) * COLUMN;
	height = p.top + (p.layout->bottom - p.layout->top) * ROW + 74;
	text_addf(page, "<section id=topology><h2>Topology</h2>\n<p>After %.3f seconds</p>\n",
		  (double)sched_now(world_sched(lab->world)) / 1e9);
	text_addf(page,
		  "<div class=wide><svg class=topology viewBox=\"0 0 %.0f %.0f\" width=%.0f "
		  "height=%.0f "
		  "role=img aria-label=\"Topology\">\n",
		  width, height, width, height);
	for (size_t i = 0; i < lab->link_count; i++)
		add_link(&p, i);
	tunnels_each(lab, add_tunnel, &p);
	for (size_t i = 0; i < lab->node_count; i++)
		add_node(&p, i);
	for (size_t i = 0; i < lab->link_count; i++)
		for (unsigned side = 0; side < 2; side++)
			add_outside(&p, i, side);
	text_add(page, "</svg></div>\n<ul class=tunnels>\n");
	tunnels_each(lab, add_row, page);
	text_add(page, "</ul></section>\n");
	layout_free(p.layout);
}
