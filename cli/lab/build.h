/* Private to cli/lab: from a topology to nodes and links. */
#ifndef QMIDLE_LAB_BUILD_H
#define QMIDLE_LAB_BUILD_H

#include <stdbool.h>
#include <stdio.h>

struct lab;

/* Makes everything that lab->topology names and boots the routers; false after a complaint, and
 * then unbuild_lab() takes away what was made. */
bool build_lab(struct lab *, FILE *errors);
void unbuild_lab(struct lab *);

#endif
