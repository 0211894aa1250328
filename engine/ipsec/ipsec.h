/* IPsec of one router: crypto maps decide, SAs protect (RFC 4301, AH of RFC 4302, ESP of 4303).
 *
 *	out:  OUT_CRYPTO hook -> entry whose access list permits -> flow -> its SA, or acquire
 *	in:   AH or ESP to an own address -> SA by SPI -> replay, ICV, decrypt, selector -> input again
 *
 * A flow ("ident") is one permit entry of a crypto access list on one interface: what `show crypto
 * ipsec sa` counts by. An SA always belongs to a pair, one in each direction. */
#ifndef QMIDLE_IPSEC_IPSEC_H
#define QMIDLE_IPSEC_IPSEC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/event.h"
#include "engine/base/rng.h"
#include "engine/ipsec/keying.h"
#include "engine/ipsec/map.h"
#include "engine/ipsec/profile.h"
#include "engine/ipsec/protect.h"
#include "engine/ipsec/transform.h"
#include "engine/net/selector.h"
#include "engine/sim/sched.h"

struct net;

/* All four are borrowed and outlive it. Hooks itself into net. */
struct ipsec *ipsec_new(struct net *, struct sched *, struct rng *, struct event_sink *);
/* SAs go without telling anybody: for a reload. */
void ipsec_free(struct ipsec *);

/* ---- settings of the whole router ---- */

struct sa_lifetime ipsec_lifetime(const struct ipsec *); /* 3600 s, 4608000 kB */
void ipsec_set_lifetime(struct ipsec *, struct sa_lifetime);
/* Packets a receiver remembers: 64, 128 … 1024; 0 is off. Counts for SAs made later. */
unsigned ipsec_replay_window(const struct ipsec *);
void ipsec_set_replay_window(struct ipsec *, unsigned packets);
void ipsec_set_idle_time(struct ipsec *, uint32_t seconds); /* 0: never */
uint32_t ipsec_idle_time(const struct ipsec *);

enum df_policy { DF_COPY, DF_SET, DF_CLEAR };
void ipsec_set_df(struct ipsec *, enum df_policy);
/* Fragment the clear packet (default) or the protected one. */
void ipsec_set_fragment_after(struct ipsec *, bool after);
/* For what leaves by that interface; NULL: as the router's. */
void ipsec_set_iface_df(struct ipsec *, const struct iface *, const enum df_policy *);
void ipsec_set_iface_fragment_after(struct ipsec *, const struct iface *, const bool *after);

/* Who knows the addresses of peers by name; gives 0 for a name that nobody knows. */
void ipsec_set_resolver(struct ipsec *, ip4 (*fn)(void *ctx, const char *name), void *ctx);

/* ---- administrative ends; peers are told where an IKE SA allows it ---- */

void ipsec_clear_all(struct ipsec *);
/* Those between two addresses; 0 is any. */
void ipsec_clear_between(struct ipsec *, ip4 local, ip4 peer);
void ipsec_clear_map(struct ipsec *, const char *map);
/* The pair one of whose SAs has that SPI and destination. */
void ipsec_clear_spi(struct ipsec *, ip4 destination, uint32_t spi);
void ipsec_clear_counters(struct ipsec *);

/* ---- what is there, for show ---- */

struct ident_counters {
	uint64_t encaps, encrypt, digest, decaps, decrypt, verify;
	/* Why packets were lost; send_errors and recv_errors are their sums. */
	uint64_t no_sa_send, invalid_sa_recv, encaps_failed, decaps_failed;
	uint64_t invalid_prot, verify_failed, invalid_identity, invalid_len;
	uint64_t rollover_send, rollover_recv, replay_failed;
	uint64_t internal_send, internal_recv;
};
uint64_t ident_send_errors(const struct ident_counters *);
uint64_t ident_recv_errors(const struct ident_counters *);

enum sa_status {
	SA_ACTIVE,
	SA_AWAITING, /* outbound, not yet enabled by the third message */
	SA_EXPIRING, /* a newer pair has taken over; inbound only */
};

struct sa_view {
	uint32_t spi[SUITE_PROTOCOLS];
	uint32_t conn_id; /* inbound odd, outbound even */
	uint64_t packets, bytes;
	uint64_t kilobytes_left; /* valid when limited */
	uint32_t sequence;	 /* last sent, or highest received */
	enum sa_status status;
};

struct pair_view {
	ip4 local, peer;
	struct sa_view in, out;
	struct ipsec_suite suite;
	bool udp_encap, initiator, limited;
	uint32_t seconds_left, life_seconds, life_kilobytes;
	unsigned pfs_group, replay_window; /* 0: none */
	simtime made;
};

struct ident_view {
	uint64_t id;
	struct iface *iface, *egress; /* whose flow it is; where it leaves once protected */
	const struct map_entry *entry;
	struct selector selector;
	ip4 local, peer;
	uint16_t peer_port; /* 500, or 4500 and what NAT made of it */
	bool requested;	    /* an answer is awaited */
	struct ident_counters count;
	unsigned path_mtu, plaintext_mtu; /* equal before there is an SA */
	const struct pair_view *pair;	  /* newest first; the first sends */
	size_t pairs;
};

/* An interface with a map, in the order of attaching. */
struct attachment_view {
	struct iface *iface;
	const struct crypto_map *map;
	ip4 local; /* address of the tunnels' end; 0 when it has none */
};

/* Calls back for every one in the order of show, until the callback gives false. The views are
 * borrowed for the time of the call. */
void ipsec_each_attachment(struct ipsec *, bool (*)(void *ctx, const struct attachment_view *),
			   void *ctx);
/* Those of one interface, or with NULL all: each once, also where interfaces have it together. */
void ipsec_each_ident(struct ipsec *, const struct iface *only,
		      bool (*)(void *ctx, const struct ident_view *), void *ctx);
/* The same for the one with that id; nothing is called back when it has gone. */
void ipsec_view_ident(struct ipsec *, uint64_t id, const struct iface *only,
		      bool (*)(void *ctx, const struct ident_view *), void *ctx);
/* How many pairs there are, for tests and meters. */
size_t ipsec_pairs(const struct ipsec *);

/* Calls fn with every SA that is made from now on, keys included: for --keys. */
struct sa_keys {
	ip4 source, destination;
	uint32_t spi;
	struct ipsec_suite suite;
	enum suite_protocol protocol;
	const uint8_t *keymat; /* cipher key and salt, then authentication key */
};
void ipsec_set_keylog(struct ipsec *, void (*fn)(void *ctx, const struct sa_keys *), void *ctx);

/* Calls fn with every pair that goes, as it was at its end. */
void ipsec_set_farewell(struct ipsec *, void (*fn)(void *ctx, const struct pair_view *), void *ctx);

/* The largest clear packet that fits into path_mtu octets once protected (tunnel: the inner
 * packet; transport: with its own header). */
unsigned suite_plaintext_mtu(const struct ipsec_suite *, unsigned path_mtu, bool udp_encap);

#endif
