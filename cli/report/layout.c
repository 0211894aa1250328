#include "cli/report/layout.h"

#include <limits.h>
#include <stdlib.h>

#include "cli/lab/topology.h"
#include "engine/base/xmalloc.h"

#define FAR UINT_MAX

size_t
layout_end(const struct topology *t, size_t link, unsigned side)
{
	size_t outer = t->node_count;

	if (t->links[link].end[side].kind == END_NODE)
		return t->links[link].end[side].node;
	for (size_t i = 0; i < link; i++)
		outer += (t->links[i].end[0].kind != END_NODE) +
			 (t->links[i].end[1].kind != END_NODE);
	return outer + (side && t->links[link].end[0].kind != END_NODE);
}

/* Steps from a node to those that can be reached; the last of them that is farthest. */
static size_t
measure(const struct topology *t, size_t from, unsigned *steps)
{
	size_t farthest = from;
	bool more = true;

	steps[from] = 0;
	for (unsigned n = 0; more; n++) {
		more = false;
		for (size_t i = 0; i < t->link_count; i++) {
			for (unsigned side = 0; side < 2; side++) {
				size_t near = layout_end(t, i, side), far = layout_end(t, i, !side);

				if (steps[near] != n || steps[far] != FAR)
					continue;
				steps[far] = n + 1;
				farthest = far;
				more = true;
			}
		}
	}
	return farthest;
}

static void
forget(unsigned *steps, size_t count)
{
	for (size_t i = 0; i < count; i++)
		steps[i] = FAR;
}

/* Of two ends of the longest way, the one that lab.yml names first is on the left. */
static void
put_columns(struct layout *l, const struct topology *t)
{
	unsigned *steps = xcalloc(l->count + 1, sizeof *steps);
	bool *placed = xcalloc(l->count + 1, sizeof *placed);

	for (size_t i = 0; i < l->count; i++) {
		size_t one, other;

		if (placed[i])
			continue;
		forget(steps, l->count);
		one = measure(t, i, steps);
		forget(steps, l->count);
		other = measure(t, one, steps);
		forget(steps, l->count);
		measure(t, one < other ? one : other, steps);
		for (size_t n = 0; n < l->count; n++) {
			if (steps[n] == FAR)
				continue;
			placed[n] = true;
			l->node[n].column = steps[n];
			if (steps[n] >= l->columns)
				l->columns = steps[n] + 1;
		}
	}
	free(steps);
	free(placed);
}

/* The middle of its neighbours on the left. */
static double
wish(const struct layout *l, const struct topology *t, size_t node)
{
	double sum = 0;
	unsigned n = 0;

	for (size_t i = 0; i < t->link_count; i++) {
		for (unsigned side = 0; side < 2; side++) {
			size_t other = layout_end(t, i, !side);

			if (layout_end(t, i, side) != node ||
			    l->node[other].column >= l->node[node].column)
				continue;
			sum += l->node[other].row;
			n++;
		}
	}
	return n ? sum / n : 0;
}

/* Those of a column under each other, each as near as can be to where it wishes to be. */
static void
put_rows(struct layout *l, const struct topology *t, unsigned column)
{
	size_t *order = xcalloc(l->count, sizeof *order), n = 0;
	double *wishes = xcalloc(l->count, sizeof *wishes), middle = 0;

	for (size_t i = 0; i < l->count; i++) {
		size_t at = n;
		double w;

		if (l->node[i].column != column)
			continue;
		w = wish(l, t, i);
		for (; at > 0 && wishes[at - 1] > w; at--) {
			wishes[at] = wishes[at - 1];
			order[at] = order[at - 1];
		}
		wishes[at] = w;
		order[at] = i;
		n++;
	}
	for (size_t i = 0; i < n; i++)
		middle += wishes[i] / (double)n;
	for (size_t i = 0; i < n; i++) {
		double row = middle + (double)i - (double)(n - 1) / 2;

		l->node[order[i]].row = row;
		l->top = row < l->top ? row : l->top;
		l->bottom = row > l->bottom ? row : l->bottom;
	}
	free(order);
	free(wishes);
}

struct layout *
layout_new(const struct topology *t)
{
	struct layout *l = xcalloc(1, sizeof *l);

	l->count = t->node_count;
	for (size_t i = 0; i < t->link_count; i++)
		for (unsigned side = 0; side < 2; side++)
			l->count += t->links[i].end[side].kind != END_NODE;
	l->node = xcalloc(l->count + 1, sizeof *l->node);
	put_columns(l, t);
	for (unsigned c = 0; c < l->columns; c++)
		put_rows(l, t, c);
	return l;
}

void
layout_free(struct layout *l)
{
	free(l->node);
	free(l);
}
