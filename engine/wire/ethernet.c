#include "engine/wire/ethernet.h"

#include <string.h>

bool
ethernet_pull(struct pkt *p, struct ethernet *h)
{
	const uint8_t *at = p->data;

	if (p->len < ETHERNET_HEADER)
		return false;
	memcpy(h->to.b, at, sizeof h->to.b);
	memcpy(h->from.b, at + 6, sizeof h->from.b);
	h->type = (uint16_t)(at[12] << 8 | at[13]);
	return pkt_pull(p, ETHERNET_HEADER);
}

void
ethernet_push(struct pkt *p, const struct ethernet *h)
{
	uint8_t *at = pkt_push(p, ETHERNET_HEADER);

	memcpy(at, h->to.b, sizeof h->to.b);
	memcpy(at + 6, h->from.b, sizeof h->from.b);
	at[12] = h->type >> 8;
	at[13] = h->type & 0xff;
}
