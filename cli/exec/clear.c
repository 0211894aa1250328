/* clear … */
#include <stdlib.h>

#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"
#include "engine/ike/ike.h"
#include "engine/ipsec/ipsec.h"
#include "engine/nat/nat.h"
#include "engine/net/acl.h"
#include "engine/net/arp.h"
#include "engine/net/iface.h"
#include "engine/node/node.h"
#include "engine/wire/ipv4.h"
#include "grammar/ios/args.h"

static struct net *
net_of(struct session *s)
{
	return router_net(session_device(s)->router);
}

void
exec_clear_arp_cache(struct session *s, const struct args_clear_arp_cache *a)
{
	arp_clear(net_of(s));
}

/* ---- counters ---- */

static void
counters_confirmed(struct session *s, void *ctx, bool yes)
{
	struct event_sink *sink = yes ? log_sink(session_device(s)->log) : NULL;
	struct iface *i = NULL;
	char *name = ctx, *what;

	if (yes && name && (i = iface_find(net_of(s), name))) {
		iface_clear_counters(i);
		what = xasprintf("interface %s", name);
		event(sink, COUNTERS_CLEARED, what, session_where(s));
		free(what);
	} else if (yes && !name) {
		while ((i = iface_next(net_of(s), i)))
			iface_clear_counters(i);
		event(sink, COUNTERS_CLEARED, "all interfaces", session_where(s));
	}
	free(name);
}

void
exec_clear_counters(struct session *s, const struct args_clear_counters *a)
{
	if (a->has_interface)
		session_confirm(s, "Clear \"show interface\" counters on this interface [confirm]",
				counters_confirmed, xstrdup(a->interface));
	else
		session_confirm(s, "Clear \"show interface\" counters on all interfaces [confirm]",
				counters_confirmed, NULL);
}

void
exec_clear_access_list_counters(struct session *s, const struct args_clear_access_list_counters *a)
{
	struct net *net = net_of(s);
	const struct acl *list = NULL;

	if (a->has_list) {
		if (acl_find(net, a->list))
			acl_clear_counters(net, acl_find(net, a->list));
		return;
	}
	while ((list = acl_next(net, list)))
		acl_clear_counters(net, acl_find(net, list->name));
}

/* ---- translations ---- */

static struct nat *
nat_of(struct session *s)
{
	return router_nat(session_device(s)->router);
}

void
exec_clear_ip_nat_statistics(struct session *s, const struct args_clear_ip_nat_statistics *a)
{
	nat_clear_totals(nat_of(s));
}

void
exec_clear_ip_nat_translation_all(struct session *s,
				  const struct args_clear_ip_nat_translation_all *a)
{
	nat_clear(nat_of(s));
}

static void
clear_translations(struct session *s, const struct nat_wanted *w)
{
	if (!nat_clear_matching(nat_of(s), w))
		session_write(s, "%Translation not found\n");
}

void
exec_clear_ip_nat_translation_inside(struct session *s,
				     const struct args_clear_ip_nat_translation_inside *a)
{
	clear_translations(s, &(struct nat_wanted){ .inside_local = a->inside_local,
						    .inside_global = a->inside_global,
						    .outside_local = a->outside_local,
						    .outside_global = a->outside_global });
}

void
exec_clear_ip_nat_translation_outside(struct session *s,
				      const struct args_clear_ip_nat_translation_outside *a)
{
	clear_translations(s, &(struct nat_wanted){ .outside_local = a->outside_local,
						    .outside_global = a->outside_global });
}

/* The two statements have structs of their own with the same names. */
#define WANTED(t, proto)                                                                           \
	&(struct nat_wanted)                                                                       \
	{                                                                                          \
		.protocol = proto, .inside_local = (t)->inside_local,                              \
		.inside_global = (t)->inside_global, .outside_local = (t)->outside_local,          \
		.outside_global = (t)->outside_global,                                             \
		.inside_local_port = (uint16_t)(t)->inside_local_port,                             \
		.inside_global_port = (uint16_t)(t)->inside_global_port,                           \
		.outside_local_port = (uint16_t)(t)->outside_local_port,                           \
		.outside_global_port = (uint16_t)(t)->outside_global_port,                         \
	}

void
exec_clear_ip_nat_translation_tcp(struct session *s,
				  const struct args_clear_ip_nat_translation_tcp *a)
{
	clear_translations(s, WANTED(a, PROTO_TCP));
}

void
exec_clear_ip_nat_translation_udp(struct session *s,
				  const struct args_clear_ip_nat_translation_udp *a)
{
	clear_translations(s, WANTED(a, PROTO_UDP));
}

/* ---- logging ---- */

static void
logging_confirmed(struct session *s, void *ctx, bool yes)
{
	if (yes)
		log_buffer_clear(session_device(s)->log);
}

void
exec_clear_logging(struct session *s, const struct args_clear_logging *a)
{
	session_confirm(s, "Clear logging buffer [confirm]", logging_confirmed, NULL);
}

/* ---- crypto ---- */

void
exec_clear_crypto_isakmp(struct session *s, const struct args_clear_crypto_isakmp *a)
{
	ike_clear(router_ike(session_device(s)->router), a->has_conn ? a->conn : 0);
}

void
exec_clear_crypto_sa(struct session *s, const struct args_clear_crypto_sa *a)
{
	struct ipsec *ipsec = router_ipsec(session_device(s)->router);

	if (a->kw_counters)
		ipsec_clear_counters(ipsec);
	else if (a->has_map)
		ipsec_clear_map(ipsec, a->map);
	else if (a->has_peer)
		ipsec_clear_between(ipsec, 0, a->peer);
	else if (a->has_destination)
		ipsec_clear_spi(ipsec, a->destination, a->has_spi ? a->spi : a->number);
	else
		ipsec_clear_all(ipsec);
}

void
exec_clear_crypto_session(struct session *s, const struct args_clear_crypto_session *a)
{
	struct router *r = session_device(s)->router;

	ipsec_clear_between(router_ipsec(r), a->local, a->remote);
	ike_clear_between(router_ike(r), a->local, a->remote);
}
