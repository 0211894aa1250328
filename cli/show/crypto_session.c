/* show crypto session, detail, brief. */
#include <string.h>

#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/facts.h"
#include "cli/session/session.h"
#include "cli/show/iface.h"
#include "cli/show/show.h"
#include "engine/ike/ike.h"
#include "engine/ipsec/ipsec.h"
#include "engine/net/iface.h"
#include "engine/node/node.h"
#include "engine/node/session.h"
#include "engine/wire/ipv4.h"

typedef unsigned long long ull;

struct listing {
	struct session *s;
	struct router *router;
	const struct args_show_crypto_session *a;
	const struct session_view *v; /* whose flows are being listed */
};

static const struct {
	const char *words, *letters;
} status[] = {
	[SESSION_DOWN] = { "DOWN", "D" },
	[SESSION_NEGOTIATING] = { "DOWN-NEGOTIATING", "DN" },
	[SESSION_IDLE] = { "UP-IDLE", "UI" },
	[SESSION_NO_IKE] = { "UP-NO-IKE", "UK" },
	[SESSION_ACTIVE] = { "UP-ACTIVE", "UA" },
};

static bool
wanted(const struct args_show_crypto_session *a, const struct session_view *v)
{
	return (!a->has_remote || a->remote == v->peer) &&
	       (!a->has_local || a->local == v->local) &&
	       (!a->has_name || (v->iface && !strcmp(a->name, v->iface->name)));
}

/* Of the peer, as it identified itself; false while nobody has. */
static bool
phase1_id(const struct listing *l, struct text *out)
{
	struct ike_sa_view sa;

	for (size_t i = 0; i < l->v->sas; i++)
		if (ike_sa_look(router_ike(l->router), l->v->sa[i], &sa) && sa.authenticated &&
		    !sa.deleted) {
			text_add(out, ike_id_text(&sa.peer_id, (char[IP4_TEXT]){ 0 }));
			return true;
		}
	return false;
}

/* ---- flows ---- */

static void
show_end(struct session *s, const char *key, struct prefix p, uint16_t port)
{
	tell_object(s, key);
	tell_string(s, "address", IP4S(p.addr));
	tell_string(s, "mask", IP4S(mask_of(p.len)));
	tell_number(s, "port", port);
	tell_end(s);
	if (p.len == 32)
		session_printf(s, "host %s ", IP4S(p.addr));
	else
		session_printf(s, "%s/%s ", IP4S(p.addr), IP4S(mask_of(p.len)));
	if (port)
		session_printf(s, "port %u ", port);
}

static void
show_volume(struct session *s, const struct pair_view *p, const struct sa_view *sa)
{
	if (!p)
		session_write(s, "0/0\n");
	else if (p->limited)
		tell(s, "remaining_kilobytes remaining_seconds", "%llu/%u\n",
		     (ull)sa->kilobytes_left, p->seconds_left);
	else
		tell(s, "remaining_seconds", "KB Vol Rekey Disabled/%u\n", p->seconds_left);
}

static void
show_flow_detail(struct session *s, const struct ident_view *i)
{
	const struct pair_view *p = i->pairs ? i->pair : NULL;

	tell_object(s, "inbound");
	tell(s, "pkts_decrypted drops",
	     "        Inbound:  #pkts dec'ed %llu drop %llu life (KB/Sec) ", (ull)i->count.decrypt,
	     (ull)ident_recv_errors(&i->count));
	show_volume(s, p, p ? &p->in : NULL);
	tell_end(s);
	tell_object(s, "outbound");
	tell(s, "pkts_encrypted drops",
	     "        Outbound: #pkts enc'ed %llu drop %llu life (KB/Sec) ", (ull)i->count.encrypt,
	     (ull)ident_send_errors(&i->count));
	show_volume(s, p, p ? &p->out : NULL);
	tell_end(s);
}

static bool
show_flow(void *ctx, const struct ident_view *i)
{
	struct listing *l = ctx;
	struct session *s = l->s;

	tell_object(s, NULL);
	tell_number(s, "protocol", i->selector.protocol);
	if (i->selector.protocol)
		session_printf(s, "  IPSEC FLOW: permit %u ", i->selector.protocol);
	else
		session_write(s, "  IPSEC FLOW: permit ip ");
	show_end(s, "local", i->selector.local, i->selector.local_port);
	show_end(s, "remote", i->selector.remote, i->selector.remote_port);
	tell(s, "active_sas origin", "\n        Active SAs: %zu, origin: %s\n", i->pairs * 2,
	     i->entry->from ? "dynamic crypto map" : "crypto map");
	if (l->a->kw_detail)
		show_flow_detail(s, i);
	tell_end(s);
	return true;
}

/* ---- sessions ---- */

static void
show_ike_detail(struct session *s, const struct ike_sa_view *sa)
{
	char capabilities[8];

	snprintf(capabilities, sizeof capabilities, "%s%s", sa->dpd ? "D" : "", sa->nat ? "N" : "");
	tell_string(s, "capabilities", capabilities);
	tell(s, "- conn_id", "          Capabilities:%s connid:%u lifetime:",
	     *capabilities ? capabilities : "(none)", sa->conn_id);
	tell_number(s, "remaining_seconds", sa->remaining);
	if (sa->remaining)
		session_printf(s, "%02u:%02u:%02u\n", sa->remaining / 3600, sa->remaining / 60 % 60,
			       sa->remaining % 60);
	else
		session_write(s, "0\n");
}

static void
show_ike(struct listing *l)
{
	struct ike_sa_view sa;

	for (size_t i = 0; i < l->v->sas; i++) {
		if (!ike_sa_look(router_ike(l->router), l->v->sa[i], &sa))
			continue;
		tell_object(l->s, NULL);
		tell(l->s, "local local_port remote remote_port status",
		     "  Session ID: 0  \n"
		     "  IKEv1 SA: local %s/%u remote %s/%u %s \n",
		     IP4S(sa.local), sa.local_port, IP4S(sa.peer), sa.peer_port,
		     sa.authenticated && !sa.deleted ? "Active" : "Inactive");
		if (l->a->kw_detail)
			show_ike_detail(l->s, &sa);
		tell_end(l->s);
	}
}

/* The identity first, or what is known without it. */
static void
show_identity(struct listing *l)
{
	const char *description = ike_peer_description(router_ike(l->router), l->v->peer);
	struct text id = { 0 };

	tell_string(l->s, "description", description);
	if (!description)
		description = "(none)";
	if (phase1_id(l, &id))
		tell(l->s, "phase1_id -", "      Phase1_id: %s\n      Desc: %s\n", text_get(&id),
		     description);
	else
		session_printf(l->s, "      Desc: %s\n      Phase1_id: (none)\n", description);
	text_free(&id);
}

/* The ISAKMP profile that the peer was found to belong to. */
static void
show_profile(struct listing *l)
{
	struct ike_sa_view sa;

	for (size_t i = 0; i < l->v->sas; i++)
		if (ike_sa_look(router_ike(l->router), l->v->sa[i], &sa) && sa.authenticated &&
		    !sa.deleted && sa.profile) {
			tell(l->s, "profile", "Profile: %s\n", sa.profile);
			return;
		}
}

/* All interfaces that have the session together. */
static void
show_interfaces(struct listing *l)
{
	const struct iface *i = l->v->iface;
	struct ipsec *ipsec = router_ipsec(l->router);
	const struct crypto_map *map = i ? map_attached(ipsec, i) : NULL;

	tell_list(l->s, "interfaces");
	tell(l->s, i ? "interface" : "-", "Interface: %s", i ? i->name : "(none)");
	while (map && map->local_interface && (i = map_next_interface(ipsec, map, i)))
		tell(l->s, "interface", " %s", i->name);
	tell_end(l->s);
	session_write(l->s, "\n");
}

static void
show_session(struct listing *l)
{
	const struct session_view *v = l->v;
	struct session *s = l->s;
	struct text uptime = { 0 };

	tell_object(s, NULL);
	show_interfaces(l);
	show_profile(l);
	if (l->a->kw_detail && v->status >= SESSION_IDLE) {
		span_short(v->uptime, &uptime);
		session_printf(s, "Uptime: %s\n", text_get(&uptime));
		tell_seconds(s, "uptime_seconds", v->uptime);
		text_free(&uptime);
	}
	tell(s, "status peer peer_port", "Session status: %-14s\nPeer: %s port %u ",
	     status[v->status].words, IP4S(v->peer), v->peer_port);
	if (l->a->kw_detail) {
		session_write(s, "fvrf: (none) ivrf: (none)\n");
		show_identity(l);
	} else {
		session_write(s, "\n");
	}
	tell_list(s, "ike_sas");
	if (v->status != SESSION_DOWN)
		show_ike(l);
	tell_end(s);
	tell_list(s, "flows");
	for (size_t i = 0; i < v->flows; i++)
		ipsec_view_ident(router_ipsec(l->router), v->flow[i], v->iface, show_flow, l);
	tell_end(s);
	tell_end(s);
	session_write(s, "\n");
}

static void
show_brief(struct listing *l)
{
	const struct session_view *v = l->v;
	struct text uptime = { 0 }, id = { 0 };
	char name[IFACE_SHORT];

	if (v->status >= SESSION_IDLE)
		span_short(v->uptime, &uptime);
	phase1_id(l, &id);
	tell_object(l->s, NULL);
	tell(l->s, "peer - - - - -", "%15s %7s %15s %24s %10s %5s\n", IP4S(v->peer),
	     v->iface ? iface_short_name(v->iface->name, name) : "", "", text_get(&id),
	     text_get(&uptime), status[v->status].letters);
	tell_string(l->s, "interface", v->iface ? v->iface->name : NULL);
	tell_string(l->s, "phase1_id", id.len ? text_get(&id) : NULL);
	tell_seconds(l->s, "uptime_seconds", v->status >= SESSION_IDLE ? v->uptime : SCHED_NEVER);
	tell_string(l->s, "status", status[v->status].words);
	tell_end(l->s);
	text_free(&uptime);
	text_free(&id);
}

static bool
list_session(void *ctx, const struct session_view *v)
{
	struct listing *l = ctx;

	l->v = v;
	if (!wanted(l->a, v))
		return true;
	if (l->a->kw_brief)
		show_brief(l);
	else
		show_session(l);
	return true;
}

void
exec_show_crypto_session(struct session *s, const struct args_show_crypto_session *a)
{
	struct listing l = { .s = s, .router = session_device(s)->router, .a = a };

	if (a->kw_brief)
		session_printf(s,
			       "Status: A- Active, U - Up, D - Down, I - Idle, S - Standby, "
			       "N - Negotiating\n"
			       "        K - No IKE\n"
			       "ivrf = (none)\n"
			       "%15s %7s %15s %24s %10s %5s\n",
			       "Peer", "I/F", "Username", "Group/Phase1_id", "Uptime", "Status");
	else
		session_write(s, "Crypto session current status\n\n");
	if (a->kw_detail)
		session_write(s, "Code: C - IKE Configuration mode, D - Dead Peer Detection     \n"
				 "K - Keepalives, N - NAT-traversal, T - cTCP encapsulation     \n"
				 "X - IKE Extended Authentication, F - IKE Fragmentation\n"
				 "R - IKE Auto Reconnect, U - IKE Dynamic Route Update\n"
				 "S - SIP VPN\n\n");
	tell_list(s, "sessions");
	router_each_session(l.router, list_session, &l);
	tell_end(s);
}
