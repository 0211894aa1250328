#ifndef QMIDLE_EXEC_PING_H
#define QMIDLE_EXEC_PING_H

#include "engine/net/ping.h"

struct session;

/* Starts a ping as a job of the session, with all that a person sees of it. */
void ping_run(struct session *, const struct ping_params *);

#endif
