/* interface … and what is set on it. */
#include <stdlib.h>
#include <string.h>

#include "cli/apply/apply.h"
#include "cli/handlers.h"
#include "engine/base/xmalloc.h"
#include "engine/ipsec/ipsec.h"
#include "engine/nat/nat.h"
#include "engine/net/iface.h"
#include "engine/node/node.h"
#include "engine/tunnel/tunnel.h"
#include "grammar/types/types.h"

/* `no ip address` clears all, so it stands first; secondary addresses stand above the primary. */
#define RANK_NO_ADDRESS 28
#define RANK_SECONDARY	29

static struct iface *
iface_of(const struct apply *a)
{
	return iface_find(router_net(a->device->router), a->parent_key);
}

static bool
is_hardware(const struct device *d, const char *name)
{
	for (char **hardware = d->interface; *hardware; hardware++)
		if (!strcmp(*hardware, name))
			return true;
	return false;
}

static bool
begins_with(const char *name, const char *word)
{
	return !strncmp(name, word, strlen(word));
}

/* `default interface`: what was set on it goes. */
static void
to_default(struct device *d, struct iface *i)
{
	iface_clear_addresses(i);
	iface_set_shutdown(i, i->shutdown && !is_hardware(d, i->name), NULL);
	iface_set_mtu(i, 0);
	iface_set_ip_mtu(i, 0);
	iface_set_bandwidth(i, 0);
	iface_set_delay(i, 0);
	iface_set_access_group(i, IFACE_IN, NULL);
	iface_set_access_group(i, IFACE_OUT, NULL);
	iface_set_proxy_arp(i, true);
	iface_set_fast(i, true);
	nat_set_side(router_nat(d->router), i, NAT_NONE);
	iface_set_redirects(i, true);
	iface_set_unreachables(i, true);
	iface_set_adjust_mss(i, 0);
	map_detach(router_ipsec(d->router), i);
	if (tunnel_of(i)) {
		tunnel_unprotect(router_ipsec(d->router), tunnel_of(i));
		tunnel_configure(tunnel_of(i), &(struct tunnel_config){ 0 });
	}
}

/* A subinterface is as fast as its parent. */
static void
make_idle(struct net *net, const char *name)
{
	struct iface *i = iface_new(net, name, IFACE_IDLE), *parent;
	char *main_part = xstrndup(name, strcspn(name, "."));

	parent = iface_find(net, main_part);
	if (parent && parent != i)
		iface_set_speed(i, parent->usual_bandwidth, parent->usual_delay);
	free(main_part);
}

/* "point-to-point", "type tunnel"; NULL: nothing of the kind is said. */
static const char *
kind_of_link(const struct args_config_interface *args)
{
	return args->kw_multipoint	 ? "multipoint"
	       : args->kw_point_to_point ? "point-to-point"
	       : args->kw_tunnel	 ? "type tunnel"
	       : args->kw_serial	 ? "type serial"
					 : NULL;
}

/* A subinterface of a network of many, or a virtual template, is told once what it is. */
static bool
keep_kind_of_link(struct apply *a, const struct args_config_interface *args)
{
	bool of_many = (begins_with(args->name, "Serial") || begins_with(args->name, "ATM")) &&
		       strchr(args->name, '.'),
	     template = begins_with(args->name, "Virtual-Template"), same;
	const char *said = kind_of_link(args), *kind;
	char *words;

	if (said && !(args->kw_type ? template : of_many))
		return refuse(a, DIAG_NOT_ON_INTERFACE, args->name, NULL);
	if (!of_many && !template)
		return true;
	words = xasprintf("interface %s", args->name);
	kind = config_value(a->device, "", words);
	same = !kind || !said || !strcmp(kind, said);
	if (same && kind && *kind)
		a->text = xasprintf("%s %s", words, kind);
	free(words);
	return same || refuse(a, DIAG_LINK_TYPE_STAYS, NULL);
}

struct leaving {
	const char *name;
	struct text routes; /* lines */
};

/* A static route whose way leads out of the interface. */
static char *
note_route(void *ctx, const char *line)
{
	struct leaving *l = ctx;
	const char *at = strstr(line, l->name);
	char behind = at ? at[strlen(l->name)] : 'x';

	if (at && at > line && at[-1] == ' ' && (!behind || behind == ' '))
		text_addf(&l->routes, "%s\n", line);
	return NULL;
}

/* With the interface go the static routes through it. */
static void
remove_routes(struct device *d, const char *name)
{
	struct leaving l = { .name = name };
	char *lines, *rest, *line;

	config_rewrite(d, STMT_config_ip_route, note_route, &l);
	rest = lines = text_take(&l.routes);
	while (rest && (line = strsep(&rest, "\n")))
		if (*line)
			config_remove(d, line);
	free(lines);
}

bool
apply_config_interface(struct apply *a, const struct args_config_interface *args)
{
	struct net *net = router_net(a->device->router);
	struct iface *i = iface_find(net, args->name);
	bool hardware = is_hardware(a->device, args->name);

	if (a->op == APPLY_SET) {
		if (!keep_kind_of_link(a, args))
			return false;
		if (i)
			return true;
		if (begins_with(args->name, "Loopback"))
			iface_new(net, args->name, IFACE_LOOPBACK);
		else if (begins_with(args->name, "Tunnel") || args->kw_tunnel)
			tunnel_make(router_tunnels(a->device->router), args->name);
		else if (strchr(args->name, '.') || !interface_is_hardware(args->name))
			make_idle(net, args->name);
		else
			return refuse(a, DIAG_NO_SUCH_INTERFACE, args->name, NULL);
		return true;
	}
	if (a->op == APPLY_DEFAULT) {
		if (i)
			to_default(a->device, i);
		apply_note(a, DIAG_INTERFACE_DEFAULTED, args->name, NULL);
		return true;
	}
	if (hardware || (i && i->kind == IFACE_NULL))
		return refuse(a, DIAG_HARDWARE_STAYS, NULL);
	if (i) {
		remove_routes(a->device, args->name);
		iface_free(i);
	}
	return true;
}

/* ---- addresses ---- */

bool
apply_interface_ip_address(struct apply *a, const struct args_interface_ip_address *args)
{
	struct iface *i = iface_of(a);
	struct diag *d = &a->reply->diag;

	if (args->kw_secondary) {
		a->rank = RANK_SECONDARY;
		a->identity = xasprintf("interface_ip_address %s", IP4S(args->address));
	}
	if (a->op != APPLY_SET && !args->has_address) {
		a->rank = RANK_NO_ADDRESS;
		iface_clear_addresses(i);
		return true;
	}
	if (a->op != APPLY_SET)
		return iface_del_address(i, args->address, args->mask, args->kw_secondary, d);
	if (!iface_set_address(i, args->address, args->mask, args->kw_secondary, d))
		return false;
	if (d->code != DIAG_NONE)
		apply_note(a, d->code, NULL); /* accepted with a warning */
	return true;
}

bool
apply_interface_ip_access_group(struct apply *a, const struct args_interface_ip_access_group *args)
{
	iface_set_access_group(iface_of(a), args->kw_in ? IFACE_IN : IFACE_OUT,
			       a->op == APPLY_SET ? args->acl : NULL);
	return true;
}

/* ---- switches ---- */

bool
apply_interface_shutdown(struct apply *a, const struct args_interface_shutdown *args)
{
	return iface_set_shutdown(iface_of(a), a->op == APPLY_SET, &a->reply->diag);
}

bool
apply_interface_ip_redirects(struct apply *a, const struct args_interface_ip_redirects *args)
{
	iface_set_redirects(iface_of(a), a->op != APPLY_UNSET);
	return true;
}

bool
apply_interface_ip_route_cache(struct apply *a, const struct args_interface_ip_route_cache *args)
{
	iface_set_fast(iface_of(a), a->op != APPLY_UNSET);
	return true;
}

bool
apply_interface_ip_unreachables(struct apply *a, const struct args_interface_ip_unreachables *args)
{
	iface_set_unreachables(iface_of(a), a->op != APPLY_UNSET);
	return true;
}

bool
apply_interface_ip_proxy_arp(struct apply *a, const struct args_interface_ip_proxy_arp *args)
{
	iface_set_proxy_arp(iface_of(a), a->op != APPLY_UNSET);
	return true;
}

/* ---- numbers ---- */

bool
apply_interface_mtu(struct apply *a, const struct args_interface_mtu *args)
{
	iface_set_mtu(iface_of(a), a->op == APPLY_SET ? args->bytes : 0);
	return true;
}

bool
apply_interface_ip_mtu(struct apply *a, const struct args_interface_ip_mtu *args)
{
	struct iface *i = iface_of(a);

	/* As much as the interface carries anyway is not written. */
	if (a->op == APPLY_SET && args->bytes == i->mtu)
		a->op = APPLY_DEFAULT;
	iface_set_ip_mtu(i, a->op == APPLY_SET ? args->bytes : 0);
	return true;
}

bool
apply_interface_bandwidth(struct apply *a, const struct args_interface_bandwidth *args)
{
	iface_set_bandwidth(iface_of(a), a->op == APPLY_SET ? args->kilobits : 0);
	return true;
}

bool
apply_interface_delay(struct apply *a, const struct args_interface_delay *args)
{
	iface_set_delay(iface_of(a), a->op == APPLY_SET ? args->tens * 10 : 0);
	return true;
}

bool
apply_interface_arp_timeout(struct apply *a, const struct args_interface_arp_timeout *args)
{
	iface_set_arp_timeout(iface_of(a), a->op == APPLY_SET ? args->seconds : 14400);
	return true;
}

bool
apply_interface_ip_tcp_adjust_mss(struct apply *a,
				  const struct args_interface_ip_tcp_adjust_mss *args)
{
	iface_set_adjust_mss(iface_of(a), a->op == APPLY_SET ? args->bytes : 0);
	return true;
}

/* Nothing in the simulation can loop a link, so keepalives of links are only remembered. */
static bool
keep_link_alive(struct apply *a, const struct args_interface_keepalive *args)
{
	if (args->has_retries)
		return refuse(a, DIAG_NOT_ON_INTERFACE, a->parent_key, NULL);
	if (a->op == APPLY_UNSET || (args->has_seconds && !args->seconds))
		a->text = xstrdup("no keepalive");
	else if (!args->has_seconds || args->seconds == 10)
		a->op = APPLY_DEFAULT;
	return true;
}

bool
apply_interface_keepalive(struct apply *a, const struct args_interface_keepalive *args)
{
	struct tunnel *t = tunnel_of(iface_of(a));
	struct tunnel_config c;

	if (!t)
		return keep_link_alive(a, args);
	c = t->config;
	if (args->has_seconds && !args->seconds)
		a->op = APPLY_DEFAULT;
	c.keepalive_seconds = a->op != APPLY_SET ? 0 : args->has_seconds ? args->seconds : 10;
	c.keepalive_retries = a->op != APPLY_SET ? 0 : args->has_retries ? args->retries : 3;
	tunnel_configure(t, &c);
	if (a->op == APPLY_SET)
		a->text = xasprintf("keepalive %u %u", c.keepalive_seconds, c.keepalive_retries);
	return true;
}

/* ---- interface range ---- */

bool
apply_config_interface_range(struct apply *a, const struct args_config_interface_range *args)
{
	a->range = args->members;
	return true;
}

bool
apply_config_interface_range_macro(struct apply *a,
				   const struct args_config_interface_range_macro *args)
{
	char *define = xasprintf("define interface-range %s", args->name);

	a->range = config_value(a->device, "", define);
	free(define);
	return a->range || refuse(a, DIAG_NO_RANGE_MACRO, args->name, NULL);
}

bool
apply_config_define_interface_range(struct apply *a,
				    const struct args_config_define_interface_range *args)
{
	return true;
}
