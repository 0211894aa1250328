/* What stands in a file because somebody copied it from a terminal: prompts before the lines, and
 * what the router said between them. Private to cli/config. */
#ifndef QMIDLE_CONFIG_PASTE_H
#define QMIDLE_CONFIG_PASTE_H

#include <stdbool.h>
#include <stddef.h>

enum paste_prompt {
	PASTE_NONE,
	PASTE_EXEC,   /* "R1#", "R1>" */
	PASTE_CONFIG, /* "R1(config)#" */
	PASTE_BLOCK,  /* "R1(config-if)#" and the like */
};

/* Drops what a terminal adds to a line, in place: carriage returns, the pager's --More-- with what
 * rubs it out. */
void paste_clean(char *line);
/* The prompt that the line begins with, and its length. */
enum paste_prompt paste_prompt(const char *line, size_t *length);
/* Did the router say this? A message, the head of a shown configuration, a caret … */
bool paste_is_output(const char *line);
/* Ctrl-Z, as the key itself or as terminals show it. */
bool paste_is_end_key(const char *line);

#endif
