#include "cli/device/condition.h"

#include <string.h>

#include "engine/ipsec/report.h"

static bool
same(struct prefix a, struct prefix b)
{
	return a.addr == b.addr && a.len == b.len;
}

bool
condition_peer(struct conditions *c, struct prefix p, bool on)
{
	size_t i = 0;

	while (i < c->peers && !same(c->peer[i], p))
		i++;
	if (!on && i < c->peers)
		memmove(c->peer + i, c->peer + i + 1, (--c->peers - i) * sizeof *c->peer);
	if (!on || i < c->peers)
		return true;
	if (c->peers == CONDITIONS)
		return false;
	c->peer[c->peers++] = p;
	return true;
}

bool
condition_spi(struct conditions *c, uint32_t spi, bool on)
{
	size_t i = 0;

	while (i < c->spis && c->spi[i] != spi)
		i++;
	if (!on && i < c->spis)
		memmove(c->spi + i, c->spi + i + 1, (--c->spis - i) * sizeof *c->spi);
	if (!on || i < c->spis)
		return true;
	if (c->spis == CONDITIONS)
		return false;
	c->spi[c->spis++] = spi;
	return true;
}

/* Where a debug flag belongs; AREAS: conditions are not for it. */
static enum condition_area
area_of(enum debug_flag flag)
{
	switch (flag) {
	case DEBUG_CRYPTO_ISAKMP:
	case DEBUG_CRYPTO_ISAKMP_ERROR:
		return AREA_IKE;
	case DEBUG_CRYPTO_IPSEC:
	case DEBUG_CRYPTO_IPSEC_ERROR:
		return AREA_IPSEC;
	case DEBUG_CRYPTO_ENGINE:
	case DEBUG_CRYPTO_ENGINE_ERROR:
	case DEBUG_CRYPTO_ENGINE_PACKET:
		return AREA_ENGINE;
	default:
		return AREAS;
	}
}

static bool
is_among(const struct conditions *c, uint32_t spi)
{
	for (size_t i = 0; i < c->spis; i++)
		if (c->spi[i] == spi)
			return true;
	return false;
}

static bool
names_spi(const struct conditions *c, const struct event *e)
{
	for (unsigned i = 0; i < e->count; i++) {
		const struct event_flow *f = e->arg[i].p;

		if (e->type[i] == EVENT_TYPE_hex && is_among(c, (uint32_t)e->arg[i].n))
			return true;
		if (e->type[i] == EVENT_TYPE_flow && is_among(c, f->spi))
			return true;
	}
	return false;
}

/* What speaks of a flow says itself whose it is. */
static ip4
peer_of(const struct event *e, ip4 about)
{
	for (unsigned i = 0; i < e->count; i++)
		if (e->type[i] == EVENT_TYPE_flow)
			return ((const struct event_flow *)e->arg[i].p)->peer;
	return about;
}

bool
conditions_let(const struct conditions *c, enum debug_flag flag, const struct event *e, ip4 about)
{
	enum condition_area area = area_of(flag);
	ip4 peer;

	if (area == AREAS || (!c->peers && !c->spis) || names_spi(c, e))
		return true;
	peer = peer_of(e, about);
	if (!peer)
		return c->unmatched[area];
	for (size_t i = 0; i < c->peers; i++)
		if (prefix_holds(c->peer[i], peer))
			return true;
	return false;
}
