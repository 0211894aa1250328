/* What `show interfaces` says of a tunnel alone. */
#include <string.h>

#include "cli/device/device.h"
#include "cli/session/facts.h"
#include "cli/session/session.h"
#include "cli/show/iface.h"
#include "cli/show/show.h"
#include "engine/ipsec/ipsec.h"
#include "engine/net/iface.h"
#include "engine/node/node.h"
#include "engine/tunnel/tunnel.h"

static const char *
linestate_words(const struct tunnel *t)
{
	switch (t->state) {
	case TUNNEL_UP:
		return "up";
	case TUNNEL_SHUT:
		return "down - interface shut down";
	case TUNNEL_NO_DESTINATION:
		return "down - no IPv4 tunnel destination address";
	case TUNNEL_NO_SOURCE:
	case TUNNEL_NO_ROUTE:
		return "down - no output interface";
	case TUNNEL_RECURSIVE:
		return "down - recursive routing";
	case TUNNEL_UNPROTECTED:
		return "down - IPsec is down";
	case TUNNEL_SILENT:
		return "down - keepalive failed";
	}
	return "";
}

/* How many tunnels have the interface as their source. */
static unsigned
users_of(const struct tunnel *t)
{
	unsigned n = 0;

	for (const struct tunnel *o = NULL; (o = tunnel_next(t->all, o));)
		n += !strcmp(o->config.source_interface, t->config.source_interface);
	return n;
}

static void
show_ends(struct session *s, const struct tunnel *t)
{
	const struct tunnel_config *c = &t->config;
	const char *name = c->source_interface;
	ip4 source = *name ? t->local : c->source;
	unsigned users = users_of(t);

	tell_string(s, "source", source ? IP4S(source) : NULL);
	tell_string(s, "source_interface", *name ? name : NULL);
	tell_string(s, "destination", c->destination ? IP4S(c->destination) : NULL);
	session_printf(s, "  Tunnel source %s", source ? IP4S(source) : "UNKNOWN");
	if (*name && source)
		session_printf(s, " (%s)", name);
	if (c->destination)
		session_printf(s, ", destination %s", IP4S(c->destination));
	session_write(s, "\n");
	if (*name)
		session_printf(s,
			       "   Tunnel Subblocks:\n"
			       "      src-track:\n"
			       "         %s source tracking subblock associated with %s\n"
			       "          Set of tunnels with source %s, %u member%s (includes "
			       "iterators), on interface <OK>\n",
			       t->iface->name, name, name, users, users == 1 ? "" : "s");
}

static void
show_gre(struct session *s, const struct tunnel_config *c)
{
	tell(s, "transport", "  Tunnel protocol/transport %s\n", "GRE/IP");
	if (c->has_key)
		session_printf(s, "    Key 0x%X, ", c->key);
	else
		session_write(s, "    Key disabled, ");
	session_printf(s, "sequencing %s\n    Checksumming of packets %s\n",
		       c->sequence ? "enabled" : "disabled", c->checksum ? "enabled" : "disabled");
}

static void
show_path_mtu(struct session *s, const struct tunnel_config *c)
{
	if (!c->path_mtu_discovery)
		return;
	if (c->path_minutes)
		session_printf(s, "  Path MTU Discovery, ager %u mins, min MTU %u\n",
			       c->path_minutes, c->path_least);
	else
		session_printf(s, "  Path MTU Discovery, ager infinite, min MTU %u\n",
			       c->path_least);
}

void
show_tunnel(struct session *s, const struct tunnel *t)
{
	const struct tunnel_config *c = &t->config;
	const struct ipsec_profile *profile;
	bool shared;

	session_write(s, "  Encapsulation TUNNEL, loopback not set\n");
	if (c->keepalive_seconds)
		session_printf(s, "  Keepalive set (%u sec), retries %u\n", c->keepalive_seconds,
			       c->keepalive_retries);
	else
		session_write(s, "  Keepalive not set\n");
	tell_object(s, "tunnel");
	tell(s, "linestate", "  Tunnel linestate evaluation %s\n", linestate_words(t));
	show_ends(s, t);
	if (c->mode == TUNNEL_GRE)
		show_gre(s, c);
	else
		tell(s, "transport", "  Tunnel protocol/transport %s\n",
		     c->mode == TUNNEL_IPIP ? "IP/IP" : "IPSEC/IP");
	session_printf(s, "  Tunnel TTL %u%s\n", c->ttl ? c->ttl : 255,
		       c->mode == TUNNEL_GRE ? ", Fast tunneling enabled" : "");
	show_path_mtu(s, c);
	tell(s, "transport_mtu",
	     "  Tunnel transport MTU %u bytes\n"
	     "  Tunnel transmit bandwidth 8000 (kbps)\n"
	     "  Tunnel receive bandwidth 8000 (kbps)\n",
	     t->iface->transport_mtu);
	profile = tunnel_profile(router_ipsec(session_device(s)->router), t, &shared);
	if (profile)
		tell(s, "protection_profile", "  Tunnel protection via IPSec (profile \"%s\")\n",
		     profile->name);
	tell_end(s);
}
