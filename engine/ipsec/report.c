/* What is told of the packets of a pair, to who debugs them. */
#include "engine/ipsec/internal.h"

void
packet_report(const struct pair *pair, const char *when, const struct pkt *p)
{
	struct event_sink *events = pair->ident->at->ipsec->events;

	if (!event_wanted(events, EV_CRYPTO_ENGINE_PACKET))
		return;
	event_about(events, pair->peer);
	event(events, CRYPTO_ENGINE_PACKET, when, &(struct event_bytes){ p->data, p->len });
}

void
packet_failed(const struct pair *pair, const char *what)
{
	struct event_sink *events = pair->ident->at->ipsec->events;

	event_about(events, pair->peer);
	event(events, CRYPTO_ENGINE_FAILED, what, pair->in.conn_id);
}
