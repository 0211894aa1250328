#include "cli/lab/space.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "cli/lab/lab.h"
#include "engine/base/xmalloc.h"
#include "engine/host/host.h"
#include "engine/node/node.h"
#include "engine/wire/icmp.h"
#include "engine/wire/ipv4.h"
#include "engine/wire/udp.h"

#define TCP_PATIENCE SEC(7)
#define ICMP_SIZE    65536

struct space_job {
	struct sched *sched;
	struct watch *watch;
	int fd, send_fd; /* answers come in at fd; a trace sends elsewhere */
	timer_id timer;
	simtime sent_at;
	ip4 dst;
	void *ctx;
	void (*answered)(struct space_job *, const struct ipv4 *, const uint8_t *icmp, size_t len);
	void (*missed)(struct space_job *);

	struct ping_params ping;
	const struct ping_ops *ping_ops;
	struct ping_summary sum;
	simtime total;
	uint16_t id;
	bool waiting; /* for the answer to the last echo */

	struct trace_params trace;
	const struct trace_ops *trace_ops;
	unsigned ttl, probe;
	bool reached;

	tcp_probe_fn *tcp_fn;
	struct loop *loop;
	int refused;	 /* what connect() said at once */
	size_t octets;	 /* that are read */
	size_t received; /* of them */
};

/* ---- what all share ---- */

static struct sockaddr_in
address_of(ip4 addr, uint16_t port)
{
	return (struct sockaddr_in){
		.sin_family = AF_INET,
		.sin_port = htons(port),
		.sin_addr.s_addr = htonl(addr),
	};
}

static void
job_free(struct space_job *j)
{
	timer_cancel(j->sched, j->timer);
	if (j->watch)
		watch_free(j->watch);
	if (j->fd >= 0)
		close(j->fd);
	if (j->send_fd >= 0)
		close(j->send_fd);
	free(j);
}

/* With a first socket; NULL with *error. */
static struct space_job *
job_new(struct lab_node *node, int type, int protocol, ip4 dst, void *ctx, char **error)
{
	struct space_job *j = xcalloc(1, sizeof *j);

	j->sched = world_sched(node->lab->world);
	j->dst = dst;
	j->ctx = ctx;
	j->send_fd = -1;
	j->fd = namespace_socket(node->space, AF_INET, type, protocol);
	if (j->fd >= 0)
		return j;
	*error = xasprintf("%s: %s", node->spec->name, strerror(errno));
	job_free(j);
	return NULL;
}

static void
timed_out(void *owner, uint64_t serial)
{
	struct space_job *j = owner;

	(void)serial;
	j->timer = 0;
	j->missed(j);
}

static void
await(struct space_job *j, simtime patience)
{
	j->sent_at = sched_now(j->sched);
	timer_cancel(j->sched, j->timer);
	j->timer = timer_after(j->sched, patience, timed_out, j, 0);
}

/* One ICMP message, with its IP header as raw sockets give it. */
static void
icmp_readable(void *ctx)
{
	struct space_job *j = ctx;
	static uint8_t bytes[ICMP_SIZE];
	ssize_t n = recv(j->fd, bytes, sizeof bytes, 0);
	struct ipv4 h;

	if (n > 0 && ipv4_read(bytes, (size_t)n, &h) == IPV4_GOOD && h.protocol == PROTO_ICMP)
		j->answered(j, &h, bytes + h.header, h.total - h.header);
}

/* The packet that an ICMP error quotes, when it went to our destination. */
static const uint8_t *
quoted(const struct space_job *j, const uint8_t *icmp, size_t len, uint8_t protocol)
{
	const uint8_t *ip = icmp + ICMP_HEADER;
	size_t header;

	if (len < ICMP_HEADER + IPV4_HEADER ||
	    (icmp[0] != ICMP_UNREACHABLE && icmp[0] != ICMP_TIME_EXCEEDED))
		return NULL;
	header = (size_t)(ip[0] & 15) * 4;
	if (ip[0] >> 4 != 4 || header < IPV4_HEADER || len < ICMP_HEADER + header + 8 ||
	    ip[9] != protocol || memcmp(ip + 16, &(uint32_t){ htonl(j->dst) }, 4))
		return NULL;
	return ip + header;
}

static uint16_t
number_at(const uint8_t *at)
{
	return (uint16_t)(at[0] << 8 | at[1]);
}

/* ---- ping ---- */

static void ping_next(struct space_job *);

/* The next echo is arranged before anybody is told, since they may abort. */
static void
ping_conclude(struct space_job *j, struct ping_result r)
{
	timer_cancel(j->sched, j->timer);
	j->waiting = false;
	r.seq = j->sum.sent - 1;
	r.size = j->ping.size;
	r.rtt = sched_now(j->sched) - j->sent_at;
	if (r.symbol == '!') {
		j->total += r.rtt;
		if (!j->sum.received || r.rtt < j->sum.min)
			j->sum.min = r.rtt;
		if (r.rtt > j->sum.max)
			j->sum.max = r.rtt;
		j->sum.avg = j->total / ++j->sum.received;
	}
	ping_next(j);
	j->ping_ops->probe(j->ctx, &r);
}

static void
ping_missed(struct space_job *j)
{
	ping_conclude(j, (struct ping_result){ .symbol = '.' });
}

static void
ping_answered(struct space_job *j, const struct ipv4 *h, const uint8_t *icmp, size_t len)
{
	struct icmp m;
	const uint8_t *ours;

	if (!j->waiting || !icmp_read(icmp, len, &m))
		return;
	if (m.type == ICMP_ECHO_REPLY && m.id == j->id && m.seq == (uint16_t)j->sum.sent) {
		ping_conclude(j,
			      (struct ping_result){ .from = h->src, .ttl = h->ttl, .symbol = '!' });
		return;
	}
	ours = quoted(j, icmp, len, PROTO_ICMP);
	if (!ours || number_at(ours + 4) != j->id || number_at(ours + 6) != (uint16_t)j->sum.sent ||
	    h->src == h->dst) /* our own kernel found no neighbour: silence, as on a wire */
		return;
	ping_conclude(j, (struct ping_result){ .symbol = ping_symbol(m.type, m.code),
					       .from = h->src,
					       .icmp_type = m.type,
					       .icmp_code = m.code });
}

static void
send_echo(struct space_job *j)
{
	struct sockaddr_in to = address_of(j->dst, 0);
	size_t len = j->ping.size - IPV4_HEADER;
	uint8_t *echo = xcalloc(1, len);
	ssize_t sent;

	for (size_t i = ICMP_HEADER; i < len; i++)
		echo[i] = (uint8_t)(i % 2 ? j->ping.pattern : j->ping.pattern >> 8);
	icmp_write(
		echo, len,
		&(struct icmp){ .type = ICMP_ECHO, .id = j->id, .seq = (uint16_t)++j->sum.sent });
	await(j, SEC(j->ping.timeout));
	j->waiting = true;
	sent = sendto(j->fd, echo, len, 0, (struct sockaddr *)&to, sizeof to);
	free(echo);
	if (sent < 0 && errno == EMSGSIZE)
		ping_conclude(j, (struct ping_result){ .symbol = 'M' });
}

static void
ping_fire(void *owner, uint64_t serial)
{
	struct space_job *j = owner;

	(void)serial;
	j->timer = 0;
	if (j->sum.sent < j->ping.count) {
		send_echo(j);
		return;
	}
	j->ping_ops->done(j->ctx, &j->sum);
	job_free(j);
}

static void
ping_next(struct space_job *j)
{
	simtime next = j->sent_at + MSEC(j->ping.interval), now = sched_now(j->sched);
	bool early = j->sum.sent && j->ping.interval && next > now;

	j->timer = timer_after(j->sched, early ? next - now : 0, ping_fire, j, 0);
}

struct space_job *
space_ping(struct lab_node *node, const struct ping_params *p, const struct ping_ops *ops,
	   void *ctx, char **error)
{
	struct space_job *j = job_new(node, SOCK_RAW, IPPROTO_ICMP, p->dst, ctx, error);
	int discover = p->df ? IP_PMTUDISC_DO : IP_PMTUDISC_DONT;

	if (!j)
		return NULL;
	setsockopt(j->fd, IPPROTO_IP, IP_MTU_DISCOVER, &discover, sizeof discover);
	j->ping = *p;
	j->ping_ops = ops;
	j->id = (uint16_t)(getpid() ^ j->fd << 8);
	j->answered = ping_answered;
	j->missed = ping_missed;
	j->watch = watch_new(node->lab->loop, j->fd, WATCH_READABLE, icmp_readable, j);
	ping_next(j);
	return j;
}

struct ping_summary
space_abort(struct space_job *j)
{
	struct ping_summary sum = j->sum;

	job_free(j);
	return sum;
}

/* ---- traceroute ---- */

static void
trace_fire(void *owner, uint64_t serial)
{
	struct space_job *j = owner;
	unsigned n = (j->ttl - j->trace.min_ttl) * j->trace.probes + j->probe;
	struct sockaddr_in to = address_of(j->dst, (uint16_t)(j->trace.port + n));
	int ttl = (int)j->ttl;

	(void)serial;
	setsockopt(j->send_fd, IPPROTO_IP, IP_TTL, &ttl, sizeof ttl);
	await(j, SEC(j->trace.timeout));
	/* An old error may be waiting in the socket: it goes to the first try. */
	if (sendto(j->send_fd, "", 1, 0, (struct sockaddr *)&to, sizeof to) < 0)
		sendto(j->send_fd, "", 1, 0, (struct sockaddr *)&to, sizeof to);
}

static void
trace_conclude(struct space_job *j, struct trace_result r)
{
	timer_cancel(j->sched, j->timer);
	j->timer = 0;
	r.ttl = j->ttl;
	r.probe = j->probe;
	r.rtt = sched_now(j->sched) - j->sent_at;
	r.last_of_hop = ++j->probe == j->trace.probes;
	if (r.answered && r.icmp_type == ICMP_UNREACHABLE)
		j->reached = true;
	j->trace_ops->probe(j->ctx, &r);
	if (r.last_of_hop) {
		j->probe = 0;
		j->ttl++;
	}
	if (j->ttl <= j->trace.max_ttl && !(r.last_of_hop && j->reached)) {
		j->timer = timer_after(j->sched, 0, trace_fire, j, 0);
		return;
	}
	j->trace_ops->done(j->ctx, j->reached);
	job_free(j);
}

static void
trace_missed(struct space_job *j)
{
	trace_conclude(j, (struct trace_result){ 0 });
}

static void
trace_answered(struct space_job *j, const struct ipv4 *h, const uint8_t *icmp, size_t len)
{
	const uint8_t *udp = quoted(j, icmp, len, PROTO_UDP);
	unsigned n = (j->ttl - j->trace.min_ttl) * j->trace.probes + j->probe;

	if (!j->timer || !udp || number_at(udp + 2) != (uint16_t)(j->trace.port + n))
		return;
	trace_conclude(j, (struct trace_result){ .answered = true,
						 .from = h->src,
						 .icmp_type = icmp[0],
						 .icmp_code = icmp[1] });
}

struct space_job *
space_trace(struct lab_node *node, const struct trace_params *p, const struct trace_ops *ops,
	    void *ctx, char **error)
{
	struct space_job *j = job_new(node, SOCK_RAW, IPPROTO_ICMP, p->dst, ctx, error);

	if (!j)
		return NULL;
	j->send_fd = namespace_socket(node->space, AF_INET, SOCK_DGRAM, 0);
	if (j->send_fd < 0) {
		*error = xasprintf("%s: %s", node->spec->name, strerror(errno));
		job_free(j);
		return NULL;
	}
	j->trace = *p;
	j->trace_ops = ops;
	j->ttl = p->min_ttl;
	j->answered = trace_answered;
	j->missed = trace_missed;
	j->watch = watch_new(node->lab->loop, j->fd, WATCH_READABLE, icmp_readable, j);
	j->timer = timer_after(j->sched, 0, trace_fire, j, 0);
	return j;
}

/* ---- tcp ---- */

static void
tcp_conclude(struct space_job *j, struct tcp_result r)
{
	struct linger reset = { .l_onoff = 1 };

	setsockopt(j->fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
	r.from = j->dst;
	r.rtt = sched_now(j->sched) - j->sent_at;
	r.received = j->received;
	j->tcp_fn(j->ctx, &r);
	job_free(j);
}

static void
tcp_failed(struct space_job *j, int why)
{
	struct tcp_result r = { .answer = TCP_UNREACHABLE,
				.icmp_code = why == ENETUNREACH ? ICMP_NET : ICMP_HOST };

	if (why == ECONNREFUSED)
		r.answer = TCP_REFUSED;
	else if (why == ETIMEDOUT)
		r.answer = TCP_TIMEOUT;
	tcp_conclude(j, r);
}

/* The patience is at its end, or connect() itself said no. */
static void
tcp_missed(struct space_job *j)
{
	tcp_failed(j, j->refused ? j->refused : ETIMEDOUT);
}

static void
tcp_opened(struct space_job *j)
{
	tcp_conclude(j, (struct tcp_result){ .answer = TCP_OPEN });
}

static void
tcp_readable(void *ctx)
{
	struct space_job *j = ctx;
	char octets[4096];
	ssize_t len;

	while ((len = read(j->fd, octets, sizeof octets)) > 0)
		j->received += (size_t)len;
	if (j->received >= j->octets || !len || errno != EAGAIN)
		tcp_opened(j);
}

static void
tcp_settled(void *ctx)
{
	struct space_job *j = ctx;
	int why = 0;
	socklen_t len = sizeof why;

	getsockopt(j->fd, SOL_SOCKET, SO_ERROR, &why, &len);
	if (why) {
		tcp_failed(j, why);
	} else if (j->octets) {
		watch_free(j->watch);
		j->watch = watch_new(j->loop, j->fd, WATCH_READABLE, tcp_readable, j);
		j->missed = tcp_opened;
		await(j, TCP_PROBE_READING);
	} else {
		tcp_opened(j);
	}
}

struct space_job *
space_tcp(struct lab_node *node, const struct tcp_probe_params *params, tcp_probe_fn *fn, void *ctx,
	  char **error)
{
	struct space_job *j = job_new(node, SOCK_STREAM, 0, params->dst, ctx, error);
	struct sockaddr_in to = address_of(params->dst, params->port);

	if (!j)
		return NULL;
	j->tcp_fn = fn;
	j->loop = node->lab->loop;
	j->octets = params->octets;
	j->missed = tcp_missed;
	if (connect(j->fd, (struct sockaddr *)&to, sizeof to) && errno != EINPROGRESS) {
		j->refused = errno;
		await(j, 0);
		return j;
	}
	await(j, TCP_PATIENCE);
	j->watch = watch_new(node->lab->loop, j->fd, WATCH_WRITABLE, tcp_settled, j);
	return j;
}
