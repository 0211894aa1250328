#ifndef QMIDLE_EXEC_TRACEROUTE_H
#define QMIDLE_EXEC_TRACEROUTE_H

#include "engine/net/ping.h"

struct session;

/* What a person sees of a traceroute, here and at the console of a host. */
struct trace_view {
	struct session *session;
	bool begun; /* the line of this hop */
	ip4 hop;    /* whose address stands in it; 0: none yet */
};
void trace_announce(struct session *, const struct trace_params *);
void trace_show(struct trace_view *, const struct trace_result *);

#endif
