/* ping, traceroute and a TCP probe sent by the kernel of a host's namespace, told in the words of
 * engine/net's own jobs: the console of a host shows the same, whatever the host is. */
#ifndef QMIDLE_LAB_SPACE_H
#define QMIDLE_LAB_SPACE_H

#include "engine/net/ping.h"
#include "engine/tcp/probe.h"

struct lab_node;
struct space_job;

/* Each gives a job that calls done (or fn) once, later, and is gone then; NULL with *error. */
struct space_job *space_ping(struct lab_node *, const struct ping_params *, const struct ping_ops *,
			     void *ctx, char **error);
struct space_job *space_trace(struct lab_node *, const struct trace_params *,
			      const struct trace_ops *, void *ctx, char **error);
struct space_job *space_tcp(struct lab_node *, const struct tcp_probe_params *, tcp_probe_fn *,
			    void *ctx, char **error);

/* Ends it at once; what a ping had so far. */
struct ping_summary space_abort(struct space_job *);

#endif
