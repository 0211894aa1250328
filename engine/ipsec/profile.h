/* IPsec profiles: settings by name, for the SAs of whatever is protected without a crypto map of
 * its own (tunnels). The profile "default" is there from the beginning. */
#ifndef QMIDLE_IPSEC_PROFILE_H
#define QMIDLE_IPSEC_PROFILE_H

#include <stdbool.h>
#include <uthash.h>

#include "engine/base/diag.h"
#include "engine/ipsec/settings.h"

struct ipsec;

struct ipsec_profile {
	UT_hash_handle hh; /* by name, in the order of their making, the default one first */
	const char *name;
	struct sa_settings settings; /* changed by settings_set_…() */
	unsigned users;		     /* as long as there are any, the profile stays */
};

/* NULL when there is none of that name. Borrowed until deleted. */
struct ipsec_profile *ipsec_profile_find(const struct ipsec *, const char *name);
/* The one of that name, new where there was none. */
struct ipsec_profile *ipsec_profile_make(struct ipsec *, const char *name);
/* Refused while it has users; the default one returns to what it was. */
bool ipsec_profile_delete(struct ipsec *, const char *name, struct diag *);
/* NULL asks for the first and is the end. */
const struct ipsec_profile *ipsec_profile_next(const struct ipsec *, const struct ipsec_profile *);

#endif
