/* show crypto isakmp policy, default policy, peers, sa in its forms. */
#include <stdlib.h>
#include <uthash.h>

#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/facts.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"
#include "engine/ike/ike.h"
#include "engine/node/node.h"

static struct ike *
ike_of(const struct session *s)
{
	return router_ike(session_device(s)->router);
}

/* ---- algorithms in short ---- */

static const char *
cipher_word(enum cipher_alg cipher)
{
	return cipher == CIPHER_AES ? "aes" : cipher == CIPHER_3DES ? "3des" : "des";
}

static const char *
hash_word(enum hash_alg hash)
{
	static const char *const words[HASHES] = { [HASH_MD5] = "md5",
						   [HASH_SHA1] = "sha",
						   [HASH_SHA256] = "sha256",
						   [HASH_SHA384] = "sha384",
						   [HASH_SHA512] = "sha512" };

	return words[hash];
}

static const char *
auth_word(enum ike_auth auth)
{
	return auth == IKE_AUTH_PSK ? "psk" : auth == IKE_AUTH_RSA_SIG ? "rsig" : "renc";
}

/* ---- policy ---- */

static void
add_encryption(struct session *s, const struct ike_policy *p)
{
	switch (p->cipher) {
	case CIPHER_DES:
		session_write(s, "DES - Data Encryption Standard (56 bit keys).\n");
		break;
	case CIPHER_3DES:
		session_write(s, "Three key triple DES\n");
		break;
	default:
		session_printf(s, "AES - Advanced Encryption Standard (%u bit keys).\n",
			       p->key_bits);
		break;
	}
}

static const char *
hash_words(enum hash_alg hash)
{
	static const char *const words[HASHES] = {
		[HASH_MD5] = "Message Digest 5",
		[HASH_SHA1] = "Secure Hash Standard",
		[HASH_SHA256] = "Secure Hash Standard 2 (256 bit)",
		[HASH_SHA384] = "Secure Hash Standard 2 (384 bit)",
		[HASH_SHA512] = "Secure Hash Standard 2 (512 bit)",
	};

	return words[hash];
}

static const char *
auth_words(enum ike_auth auth)
{
	switch (auth) {
	case IKE_AUTH_PSK:
		return "Pre-Shared Key";
	case IKE_AUTH_RSA_SIG:
		return "Rivest-Shamir-Adleman Signature";
	case IKE_AUTH_RSA_ENCR:
		return "Rivest-Shamir-Adleman Encryption";
	}
	return "";
}

static void
add_group(struct session *s, unsigned number)
{
	const struct group_info *g = group_info(number);

	session_printf(s, "\tDiffie-Hellman group:\t#%u (%u bit", number, g ? g->bits : 0);
	if (g && g->subgroup_bits)
		session_printf(s, ", %u bit subgroup", g->subgroup_bits);
	session_printf(s, ")\n");
}

static void
show_policy(struct session *s, const char *heading, const struct ike_policy *p)
{
	tell_object(s, NULL);
	tell(s, "- priority", "%s of priority %u\n\tencryption algorithm:\t", heading, p->priority);
	add_encryption(s, p);
	session_printf(s,
		       "\thash algorithm:\t\t%s\n"
		       "\tauthentication method:\t%s\n",
		       hash_words(p->hash), auth_words(p->auth));
	add_group(s, p->group);
	tell(s, "lifetime_seconds", "\tlifetime:\t\t%u seconds, no volume limit\n", p->lifetime);
	tell_string(s, "encryption", cipher_word(p->cipher));
	tell_number(s, "key_bits", p->key_bits);
	tell_string(s, "hash", hash_word(p->hash));
	tell_string(s, "authentication", auth_word(p->auth));
	tell_number(s, "dh_group", p->group);
	tell_end(s);
}

void
exec_show_crypto_isakmp_policy(struct session *s, const struct args_show_crypto_isakmp_policy *a)
{
	const struct ike *ike = ike_of(s);
	const struct ike_policy *p;

	session_printf(s, "\n%s IKE policy\n", ike_policy_next(ike, 0) ? "Global" : "Default");
	tell_list(s, "policies");
	for (p = ike_policy_next_used(ike, 0); p; p = ike_policy_next_used(ike, p->priority))
		show_policy(s, "Protection suite", p);
	tell_end(s);
}

void
exec_show_crypto_isakmp_default_policy(struct session *s,
				       const struct args_show_crypto_isakmp_default_policy *a)
{
	const struct ike_policy *p;

	session_write(s, "\n");
	tell_list(s, "policies");
	for (size_t i = 0; (p = ike_policy_default(i)); i++)
		show_policy(s, "Default protection suite", p);
	tell_end(s);
}

/* ---- peers ---- */

/* Those shown so far. */
struct shown {
	struct peer_key { /* no padding: it is hashed as bytes */
		ip4 local, peer;
		uint32_t port;
	} key;
	UT_hash_handle hh;
};

/* Has it been shown? From now on it has. */
static bool
shown(struct shown **all, const struct ike_sa_view *v)
{
	const struct peer_key key = { v->local, v->peer, v->peer_port };
	struct shown *one;

	HASH_FIND(hh, *all, &key, sizeof key, one);
	if (one)
		return true;
	one = xcalloc(1, sizeof *one);
	one->key = key;
	HASH_ADD(hh, *all, key, sizeof one->key, one);
	return false;
}

void
exec_show_crypto_isakmp_peers(struct session *s, const struct args_show_crypto_isakmp_peers *a)
{
	struct shown *all = NULL, *one, *next;
	const struct ike *ike = ike_of(s);
	struct ike_sa_view v;
	uint64_t cursor = 0;

	if (a->kw_config) /* of clients that got a configuration from us */
		return;
	tell_list(s, "peers");
	while (ike_sa_next(ike, &cursor, &v)) {
		if (!v.authenticated || v.deleted || (a->has_address && a->address != v.peer) ||
		    shown(&all, &v))
			continue;
		tell_object(s, NULL);
		tell(s, "peer port local phase1_id",
		     "Peer: %s Port: %u Local: %s\n Phase1 id: %s\n", IP4S(v.peer), v.peer_port,
		     IP4S(v.local), ike_id_text(&v.peer_id, (char[IP4_TEXT]){ 0 }));
		tell_end(s);
	}
	tell_end(s);
	HASH_ITER (hh, all, one, next) {
		HASH_DELETE(hh, all, one);
		free(one);
	}
}

/* ---- associations ---- */

static const char *
status_words(const struct ike_sa_view *v)
{
	return v->deleted ? "ACTIVE (deleted)" : "ACTIVE";
}

/* No router stands by for another one here. */
static bool
wanted(const struct args_show_crypto_isakmp_sa *a, const struct ike_sa_view *v)
{
	return a->kw_standby ? false : !a->kw_active || !v->deleted;
}

/* dst is the responder, src the initiator, on both ends. */
static void
show_sas(struct session *s, const struct args_show_crypto_isakmp_sa *a)
{
	struct ike_sa_view v;
	uint64_t cursor = 0;

	session_write(s, "IPv4 Crypto ISAKMP SA\n"
			 "dst             src             state          conn-id status\n");
	tell_list(s, "sas");
	while (ike_sa_next(ike_of(s), &cursor, &v)) {
		if (!wanted(a, &v))
			continue;
		tell_object(s, NULL);
		tell(s, "dst src state conn_id status", "%-15s %-15s %-14s %7u %s\n",
		     IP4S(v.initiator ? v.peer : v.local), IP4S(v.initiator ? v.local : v.peer),
		     ike_state_name(v.state), v.conn_id, status_words(&v));
		tell_end(s);
	}
	tell_end(s);
	session_write(s, "\nIPv6 Crypto ISAKMP SA\n\n");
}

static void
show_sa_detail(struct session *s, const struct ike_sa_view *v)
{
	char cap[6], lifetime[16];

	/* D: we watch over the peer; that both know DPD is no capability in use. */
	snprintf(cap, sizeof cap, "%s%s", v->dpd ? "D" : "", v->nat ? "N" : "");
	snprintf(lifetime, sizeof lifetime, "%02u:%02u:%02u", v->remaining / 3600,
		 v->remaining / 60 % 60, v->remaining % 60);
	tell_object(s, NULL);
	tell(s, "conn_id local remote - status", "\n%-5u %-15s %-15s %-6s %-6s ", v->conn_id,
	     IP4S(v->local), IP4S(v->peer), "", "ACTIVE");
	tell_string(s, "state", ike_state_name(v->state));
	tell_string(s, "role", v->initiator ? "initiator" : "responder");
	if (v->negotiated)
		tell(s, "encryption hash authentication dh_group - capabilities",
		     "%-4s %-6s %-4s %-2u %-8s %-5s\n", cipher_word(v->cipher), hash_word(v->hash),
		     auth_word(v->auth), v->group, lifetime, cap);
	else
		session_printf(s, "%-4s %-6s %-4s %-2u %-8s %-5s\n", "", "", "", 0, "0", cap);
	if (v->negotiated)
		tell_number(s, "key_bits", v->key_bits);
	tell_number(s, "remaining_seconds", v->remaining);
	if (v->engine_id)
		tell(s, "engine_conn_id", "       Engine-id:Conn-id =  SW:%u\n", v->engine_id);
	tell_end(s);
}

static void
show_sas_detail(struct session *s, const struct args_show_crypto_isakmp_sa *a)
{
	struct ike_sa_view v;
	uint64_t cursor = 0;

	session_write(s, "Codes: C - IKE configuration mode, D - Dead Peer Detection\n"
			 "       K - Keepalives, N - NAT-traversal\n"
			 "       T - cTCP encapsulation, X - IKE Extended Authentication\n"
			 "       psk - Preshared key, rsig - RSA signature\n"
			 "       renc - RSA encryption\n"
			 "IPv4 Crypto ISAKMP SA\n\n"
			 "C-id  Local           Remote          I-VRF  Status Encr Hash   Auth DH "
			 "Lifetime Cap.\n");
	tell_list(s, "sas");
	while (ike_sa_next(ike_of(s), &cursor, &v))
		if (wanted(a, &v))
			show_sa_detail(s, &v);
	tell_end(s);
	session_write(s, "\nIPv6 Crypto ISAKMP SA\n\n");
}

static void
count_sas(struct session *s)
{
	unsigned active = 0, negotiating = 0, dead = 0;
	struct ike_sa_view v;
	uint64_t cursor = 0;

	while (ike_sa_next(ike_of(s), &cursor, &v))
		++*(v.deleted ? &dead : v.authenticated ? &active : &negotiating);
	tell(s, "active negotiating dead",
	     "Active ISAKMP SA's: %u\n"
	     "Standby ISAKMP SA's: 0\n"
	     "Currently being negotiated ISAKMP SA's: %u\n"
	     "Dead ISAKMP SA's: %u\n",
	     active, negotiating, dead);
}

void
exec_show_crypto_isakmp_sa(struct session *s, const struct args_show_crypto_isakmp_sa *a)
{
	if (a->kw_count)
		count_sas(s);
	else if (a->kw_detail)
		show_sas_detail(s, a);
	else
		show_sas(s, a);
}
