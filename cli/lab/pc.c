/* The console of a host, built in or a namespace: both are asked by the same
 * words and answer with the same results, which are shown here. */
#include <stdlib.h>

#include "cli/exec/ping.h"
#include "cli/exec/ssh.h"
#include "cli/exec/telnet.h"
#include "cli/exec/traceroute.h"
#include "cli/handlers.h"
#include "cli/lab/lab.h"
#include "cli/lab/space.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"
#include "engine/node/host.h"
#include "grammar/ios/args.h"

/* What runs at this console: one of these has a job. */
struct pc_job {
	struct session *session;
	struct lab_node *node;
	struct space_job *space;   /* of a namespace */
	uint32_t ping, trace, tcp; /* of a built-in host */
	union {
		struct ping_view ping_view;
		struct trace_view trace_view;
	};
	uint16_t port;
};

static struct lab_node *
node_of(const struct session *s)
{
	return session_owner(s);
}

static void
pc_stop(struct pc_job *j, struct ping_summary *sum)
{
	struct net *net = j->node->host ? host_net(j->node->host) : NULL;

	if (j->space)
		*sum = space_abort(j->space);
	if (j->ping)
		*sum = ping_abort(net, j->ping);
	if (j->trace)
		trace_abort(net, j->trace);
	if (j->tcp)
		tcp_probe_abort(host_tcp(j->node->host), j->tcp);
	j->space = NULL;
	j->ping = j->trace = j->tcp = 0;
}

static void
pc_free(void *job)
{
	struct ping_summary sum;

	pc_stop(job, &sum);
	free(job);
}

static void
pc_abort(struct session *s, void *job)
{
	struct ping_summary sum;

	pc_stop(job, &sum);
	session_write(s, "\n");
	session_job_done(s);
}

static void
pc_done(struct pc_job *j)
{
	j->space = NULL;
	j->ping = j->trace = j->tcp = 0;
	session_job_done(j->session);
}

static const struct job_ops pc_ops = { .abort = pc_abort, .free = pc_free };

/* The job is the session's when this returns; `error` is what kept it from
 * starting. */
static struct pc_job *
pc_new(struct session *s)
{
	struct pc_job *j = xcalloc(1, sizeof *j);

	j->session = s;
	j->node = node_of(s);
	session_job(s, &pc_ops, j);
	return j;
}

static void
pc_started(struct pc_job *j, char *error)
{
	if (!error)
		return;
	session_printf(j->session, "%% %s\n", error);
	free(error);
	session_job_done(j->session);
}

/* ---- ping ---- */

static void
ping_probed(void *ctx, const struct ping_result *r)
{
	struct pc_job *j = ctx;

	ping_show(&j->ping_view, r);
}

static void
ping_over(void *ctx, const struct ping_summary *sum)
{
	struct pc_job *j = ctx;

	ping_summarize(j->session, sum);
	pc_done(j);
}

static void
ping_interrupted(struct session *s, void *job)
{
	struct ping_summary sum = { 0 };

	pc_stop(job, &sum);
	ping_summarize(s, &sum);
	session_job_done(s);
}

void
exec_host_ping(struct session *s, const struct args_host_ping *a)
{
	static const struct ping_ops told = { .probe = ping_probed, .done = ping_over };
	static const struct job_ops ops = { .abort = ping_interrupted, .free = pc_free };
	struct ping_params p = ping_defaults;
	struct pc_job *j = xcalloc(1, sizeof *j);
	char *error = NULL;

	p.dst = a->target;
	p.df = a->kw_df;
	if (a->has_count)
		p.count = a->count;
	if (a->has_size)
		p.size = a->size;
	ping_announce(s, &p);
	j->session = j->ping_view.session = s;
	j->node = node_of(s);
	session_job(s, &ops, j);
	if (j->node->host)
		j->ping = ping_start(host_net(j->node->host), &p, &told, j);
	else
		j->space = space_ping(j->node, &p, &told, j, &error);
	pc_started(j, error);
}

/* ---- traceroute ---- */

static void
trace_probed(void *ctx, const struct trace_result *r)
{
	struct pc_job *j = ctx;

	trace_show(&j->trace_view, r);
}

static void
trace_over(void *ctx, bool reached)
{
	(void)reached;
	pc_done(ctx);
}

void
exec_host_traceroute(struct session *s, const struct args_host_traceroute *a)
{
	static const struct trace_ops told = { .probe = trace_probed, .done = trace_over };
	struct trace_params p = trace_defaults;
	struct pc_job *j = pc_new(s);
	char *error = NULL;

	p.dst = a->target;
	trace_announce(s, &p);
	j->trace_view.session = s;
	if (j->node->host)
		j->trace = trace_start(host_net(j->node->host), &p, &told, j);
	else
		j->space = space_trace(j->node, &p, &told, j, &error);
	pc_started(j, error);
}

/* ---- tcp ---- */

static void
tcp_over(void *ctx, const struct tcp_result *r)
{
	struct pc_job *j = ctx;

	switch (r->answer) {
	case TCP_OPEN:
		session_write(j->session, "Open\n");
		break;
	case TCP_REFUSED:
		session_write(j->session, "% Connection refused by remote host\n");
		break;
	case TCP_UNREACHABLE:
		session_write(j->session, "% Destination unreachable; gateway or host down\n");
		break;
	case TCP_TIMEOUT:
		session_write(j->session, "% Connection timed out; remote host not responding\n");
		break;
	case TCP_STOPPED: /* with the whole lab */
		break;
	}
	pc_done(j);
}

void
exec_host_tcp(struct session *s, const struct args_host_tcp *a)
{
	const struct tcp_probe_params p = { .dst = a->target, .port = (uint16_t)a->port };
	struct pc_job *j = pc_new(s);
	char *error = NULL;

	session_printf(s, "Trying %s, %u ... ", IP4S(a->target), a->port);
	if (j->node->host)
		j->tcp = tcp_probe(host_tcp(j->node->host), &p, tcp_over, j);
	else
		j->space = space_tcp(j->node, &p, tcp_over, j, &error);
	pc_started(j, error);
}

/* ---- telnet ---- */

void
exec_host_telnet(struct session *s, const struct args_host_telnet *a)
{
	const struct lab_node *node = node_of(s);

	if (!node->host) {
		session_printf(s,
			       "%% This host is a namespace of the machine: qmidle exec LAB %s -- "
			       "telnet %s\n",
			       node->spec->name, IP4S(a->target));
		return;
	}
	telnet_open(s, host_tcp(node->host),
		    &(struct call_to){ .host = IP4S(a->target),
				       .address = a->target,
				       .port = a->has_port ? (uint16_t)a->port : TELNET_PORT,
				       .from_host = true });
}

void
exec_host_ssh(struct session *s, const struct args_host_ssh *a)
{
	const struct lab_node *node = node_of(s);

	if (!node->host) {
		session_printf(s,
			       "%% This host is a namespace of the machine: qmidle exec LAB %s -- "
			       "ssh %s@%s\n",
			       node->spec->name, a->user, IP4S(a->target));
		return;
	}
	ssh_open(s, host_tcp(node->host),
		 &(struct ssh_to){ .call = { .host = IP4S(a->target),
					     .address = a->target,
					     .port = SSH_PORT,
					     .from_host = true },
				   .user = a->user,
				   .world = node->lab->world,
				   .from = node->spec->name });
}

/* ---- the rest ---- */

void
exec_host_show_ip(struct session *s, const struct args_host_show_ip *a)
{
	const struct topo_node *spec = node_of(s)->spec;

	(void)a;
	session_printf(s, "Address: %s/%u\n", IP4S(spec->address.addr), spec->address.len);
	session_printf(s, "Mask:    %s\n", IP4S(mask_of(spec->address.len)));
	session_printf(s, "Gateway: %s\n", spec->gateway ? IP4S(spec->gateway) : "none");
}

void
exec_host_help(struct session *s, const struct args_host_help *a)
{
	(void)a;
	session_write(
		s, "ping A [count N] [size N] [df]   sends ICMP echoes\n"
		   "traceroute A                     shows the routers on the way\n"
		   "tcp A PORT                       tries a TCP connection\n"
		   "telnet A [PORT]                  opens a telnet connection, which Ctrl-] ends\n"
		   "ssh -l USER A                    opens an SSH connection, which Ctrl-] ends\n"
		   "show ip                          address and gateway\n"
		   "show files, show file NAME       what it serves by TFTP, and was sent\n"
		   "show syslog                      what routers sent to its syslog port\n"
		   "exit                             leaves\n");
}

void
exec_host_exit(struct session *s, const struct args_host_exit *a)
{
	(void)a;
	session_exit(s);
}
