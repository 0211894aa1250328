/* Protection of tunnels by IPsec profiles: `tunnel protection`.
 *
 * To key management it looks like a crypto map of one entry, "Tunnel0-head-0", whose peer is the
 * tunnel's far end and whose settings are the profile's. What it protects is the tunnel's own packets
 * between its two ends (GRE, IP in IP), or whatever is routed into it (TUNNEL_IPSEC). A tunnel that is
 * protected asks for SAs as soon as it can; a bare one does so until it has them.
 *
 * Tunnels that share do so by profile and source: their map is "PROFILE-head-1", and those with the
 * same ends use the same SAs. */
#ifndef QMIDLE_IPSEC_PROTECT_H
#define QMIDLE_IPSEC_PROTECT_H

#include <stdbool.h>

#include "engine/base/addr.h"
#include "engine/base/diag.h"
#include "engine/net/selector.h"

struct iface;
struct ipsec;
struct ipsec_profile;
struct tunnel;

/* In place of what protected it. Refused (NO_IPSEC_PROFILE) when there is no such profile. */
bool tunnel_protect(struct ipsec *, struct tunnel *, const char *profile, bool shared,
		    struct diag *);
/* Its SAs go, the peer is told. */
void tunnel_unprotect(struct ipsec *, struct tunnel *);

enum guard_state {
	GUARD_CLOSED,  /* nothing is on the way */
	GUARD_OPENING, /* SAs were asked for */
	GUARD_OPEN,
};

struct guard_view {
	const struct tunnel *tunnel;
	const struct ipsec_profile *profile;
	const struct crypto_map *map;
	bool shared;
	enum guard_state state;
	ip4 local, peer; /* 0: the tunnel has no such end now */
	struct selector selector;
};

/* The profile that protects the tunnel, or NULL. */
const struct ipsec_profile *tunnel_profile(const struct ipsec *, const struct tunnel *,
					   bool *shared);
/* Calls fn for every protected tunnel until it gives false. The view is borrowed. */
void ipsec_each_guard(const struct ipsec *, bool (*fn)(void *ctx, const struct guard_view *),
		      void *ctx);

#endif
