/* What a lab tells: its README.md has a drawing (the first ``` block), a task (the section whose
 * heading begins with "Task") and what to take away (the section with a heading that begins so), which
 * is kept for the end: it names what was wrong. */
#ifndef QMIDLE_LAB_STORY_H
#define QMIDLE_LAB_STORY_H

#include <stdio.h>

struct lab;

/* Title, drawing, task, and how to move between the consoles. */
void story_greet(const struct lab *, FILE *);

/* The README without what to take away, or NULL when there is none. Gives it. */
char *story_text(const struct lab *);
/* What to take away; NULL: nothing. Gives it. */
char *story_moral(const struct lab *);

#endif
