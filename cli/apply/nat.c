/* ip nat … */
#include <stdlib.h>
#include <string.h>

#include "cli/apply/apply.h"
#include "cli/handlers.h"
#include "engine/base/xmalloc.h"
#include "engine/nat/nat.h"
#include "engine/net/iface.h"
#include "engine/net/route.h"
#include "engine/node/node.h"
#include "engine/wire/ipv4.h"

static struct nat *
nat_of(const struct apply *a)
{
	return router_nat(a->device->router);
}

/* ---- interfaces ---- */

/* Fragments are put in order before they are translated, and IOS says so in the configuration. */
bool
apply_interface_ip_nat(struct apply *a, const struct args_interface_ip_nat *args)
{
	struct iface *i = iface_find(router_net(a->device->router), a->parent_key);
	enum nat_side side = args->kw_inside ? NAT_INSIDE : NAT_OUTSIDE;

	if (a->op == APPLY_SET) {
		nat_set_side(nat_of(a), i, side);
		config_make_at(a->device, a->place, "ip virtual-reassembly in");
	} else if (nat_side(i) == side || (!args->kw_inside && !args->kw_outside)) {
		nat_set_side(nat_of(a), i, NAT_NONE);
	} else {
		a->forget = true;
	}
	return true;
}

/* ---- pools and rules ---- */

bool
apply_config_ip_nat_pool(struct apply *a, const struct args_config_ip_nat_pool *args)
{
	int len = args->has_length ? (int)args->length : mask_len(args->mask);
	struct nat_pool pool = { args->name, args->start, args->end, (uint8_t)len,
				 args->kw_match_host };

	if (a->op != APPLY_SET)
		return nat_pool_delete(nat_of(a), args->name, &a->reply->diag);
	if (len < 0)
		return refuse(a, DIAG_BAD_MASK, IP4S(args->mask), IP4S(args->start), NULL);
	return nat_pool_set(nat_of(a), &pool, &a->reply->diag);
}

/* An interface has one address: it is always shared, and the line says so. */
static bool
set_rule(struct apply *a, struct nat_rule *rule)
{
	if (a->op != APPLY_SET)
		return nat_rule_delete(nat_of(a), rule, &a->reply->diag);
	if (rule->interface && !rule->overload) {
		rule->overload = true;
		a->text = xasprintf("%s overload", a->line);
	}
	return nat_rule_set(nat_of(a), rule, &a->reply->diag);
}

bool
apply_config_ip_nat_inside_source_list(struct apply *a,
				       const struct args_config_ip_nat_inside_source_list *args)
{
	struct nat_rule rule = { args->list, NULL, args->pool, args->interface, args->kw_overload };

	return set_rule(a, &rule);
}

bool
apply_config_ip_nat_inside_source_route_map(
	struct apply *a, const struct args_config_ip_nat_inside_source_route_map *args)
{
	struct nat_rule rule = { NULL, args->route_map, args->pool, args->interface,
				 args->kw_overload };

	return set_rule(a, &rule);
}

/* ---- static ---- */

static bool
set_static(struct apply *a, const struct nat_static *s)
{
	if (a->op == APPLY_SET)
		return nat_static_add(nat_of(a), s, &a->reply->diag);
	return nat_static_delete(nat_of(a), s, &a->reply->diag);
}

/* A port may always be one of several, and the line says so: before the other options. */
static bool
set_port(struct apply *a, struct nat_static *s, uint8_t protocol, const char *interface)
{
	char *said =
		xasprintf("ip nat inside source static %s %s %u %s %u", ip_proto_name(protocol),
			  IP4S(s->local), s->lport, IP4S(s->global), s->gport);

	s->protocol = protocol;
	s->interface = interface;
	if (a->op == APPLY_SET && !interface && !s->extendable)
		a->text = xasprintf("%s extendable%s", said, a->line + strlen(said));
	s->extendable |= !interface;
	free(said);
	return set_static(a, s);
}

/* What the statements with one inside address have in common. */
#define STATIC_OF(t)                                                                               \
	{                                                                                          \
		.local = (t)->local, .global = (t)->global, .len = 32,                             \
		.route_map = (t)->route_map, .extendable = (t)->kw_extendable,                     \
		.no_alias = (t)->kw_no_alias,                                                      \
	}

bool
apply_config_ip_nat_inside_source_static(struct apply *a,
					 const struct args_config_ip_nat_inside_source_static *args)
{
	struct nat_static s = STATIC_OF(args);

	s.interface = args->interface;
	return set_static(a, &s);
}

bool
apply_config_ip_nat_inside_source_static_network(
	struct apply *a, const struct args_config_ip_nat_inside_source_static_network *args)
{
	int len = args->has_length ? (int)args->length : mask_len(args->mask);
	struct nat_static s = { .local = args->local,
				.global = args->global,
				.extendable = args->kw_extendable,
				.no_alias = args->kw_no_alias };

	if (len < 1)
		return refuse(a, DIAG_BAD_MASK, IP4S(args->mask), IP4S(args->local), NULL);
	s.len = (uint8_t)len;
	s.local &= mask_of(s.len);
	s.global &= mask_of(s.len);
	a->identity = xasprintf("config_ip_nat_inside_source_static_network %s %s /%d",
				IP4S(s.local), IP4S(s.global), len);
	if (a->op == APPLY_SET)
		a->text = xasprintf(
			"ip nat inside source static network %s %s /%d%s%s%s", IP4S(s.local),
			IP4S(s.global), len, s.extendable ? " extendable" : "",
			s.no_alias ? " no-alias" : "", args->kw_no_payload ? " no-payload" : "");
	return set_static(a, &s);
}

bool
apply_config_ip_nat_inside_source_static_tcp(
	struct apply *a, const struct args_config_ip_nat_inside_source_static_tcp *args)
{
	struct nat_static s = STATIC_OF(args);

	s.lport = (uint16_t)args->lport;
	s.gport = (uint16_t)args->gport;
	return set_port(a, &s, PROTO_TCP, args->interface);
}

bool
apply_config_ip_nat_inside_source_static_udp(
	struct apply *a, const struct args_config_ip_nat_inside_source_static_udp *args)
{
	struct nat_static s = STATIC_OF(args);

	s.lport = (uint16_t)args->lport;
	s.gport = (uint16_t)args->gport;
	return set_port(a, &s, PROTO_UDP, args->interface);
}

/* With add-route packets for the outside local address find their way out. */
bool
apply_config_ip_nat_outside_source_static(
	struct apply *a, const struct args_config_ip_nat_outside_source_static *args)
{
	struct nat_static s = { .outside = true,
				.local = args->local,
				.global = args->global,
				.len = 32,
				.extendable = args->kw_extendable,
				.no_alias = args->kw_no_alias };
	struct net *net = router_net(a->device->router);

	if (!set_static(a, &s))
		return false;
	if (a->op != APPLY_SET)
		route_del(net, s.local, ~(ip4)0, s.global, NULL, NULL);
	else if (args->kw_add_route)
		route_add(net, s.local, ~(ip4)0,
			  &(struct route){ .distance = 1, .gateway = s.global }, NULL);
	return true;
}

/* ---- limits ---- */

static bool
set_timeout(struct apply *a, enum nat_timeout which, bool never, uint32_t seconds)
{
	nat_set_timeout(nat_of(a), which, a->op != APPLY_SET ? 0 : never ? NAT_FOREVER : seconds);
	return true;
}

#define TIMEOUT(name, which)                                                                       \
	bool apply_config_ip_nat_translation_##name(                                               \
		struct apply *a, const struct args_config_ip_nat_translation_##name *args)         \
	{                                                                                          \
		return set_timeout(a, which, args->kw_never, args->seconds);                       \
	}

TIMEOUT(timeout, NAT_TIMEOUT_ADDRESS)
TIMEOUT(tcp_timeout, NAT_TIMEOUT_TCP)
TIMEOUT(udp_timeout, NAT_TIMEOUT_UDP)
TIMEOUT(icmp_timeout, NAT_TIMEOUT_ICMP)
TIMEOUT(finrst_timeout, NAT_TIMEOUT_FINRST)
TIMEOUT(syn_timeout, NAT_TIMEOUT_SYN)
TIMEOUT(dns_timeout, NAT_TIMEOUT_DNS)

bool
apply_config_ip_nat_translation_max_entries(
	struct apply *a, const struct args_config_ip_nat_translation_max_entries *args)
{
	nat_set_max_entries(nat_of(a), a->op == APPLY_SET ? args->most : 0);
	return true;
}
