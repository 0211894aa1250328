/* show crypto isakmp key and profile: who is who in phase 1; show crypto call admission. */
#include <stdio.h>
#include <string.h>

#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "engine/ike/ike.h"
#include "engine/node/node.h"

static struct ike *
ike_of(const struct session *s)
{
	return router_ike(session_device(s)->router);
}

/* ---- keys ---- */

static void
show_key(struct session *s, const struct ike_key *k)
{
	char peer[48];

	if (k->host)
		snprintf(peer, sizeof peer, "%s", k->host);
	else if (k->peer.len == 32)
		ip4_text(k->peer.addr, peer);
	else
		snprintf(peer, sizeof peer, "%-15s[%-15s]", IP4S(k->peer.addr),
			 IP4S(mask_of(k->peer.len)));
	session_printf(s, "%-13s%-44s%s\n", k->keyring ? k->keyring : IKE_KEYRING_DEFAULT, peer,
		       k->key ? k->key : "");
}

void
exec_show_crypto_isakmp_key(struct session *s, const struct args_show_crypto_isakmp_key *a)
{
	session_printf(s, "%-13s%-44s%s\n\n", "Keyring", "Hostname/Address", "Preshared Key");
	for (const struct ike_key *k = NULL; (k = ike_key_next(ike_of(s), k));)
		if (!k->keyring)
			show_key(s, k);
	for (const struct ike_key *k = NULL; (k = ike_key_next(ike_of(s), k));)
		if (k->keyring)
			show_key(s, k);
}

/* ---- profiles ---- */

static void
show_match(struct session *s, const struct ike_match *m)
{
	static const char *const kind[] = {
		[IKE_ID_HOST] = "fqdn",
		[IKE_ID_USER] = "user-fqdn",
		[IKE_ID_GROUP] = "group",
	};

	if (m->kind == IKE_ID_ADDRESS)
		session_printf(s, "    ip-address %s %s \n", IP4S(m->peer.addr),
			       IP4S(mask_of(m->peer.len)));
	else
		session_printf(s, "    %s %s%s\n", kind[m->kind], m->domain ? "domain " : "",
			       m->name);
}

static void
show_profile(struct session *s, const struct ike_profile *p)
{
	session_printf(s, "ISAKMP PROFILE %s\n   Identities matched are:\n", p->name);
	for (size_t i = 0; i < p->matches; i++)
		show_match(s, &p->match[i]);
	session_printf(s, "   Certificate maps matched are:\n");
	for (char *const *map = p->certificate_maps; map && *map; map++)
		session_printf(s, "    %s\n", *map);
	session_printf(s,
		       "   keyring(s): %s\n   trustpoint(s):", p->keyring ? p->keyring : "<none>");
	for (char *const *name = p->trust; name && *name; name++)
		session_printf(s, " %s", *name);
	session_printf(s, "%s\n", p->trust ? "" : " <all>");
}

void
exec_show_crypto_isakmp_profile(struct session *s, const struct args_show_crypto_isakmp_profile *a)
{
	const struct ike_profile *p;

	for (size_t i = 0; (p = ike_profile_at(ike_of(s), i)); i++)
		if (!a->has_name || !strcmp(a->name, p->name))
			show_profile(s, p);
}

/* ---- call admission ---- */

static void
count_requests(struct session *s, const char *which, uint64_t accepted, uint64_t rejected)
{
	session_printf(s, "%s IKE Requests: %8u accepted: %8u rejected: %8u\n", which,
		       (unsigned)(accepted + rejected), (unsigned)accepted, (unsigned)rejected);
}

void
exec_show_crypto_call_admission_statistics(
	struct session *s, const struct args_show_crypto_call_admission_statistics *args)
{
	static const char rule[] =
		"---------------------------------------------------------------------\n";
	const struct ike_stats *n = ike_stats(ike_of(s));
	struct ike_admission a;

	ike_admission(ike_of(s), &a);
	session_printf(s, "%s             Crypto Call Admission Control Statistics\n%s", rule,
		       rule);
	session_printf(s, "System Resource Limit: %8u Max IKE SAs: %5u Max in nego: %5u\n", 0,
		       a.max_active, a.max_negotiating);
	session_printf(s, "Total IKE SA Count: %11u active: %10u negotiating: %5u\n",
		       (unsigned)(a.active + a.negotiating), (unsigned)a.active,
		       (unsigned)a.negotiating);
	count_requests(s, "Incoming", n->responded, n->in_denied);
	count_requests(s, "Outgoing", n->initiated, n->out_denied);
	session_printf(s, "Rejected IKE Requests: %8u rsrc low: %8u Active SA limit: %5u\n",
		       (unsigned)(n->in_denied + n->out_denied), 0, (unsigned)n->active_denials);
	session_printf(s, "%52s In-neg SA limit: %5u\n", "", (unsigned)n->negotiating_denials);
}
