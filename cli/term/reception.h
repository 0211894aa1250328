/* A router's telnet and SSH servers on the lab's own network: who calls at port 23 or 22 gets a
 * session on a vty, behind a line discipline. */
#ifndef QMIDLE_TERM_RECEPTION_H
#define QMIDLE_TERM_RECEPTION_H

struct reception;
struct device;

/* The device outlives it. */
struct reception *reception_new(struct device *);
/* Hangs up everybody. */
void reception_free(struct reception *);
/* The device has a new router: listens there. Who came by the old one is gone. */
void reception_open(struct reception *);

#endif
