/* A script: what is typed where, and when.
 *
 *	R1> show clock		types a line at the console of R1
 *	R1! ^^			presses keys there: ^C, ^Z, ^^ (Ctrl-Shift-6), SPACE, ENTER, TAB, q
 *	wait 30s		lets time pass
 *	# …			is a comment */
#ifndef QMIDLE_LAB_SCRIPT_H
#define QMIDLE_LAB_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "engine/sim/sched.h"

struct lab;

enum step_kind { STEP_LINE, STEP_KEYS, STEP_WAIT };

struct step {
	enum step_kind kind;
	unsigned line; /* in the file */
	char *node;    /* as in lab.yml, "lab" for the lab's own prompt */
	char *text;    /* LINE */
	int *keys;     /* KEYS */
	size_t key_count;
	simtime time; /* WAIT */
};

struct script {
	struct step *steps;
	size_t count;
};

/* Reads the file ("-" is standard input); NULL after a complaint for each bad line. */
struct script *script_load(const struct lab *, const char *file, FILE *errors);
/* The same from a stream, which is `name` in complaints. */
struct script *script_read(const struct lab *, FILE *, const char *name, FILE *errors);
void script_free(struct script *);

/* Does what comes next at this node, after step i, press a key? */
bool script_key_follows(const struct script *, size_t i);

/* "30s", "500ms", "2m", "1h", a bare number of seconds. */
bool span_parse(const char *text, simtime *);

#endif
