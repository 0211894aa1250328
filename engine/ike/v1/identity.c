#include <string.h>

#include "engine/ike/v1/v1.h"

#define ID_BODY	  8  /* of an IPv4 address: type, protocol, port, four octets */
#define PROTO_UDP 17 /* in the ID payload of phase 1 (RFC 2407 4.6.2) */

static void
say_id(const struct ike_sa *sa, unsigned next, const struct isakmp_id *id)
{
	struct event_sink *e = sa->ike->events;
	uint32_t length = (uint32_t)id->len + ID_BODY;
	char name[128];
	struct prefix p;
	size_t n = 0;

	if (isakmp_id_prefix(id, &p)) {
		event(e, ISAKMP_ID_ADDRESS, sa->conn_id, next, id->type, p.addr, id->protocol,
		      id->port, length);
		return;
	}
	for (; n < id->len && n < sizeof name - 1; n++)
		name[n] = id->data[n] >= ' ' && id->data[n] < 127 ? (char)id->data[n] : '.';
	name[n] = 0;
	event(e, ISAKMP_ID_NAME, sa->conn_id, next, id->type, name, id->protocol, id->port, length);
}

bool
v1_take_id(struct ike_sa *sa, const struct isakmp_payload *p, ip4 *address)
{
	struct isakmp_id id;
	struct prefix at;

	event(sa->ike->events, ISAKMP_PROCESSING, sa->conn_id, "ID", 0);
	if (!isakmp_read_id(p, &id))
		return false;
	say_id(sa, p->whole[0], &id);
	*address = isakmp_id_prefix(&id, &at) ? at.addr : 0;
	event(sa->ike->events, ISAKMP_NO_PROFILE, 0);
	return true;
}

size_t
v1_write_id(const struct ike_sa *sa, struct isakmp_writer *w, uint8_t body[static ID_BODY])
{
	struct isakmp_id id = { .type = ID_IPV4_ADDR, .protocol = PROTO_UDP };
	ip4 own = sa->local;

	id.port = v1_nat(sa) ? 0 : IKE_PORT;
	memcpy(body,
	       (uint8_t[]){ id.type, id.protocol, id.port >> 8, id.port & 255, own >> 24,
			    own >> 16 & 255, own >> 8 & 255, own & 255 },
	       ID_BODY);
	id.data = body + 4;
	id.len = 4;
	event(sa->ike->events, ISAKMP_ID_KIND, sa->conn_id, "ID_IPV4_ADDR");
	say_id(sa, PAYLOAD_HASH, &id);
	event(sa->ike->events, ISAKMP_ID_LENGTH, sa->conn_id, ID_BODY + 4);
	isakmp_add_id(w, &id);
	return ID_BODY;
}

void
v1_auth_hash(const struct ike_sa *sa, enum ike_role of, struct chunk id_b, uint8_t *hash)
{
	size_t size = dh_size(sa->dh);
	struct chunk mine = { dh_public(sa->dh), size }, theirs = { sa->gx_peer, size };
	struct chunk sai_b = { sa->sai_b, sa->sai_len };
	bool own = of == sa->role;
	const uint8_t *cky_i = sa->key.cky_i, *cky_r = sa->cky_r;

	phase1_hash(&sa->keys, own ? mine : theirs, own ? theirs : mine,
		    of == IKE_INITIATOR ? cky_i : cky_r, of == IKE_INITIATOR ? cky_r : cky_i, sai_b,
		    id_b, hash);
}
