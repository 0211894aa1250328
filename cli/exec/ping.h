#ifndef QMIDLE_EXEC_PING_H
#define QMIDLE_EXEC_PING_H

#include "engine/net/ping.h"

struct session;

/* Starts a ping as a job of the session, with all that a person sees of it. */
void ping_run(struct session *, const struct ping_params *);

/* What a person sees of a ping, here and at the console of a host. */
struct ping_view {
	struct session *session;
	unsigned column;
};
void ping_announce(struct session *, const struct ping_params *);
void ping_show(struct ping_view *, const struct ping_result *);
void ping_summarize(struct session *, const struct ping_summary *);

#endif
