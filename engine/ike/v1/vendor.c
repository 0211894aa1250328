#include <string.h>

#include "engine/ike/v1/v1.h"

#define MAJOR 14 /* offset of the major version behind the identity of Unity and DPD */

/* IOS compares 14 octets with Unity and DPD and then wants major version 1. It looks at that
 * octet in every vendor ID, also in one that ends before it: then it is the next payload's. */
static void
say_major(struct ike_sa *sa, const struct ike_in *in, const struct isakmp_payload *p)
{
	const uint8_t *at = p->body + MAJOR;
	unsigned major = at < in->bytes + in->len ? *at : 0;

	if (major == 1)
		event(sa->ike->events, ISAKMP_VID_HASH, sa->conn_id);
	else
		event(sa->ike->events, ISAKMP_VID_MAJOR, sa->conn_id, major);
}

/* The peer knows that way; a better one may have been named before. */
static void
take_natt(struct ike_sa *sa, enum vid vid)
{
	const struct v1_natt *way = v1_natt_by_vid(vid);

	if (!way)
		return;
	if (sa->ike->natt && (!sa->natt || way < sa->natt))
		sa->natt = way;
	if (vid == VID_NATT_RFC3947 || vid == VID_NATT_07)
		event(sa->ike->events, ISAKMP_VID_IS_NATT, sa->conn_id, way->name);
	else
		event(sa->ike->events, ISAKMP_VID_IS, sa->conn_id, way->name);
}

static void
take_vid(struct ike_sa *sa, const struct ike_in *in, const struct isakmp_payload *p)
{
	struct event_sink *e = sa->ike->events;
	const uint8_t *theirs = sa->role == IKE_INITIATOR ? in->header.cky_r : in->header.cky_i;
	enum vid vid = vid_recognise(p);

	event(e, ISAKMP_VID, sa->conn_id);
	if (vid_is_ios(p, theirs)) {
		sa->ios = true;
		event(e, ISAKMP_VID_IOS, sa->conn_id);
		return;
	}
	if ((vid == VID_UNITY || vid == VID_DPD) && p->len > MAJOR && p->body[MAJOR] == 1) {
		*(vid == VID_DPD ? &sa->dpd : &sa->unity) = true;
		event(e, ISAKMP_VID_IS, sa->conn_id, vid == VID_DPD ? "DPD" : "Unity");
		return;
	}
	say_major(sa, in, p);
	take_natt(sa, vid);
	if (vid == VID_XAUTH) {
		sa->xauth = true;
		event(e, ISAKMP_VID_IS, sa->conn_id, "XAUTH");
	} else if (vid == VID_FRAGMENTATION) {
		event(e, ISAKMP_VID_FRAGMENTATION, sa->conn_id);
		event(e, ISAKMP_NO_FRAGMENTATION, sa->conn_id);
	}
}

void
v1_take_vids(struct ike_sa *sa, const struct ike_in *in)
{
	const struct isakmp_payload *p = isakmp_find(&in->payloads, PAYLOAD_VID);

	for (; p; p = isakmp_find_next(&in->payloads, p))
		take_vid(sa, in, p);
}

void
v1_write_vid_natt(const struct ike_sa *sa, struct isakmp_writer *w)
{
	if (!sa->natt)
		return;
	event(sa->ike->events, ISAKMP_VID_MADE, 0, sa->natt->made);
	isakmp_add_vid(w, sa->natt->vid);
}

void
v1_write_vid_ios(const struct ike_sa *sa, struct isakmp_writer *w)
{
	const uint8_t *own = sa->role == IKE_INITIATOR ? sa->key.cky_i : sa->cky_r;
	uint8_t random[8], vid[VID_IOS_SIZE];

	rng_bytes(sa->ike->rng, random, sizeof random);
	vid_write_ios(vid, own, random);
	isakmp_add(w, PAYLOAD_VID, vid, sizeof vid);
}
