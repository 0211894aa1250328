/* What IKE asks of whoever owns the IPsec SAs. engine/node joins these functions to
 * engine/ipsec; the exchange tests join them to a fake.
 *
 * The initiator's road:  ike_acquire() -> (phase 1) -> QM1 from the offers -> QM2 -> install
 * The responder's road:  QM1 -> choose -> alloc_spi -> install inbound and outbound at QM2 ->
 *                        enable_outbound at QM3 */
#ifndef QMIDLE_IKE_SINK_H
#define QMIDLE_IKE_SINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/addr.h"
#include "engine/crypto/crypto.h"
#include "engine/net/selector.h"
#include "engine/sim/sched.h"

#define CHILD_MAX_OFFERS 12
#define CHILD_PROFILE	 64 /* longest name of an ISAKMP profile, and its end */

/* One acceptable way to protect a flow: one proposal of quick mode. */
struct child_offer {
	struct ipsec_suite suite;
	unsigned life_seconds, life_kilobytes; /* 0: not offered */
	unsigned pfs_group;		       /* 0: none */
	bool udp_encap;			       /* filled by IKE once NAT is known */
};

/* What IPsec wants negotiated. */
struct child_request {
	uint64_t id;	    /* IPsec's own handle for the flow, given back at install or failure */
	ip4 local, peer;    /* the tunnel's ends */
	uint16_t peer_port; /* of the one that is meant, where several share an address; 0: any */
	char profile[CHILD_PROFILE]; /* of the IKE SA that is wanted; "": any */
	struct selector selector;
	struct child_offer offer[CHILD_MAX_OFFERS];
	size_t offers;
};

/* What the peer proposed to us, one proposal, for choose(). The initiator asks as well, when the
 * peer's choice comes back: id is then the request's, otherwise 0. */
struct child_proposal {
	uint64_t id;
	ip4 local, peer;
	struct selector selector; /* already from our side: local is ours */
	struct child_offer offer;
	const char *profile; /* of the IKE SA; "": none; borrowed */
	uint32_t msgid;	     /* for reports */
};

enum child_verdict {
	CHILD_ACCEPTED,
	CHILD_NO_POLICY = 32,	  /* no map entry whose peer and ACL cover it */
	CHILD_NO_TRANSFORM = 256, /* the entry has no such transform set */
	CHILD_NO_PFS = 64,	  /* the entry wants another group */
	CHILD_NO_LOCAL = 8,	  /* no crypto map on that address */
};

/* What choose() adds to its verdict. */
struct child_choice {
	uint64_t id;			       /* handle of the flow that accepted */
	unsigned life_seconds, life_kilobytes; /* the lower of ours and the offer */
};

/* A negotiated pair, keys included. The keys are borrowed and wiped by IKE afterwards. */
struct child_pair {
	uint64_t id;
	ip4 local, peer;
	uint16_t local_port, peer_port; /* of UDP encapsulation; 0 for raw ESP */
	struct selector selector;
	struct ipsec_suite suite;
	unsigned life_seconds, life_kilobytes, pfs_group;
	/* Of each protocol of the suite; suite_keymat() octets. */
	uint32_t spi_in[SUITE_PROTOCOLS], spi_out[SUITE_PROTOCOLS];
	const uint8_t *keymat_in[SUITE_PROTOCOLS], *keymat_out[SUITE_PROTOCOLS];
	bool initiator;
	uint32_t ike_conn; /* conn-id of the IKE SA that negotiated it */
};

struct ike_sink {
	void *owner;
	/* An SPI that no inbound SA uses, at least 256. */
	uint32_t (*alloc_spi)(void *owner);
	void (*release_spi)(void *owner, uint32_t spi);
	enum child_verdict (*choose)(void *owner, const struct child_proposal *,
				     struct child_choice *);
	/* Both directions at once; on the responder outbound waits for enable_outbound(). Gives
	 * the name of the interface that the pair serves (borrowed), NULL when refused. */
	const char *(*install)(void *owner, const struct child_pair *);
	/* spi_out: of the suite's main protocol. */
	void (*enable_outbound)(void *owner, ip4 peer, uint32_t spi_out);
	/* The request came to nothing (no way to begin, phase 1 died, quick mode refused or timed
	 * out); IKE has forgotten it. Asking again is IPsec's business (its 30 s timer). */
	void (*failed)(void *owner, uint64_t id, ip4 peer);
	/* The peer deleted these: its inbound SPIs, so our outbound ones. */
	void (*peer_deleted)(void *owner, ip4 peer, enum suite_protocol, const uint32_t *spi,
			     size_t count);
	/* Whether IPsec SAs with the peer are up: if not, we say INITIAL-CONTACT. */
	bool (*has_children)(void *owner, ip4 local, ip4 peer);
	/* INITIAL-CONTACT: every SA with it goes, without notice. port: of UDP encapsulation, as
	 * several may share the address; 0: bare ESP. */
	void (*forget_peer)(void *owner, ip4 local, ip4 peer, uint16_t port);
	/* The peer does not answer any more: the same, and the next request goes to another one of
	 * those configured. */
	void (*peer_dead)(void *owner, ip4 local, ip4 peer, uint16_t port);
	/* The NAT before the peer gave it another port, RFC 3947 section 5: so for the pairs that
	 * the IKE SA of that conn-id negotiated. */
	void (*peer_moved)(void *owner, ip4 peer, uint32_t conn, uint16_t port);
	/* When packets last came from the peer and went to it over its SAs; left alone: never. */
	void (*traffic)(void *owner, ip4 local, ip4 peer, simtime *heard, simtime *said);
	/* The next packet to the peer is to be told, once, by ike_peer_addressed(). */
	void (*watch)(void *owner, ip4 local, ip4 peer);
	/* The last IKE SA with the peer is gone; IPsec SAs stay ("dangling"). */
	void (*ike_gone)(void *owner, ip4 local, ip4 peer);
};

#endif
