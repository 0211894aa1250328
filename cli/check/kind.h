/* Private to cli/check: a kind of check, such as `ike_sa`. */
#ifndef QMIDLE_CHECK_KIND_H
#define QMIDLE_CHECK_KIND_H

#include "cli/check/check.h"
#include "cli/lab/lab.h"
#include "cli/lab/forms.h"
#include "engine/base/text.h"
#include "engine/sim/sched.h"

struct check_kind {
	const char *name;
	const struct form *form; /* of the arguments: an object, or a text alone; `is`: its help */
	size_t size;		 /* of the struct of texts (char *) that they are read into */
	/* Reads arguments that are no object; NULL: a text, into the first. */
	void (*read)(struct reader *, const yaml_node_t *, void *args);
	/* What the table cannot say: nodes exist, numbers are in range. May be NULL. */
	void (*verify)(struct reader *, const yaml_node_t *, const struct check *);
	/* At the beginning of a run: what must be seen from there on. Gives what start() and judge()
	 * find by check_kept(), and forget() takes. May be NULL. */
	void *(*prepare)(struct check_run *, const struct check *);
	void (*forget)(void *kept);

	/* One of the two. Of a router's state now: the first of the arguments is `node`, the names of
	 * the routers; what was found goes to `why`, either way. */
	bool (*judge)(struct check_run *, const struct check *, struct lab_node *,
		      struct text *why);
	/* Or begins, and ends later with check_over(), unless it is aborted. */
	void (*start)(struct check_run *, const struct check *);
	void (*abort)(struct check_run *, const struct check *);
};

#define CHECK_KIND(name) extern const struct check_kind check_##name;
#include "cli/check/kinds.def"
#undef CHECK_KIND

/* The running check is over; when it is not `good` it is tried again within its `wait`. */
void check_over(struct check_run *, bool good, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

struct lab *check_lab(const struct check_run *);
void *check_kept(const struct check_run *); /* of the running check */

/* "true", "yes": a text of form_bool; NULL is `otherwise`. */
bool check_true(const char *text, bool otherwise);
simtime check_span(const char *text, simtime otherwise);

/* ---- for reading ---- */

/* Complain unless there is such a node, which can send, such a link; NULL is good. */
void check_needs_sender(struct reader *, const yaml_node_t *, const char *name);
void check_needs_link(struct reader *, const yaml_node_t *, const char *name);

#endif
