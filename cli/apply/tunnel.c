/* interface Tunnel … and what is set on it alone. */
#include <stdio.h>
#include <string.h>

#include "cli/apply/apply.h"
#include "cli/handlers.h"
#include "engine/ipsec/ipsec.h"
#include "engine/net/iface.h"
#include "engine/node/node.h"
#include "engine/tunnel/tunnel.h"

/* The tunnel of the block: on other interfaces these lines are refused. */
static struct tunnel *
tunnel_in(const struct apply *a)
{
	return tunnel_of(iface_find(router_net(a->device->router), a->parent_key));
}

static struct tunnel_config
config_in(const struct apply *a)
{
	return tunnel_in(a)->config;
}

static bool
configure(const struct apply *a, const struct tunnel_config *c)
{
	tunnel_configure(tunnel_in(a), c);
	return true;
}

bool
apply_interface_tunnel_source(struct apply *a, const struct args_interface_tunnel_source *args)
{
	struct tunnel_config c = config_in(a);
	bool set = a->op == APPLY_SET;

	if (set && args->has_interface && !strcmp(args->interface, a->parent_key))
		return refuse(a, DIAG_SOURCE_IS_SELF, args->interface, NULL);
	snprintf(c.source_interface, sizeof c.source_interface, "%s",
		 set && args->has_interface ? args->interface : "");
	c.source = set ? args->address : 0;
	return configure(a, &c);
}

bool
apply_interface_tunnel_destination(struct apply *a,
				   const struct args_interface_tunnel_destination *args)
{
	struct tunnel_config c = config_in(a);

	c.destination = a->op == APPLY_SET ? args->address : 0;
	return configure(a, &c);
}

bool
apply_interface_tunnel_mode(struct apply *a, const struct args_interface_tunnel_mode *args)
{
	struct tunnel_config c = config_in(a);

	c.mode = a->op != APPLY_SET ? TUNNEL_GRE
		 : args->kw_ipip    ? TUNNEL_IPIP
		 : args->kw_ipsec   ? TUNNEL_IPSEC
				    : TUNNEL_GRE;
	return configure(a, &c);
}

bool
apply_interface_tunnel_key(struct apply *a, const struct args_interface_tunnel_key *args)
{
	struct tunnel_config c = config_in(a);

	c.has_key = a->op == APPLY_SET;
	c.key = c.has_key ? args->key : 0;
	return configure(a, &c);
}

bool
apply_interface_tunnel_sequence_datagrams(
	struct apply *a, const struct args_interface_tunnel_sequence_datagrams *args)
{
	struct tunnel_config c = config_in(a);

	c.sequence = a->op == APPLY_SET;
	return configure(a, &c);
}

bool
apply_interface_tunnel_checksum(struct apply *a, const struct args_interface_tunnel_checksum *args)
{
	struct tunnel_config c = config_in(a);

	c.checksum = a->op == APPLY_SET;
	return configure(a, &c);
}

bool
apply_interface_tunnel_tos(struct apply *a, const struct args_interface_tunnel_tos *args)
{
	struct tunnel_config c = config_in(a);

	c.has_tos = a->op == APPLY_SET;
	c.tos = c.has_tos ? (uint8_t)args->octet : 0;
	return configure(a, &c);
}

bool
apply_interface_tunnel_ttl(struct apply *a, const struct args_interface_tunnel_ttl *args)
{
	struct tunnel_config c = config_in(a);

	c.ttl = a->op == APPLY_SET ? (uint8_t)args->hops : 0;
	return configure(a, &c);
}

bool
apply_interface_tunnel_path_mtu_discovery(
	struct apply *a, const struct args_interface_tunnel_path_mtu_discovery *args)
{
	struct tunnel_config c = config_in(a);

	c.path_mtu_discovery = a->op == APPLY_SET;
	c.path_minutes = args->kw_infinite ? 0 : args->has_minutes ? args->minutes : 10;
	c.path_least = args->has_least ? args->least : 92;
	return configure(a, &c);
}

bool
apply_interface_tunnel_protection_ipsec_profile(
	struct apply *a, const struct args_interface_tunnel_protection_ipsec_profile *args)
{
	struct ipsec *ipsec = router_ipsec(a->device->router);

	if (a->op == APPLY_SET)
		return tunnel_protect(ipsec, tunnel_in(a), args->name, args->kw_shared,
				      &a->reply->diag);
	tunnel_unprotect(ipsec, tunnel_in(a));
	return true;
}
