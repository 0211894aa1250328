/* Crypto maps: the security policy database of a router (RFC 2401 section 4.4.1).
 *
 *	map CMAP ──> entry 10: peers, access list, transform sets, …
 *	         ──> entry 20: …			in order of sequence
 *
 * A map does nothing until it is attached to an interface; there at most one is. An entry without
 * a peer or an existing access list is incomplete and is passed over. Changes of an entry count
 * for SAs made later; a pair lives on as long as the permit entry it protects is there.
 *
 * An entry may name a dynamic map in place of all that. The entries of a dynamic map are templates:
 * peers come by them, and none is ever asked. What a peer proposes becomes a temporary entry, which
 * lasts as long as its SAs do. */
#ifndef QMIDLE_IPSEC_MAP_H
#define QMIDLE_IPSEC_MAP_H

#include <bsd/sys/tree.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uthash.h>

#include "engine/base/addr.h"
#include "engine/base/diag.h"
#include "engine/ipsec/settings.h"

struct iface;
struct ipsec;

#define MAP_MAX_PEERS 16

/* Routes to what is behind the peer (reverse route injection). */
enum reverse_kind {
	REVERSE_NONE,
	REVERSE_WITH_SAS, /* as long as there are SAs */
	REVERSE_ALWAYS,	  /* as long as the entry is in use; templates do as above */
};

struct reverse_settings {
	enum reverse_kind kind;
	ip4 gateway;	  /* 0: the peer itself */
	bool by_gateway;  /* the gateway leads to the peer, and the peer to what is behind it */
	uint32_t tag;	  /* of the routes */
	uint8_t distance; /* 0: as a static route's */
};

struct map_entry {
	RB_ENTRY(map_entry) link; /* by sequence */
	struct crypto_map *map;
	uint32_t sequence;
	char *description; /* NULL: none */
	ip4 peer[MAP_MAX_PEERS];
	char *peer_name[MAP_MAX_PEERS]; /* of one looked up again at every request; else NULL */
	size_t peers, current_peer;	/* the one in use */
	size_t default_peer;		/* MAP_MAX_PEERS: none */
	bool keep_peer;			/* the default one is dead: not tried next */
	char *acl;			/* NULL: none; need not exist yet */
	char *check_in, *check_out;	/* lists that the clear packets have to pass; NULL: none */
	struct reverse_settings reverse;
	char *dynamic;		      /* the dynamic map that it names; NULL: none */
	bool discover;		      /* as it was typed */
	const struct map_entry *from; /* the template of a temporary entry; else NULL */
	struct sa_settings *settings; /* changed by settings_set_…(); own, or a profile's */
	struct sa_settings own;
};

struct crypto_map {
	UT_hash_handle hh; /* by name, in the order of their making */
	char *name;
	bool is_dynamic;       /* entries are templates */
	char *isakmp_profile;  /* of IKE, where an entry has none of its own; NULL: any */
	char *local_interface; /* whose address is the tunnel's end; NULL: where it is attached */
	RB_HEAD(map_entry_tree, map_entry) entries;
	struct ipsec_profile *profile; /* of a map that a protected tunnel has; else NULL */
	uint32_t last_temporary; /* sequence of the temporary entry made last; 0: there are none */
	size_t temporaries;
};

#define MAP_FIRST_TEMPORARY 65536 /* sequences of temporary entries go on behind all others */

/* Maps by name, in the order of their making; NULL asks for the first and is the end. Behind them
 * map_next() gives those of protected tunnels, which map_find() does not know. */
struct crypto_map *map_find(struct ipsec *, const char *name);
const struct crypto_map *map_next(const struct ipsec *, const struct crypto_map *);
/* The same for dynamic maps, whose names are their own. */
struct crypto_map *dynamic_map_find(struct ipsec *, const char *name);
const struct crypto_map *dynamic_map_next(const struct ipsec *, const struct crypto_map *);
/* Deletes all entries of the map, and the map unless it has settings of its own; refused while it is
 * attached. SAs that came by a dynamic one go, the peers are told. */
bool map_delete(struct ipsec *, struct crypto_map *, struct diag *);

/* Maps come and go with their first and last entry. Borrowed until deleted. */
struct map_entry *map_entry_next(const struct crypto_map *, const struct map_entry *);
struct map_entry *map_entry_find(struct ipsec *, const char *map, uint32_t sequence);
struct map_entry *map_entry_make(struct ipsec *, const char *map, uint32_t sequence);
struct map_entry *dynamic_map_entry_find(struct ipsec *, const char *map, uint32_t sequence);
struct map_entry *dynamic_map_entry_make(struct ipsec *, const char *map, uint32_t sequence);
/* From now on the entry is a reference to a dynamic map. */
void map_entry_set_dynamic(struct ipsec *, struct map_entry *, const char *dynamic, bool discover);
/* Refused when it is the last one of an attached map; its SAs go, the peers are told. */
bool map_entry_delete(struct ipsec *, struct map_entry *, struct diag *);
/* It has a peer and an access list that exists, or names a dynamic map that does. */
bool map_entry_complete(const struct ipsec *, const struct map_entry *);

/* The attributes of an entry. Text is copied; NULL and 0 take the attribute away. */
void map_entry_describe(struct map_entry *, const char *text);
/* false when the entry has MAP_MAX_PEERS already. A peer twice is one. */
bool map_entry_add_peer(struct ipsec *, struct map_entry *, ip4, bool is_default);
/* The same by a name, which ipsec_set_resolver()'s function is asked about; it need not be known. */
bool map_entry_add_peer_name(struct ipsec *, struct map_entry *, const char *name, bool is_default);
void map_entry_remove_peer_name(struct ipsec *, struct map_entry *, const char *name);
void map_entry_remove_peer(struct ipsec *, struct map_entry *, ip4); /* 0: all of them */
void map_entry_set_acl(struct ipsec *, struct map_entry *, const char *name);
void map_entry_set_check(struct ipsec *, struct map_entry *, bool out, const char *name);
void map_entry_set_reverse(struct ipsec *, struct map_entry *, const struct reverse_settings *);

/* The interface whose address all SAs of the map use, by name; NULL: the attached one. With it all
 * interfaces that the map is attached to have the same SAs. A change of it ends those that there
 * are. A map that has only this exists too. */
void map_set_local_interface(struct ipsec *, const char *map, const char *interface);

/* The ISAKMP profile of all entries that have none; NULL: none. Makes the map as above. */
void map_set_isakmp_profile(struct ipsec *, const char *map, const char *profile);

/* Its own, or its map's; NULL: any. */
const char *map_entry_isakmp_profile(const struct map_entry *);

/* Attaches a map to an interface, in place of the one that is there. What was negotiated for the
 * old one goes, and the peers are told. Refused when there is no such map. */
bool map_attach(struct ipsec *, struct iface *, const char *map, struct diag *);
void map_detach(struct ipsec *, struct iface *);
/* The map attached to an interface, or that of the tunnel's protection, or NULL. */
const struct crypto_map *map_attached(const struct ipsec *, const struct iface *);
/* The interfaces that use a map, in the order of attaching; NULL asks for the first. */
const struct iface *map_next_interface(const struct ipsec *, const struct crypto_map *,
				       const struct iface *);

#endif
