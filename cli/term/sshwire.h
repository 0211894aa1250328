/* Private to cli/term: a connection of the lab's own network as the socket that libssh wants. Octets
 * that wait for room, on either side, stay here; nothing blocks.
 *
 *	tcp <--> ssh_wire_pump() <--> near | far <--> libssh */
#ifndef QMIDLE_TERM_SSHWIRE_H
#define QMIDLE_TERM_SSHWIRE_H

#include <stdbool.h>

#include "engine/base/text.h"
#include "engine/tcp/tcp.h"

struct ssh_wire {
	struct tcp_stack *tcp; /* NULL: gone */
	tcp_id id;
	int near, far; /* far is libssh's */
	struct text in, out;
};

/* False: the machine gives no sockets. */
bool ssh_wire_open(struct ssh_wire *, struct tcp_stack *, tcp_id);
/* Closes near, and what is left is lost; the connection stays. */
void ssh_wire_close(struct ssh_wire *);

/* Brings on what can be. True: something moved, or waits at far to be read: libssh has work. */
bool ssh_wire_pump(struct ssh_wire *);
/* Is all that libssh said on its way? */
bool ssh_wire_is_clear(const struct ssh_wire *);

#endif
