/* show ip nat translations, show ip nat statistics. */
#include <stdio.h>
#include <string.h>

#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/facts.h"
#include "cli/session/session.h"
#include "cli/show/show.h"
#include "engine/nat/nat.h"
#include "engine/net/iface.h"
#include "engine/node/node.h"
#include "engine/wire/ipv4.h"

static struct nat *
nat_of(struct session *s)
{
	return router_nat(session_device(s)->router);
}

/* ---- translations ---- */

struct translations {
	struct session *session;
	uint8_t protocol; /* 0: all */
	bool inside, outside, verbose, titled;
};

#define END_TEXT (IP4_TEXT + sizeof ":65535")

static const char *
end_text(const struct nat_view *v, ip4 addr, uint16_t port, char buf[static END_TEXT])
{
	if (!addr)
		return "---";
	if (v->has_ports)
		snprintf(buf, END_TEXT, "%s:%u", IP4S(addr), port);
	else
		ip4_text(addr, buf);
	return buf;
}

/* A span in milliseconds, as IOS writes the timeouts of translations. */
static unsigned long long
milliseconds(simtime t)
{
	return t / MSEC(1);
}

static void
show_verbose(struct session *s, const struct nat_view *v)
{
	struct text line = { 0 };

	text_add(&line, "    create ");
	span_short(v->age, &line);
	text_add(&line, ", use ");
	span_short(v->idle, &line);
	text_add(&line, " timeout:");
	if (v->timeout == SCHED_NEVER) {
		text_add(&line, "0, ");
	} else {
		text_addf(&line, "%llu, left ", milliseconds(v->timeout));
		span_short(v->left, &line);
		text_add(&line, ", ");
	}
	if (v->rule)
		text_addf(&line, "Map-Id(In): %u, ", v->rule);
	text_addf(&line, "\n    flags: \n%s, use_count: %u, entry-id: %u, lc_entries: 0\n",
		  v->fixed	? v->extended ? "static, extended" : "static"
		  : v->extended ? "extended"
				: "none",
		  v->flows, v->id);
	session_write(s, text_get(&line));
	text_free(&line);
}

/* One end as a fact: an address, and a port where there are ports. */
static void
tell_end_of(struct session *s, const struct nat_view *v, const char *key, ip4 addr, uint16_t port)
{
	if (!addr) {
		tell_null(s, key);
		return;
	}
	tell_object(s, key);
	tell_string(s, "address", IP4S(addr));
	if (v->has_ports)
		tell_number(s, "port", port);
	tell_end(s);
}

static void
tell_translation(struct session *s, const struct nat_view *v)
{
	tell_object(s, NULL);
	tell_string(s, "protocol", v->protocol ? ip_proto_name(v->protocol) : NULL);
	tell_end_of(s, v, "inside_global", v->inside_global, v->inside_global_port);
	tell_end_of(s, v, "inside_local", v->inside_local, v->inside_local_port);
	tell_end_of(s, v, "outside_local", v->outside_local, v->outside_local_port);
	tell_end_of(s, v, "outside_global", v->outside_global, v->outside_global_port);
	tell_bool(s, "static", v->fixed);
	tell_end(s);
}

static bool
show_translation(void *ctx, const struct nat_view *v)
{
	char ig[END_TEXT], il[END_TEXT], ol[END_TEXT], og[END_TEXT], first[16 + END_TEXT];
	struct translations *t = ctx;
	const char *name = ip_proto_name(v->protocol);

	if ((t->protocol && v->protocol != t->protocol) || (t->inside && !v->inside_local) ||
	    (t->outside && !v->outside_local))
		return true;
	tell_translation(t->session, v);
	if (!t->titled)
		session_write(t->session, "Pro Inside global      Inside local       Outside local"
					  "      Outside global\n");
	t->titled = true;
	snprintf(first, sizeof first, "%-3s %s", v->protocol ? name ? name : "ip" : "---",
		 end_text(v, v->inside_global, v->inside_global_port, ig));
	session_printf(t->session, "%-22s %-18s %-18s %s\n", first,
		       end_text(v, v->inside_local, v->inside_local_port, il),
		       end_text(v, v->outside_local, v->outside_local_port, ol),
		       end_text(v, v->outside_global, v->outside_global_port, og));
	if (t->verbose)
		show_verbose(t->session, v);
	return true;
}

void
exec_show_ip_nat_translations(struct session *s, const struct args_show_ip_nat_translations *a)
{
	struct translations t = {
		.session = s,
		.protocol = a->kw_esp	 ? PROTO_ESP
			    : a->kw_icmp ? PROTO_ICMP
			    : a->kw_tcp	 ? PROTO_TCP
			    : a->kw_udp	 ? PROTO_UDP
					 : 0,
		.inside = a->kw_inside,
		.outside = a->kw_outside,
		.verbose = a->kw_verbose,
	};

	tell_list(s, "translations");
	nat_each(nat_of(s), show_translation, &t);
	tell_end(s);
}

/* ---- statistics ---- */

static void
show_interfaces(struct session *s, const char *key, enum nat_side side)
{
	struct net *net = router_net(session_device(s)->router);

	tell_list(s, key);
	for (struct iface *i = NULL; (i = iface_next(net, i));)
		if (nat_side(i) == side)
			tell(s, "interface", "  %s\n", i->name);
	tell_end(s);
}

static void
show_pool(struct session *s, const struct nat_pool_view *p)
{
	session_printf(s,
		       " pool %s: netmask %s\n"
		       "\tstart %s end %s\n"
		       "\ttype %s, total addresses %u, allocated %u (%u%%), misses %u\n",
		       p->pool.name, IP4S(mask_of(p->pool.len)), IP4S(p->pool.start),
		       IP4S(p->pool.end), p->pool.match_host ? "match-host" : "generic", p->total,
		       p->allocated, (unsigned)(100ULL * p->allocated / p->total), p->misses);
}

static bool
show_rule(void *ctx, const struct nat_rule_view *v)
{
	const struct nat_rule *r = &v->rule;
	struct session *s = ctx;

	tell_object(s, NULL);
	tell(s, "id - - - - refcount", "[Id: %u] %s %s %s %s refcount %u\n", v->id,
	     r->list ? "access-list" : "route-map", r->list ? r->list : r->route_map,
	     r->pool ? "pool" : "interface", r->pool ? r->pool : r->interface, v->refcount);
	tell_string(s, "access_list", r->list);
	tell_string(s, "route_map", r->route_map);
	tell_string(s, "pool", r->pool);
	tell_string(s, "interface", r->interface);
	tell_end(s);
	if (v->has_pool)
		show_pool(s, &v->pool);
	return true;
}

static bool
have_rule(void *ctx, const struct nat_rule_view *v)
{
	*(bool *)ctx = true;
	return false;
}

static void
show_peak(struct session *s, const struct nat_totals *t)
{
	simtime now = sched_now(world_sched(session_device(s)->world));
	struct text ago = { 0 };

	if (!t->peak)
		return;
	span_short(now - t->peak_at, &ago);
	session_printf(s, "Peak translations: %u, occurred %s ago\n", t->peak, text_get(&ago));
	text_free(&ago);
}

void
exec_show_ip_nat_statistics(struct session *s, const struct args_show_ip_nat_statistics *a)
{
	struct nat_totals t = nat_totals(nat_of(s));
	bool rules = false;

	tell(s, "total static dynamic extended",
	     "Total active translations: %u (%u static, %u dynamic; %u extended)\n",
	     t.fixed + t.dynamic, t.fixed, t.dynamic, t.extended);
	show_peak(s, &t);
	session_write(s, "Outside interfaces:\n");
	show_interfaces(s, "outside_interfaces", NAT_OUTSIDE);
	session_write(s, "Inside interfaces: \n");
	show_interfaces(s, "inside_interfaces", NAT_INSIDE);
	tell(s, "hits misses - - expired",
	     "Hits: %llu  Misses: %llu\n"
	     "CEF Translated packets: %llu, CEF Punted packets: %llu\n"
	     "Expired translations: %llu\n"
	     "Dynamic mappings:\n",
	     (unsigned long long)t.hits, (unsigned long long)t.misses, (unsigned long long)t.fast,
	     (unsigned long long)t.slow, (unsigned long long)t.expired);
	nat_each_rule(nat_of(s), have_rule, &rules);
	if (rules)
		session_write(s, "-- Inside Source\n");
	tell_list(s, "rules");
	nat_each_rule(nat_of(s), show_rule, s);
	tell_end(s);
	if (t.max_entries)
		session_printf(
			s,
			"nat-limit statistics:\n max entry: max allowed %u, used %u, missed %llu\n",
			t.max_entries, t.extended, (unsigned long long)t.over_limit);
	session_write(s, "\nTotal doors: 0\nAppl doors: 0\nNormal doors: 0\nQueued Packets: 0\n");
}
