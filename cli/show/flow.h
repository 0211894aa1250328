/* The multi-line records of the key engine: what `{0:sa}` in messages.def makes of a flow.
 *
 *	request		"  (key eng. msg.) OUTBOUND local= …" to "spi= …, flags= 0x0"
 *	identity	"  (identity) local= …" with both proxies
 *	sa		"  (sa) sa_dest= …" to its lifetime
 *	sa-identity	both
 *	proxies		the five lines of a search in the crypto map database
 *	transforms	"esp-aes 256 esp-sha-hmac " */
#ifndef QMIDLE_CLI_SHOW_FLOW_H
#define QMIDLE_CLI_SHOW_FLOW_H

#include "engine/base/text.h"
#include "engine/ipsec/report.h"

/* how is one of the words above and need not end with 0; nothing for any other word. */
void flow_render(const struct event_flow *, const char *how, size_t how_len, struct text *);

#endif
