/* Who is who in phase 1: identities, pre-shared keys and the keyrings they hang on, profiles that
 * are chosen by the peer's identity, and peers with whom aggressive mode is begun.
 *
 *	key      ──(of)──> keyring, or none: "default"
 *	profile  ──> keyring, the identity we say we are, keepalives
 *	tunnel   a peer's address ──> password and identity for aggressive mode */
#ifndef QMIDLE_IKE_PROFILE_H
#define QMIDLE_IKE_PROFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uthash.h>

#include "engine/base/addr.h"
#include "engine/base/diag.h"

struct ike;

/* ---- identities ---- */

#define IKE_ID_NAME 128

enum ike_id_kind { /* numbers of RFC 2407 section 4.6.2.1 */
		   IKE_ID_NONE = 0,
		   IKE_ID_ADDRESS = 1,
		   IKE_ID_HOST = 2,
		   IKE_ID_USER = 3,
		   IKE_ID_DN = 9,
		   IKE_ID_GROUP = 11,
};

struct ike_id {
	enum ike_id_kind kind;
	ip4 address;		/* of IKE_ID_ADDRESS */
	char name[IKE_ID_NAME]; /* of the others */
};

/* "10.1.1.2", "R1.example.com"; borrowed from the id or written to room. */
const char *ike_id_text(const struct ike_id *, char room[static IP4_TEXT]);

/* What the router says it is where no profile says otherwise: its address (at the beginning), its
 * name, or the subject of its certificate; without a certificate that is its address again. */
void ike_set_identity(struct ike *, enum ike_id_kind);
/* The router's own name, with its domain; copied. */
void ike_set_hostname(struct ike *, const char *);
/* Where a host of that name is, for keys that are for names; 0: nobody knows any more. */
void ike_set_host(struct ike *, const char *name, ip4);

/* ---- keys ---- */

struct ike_key {
	UT_hash_handle hh; /* by whom it is for, in the order of configuration */
	char *by;
	char *keyring;	    /* NULL: on none */
	char *host;	    /* of a key for a name; NULL: for addresses */
	struct prefix peer; /* of a key for addresses */
	char *key;	    /* NULL: nobody can read what is configured, so it serves nobody */
};

/* For whom a key is. */
struct ike_key_of {
	const char *keyring, *host;
	struct prefix peer;
};

/* A pre-shared key for the peers in the prefix, on no keyring; the longest prefix wins. Refused
 * when there is one for exactly that prefix. key is copied; see ike_key for NULL. */
bool ike_key_add(struct ike *, struct prefix peer, const char *key, struct diag *);
bool ike_key_remove(struct ike *, struct prefix peer);
/* The same in general. */
bool ike_key_add_for(struct ike *, const struct ike_key_of *, const char *key, struct diag *);
bool ike_key_remove_for(struct ike *, const struct ike_key_of *);
/* One that is there is another one from now on; key may be NULL, and is copied. */
void ike_key_change(struct ike *, const struct ike_key_of *, const char *key);
/* In the order they were configured; NULL asks for the first and is the end. */
const struct ike_key *ike_key_next(const struct ike *, const struct ike_key *);
const struct ike_key *ike_key_find(const struct ike *, const struct ike_key_of *);

/* ---- keyrings ---- */

#define IKE_KEYRING_DEFAULT "default" /* how the keys on none are called together */

/* Names are case sensitive. One that is there already is left as it is. */
void ike_keyring_add(struct ike *, const char *name);
/* With all keys on it. */
void ike_keyring_remove(struct ike *, const char *name);
/* Its keys serve only this address of ours, or that of an interface; 0 and NULL: any. */
void ike_keyring_set_local(struct ike *, const char *name, ip4, const char *interface);

/* ---- profiles ---- */

struct ike_match {
	enum ike_id_kind kind;
	struct prefix peer;	/* of IKE_ID_ADDRESS */
	bool domain;		/* the name is what stands behind the first dot, or behind @ */
	char name[IKE_ID_NAME]; /* of the others */
};

struct ike_profile {
	UT_hash_handle by_name;
	char *name;
	struct ike_match *match; /* without any, no peer fits */
	size_t matches;
	char *keyring;		   /* NULL: any; IKE_KEYRING_DEFAULT: keys on none */
	struct ike_id self;	   /* kind IKE_ID_NONE: the router's; IKE_ID_HOST "": its name */
	bool aggressive;	   /* how we begin */
	unsigned keepalive, retry; /* seconds; 0: the router's own */
	ip4 local;		   /* only here; 0: everywhere */
	char *local_interface;
	/* Lists that NULL ends, NULL where nothing is in them. */
	char **trust;		 /* trustpoints that count; none: all */
	char **certificate_maps; /* whoever shows such a certificate fits as well */
};

/* The profile of that name, new where there is none; its plain fields may be set directly. */
struct ike_profile *ike_profile_make(struct ike *, const char *name);
const struct ike_profile *ike_profile_find(const struct ike *, const char *name);
void ike_profile_remove(struct ike *, const char *name);
/* In the order of making; i from 0, NULL at the end. */
const struct ike_profile *ike_profile_at(const struct ike *, size_t i);
void ike_profile_add_match(struct ike_profile *, const struct ike_match *);
void ike_profile_remove_match(struct ike_profile *, const struct ike_match *);
void ike_profile_set_keyring(struct ike_profile *, const char *name);
/* Only those trustpoints show what we are and judge such peers. */
void ike_profile_add_trust(struct ike_profile *, const char *trustpoint);
void ike_profile_remove_trust(struct ike_profile *, const char *trustpoint);
void ike_profile_add_certificate_map(struct ike_profile *, const char *map);
void ike_profile_remove_certificate_map(struct ike_profile *, const char *map);
void ike_profile_set_local(struct ike_profile *, ip4, const char *interface);

/* ---- aggressive mode with a peer ---- */

struct ike_tunnel {
	ip4 peer;
	char *password;	      /* NULL: none yet */
	struct ike_id client; /* who we say we are */
	char *description;    /* NULL: none */
};

/* With a password and an identity phase 1 with the peer begins in aggressive mode. */
void ike_tunnel_set_password(struct ike *, ip4 peer, const char *password);
void ike_tunnel_set_client(struct ike *, ip4 peer, const struct ike_id *);
void ike_tunnel_describe(struct ike *, ip4 peer, const char *text); /* NULL: not at all */
/* What was said of a peer, or NULL. */
const char *ike_peer_description(const struct ike *, ip4 peer);
void ike_tunnel_remove(struct ike *, ip4 peer);
/* Off: aggressive mode is neither begun nor answered. On at the beginning. */
void ike_set_aggressive(struct ike *, bool);

#endif
