/* Private to cli/report: where the nodes of a lab stand in its picture. In columns from one end of
 * the longest way through the lab to the other, so that a chain is a row and a hub lies in the
 * middle. What is outside, at the far end of a cable to the machine, stands there as a node too. */
#ifndef QMIDLE_REPORT_LAYOUT_H
#define QMIDLE_REPORT_LAYOUT_H

#include <stddef.h>

struct topology;

struct place {
	unsigned column;
	double row; /* 0 in the middle, neighbours 1 apart */
};

struct layout {
	struct place
		*node; /* the topology's nodes, and then the outer ends in the order of links */
	size_t count;
	unsigned columns;
	double top, bottom; /* rows */
};

struct layout *layout_new(const struct topology *);
void layout_free(struct layout *);
/* The index of the node at an end of a link. */
size_t layout_end(const struct topology *, size_t link, unsigned side);

#endif
