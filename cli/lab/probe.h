/* Something that a node of the lab sends to see who answers: a router, a built-in host, or a host that
 * is a namespace, told in the same words. */
#ifndef QMIDLE_LAB_PROBE_H
#define QMIDLE_LAB_PROBE_H

#include "engine/net/ping.h"
#include "engine/tcp/probe.h"

struct lab_node;
struct probe;

/* Each calls done or stopped (or fn) once, later, and is gone then, unless it is aborted. NULL with
 * *error, which the caller frees, when it cannot be sent at all. */
struct probe *probe_ping(struct lab_node *, const struct ping_params *, const struct ping_ops *,
			 void *ctx, char **error);
struct probe *probe_tcp(struct lab_node *, const struct tcp_probe_params *, tcp_probe_fn *,
			void *ctx, char **error);

/* Ends it at once; what a ping had so far. */
struct ping_summary probe_abort(struct probe *);

#endif
