#include "cli/device/syslog.h"

#include <stdlib.h>
#include <string.h>

#include "cli/device/device.h"
#include "cli/device/settings.h"
#include "engine/base/xmalloc.h"
#include "engine/net/iface.h"
#include "engine/net/udp.h"
#include "engine/node/node.h"

#define OWN_PORT   59152  /* they come from there */
#define TOLD_AFTER SEC(1) /* that a server gets lines */
#define LINE_MOST  1024	  /* octets of a datagram, RFC 3164 section 4.1 */

static struct syslog_server *
find(const struct device *d, const char *name)
{
	char *key = text_lower(name);
	struct syslog_server *v;

	HASH_FIND(by_key, d->syslog.server_by_key, key, strlen(key), v);
	free(key);
	return v;
}

static ip4
address_of(const struct device *d, const struct syslog_server *v)
{
	ip4 address;

	return ip4_parse(v->name, &address) ? address : host_find(&d->settings, v->name);
}

/* The address of ours that a server sees; 0: there is no way to it. */
static ip4
source_for(const struct device *d, ip4 server)
{
	struct net *net = router_net(d->router);
	struct iface *i = d->syslog.source ? iface_find(net, d->syslog.source) : NULL;
	ip4 src;

	if (!server || !ip_source_for(net, server, &src))
		return 0;
	return i && i->protocol && i->primary.addr ? i->primary.addr : src;
}

bool
syslog_reaches(const struct device *d, const struct syslog_server *v)
{
	return !v->tcp && !v->vrf && source_for(d, address_of(d, v));
}

/* ---- sending ---- */

static void
send_line(struct device *d, struct syslog_server *v, unsigned level, const char *line)
{
	struct syslog *y = &d->syslog;
	struct net *net = router_net(d->router);
	struct udp_to to = { .dst = address_of(d, v), .sport = OWN_PORT, .dport = v->port };
	struct text t = { 0 };
	struct pkt *pkt;

	to.src = source_for(d, to.dst);
	text_addf(&t, "<%u>%lu: ", y->facility * 8 + level, y->number);
	if (y->origin == ORIGIN_HOSTNAME)
		text_addf(&t, "%s: ", d->settings.hostname);
	else if (y->origin == ORIGIN_IP)
		text_addf(&t, "%s: ", IP4S(to.src));
	else if (y->origin == ORIGIN_STRING)
		text_addf(&t, "%s: ", y->origin_text);
	text_add(&t, line);
	pkt = pkt_new(net_pool(net), t.len < LINE_MOST ? t.len : LINE_MOST);
	memcpy(pkt->data, text_get(&t), pkt->len);
	text_free(&t);
	v->lines++;
	udp_send(net, &to, pkt);
}

static void
send_waiting(void *device, uint64_t serial)
{
	struct device *d = device;
	struct syslog *y = &d->syslog;
	char *all = text_take(&y->queue), *rest = all, *line;
	struct syslog_server *v;

	y->timer = 0;
	y->waiting = 0;
	y->sending = true;
	while ((line = strsep(&rest, "\n")) && *line) {
		y->number++;
		TAILQ_FOREACH (v, &y->servers, next)
			if (syslog_reaches(d, v))
				send_line(d, v, (unsigned)(*line - '0'), line + 1);
	}
	y->sending = false;
	free(all);
}

/* One message, of one line or several. A log_sender_fn. */
static unsigned
queue(void *device, int level, const char *text)
{
	struct device *d = device;
	struct syslog *y = &d->syslog;
	unsigned lines = 0;

	if (y->sending)
		return 0;
	for (size_t n; *text; text += n + (text[n] == '\n')) {
		n = strcspn(text, "\n");
		lines += n > 0;
		if (!n || TAILQ_EMPTY(&y->servers))
			continue;
		if (y->waiting == SYSLOG_QUEUE) {
			y->dropped++;
			continue;
		}
		text_addf(&y->queue, "%d", level);
		text_add_n(&y->queue, text, n);
		text_add(&y->queue, "\n");
		y->waiting++;
	}
	if (y->waiting && !y->timer)
		y->timer = timer_after(world_sched(d->world), 0, send_waiting, d, 0);
	return lines;
}

/* ---- servers ---- */

static void
say_started(void *device, uint64_t address)
{
	struct device *d = device;
	const struct syslog_server *v = find(d, IP4S((ip4)address));

	for (v = v ? v : TAILQ_FIRST(&d->syslog.servers); v && address_of(d, v) != (ip4)address;)
		v = TAILQ_NEXT(v, next);
	if (v)
		event(log_sink(d->log), LOGGING_HOST, (ip4)address, v->port, "started");
}

static void
server_free(struct device *d, struct syslog_server *v)
{
	TAILQ_REMOVE(&d->syslog.servers, v, next);
	HASH_DELETE(by_key, d->syslog.server_by_key, v);
	free(v->key);
	free(v->name);
	free(v->vrf);
	free(v);
}

void
syslog_server_set(struct device *d, const char *name, const char *vrf, bool tcp, uint16_t port)
{
	struct syslog_server *v = find(d, name);

	if (!v) {
		v = xcalloc(1, sizeof *v);
		v->name = xstrdup(name);
		v->key = text_lower(name);
		TAILQ_INSERT_TAIL(&d->syslog.servers, v, next);
		HASH_ADD_KEYPTR(by_key, d->syslog.server_by_key, v->key, strlen(v->key), v);
	}
	free(v->vrf);
	v->vrf = vrf ? xstrdup(vrf) : NULL;
	v->tcp = tcp;
	v->port = port;
	if (!vrf && !tcp && address_of(d, v))
		timer_after(world_sched(d->world), TOLD_AFTER, say_started, d, address_of(d, v));
}

void
syslog_server_remove(struct device *d, const char *name)
{
	struct syslog_server *v = find(d, name);

	if (!v)
		return;
	if (!v->vrf && !v->tcp && address_of(d, v))
		event(log_sink(d->log), LOGGING_HOST, address_of(d, v), v->port, "stopped");
	server_free(d, v);
}

void
syslog_start(struct device *d)
{
	d->syslog = (struct syslog){ .facility = SYSLOG_LOCAL7 };
	TAILQ_INIT(&d->syslog.servers);
	log_set_sender(d->log, queue, d);
}

void
syslog_stop(struct device *d)
{
	struct syslog_server *v;

	log_set_sender(d->log, NULL, NULL);
	timer_cancel(world_sched(d->world), d->syslog.timer);
	while ((v = TAILQ_FIRST(&d->syslog.servers)))
		server_free(d, v);
	free(d->syslog.origin_text);
	free(d->syslog.source);
	text_free(&d->syslog.queue);
}
