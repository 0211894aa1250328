/* The checks of a lab: what its state must be for a task to be done. lab.yml names them in netlab's
 * words; each asks the state of routers and hosts, or what is on a wire, and no text where there is
 * a fact.
 *
 *	checks:
 *	  phase1:
 *	    task: 1
 *	    points: 20
 *	    wait: 10s
 *	    ike_sa: {node: R1, peer: 198.51.100.2, state: QM_IDLE}
 *	    fail: R1 and R2 do not agree in phase 1
 *
 * A run takes simulated time: pings are sent, what is not yet so may become so within `wait`. Links may
 * be cut for the time of a check. */
#ifndef QMIDLE_CHECK_CHECK_H
#define QMIDLE_CHECK_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/lab/yaml.h"

struct check_run;
struct lab;
struct topology;

struct check {
	char *name;
	unsigned line;		       /* in lab.yml */
	const struct check_kind *kind; /* NULL while it is read */
	void *args;		       /* the kind's own: texts alone */

	/* texts of lab.yml, NULL: not given */
	char *points, *description, *nodes, *pass, *fail, *wait, *level, *stop_on_error;
	char *quiet;
	char *tasks, *valid, *cut; /* lines */
};

struct check_list {
	struct check *checks;
	size_t count;
};

/* ---- reading ---- */

extern const struct form form_checks;
/* Reads `checks:` into a struct check_list; the owner of the reader is the topology, whose nodes and
 * links are known by then. */
void checks_read(struct reader *, const yaml_node_t *, void *list);
void checks_free(struct check_list *);

/* Complains unless there is such a router. */
void check_needs_router(struct reader *, const yaml_node_t *, const char *name);

unsigned check_points(const struct check *); /* 10 unless it says otherwise */
bool check_is_of_task(const struct check *, const char *task);
/* Is there a check of that name or task? NULL: any check. */
bool check_list_has(const struct check_list *, const char *task);
bool check_warns(const struct check *); /* level: warning */
const char *check_kind_name(const struct check *);
/* Every text that lab.yml gives it with the key that it stands under: first those beside its kind,
 * then, `argument`, those of the kind. */
void check_each_text(const struct check *,
		     void (*fn)(void *ctx, const struct key *, const char *text, bool argument),
		     void *ctx);
/* What it asks the student, who answers by `answer`; NULL when it asks nothing. */
const char *check_question(const struct check *);

/* ---- running ---- */

enum check_verdict { CHECK_NOT_RUN, CHECK_PASSED, CHECK_FAILED };
const char *check_verdict_name(enum check_verdict); /* "not run" */

struct check_result {
	const struct check *check;
	enum check_verdict verdict;
	char *reason; /* why it failed, or what was found; never NULL */
};

/* What a student is told of it: the check's own words, or the reason. */
const char *check_said(const struct check_result *);

struct check_watcher {
	void (*told)(void *ctx,
		     const struct check_result *);   /* each, as it is known. May be NULL */
	void (*done)(void *ctx, struct check_run *); /* called once */
	void *ctx;
};

/* Begins with the checks of a task (NULL: all), one after the other; calls back from the scheduler.
 * The run is the caller's until check_free(), which also ends it before its end. */
struct check_run *check_start(struct lab *, const struct check_list *, const char *task,
			      const struct check_watcher *);
void check_free(struct check_run *);

const struct check_result *check_results(const struct check_run *, size_t *count);
struct check_sum {
	unsigned points, total; /* of those that do not only warn */
	unsigned percent;	/* 100 where there is nothing to have */
	unsigned failed, warnings;
};
struct check_sum check_sum(const struct check_run *);

#endif
