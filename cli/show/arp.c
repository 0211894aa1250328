/* show arp, show ip arp. */
#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "engine/net/arp.h"
#include "engine/net/iface.h"
#include "engine/node/node.h"

static bool
show_entry(void *ctx, const struct arp_entry *e)
{
	struct session *s = ctx;
	char age[12] = "-";

	if (!e->own && !e->fixed)
		snprintf(age, sizeof age, "%u", e->age);
	session_printf(s, "Internet  %-15s %9s   %-14s  ARPA   %s\n", IP4S(e->addr), age,
		       e->incomplete ? "Incomplete" : MACS(&e->mac),
		       e->iface ? e->iface->name : "");
	return true;
}

static void
show_arp(struct session *s)
{
	session_write(s, "Protocol  Address          Age (min)  Hardware Addr   Type   "
			 "Interface\n");
	arp_each(router_net(session_device(s)->router), show_entry, s);
}

void
exec_show_arp(struct session *s, const struct args_show_arp *a)
{
	show_arp(s);
}

void
exec_show_ip_arp(struct session *s, const struct args_show_ip_arp *a)
{
	show_arp(s);
}
