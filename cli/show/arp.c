/* show arp, show ip arp [ADDRESS | MAC | INTERFACE]. */
#include <string.h>

#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/facts.h"
#include "cli/session/session.h"
#include "engine/net/arp.h"
#include "engine/net/iface.h"
#include "engine/node/node.h"

struct listing {
	struct session *s;
	const struct args_show_ip_arp *only;
	bool any; /* the heading has been shown */
};

static bool
wanted(const struct args_show_ip_arp *a, const struct arp_entry *e)
{
	return (!a->has_address || a->address == e->addr) &&
	       (!a->has_mac || (!e->incomplete && !memcmp(&a->mac, &e->mac, sizeof e->mac))) &&
	       (!a->has_name || (e->iface && !strcmp(a->name, e->iface->name)));
}

static void
show_heading(struct listing *l)
{
	if (!l->any)
		session_write(l->s, "Protocol  Address          Age (min)  Hardware Addr   Type   "
				    "Interface\n");
	l->any = true;
}

static bool
show_entry(void *ctx, const struct arp_entry *e)
{
	struct listing *l = ctx;
	char age[12] = "-";

	if (!wanted(l->only, e))
		return true;
	show_heading(l);
	if (!e->own && !e->fixed)
		snprintf(age, sizeof age, "%u", e->age);
	tell_object(l->s, NULL);
	tell(l->s, "address - - -", "Internet  %-15s %9s   %-14s  ARPA   %s\n", IP4S(e->addr), age,
	     e->incomplete ? "Incomplete" : MACS(&e->mac), e->iface ? e->iface->name : "");
	if (e->own || e->fixed)
		tell_null(l->s, "age_minutes");
	else
		tell_number(l->s, "age_minutes", e->age);
	tell_string(l->s, "mac", e->incomplete ? NULL : MACS(&e->mac));
	tell_string(l->s, "interface", e->iface ? e->iface->name : NULL);
	tell_bool(l->s, "own", e->own);
	tell_bool(l->s, "incomplete", e->incomplete);
	tell_end(l->s);
	return true;
}

/* Who asks for something in particular is told nothing when it is not there. */
static void
show_arp(struct session *s, const struct args_show_ip_arp *only)
{
	struct listing l = { .s = s, .only = only };

	if (!only->has_address && !only->has_mac && !only->has_name)
		show_heading(&l);
	tell_list(s, "entries");
	arp_each(router_net(session_device(s)->router), show_entry, &l);
	tell_end(s);
}

void
exec_show_arp(struct session *s, const struct args_show_arp *a)
{
	show_arp(s, &(struct args_show_ip_arp){ 0 });
}

void
exec_show_ip_arp(struct session *s, const struct args_show_ip_arp *a)
{
	show_arp(s, a);
}
