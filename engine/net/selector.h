/* Traffic selectors: what an SA protects, seen from this router (RFC 2401 4.4.2, the proxies of
 * quick mode). Shared by IPsec and IKE, which do not see each other. */
#ifndef QMIDLE_NET_SELECTOR_H
#define QMIDLE_NET_SELECTOR_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/addr.h"

struct selector {
	struct prefix local, remote;
	uint8_t protocol;		  /* 0 is any */
	uint16_t local_port, remote_port; /* 0 is any */
};

static inline bool
selector_equal(const struct selector *a, const struct selector *b)
{
	return a->local.addr == b->local.addr && a->local.len == b->local.len &&
	       a->remote.addr == b->remote.addr && a->remote.len == b->remote.len &&
	       a->protocol == b->protocol && a->local_port == b->local_port &&
	       a->remote_port == b->remote_port;
}

#endif
