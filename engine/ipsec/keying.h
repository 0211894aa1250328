/* What IPsec and a key management protocol say to each other. engine/node joins these to
 * engine/ike, where ike/sink.h has the same from the other side.
 *
 *	initiator:  acquire() -> … -> ipsec_install()
 *	responder:  ipsec_choose() -> ipsec_alloc_spi() -> ipsec_install()
 *		    -> ipsec_enable_outbound() */
#ifndef QMIDLE_IPSEC_KEYING_H
#define QMIDLE_IPSEC_KEYING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/addr.h"
#include "engine/crypto/crypto.h"
#include "engine/net/selector.h"
#include "engine/sim/sched.h"

#define KEYING_MAX_OFFERS 12

struct ipsec;

/* One acceptable way to protect a flow. */
struct keying_offer {
	struct ipsec_suite suite;
	uint32_t life_seconds, life_kilobytes; /* 0: not limited, not offered */
	unsigned pfs_group;		       /* 0: none */
	bool udp_encap;			       /* in proposals: the peer wants it inside UDP */
};

/* A pair of SAs that is wanted. */
struct keying_request {
	uint64_t id; /* of the flow */
	ip4 local, peer;
	uint16_t peer_port;	    /* where its SAs of UDP encapsulation lead; 0: no matter */
	const char *isakmp_profile; /* the one to use, borrowed; NULL: any */
	struct selector selector;
	struct keying_offer offer[KEYING_MAX_OFFERS]; /* in order of preference */
	size_t offers;
};

/* What a peer proposes; the selector is seen from here. */
struct keying_proposal {
	uint64_t id; /* of the request that it answers; 0: the peer began */
	ip4 local, peer;
	struct selector selector;
	struct keying_offer offer;
	const char *isakmp_profile; /* of the IKE SA, borrowed; "" or NULL: none */
};

enum keying_verdict {
	KEYING_ACCEPTED = 0,
	KEYING_NO_LOCAL = 8,	   /* no crypto map on that address */
	KEYING_NO_POLICY = 32,	   /* no entry whose peer and access list cover it */
	KEYING_NO_PFS = 64,	   /* the entry wants another group */
	KEYING_NO_TRANSFORM = 256, /* the entry has no such transform set */
};

struct keying_choice {
	uint64_t id;			       /* the flow that accepted */
	uint32_t life_seconds, life_kilobytes; /* the lower of ours and the offer */
};

/* A negotiated pair. Keys are borrowed; the caller wipes them. */
struct keying_pair {
	uint64_t id; /* from the request or the choice */
	ip4 local, peer;
	uint16_t local_port, peer_port; /* of UDP encapsulation; 0 for raw ESP */
	struct selector selector;
	struct ipsec_suite suite;
	uint32_t life_seconds, life_kilobytes;
	unsigned pfs_group;
	/* Of each protocol of the suite; suite_keymat() octets. */
	uint32_t spi_in[SUITE_PROTOCOLS], spi_out[SUITE_PROTOCOLS];
	const uint8_t *keymat_in[SUITE_PROTOCOLS], *keymat_out[SUITE_PROTOCOLS];
	bool initiator;
	uint32_t ike_conn; /* of the IKE SA that negotiated it */
};

/* What IPsec asks of the protocol. All return without having done the work of a whole
 * negotiation; none but session and unknown_spi may be NULL. */
struct keying {
	void *owner;
	void (*acquire)(void *owner, const struct keying_request *);
	/* The inbound SPIs of pairs that are gone: tell the peer. port as in a request. */
	void (*deleted)(void *owner, ip4 local, ip4 peer, uint16_t port, enum suite_protocol,
			const uint32_t *spi_in, size_t count);
	/* The peer uses an SA of ours that there is not. */
	void (*unknown_spi)(void *owner, ip4 local, ip4 peer, uint16_t port, enum suite_protocol,
			    uint32_t spi_in);
	/* The peer uses a pair whose confirmation has not come: none is awaited any more. The SPI is
	 * that of the suite's main protocol. */
	void (*proven)(void *owner, ip4 local, ip4 peer, uint32_t spi_in);
	/* The NAT before the peer gave it another port, as an authentic packet shows. */
	void (*moved)(void *owner, ip4 local, ip4 peer, uint32_t ike_conn, uint16_t port);
	/* A packet went to a peer that is watched (ipsec_watch()). */
	void (*addressed)(void *owner, ip4 local, ip4 peer);
	/* The first SA with a peer is there, or the last one has gone. */
	void (*session)(void *owner, ip4 local, ip4 peer, bool up);
	/* The first user of crypto has come (listen), or the last one has gone. */
	void (*wanted)(void *owner, bool on);
};
void ipsec_set_keying(struct ipsec *, const struct keying *);

/* An SPI that no inbound SA uses and that is reserved until it is installed or released. */
uint32_t ipsec_alloc_spi(struct ipsec *);
void ipsec_release_spi(struct ipsec *, uint32_t spi);
enum keying_verdict ipsec_choose(struct ipsec *, const struct keying_proposal *,
				 struct keying_choice *);
/* Both directions; a responder sends over the pair from ipsec_enable_outbound() on. Gives the name
 * of the interface (borrowed), NULL when the
 * flow is gone, the SPI was not allocated here, or the keys do not fit. */
const char *ipsec_install(struct ipsec *, const struct keying_pair *);
/* spi_out: of the suite's main protocol. */
void ipsec_enable_outbound(struct ipsec *, ip4 peer, uint32_t spi_out);
/* The request came to nothing. With several peers in its entry the next one is tried. */
void ipsec_failed(struct ipsec *, uint64_t id, ip4 peer);
/* The peer deleted its inbound SAs: the pairs go. */
void ipsec_peer_deleted(struct ipsec *, ip4 peer, enum suite_protocol, const uint32_t *spi_out,
			size_t count);
/* Everything between two addresses goes, and nobody is told. port: inside UDP to it; 0: bare ESP.
 * Several peers may share an address behind a NAT. */
void ipsec_forget_peer(struct ipsec *, ip4 local, ip4 peer, uint16_t port);
/* The NAT before the peer gave it another port: so for the pairs that came through that IKE SA. */
void ipsec_peer_moved(struct ipsec *, ip4 peer, uint32_t ike_conn, uint16_t port);
/* The same for a peer that does not answer any more; its entries turn to their next peer. */
void ipsec_peer_dead(struct ipsec *, ip4 local, ip4 peer, uint16_t port);
/* Moves both on to when packets last came and went under an SA between the two: a peer is heard at
 * each of our addresses on its own. */
void ipsec_traffic(const struct ipsec *, ip4 local, ip4 peer, simtime *heard, simtime *said);
/* The next packet between the two is told by keying.addressed. */
void ipsec_watch(struct ipsec *, ip4 local, ip4 peer);
/* Since when there have been SAs with the peer without a break; SCHED_NEVER when there are none. */
simtime ipsec_peer_since(const struct ipsec *, ip4 peer);
/* Whether any SA with the peer is left. */
bool ipsec_knows_peer(struct ipsec *, ip4 local, ip4 peer);

#endif
