/* Grading: the checks of a lab as lines, as JSON and as points. */
#ifndef QMIDLE_LAB_GRADE_H
#define QMIDLE_LAB_GRADE_H

#include <stdbool.h>
#include <stdio.h>

#include "cli/check/check.h"
#include "engine/base/text.h"

struct lab;

/* What an attempt is worth: what the checks give, less what it took. */
struct score {
	unsigned percent;    /* of the checks' points */
	unsigned hints;	     /* what they cost */
	unsigned late;	     /* a point a minute beyond those of the lab, 20 at most */
	unsigned commands;   /* a point for ten beyond those of the lab, 10 at most */
	unsigned collateral; /* 10 for every check that was good before and is not now */
	unsigned damaged;    /* how many */
	bool solution;	     /* it was looked at: nothing is left */
	int total;	     /* 0 to 100 */
};

/* The hints that were asked for, and what they cost. */
struct hints_seen {
	unsigned count, cost;
};
struct hints_seen hints_seen(const struct lab *);

/* After a run of all checks. Time and commands count where a fault is sought. */
struct score score_of(const struct lab *, const struct check_run *);
void score_print(const struct score *, struct text *);

/* "  ok    phase1   20  …\n" */
void grade_line(const struct check_result *, struct text *);
/* "80 percent: …\n" */
void grade_summary(const struct check_run *, struct text *);
/* Notes in the progress of the lab which tasks are solved, of those that were looked at. */
void grade_note_tasks(struct lab *, const struct check_run *);
/* Notes the score of a run of all checks, and what it has taken, in the progress of the lab. */
void grade_note(struct lab *, const struct check_run *);

/* Runs the checks of a task (NULL: all), letting time run until they are over; each goes to out as it
 * is known (NULL: nowhere). */
struct check_run *grade_run(struct lab *, const char *task, FILE *out);
/* Runs all checks of the lab as it was opened, without anybody seeing it: the names of those that
 * pass, as lines. Gives it. */
char *grade_green(const struct lab *);

enum grade_status { GRADE_PASSED, GRADE_FAILED, GRADE_UNUSABLE, GRADE_WARNED };

struct grade_options {
	const char *task; /* NULL: all */
	bool json;
	bool signature; /* not the checks: the signature */
	bool print;	/* the signature as it is */
};

/* `qmidle check`: lets time run until the checks are over. The exit status of the program. */
enum grade_status lab_grade(struct lab *, const struct grade_options *, FILE *out, FILE *errors);

#endif
