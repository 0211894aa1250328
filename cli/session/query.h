/* One show command of a router for a program: nobody sits on a line, nothing is asked. */
#ifndef QMIDLE_SESSION_QUERY_H
#define QMIDLE_SESSION_QUERY_H

#include <stdbool.h>

struct device;
struct text;

enum query_verdict {
	QUERY_ANSWERED,
	QUERY_REFUSED,	/* the router does not take the command, or answers "% …" */
	QUERY_NO_FACTS, /* it is answered in text alone */
};

/* Carries the command out at privilege level 15 and adds the answer: its text, or with `facts` the
 * JSON of the same. What is refused adds what the router said about it. Only show is taken; a command
 * for facts has no output modifier. */
enum query_verdict query_run(struct device *, const char *command, bool facts, struct text *answer);

#endif
