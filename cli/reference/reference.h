/* The command reference: every statement that the grammar has, what it is by default, and whether it
 * has an effect. */
#ifndef QMIDLE_REFERENCE_H
#define QMIDLE_REFERENCE_H

#include <stdbool.h>
#include <stdio.h>

/* Prints the statements that begin with the words, each of them abbreviated or not, with the mode
 * they belong to; all of them where there are no words. False when there is none. */
bool reference_print(char *const *words, size_t count, FILE *);

#endif
