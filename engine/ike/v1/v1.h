/* The parts that the exchanges of IKEv1 are made of. Private to engine/ike. */
#ifndef QMIDLE_IKE_V1_V1_H
#define QMIDLE_IKE_V1_V1_H

#include "engine/ike/exchange.h"
#include "engine/wire/vid.h"

/* ---- the SA payload of phase 1 (policy.c), RFC 2409 appendix A ---- */
/* Whether the policy can be used with the peer: a key or a certificate is there. */
bool v1_policy_usable(const struct ike_sa *, const struct ike_policy *);
bool v1_any_usable(const struct ike_sa *);
/* Our policies as transforms; false when none is usable. */
bool v1_write_offer(const struct ike_sa *, struct isakmp_writer *);
/* Walks our policies (outer) and the offered transforms (inner) and tells about each. The first
 * pair that fits goes to sa->policy and sa->chosen, with the lower lifetime. */
bool v1_choose(struct ike_sa *, const struct isakmp_proposal *);
/* The one proposal of an SA payload for ISAKMP; false when it is malformed or another. */
bool v1_read_proposal(const struct isakmp_payload *, struct isakmp_proposal *);
void v1_write_choice(const struct ike_sa *, struct isakmp_writer *);

/* ---- what main and aggressive mode share (phase1.c) ---- */
/* The pre-shared key for the peer as it is known so far, or NULL. */
const char *v1_psk(const struct ike_sa *);
/* Tells whether there is one; and that the profiles are looked through. */
bool v1_find_key(struct ike_sa *);
void v1_say_key_search(struct ike_sa *);
void v1_say_natt_vids(const struct ike_sa *);
/* The SA payload of message 1 and the vendor IDs of NAT traversal behind it. */
bool v1_write_own_offer(struct ike_sa *, struct isakmp_writer *);
/* Keeps the body of that SA payload, which HASH covers. */
void v1_keep_sai(struct ike_sa *, const uint8_t *body, size_t len);
/* No policy of ours fits: dooms the association and tells the peer. */
enum verdict v1_refuse_offer(struct ike_sa *, const struct ike_in *);
/* The answer to our offer; false when it is no answer to it. */
bool v1_read_choice(const struct ike_sa *, const struct ike_in *, struct isakmp_proposal *);
void v1_draw_nonce(struct ike_sa *, struct ike_nonce *);
/* KE and NONCE of the peer: all keys; a responder draws its own values first. */
enum verdict v1_take_ke(struct ike_sa *, const struct ike_in *);
/* The proof held: what the message says besides it, and where the peer is. */
void v1_authenticated(struct ike_sa *, const struct ike_in *);
/* The peer is new to us: INITIAL-CONTACT tells it to forget what it remembers. */
bool v1_is_first_contact(const struct ike_sa *);
void v1_write_contact(const struct ike_sa *, struct isakmp_writer *);
/* Phase 1 is done. */
void v1_up(struct ike_sa *, struct ike_node *);

/* ---- vendor IDs (vendor.c) ---- */
/* Tells of each and notes in the association what the peer can do. */
void v1_take_vids(struct ike_sa *, const struct ike_in *);
/* The best way of NAT traversal that both know; nothing when there is none. */
void v1_write_vid_natt(const struct ike_sa *, struct isakmp_writer *);
void v1_write_vid_ios(const struct ike_sa *, struct isakmp_writer *);

/* ---- NAT traversal (nat.c), RFC 3947 ---- */

/* RFC 3947 and its drafts differ in numbers only. */
struct v1_natt {
	enum vid vid;
	const char *name;      /* "NAT-T RFC 3947" */
	const char *made;      /* "rfc3947": how a vendor ID of ours is called */
	uint8_t nat_d, nat_oa; /* payload types */
	uint16_t udp_tunnel, udp_transport;
	bool offered; /* by us */
};

/* The ways of NAT traversal, the best first; NULL behind the last. */
const struct v1_natt *v1_natt_at(size_t i);
const struct v1_natt *v1_natt_by_vid(enum vid);
#define PL_NATD	 (PL(NATD) | PL(NATD_07) | PL(NATD_DRAFT))
#define PL_NATOA (PL(NATOA) | PL(NATOA_07) | PL(NATOA_DRAFT))

/* NAT-OA of quick mode: who the two ends of a flow between hosts think they are. */
void v1_write_natoa(const struct ike_sa *, enum ike_role, struct isakmp_writer *);
void v1_take_natd(struct ike_sa *, const struct ike_in *);
void v1_write_natd(const struct ike_sa *, struct isakmp_writer *);
/* Tells of those of the peer. */
void v1_take_natoa(const struct ike_sa *, const struct ike_in *, uint32_t msgid);
/* Moves an initiator to port 4500 when a NAT was found. */
void v1_float(struct ike_sa *);
/* A responder learns from where the peer speaks now. */
void v1_follow(struct ike_sa *, const struct ike_in *);
void v1_start_keepalive(struct ike_sa *);
static inline bool
v1_nat(const struct ike_sa *sa)
{
	return sa->nat_self || sa->nat_peer;
}
/* How ESP goes inside UDP; NULL: it does not. Port 4500 decides, not what we found: the initiator may
 * have found a NAT that we did not see. */
static inline const struct v1_natt *
v1_udp(const struct ike_sa *sa)
{
	return sa->lport == IKE_NATT_PORT ? sa->natt : NULL;
}

/* ---- dead peer detection (dpd.c), RFC 3706 ---- */
/* Phase 1 is done: watches over the peer where that is configured and the peer can answer. */
void v1_dpd_start(struct ike_sa *);
/* R-U-THERE-ACK. */
void v1_dpd_answered(struct ike_sa *, uint32_t sequence);

/* ---- ID and HASH of phase 1 (identity.c) ---- */
/* Who the peer says it is, and the profile that is for such peers (NULL: none). */
struct v1_who {
	struct ike_id id;
	const struct ike_profile *profile;
};
/* Tells of it. false: malformed, or not of the profile that was asked for, which does not look at
 * certificates either. */
bool v1_take_id(const struct ike_sa *, const struct isakmp_payload *, struct v1_who *);
/* The profile may have a keyring: is the key in use the one that hangs there? */
bool v1_profile_key_holds(const struct ike_sa *, const struct v1_who *);
/* From now on the association is with that peer. */
void v1_set_peer(struct ike_sa *, const struct v1_who *);
/* The association's profile, or NULL. */
const struct ike_profile *v1_profile(const struct ike_sa *);
/* What was configured for beginning aggressive mode with the peer, when that is what we do. */
const struct ike_tunnel *v1_tunnel(const struct ike_sa *);

/* The body of our ID payload, which HASH covers. */
struct v1_id {
	uint8_t at[4 + IKE_MAX_ID];
	size_t len;
};
void v1_own_id(const struct ike_sa *, uint8_t protocol, uint16_t port, struct v1_id *);
/* Tells of it, and of the payload behind it. */
void v1_say_own_id(const struct ike_sa *, unsigned next, const struct v1_id *);
/* HASH_I or HASH_R of the end with that role over its ID's body. */
void v1_auth_hash(const struct ike_sa *, enum ike_role of, struct chunk id_b, uint8_t *hash);

/* HASH, or CERT and SIG, as the method that was agreed on has it: ours over the body of our ID, and
 * whether the peer's holds. */
bool v1_write_proof(const struct ike_sa *, struct chunk id_b, struct isakmp_writer *);
enum verdict v1_take_proof(struct ike_sa *, const struct ike_in *, struct v1_who *,
			   const struct isakmp_payload *id);

/* ---- RSA signatures (certificate.c), RFC 2409 section 5.1 ---- */
/* Whether we have a certificate to show, be it that of another CA than the peer's. */
bool v1_has_certificate(const struct ike_sa *);
/* Tells that the trustpoints are looked through, where they matter. */
void v1_say_trustpoints(const struct ike_sa *);
/* CR: whom we trust; and what the peer's tell, which chooses our certificate. */
void v1_write_requests(const struct ike_sa *, struct isakmp_writer *);
void v1_take_requests(struct ike_sa *, const struct ike_in *);
void v1_forget_requests(struct ike_sa *); /* of a message that proved nothing */
/* Whether we can prove who we are by the method agreed on: false with RSA signatures when there is
 * no certificate for this peer. */
bool v1_can_prove(const struct ike_sa *);
/* The certificate that goes to the peer, as far as is known by now; NULL: none. Borrowed. */
struct pki_cert *v1_own_certificate(const struct ike_sa *);
void v1_say_own_chain(const struct ike_sa *);
/* CERT payloads and SIG over the body of our ID. */
bool v1_write_signature(const struct ike_sa *, struct chunk id_b, struct isakmp_writer *);
/* CERT and SIG of the peer. The certificate may say which profile is for it. */
enum verdict v1_take_signature(struct ike_sa *, const struct ike_in *, struct v1_who *,
			       const struct isakmp_payload *id);

/* ---- the SA payload of phase 2 (proposal.c), RFC 2407 4.5 ---- */
/* udp: inside UDP by that way; NULL: not. */
void v1_write_proposals(const struct child_request *, const struct v1_natt *udp,
			const uint32_t spi[SUITE_PROTOCOLS], struct isakmp_writer *);
/* A transform of that protocol as an offer, telling of each attribute. false: not understood. */
bool v1_read_offer(struct ike_sa *, enum suite_protocol, const struct isakmp_transform *,
		   struct child_offer *);

/* ---- proposals under one number (bundle.c) ---- */
struct v1_bundle {
	uint8_t number;
	unsigned parts;
	bool bad; /* a part of a protocol that we do not know, or twice of one */
	bool has[SUITE_PROTOCOLS];
	struct isakmp_proposal part[SUITE_PROTOCOLS];
	uint32_t spi[SUITE_PROTOCOLS];
};

extern const uint8_t v1_protocol[SUITE_PROTOCOLS];   /* on the wire */
enum suite_protocol v1_suite_protocol(uint8_t wire); /* SUITE_PROTOCOLS: none of ours */
/* The next one of an SA payload that isakmp_read_sa() accepted; false, and *bundle as it was, at the
 * end. */
bool v1_next_bundle(struct rd *proposals, struct v1_bundle *);
/* Puts its transforms before IPsec until one is taken, or one for each protocol. What was taken is
 * the node's then. */
bool v1_take_bundle(struct ike_sa *, struct ike_node *, const struct v1_bundle *);
/* Is it an answer: one transform in each part? */
bool v1_is_choice(const struct v1_bundle *);
uint32_t v1_bundle_spi(const struct v1_bundle *);
/* What was taken, with our SPIs, as an SA payload. */
void v1_write_taken(const struct ike_node *, struct isakmp_writer *);

#endif
