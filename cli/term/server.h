/* Private to cli/term: what the server of the local socket has for those who come by a network. */
#ifndef QMIDLE_TERM_SERVER_H
#define QMIDLE_TERM_SERVER_H

#include "cli/term/term.h"

struct uv_loop_s;

/* A shell speaks at the other end of this socket, for this session. Takes both. */
void server_adopt(struct term_server *, int socket, struct session *);

struct uv_loop_s *server_loop(const struct term_server *);
const struct term_owner *server_owner(const struct term_server *, void **ctx);

/* ---- network.c ---- */

struct networks; /* where a server listens, and who called */

struct networks *networks_new(void);
/* Hangs up everybody; runs the loop until that is done. */
void networks_free(struct networks *, struct uv_loop_s *);
struct networks *server_networks(struct term_server *);

#endif
