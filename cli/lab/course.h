/* What a lab is to somebody who learns with it: its subject, hints, checks, faults that may be put
 * on it, and what its broken state looks like. */
#ifndef QMIDLE_LAB_COURSE_H
#define QMIDLE_LAB_COURSE_H

#include "cli/check/check.h"
#include "cli/check/signature.h"
#include "cli/lab/forms.h"
#include "cli/lab/yaml.h"

struct hint {
	char *task; /* NULL: of the lab as a whole */
	char *cost; /* points, NULL: HINT_COST */
	char *text;
	unsigned line; /* in lab.yml */
};
#define HINT_COST 5

struct hint_list {
	struct hint *hints;
	size_t count;
};

/* Lines that break one router of the solved lab. */
struct fault_break {
	char *node;
	char *lines;
};

struct fault {
	char *name;
	unsigned line;
	char *ticket; /* what the users say */
	struct fault_break *breaks;
	size_t break_count;
	struct hint_list hints;
};

struct fault_list {
	struct fault *faults;
	size_t count;
};

struct course {
	char *topic, *level;	  /* NULL: not said */
	char *minutes, *commands; /* that a practised person needs; numbers */
	struct check_list checks;
	struct hint_list hints;
	struct fault_list faults;
	struct signature signature;
};

void course_free(struct course *);

unsigned course_minutes(const struct course *);	 /* 30 unless it says otherwise */
unsigned course_commands(const struct course *); /* 60 */
unsigned hint_cost(const struct hint *);
/* NULL when there is none of that name. */
const struct fault *course_fault(const struct course *, const char *name);

/* ---- its keys of lab.yml, for a mapping read into a struct with a course in it ---- */

extern const struct form form_level, form_hints, form_faults;
void hints_read(struct reader *, const yaml_node_t *, void *list);
void faults_read(struct reader *, const yaml_node_t *, void *list);

#define COURSE_KEYS(type, member)                                                                  \
	{ "topic", reader_value, offsetof(type, member.topic),                                     \
	  0,	   &form_text,	 "The topic of the exam" },                                        \
		{ "level", reader_value, offsetof(type, member.level),                             \
		  0,	   &form_level,	 "How hard it is" },                                       \
		{ "minutes", reader_value, offsetof(type, member.minutes),                         \
		  0,	     &form_number, "How long a practised person needs" },                  \
		{ "commands", reader_value, offsetof(type, member.commands),                       \
		  0,	      &form_number, "How many commands a practised person types" },        \
		{ "hints", hints_read,	offsetof(type, member.hints),                              \
		  0,	   &form_hints, "Help in steps, each of which costs points" },             \
		{ "checks",                                                                        \
		  checks_read,                                                                     \
		  offsetof(type, member.checks),                                                   \
		  0,                                                                               \
		  &form_checks,                                                                    \
		  "What must be so for the lab to be solved, by name, in the order of the run" },  \
		{ "signature",                                                                     \
		  signature_read,                                                                  \
		  offsetof(type, member.signature),                                                \
		  0,                                                                               \
		  &form_signature,                                                                 \
		  "What the unsolved lab looks like after somebody tried it" },                    \
	{                                                                                          \
		"faults", faults_read, offsetof(type, member.faults), 0, &form_faults,             \
			"Ways to break the solved lab, for `run --fault`"                          \
	}

#endif
