/* Identities of phase 1: what the peer says it is, which profile that belongs to, and what we say
 * we are. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/ike/v1/v1.h"
#include "engine/pki/pki.h"

#define ID_HEAD 4 /* type, protocol, port */

/* ---- telling ---- */

static const char *
label_of(unsigned type)
{
	switch (type) {
	case IKE_ID_USER:
		return "USER FQDN";
	case IKE_ID_GROUP:
		return "group id";
	case IKE_ID_DN:
		return "Dist. name";
	default:
		return "FQDN name";
	}
}

/* What can be printed of it. */
static void
clean(const struct isakmp_id *id, char *room, size_t size)
{
	size_t n = 0;

	for (; n < id->len && n < size - 1; n++)
		room[n] = id->data[n] >= ' ' && id->data[n] < 127 ? (char)id->data[n] : '.';
	room[n] = 0;
}

static void
say(const struct ike_sa *sa, unsigned next, const struct isakmp_id *id)
{
	struct event_sink *e = sa->ike->events;
	uint32_t length = (uint32_t)id->len + ID_HEAD + ISAKMP_GENERIC;
	char name[IKE_ID_NAME];
	struct prefix p;

	if (id->type == ID_DER_ASN1_DN) {
		struct text dn = { 0 };

		pki_name_text(id->data, id->len, ",", &dn);
		event(e, ISAKMP_ID_NAME, sa->conn_id, next, id->type, label_of(id->type),
		      text_get(&dn), id->protocol, id->port, length);
		text_free(&dn);
		return;
	}
	if (isakmp_id_prefix(id, &p)) {
		event(e, ISAKMP_ID_ADDRESS, sa->conn_id, next, id->type, p.addr, id->protocol,
		      id->port, length);
		return;
	}
	clean(id, name, sizeof name);
	event(e, ISAKMP_ID_NAME, sa->conn_id, next, id->type, label_of(id->type), name,
	      id->protocol, id->port, length);
}

/* ---- the peer's ---- */

/* Only a name that is all text may be compared with names of the configuration. */
static bool
is_text(const struct isakmp_id *id)
{
	for (size_t i = 0; i < id->len; i++)
		if (id->data[i] < ' ' || id->data[i] > 126)
			return false;
	return id->len && id->len < IKE_ID_NAME;
}

static struct ike_id
subject_of(const struct isakmp_id *id)
{
	struct ike_id who = { .kind = IKE_ID_NONE };
	struct text dn = { 0 };

	pki_name_text(id->data, id->len, ",", &dn);
	if (dn.len)
		who.kind = IKE_ID_DN;
	snprintf(who.name, sizeof who.name, "%s", text_get(&dn));
	text_free(&dn);
	return who;
}

static struct ike_id
identity_of(const struct isakmp_id *id)
{
	struct ike_id who = { .kind = IKE_ID_NONE };
	struct prefix p;

	if (id->type == ID_DER_ASN1_DN)
		return subject_of(id);
	if (id->type == ID_IPV4_ADDR && isakmp_id_prefix(id, &p)) {
		who.kind = IKE_ID_ADDRESS;
		who.address = p.addr;
	} else if ((id->type == IKE_ID_HOST || id->type == IKE_ID_USER ||
		    id->type == IKE_ID_GROUP) &&
		   is_text(id)) {
		who.kind = (enum ike_id_kind)id->type;
	}
	clean(id, who.name, sizeof who.name);
	return who;
}

/* The profile that was asked for, if it fits; else the first that does. */
static const struct ike_profile *
find_profile(const struct ike_sa *sa, const struct ike_id *id)
{
	const struct ike_profile *p;

	for (size_t i = 0; (p = ike_profile_at(sa->ike, i)); i++)
		if ((!sa->profile || !strcmp(sa->profile, p->name)) &&
		    ike_profile_fits(sa->ike, p, id, sa->local))
			return p;
	return NULL;
}

bool
v1_take_id(const struct ike_sa *sa, const struct isakmp_payload *p, struct v1_who *who)
{
	const struct ike_profile *wanted;
	struct isakmp_id id;

	event(sa->ike->events, ISAKMP_PROCESSING, sa->conn_id, "ID", 0);
	if (!isakmp_read_id(p, &id))
		return false;
	say(sa, p->whole[0], &id);
	who->id = identity_of(&id);
	who->profile = find_profile(sa, &who->id);
	if (who->profile)
		event(sa->ike->events, ISAKMP_PROFILE, 0, who->profile->name);
	else
		event(sa->ike->events, ISAKMP_NO_PROFILE, 0);
	wanted = v1_profile(sa);
	return who->profile || !sa->profile || (wanted && wanted->certificate_maps);
}

bool
v1_profile_key_holds(const struct ike_sa *sa, const struct v1_who *who)
{
	const char *ring = who->profile ? who->profile->keyring : NULL;
	const char *used = v1_psk(sa), *key;

	if (!ring)
		return true;
	key = ike_key_for(sa->ike, ring, sa->local, sa->key.peer);
	if (key)
		event(sa->ike->events, ISAKMP_KEY_IN_RING, sa->conn_id, ring);
	return key && used && !strcmp(key, used);
}

void
v1_set_peer(struct ike_sa *sa, const struct v1_who *who)
{
	sa->peer_id = who->id;
	if (!who->profile || sa->profile)
		return;
	sa->profile = xstrdup(who->profile->name);
}

const struct ike_profile *
v1_profile(const struct ike_sa *sa)
{
	return sa->profile ? ike_profile_find(sa->ike, sa->profile) : NULL;
}

/* ---- ours ---- */

const struct ike_tunnel *
v1_tunnel(const struct ike_sa *sa)
{
	const struct ike_tunnel *t = ike_tunnel_find(sa->ike, sa->key.peer);

	return sa->role == IKE_INITIATOR && sa->mode == EXCHANGE_AGGRESSIVE && t && t->password &&
			       t->client.kind
		       ? t
		       : NULL;
}

/* What the configuration wants us to be. */
static struct ike_id
wanted_identity(const struct ike_sa *sa)
{
	const struct ike_profile *profile = v1_profile(sa);
	const struct ike_tunnel *tunnel = v1_tunnel(sa);
	struct ike_id id = { .kind = sa->ike->identity };

	if (tunnel)
		return tunnel->client;
	if (profile && profile->self.kind)
		id = profile->self;
	if (id.kind == IKE_ID_HOST && !*id.name)
		memcpy(id.name, sa->ike->hostname, sizeof id.name);
	if (id.kind == IKE_ID_HOST && !*id.name)
		id.kind = IKE_ID_ADDRESS;
	if (id.kind == IKE_ID_ADDRESS)
		id.address = sa->local;
	return id;
}

static size_t
subject_size(const struct pki_cert *c)
{
	size_t len;

	pki_cert_name_der(c, PKI_SUBJECT, &len);
	return len;
}

/* An address that the certificate does not have gives way to the router's name, and without one to
 * the subject; the subject gives way to the address when there is no certificate. */
static struct ike_id
own_identity(const struct ike_sa *sa)
{
	const struct pki_cert *c = v1_own_certificate(sa);
	struct ike_id id = wanted_identity(sa);

	if (c && id.kind == IKE_ID_ADDRESS && !pki_cert_has_address(c, id.address)) {
		id.kind = IKE_ID_HOST;
		memcpy(id.name, sa->ike->hostname, sizeof id.name);
		if (!*id.name)
			snprintf(id.name, sizeof id.name, "%s", pki_cert_view(c)->fqdn);
		if (!*id.name)
			id.kind = IKE_ID_DN;
	}
	if (id.kind == IKE_ID_DN && (!c || subject_size(c) > IKE_MAX_ID)) {
		id.kind = IKE_ID_ADDRESS;
		id.address = sa->local;
	}
	return id;
}

void
v1_own_id(const struct ike_sa *sa, uint8_t protocol, uint16_t port, struct v1_id *id)
{
	struct ike_id own = own_identity(sa);
	struct wr w = wr_init(id->at, sizeof id->at);
	const uint8_t *subject;
	size_t len;

	wr_u32(&w, (uint32_t)own.kind << 24 | (uint32_t)protocol << 16 | port);
	if (own.kind == IKE_ID_ADDRESS) {
		wr_u32(&w, own.address);
	} else if (own.kind == IKE_ID_DN) {
		subject = pki_cert_name_der(v1_own_certificate(sa), PKI_SUBJECT, &len);
		wr_bytes(&w, subject, len);
	} else {
		wr_bytes(&w, own.name, strlen(own.name));
	}
	id->len = wr_len(&w);
}

void
v1_say_own_id(const struct ike_sa *sa, unsigned next, const struct v1_id *id)
{
	static const char *const kind[] = {
		[IKE_ID_ADDRESS] = "ID_IPV4_ADDR", [IKE_ID_HOST] = "ID_FQDN",
		[IKE_ID_USER] = "ID_USER_FQDN",	   [IKE_ID_DN] = "ID_DER_ASN1_DN",
		[IKE_ID_GROUP] = "ID_KEY_ID",
	};
	struct isakmp_id told = {
		.type = id->at[0],
		.protocol = id->at[1],
		.port = (uint16_t)(id->at[2] << 8 | id->at[3]),
		.data = id->at + ID_HEAD,
		.len = id->len - ID_HEAD,
	};

	bool signing = v1_own_certificate(sa);

	if (signing)
		v1_say_own_chain(sa);
	if (signing && told.type != IKE_ID_ADDRESS && wanted_identity(sa).kind == IKE_ID_ADDRESS) {
		event(sa->ike->events, ISAKMP_ADDRESS_NOT_CERTIFIED, sa->conn_id);
		event(sa->ike->events, ISAKMP_NAME_INSTEAD, sa->conn_id,
		      told.type == IKE_ID_HOST ? "FQDN" : "DN");
	}
	event(sa->ike->events, ISAKMP_ID_KIND, sa->conn_id,
	      signing ? "RSA signature" : "pre-shared key", kind[id->at[0]]);
	say(sa, next, &told);
	event(sa->ike->events, ISAKMP_ID_LENGTH, sa->conn_id, (uint32_t)id->len + ISAKMP_GENERIC);
}

/* ---- what proves them ---- */

void
v1_auth_hash(const struct ike_sa *sa, enum ike_role of, struct chunk id_b, uint8_t *hash)
{
	size_t size = dh_size(sa->dh);
	struct chunk mine = { dh_public(sa->dh), size }, theirs = { sa->gx_peer, size };
	struct chunk sai_b = { sa->sai_b, sa->sai_len };
	bool own = of == sa->role;
	const uint8_t *cky_i = sa->key.cky_i, *cky_r = sa->cky_r;

	event(sa->ike->events, CRYPTO_ENGINE, "Generate IKE hash");

	phase1_hash(&sa->keys, own ? mine : theirs, own ? theirs : mine,
		    of == IKE_INITIATOR ? cky_i : cky_r, of == IKE_INITIATOR ? cky_r : cky_i, sai_b,
		    id_b, hash);
}
