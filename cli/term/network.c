/* Where a lab is reached by a network: ports of the machine, and those who called there. */
#include "cli/term/network.h"

#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/term/server.h"
#include "engine/base/xmalloc.h"

#define BACKLOG 16
#define ALIVE	60 /* seconds of silence after which TCP asks whether he is still there */

struct port {
	LIST_ENTRY(port) link;
	uv_tcp_t tcp; /* listens */
	struct term_server *server;
	enum term_protocol protocol;
	void *place;
};

struct networks {
	LIST_HEAD(, port) ports;
	LIST_HEAD(, call) calls;
};

/* ---- who calls ---- */

void
networks_add(struct term_server *server, struct call *call)
{
	LIST_INSERT_HEAD(&server_networks(server)->calls, call, link);
}

bool
network_accept(uv_stream_t *listener, uv_tcp_t *tcp, char name[static PEER_NAME])
{
	struct sockaddr_storage a;
	int len = sizeof a;

	if (uv_accept(listener, (uv_stream_t *)tcp))
		return false;
	uv_tcp_keepalive(tcp, 1, ALIVE);
	uv_tcp_nodelay(tcp, 1);
	if (uv_tcp_getpeername(tcp, (struct sockaddr *)&a, &len) ||
	    uv_ip_name((struct sockaddr *)&a, name, PEER_NAME))
		snprintf(name, PEER_NAME, "?");
	return true;
}

void
network_sync(struct term_server *server)
{
	void *ctx;
	const struct term_owner *owner = server_owner(server, &ctx);

	owner->sync(ctx);
}

struct session *
network_ask(struct term_server *server, void *place, enum term_protocol protocol, const char *peer)
{
	void *ctx;
	const struct term_owner *owner = server_owner(server, &ctx);

	owner->sync(ctx);
	return owner->call(ctx, place, protocol, peer);
}

void
network_release(struct term_server *server, struct session *session)
{
	void *ctx;
	const struct term_owner *owner = server_owner(server, &ctx);

	if (session)
		owner->closed(ctx, session);
}

static void
called(uv_stream_t *listener, int status)
{
	struct port *port = listener->data;

	if (status < 0)
		return;
	if (port->protocol == TERM_SSH)
		ssh_called(port->server, listener, port->place);
	else
		telnet_called(port->server, listener, port->place);
}

/* ---- ports ---- */

static void
port_closed(uv_handle_t *handle)
{
	struct port *p = handle->data;

	LIST_REMOVE(p, link);
	free(p);
}

static int
listen_at(struct port *p, const char *address, uint16_t port)
{
	struct sockaddr_in a;
	int rc = uv_ip4_addr(address, port, &a);

	if (!rc)
		rc = uv_tcp_bind(&p->tcp, (struct sockaddr *)&a, 0);
	return rc ? rc : uv_listen((uv_stream_t *)&p->tcp, BACKLOG, called);
}

bool
term_network(struct term_server *server, enum term_protocol protocol, const char *address,
	     uint16_t port, void *place, char **error)
{
	struct port *p = xcalloc(1, sizeof *p);
	int rc;

	p->server = server;
	p->protocol = protocol;
	p->place = place;
	uv_tcp_init(server_loop(server), &p->tcp);
	p->tcp.data = p;
	LIST_INSERT_HEAD(&server_networks(server)->ports, p, link);
	rc = listen_at(p, address, port);
	if (!rc)
		return true;
	*error = xasprintf("%s:%u: %s", address, port, uv_strerror(rc));
	uv_close((uv_handle_t *)&p->tcp, port_closed);
	return false;
}

struct networks *
networks_new(void)
{
	struct networks *n = xcalloc(1, sizeof *n);

	LIST_INIT(&n->ports);
	LIST_INIT(&n->calls);
	return n;
}

void
networks_free(struct networks *n, struct uv_loop_s *loop)
{
	struct call *c, *next;
	struct port *p;

	LIST_FOREACH (p, &n->ports, link)
		if (!uv_is_closing((uv_handle_t *)&p->tcp))
			uv_close((uv_handle_t *)&p->tcp, port_closed);
	LIST_FOREACH_SAFE (c, &n->calls, link, next)
		c->hang_up(c);
	while (!LIST_EMPTY(&n->ports) || !LIST_EMPTY(&n->calls))
		uv_run(loop, UV_RUN_ONCE);
	free(n);
}
