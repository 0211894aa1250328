/* A ticket: the solved lab is broken in a way that nobody tells. */
#ifndef QMIDLE_LAB_TICKET_H
#define QMIDLE_LAB_TICKET_H

#include <stdbool.h>
#include <stdio.h>

struct lab;
struct lab_options;

/* `--fault random`: draws one of the lab's faults by the seed of the options, or by chance, and puts its
 * name into the options, and that of the attempt ("ticket-7"), where they live as long as the program. False
 * after a complaint. */
bool ticket_draw(const char *path, struct lab_options *, FILE *errors);

/* Before anybody touches a broken lab: notes which of its checks are good all the same. */
void ticket_begin(struct lab *);

#endif
