/* Private to cli/term: a router's SSH server on the lab's own network, at port 22. Of a reception. */
#ifndef QMIDLE_TERM_SSHRECEPTION_H
#define QMIDLE_TERM_SSHRECEPTION_H

struct device;
struct ssh_reception;

/* The device outlives it. */
struct ssh_reception *ssh_reception_new(struct device *);
void ssh_reception_free(struct ssh_reception *);
/* As reception_open(). */
void ssh_reception_open(struct ssh_reception *);

#endif
