/* What a lab tells: its README.md has a drawing (the first ``` block) and a task (the section
 * whose heading begins with "Task"). */
#ifndef QMIDLE_LAB_STORY_H
#define QMIDLE_LAB_STORY_H

#include <stdio.h>

struct lab;

/* Title, drawing, task, and how to move between the consoles. */
void story_greet(const struct lab *, FILE *);

/* The whole README, or NULL when there is none. Gives it. */
char *story_text(const struct lab *);

#endif
