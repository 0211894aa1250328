/* Transform sets: the combinations of algorithms that a router is ready to use, by name. */
#ifndef QMIDLE_IPSEC_TRANSFORM_H
#define QMIDLE_IPSEC_TRANSFORM_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/diag.h"
#include "engine/crypto/crypto.h"

struct ipsec;

enum transform_mode {
	TRANSFORM_TUNNEL,
	TRANSFORM_TRANSPORT,	     /* where the proxies are the tunnel's ends, else tunnel */
	TRANSFORM_TRANSPORT_REQUIRE, /* no fallback */
};

struct transform_set {
	const char *name;
	struct ipsec_suite suite; /* its mode is what the next line and the proxies make of it */
	enum transform_mode mode;
};

/* Makes the set, or gives one of that name these algorithms. The mode of *what counts for a new
 * set only. Everything in *what is copied. SAs that are up stay as they are. */
void transform_set_define(struct ipsec *, const struct transform_set *what);
/* false when there is no such set. */
bool transform_set_mode(struct ipsec *, const char *name, enum transform_mode);
/* Refused while a crypto map or a profile names it, or when it does not exist. */
bool transform_set_delete(struct ipsec *, const char *name, struct diag *);

/* NULL when there is none of that name. Borrowed until the next change of sets. */
const struct transform_set *transform_set_find(const struct ipsec *, const char *name);
/* In the order of their making; NULL asks for the first and is the end. */
const struct transform_set *transform_set_next(const struct ipsec *, const struct transform_set *);
/* What an entry without a set of its own offers: esp-aes esp-sha-hmac, transport.
 * NULL when it was switched off. */
const struct transform_set *transform_set_default(const struct ipsec *);
void transform_set_default_enable(struct ipsec *, bool on);

#endif
