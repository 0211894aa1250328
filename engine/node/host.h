/* The built-in PC: one interface, one address, one gateway. It answers echo and refuses TCP. */
#ifndef QMIDLE_NODE_HOST_H
#define QMIDLE_NODE_HOST_H

#include <stdbool.h>

#include "engine/base/addr.h"
#include "engine/net/net.h"
#include "engine/net/ping.h"
#include "engine/sim/port.h"

struct host;
struct tcp_stack;

struct host_config {
	ip4 addr;
	uint8_t len;
	ip4 gateway; /* 0: none */
};

/* env->role is ignored: it is NET_HOST. port_name is that of the cable's end ("eth0"). The name
 * is copied; what env names is borrowed. */
struct host *host_new(const struct net_env *, const char *name, const char *port_name,
		      const struct host_config *);
void host_free(struct host *); /* after the link on its port */

const char *host_name(const struct host *);
const struct host_config *host_config(const struct host *);
struct port *host_port(struct host *);	 /* for the link */
struct iface *host_iface(struct host *); /* MAC, counters */
/* For ping_start(), trace_start(), arp_each(). */
struct net *host_net(struct host *);
/* For tcp_probe(), tcp_connect(). */
struct tcp_stack *host_tcp(struct host *);

#endif
