/* Private to cli/term: those who come by a network.
 *
 *	port -- telnet_called(), ssh_called() --> a call, with a shell behind it */
#ifndef QMIDLE_TERM_NETWORK_H
#define QMIDLE_TERM_NETWORK_H

#include <bsd/sys/queue.h>
#include <stdbool.h>
#include <uv.h>

#include "cli/term/term.h"

/* Somebody who has called: the first member of what his protocol knows about him. */
struct call {
	LIST_ENTRY(call) link;
	void (*hang_up)(struct call *); /* may be called again */
};

/* Inserts it; whoever ends it does LIST_REMOVE(call, link). */
void networks_add(struct term_server *, struct call *);

/* Somebody waits at this listener: takes his connection, or sends him away. */
void telnet_called(struct term_server *, uv_stream_t *listener, void *place);
void ssh_called(struct term_server *, uv_stream_t *listener, void *place);

#define PEER_NAME 64 /* INET6_ADDRSTRLEN and more */

/* Accepts him as the protocols want a connection: small pieces at once, and TCP asks after a silence
 * whether he is still there. Gives his address in name. */
bool network_accept(uv_stream_t *listener, uv_tcp_t *, char name[static PEER_NAME]);
/* The owner is asked who takes him. */
struct session *network_ask(struct term_server *, void *place, enum term_protocol,
			    const char *peer);
/* Something is about to happen in the world: brings it to the present. */
void network_sync(struct term_server *);
/* The session that network_ask() gave is not wanted. */
void network_release(struct term_server *, struct session *);

#endif
