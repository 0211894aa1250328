/* The labs that came with the program, for somebody who looks for the next one. */
#ifndef QMIDLE_LAB_CATALOGUE_H
#define QMIDLE_LAB_CATALOGUE_H

#include <stdio.h>

/* A line for each: where it is, its title, topic, level, minutes, and what has been passed of it. */
void catalogue_print(FILE *out);

#endif
