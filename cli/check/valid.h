/* `valid:` of a check: what must hold for the output of `exec`.
 *
 *	sas[state=QM_IDLE].remote == 198.51.100.2	some value there is that
 *	count(sas) == 1					so many there are
 *	all interfaces[*].mtu >= 1400			every value is
 *	text has "incomplete"				where there is no fact: in the text, or `lacks` */
#ifndef QMIDLE_CHECK_VALID_H
#define QMIDLE_CHECK_VALID_H

#include <stdbool.h>

#include "cli/lab/yaml.h"
#include "engine/base/text.h"

struct lab_node;

extern const struct form form_validity;

/* Complains about a line that says nothing. */
void valid_verify(struct reader *, const yaml_node_t *, const char *lines);

/* What the router answers to the command, held against the lines; why gets what does not hold, or what
 * was found. */
bool valid_judge(const struct lab_node *, const char *command, const char *lines, struct text *why);

#endif
