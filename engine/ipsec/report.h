/* What events say of a flow: the multi-line records of the key engine. */
#ifndef QMIDLE_IPSEC_REPORT_H
#define QMIDLE_IPSEC_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/addr.h"
#include "engine/crypto/crypto.h"
#include "engine/net/selector.h"

/* Filled as far as the event has it: an event that speaks of an SA has spi and conn_id, one that
 * speaks of a request has the offer. */
struct event_flow {
	bool outbound;
	ip4 local, peer;
	uint16_t local_port, peer_port; /* of the key exchange; 0 where it has no part */
	struct selector selector;
	bool has_suite; /* a transform is known */
	struct ipsec_suite suite;
	enum suite_protocol protocol; /* of the SA, or of the request's part */
	uint32_t life_seconds, life_kilobytes;
	ip4 destination; /* of the SA */
	uint32_t spi, conn_id;
};

#endif
