/* How the SAs of a policy are made: what entries of crypto maps and IPsec profiles have in common.
 * Changes count for SAs made later. */
#ifndef QMIDLE_IPSEC_SETTINGS_H
#define QMIDLE_IPSEC_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/diag.h"

struct ipsec;
struct transform_set;

struct sa_lifetime {
	uint32_t seconds, kilobytes; /* kilobytes 0: not limited */
};

#define MAX_SETS 11

struct sa_settings {
	char *set[MAX_SETS];		 /* names of transform sets, in order */
	size_t sets;			 /* 0: the default set */
	bool own_seconds, own_kilobytes; /* else the global lifetime counts */
	struct sa_lifetime life;
	bool own_replay; /* else the global window counts */
	unsigned replay_window;
	uint32_t idle_seconds; /* 0: as the router's */
	bool idle_to_default;  /* the default peer is in use again when SAs were idle too long */
	unsigned pfs_group;    /* 0: none */
	bool per_host;	       /* a pair for every two hosts that speak to each other */
	bool responder_only;   /* asks nobody for SAs */
	char *isakmp_profile;  /* NULL: any */
};

/* Text is copied; NULL and 0 take a setting away. */

/* Refused when one of the sets does not exist; then nothing has changed. */
bool settings_set_transforms(struct ipsec *, struct sa_settings *, const char *const *names,
			     size_t count, struct diag *);
void settings_set_seconds(struct sa_settings *, uint32_t seconds);
void settings_set_kilobytes(struct sa_settings *, uint32_t kilobytes);
void settings_set_unlimited_kilobytes(struct sa_settings *);
void settings_set_idle(struct sa_settings *, uint32_t seconds);
void settings_set_idle_to_default(struct sa_settings *, bool);
/* Packets a receiver remembers, 0: no replay detection. */
void settings_set_replay(struct sa_settings *, unsigned window);
void settings_unset_replay(struct sa_settings *);
void settings_set_pfs(struct sa_settings *, unsigned group);
void settings_set_per_host(struct sa_settings *, bool);
void settings_set_responder_only(struct sa_settings *, bool);
void settings_set_isakmp_profile(struct sa_settings *, const char *name);

/* Its own where it has one, else the router's. */
struct sa_lifetime settings_lifetime(const struct ipsec *, const struct sa_settings *);
uint32_t settings_idle(const struct ipsec *, const struct sa_settings *);
unsigned settings_replay(const struct ipsec *, const struct sa_settings *);
/* Set i, the default one where none is named; NULL behind the last. */
const struct transform_set *settings_transform(const struct ipsec *, const struct sa_settings *,
					       size_t i);
/* Whether it names the set. */
bool settings_use_transform(const struct sa_settings *, const char *name);
/* Frees what hangs on it. */
void settings_clear(struct sa_settings *);

#endif
