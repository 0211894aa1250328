#include "engine/node/host.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/net/iface.h"
#include "engine/net/route.h"
#include "engine/tcp/tcp.h"

struct host {
	char *name;
	struct host_config config;
	struct port port;
	struct net *net;
	struct tcp_stack *tcp;
	struct iface *iface;
};

struct host *
host_new(const struct net_env *env, const char *name, const char *port_name,
	 const struct host_config *config)
{
	struct host *h = xcalloc(1, sizeof *h);
	struct net_env own = *env;

	own.role = NET_HOST;
	h->name = xstrdup(name);
	h->config = *config;
	snprintf(h->port.name, sizeof h->port.name, "%s:%s", name, port_name);
	h->net = net_new(&own);
	h->tcp = tcp_new(h->net);
	h->iface = iface_new(h->net, port_name, IFACE_ETHERNET);
	if (config->addr)
		iface_set_address(h->iface, config->addr, mask_of(config->len), false, NULL);
	if (config->gateway)
		route_add(h->net, 0, 0,
			  &(struct route){ .distance = 1, .gateway = config->gateway }, NULL);
	iface_attach(h->iface, &h->port);
	iface_set_shutdown(h->iface, false, NULL);
	return h;
}

void
host_free(struct host *h)
{
	if (!h)
		return;
	tcp_free(h->tcp);
	net_free(h->net);
	free(h->name);
	free(h);
}

const char *
host_name(const struct host *h)
{
	return h->name;
}

const struct host_config *
host_config(const struct host *h)
{
	return &h->config;
}

struct port *
host_port(struct host *h)
{
	return &h->port;
}

struct iface *
host_iface(struct host *h)
{
	return h->iface;
}

struct net *
host_net(struct host *h)
{
	return h->net;
}

struct tcp_stack *
host_tcp(struct host *h)
{
	return h->tcp;
}
