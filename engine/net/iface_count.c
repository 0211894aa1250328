/* Counters of an interface and its five minute rates. */
#include "engine/net/stack.h"

#include <math.h>
#include <string.h>

#define FOLD_EVERY SEC(5)
#define RATE_SPAN  300.0 /* seconds */

/* The average after a span in which bits and packets passed evenly. */
static void
fold(struct iface_rate *r, simtime now)
{
	double span = (double)(now - r->at) / 1e9, keep;

	if (span <= 0)
		return;
	keep = exp(-span / RATE_SPAN);
	r->bits_per_second = r->bits_per_second * keep + (double)r->bits / span * (1 - keep);
	r->packets_per_second =
		r->packets_per_second * keep + (double)r->packets / span * (1 - keep);
	r->bits = r->packets = 0;
	r->at = now;
}

void
iface_count(struct iface *iface, enum iface_direction dir, size_t bytes)
{
	simtime now = net_now(iface->net);
	struct iface_rate *r = &iface->rate[dir];

	if (now - r->at >= FOLD_EVERY)
		fold(r, now);
	r->bits += bytes * 8;
	r->packets++;
	if (dir == IFACE_IN) {
		iface->counters.packets_in++;
		iface->counters.bytes_in += bytes;
		iface->last_in = now;
	} else {
		iface->counters.packets_out++;
		iface->counters.bytes_out += bytes;
		iface->last_out = now;
	}
}

const struct iface_rate *
iface_rate(struct iface *iface, enum iface_direction dir)
{
	struct iface_rate *r = &iface->rate[dir];

	if (net_now(iface->net) - r->at >= FOLD_EVERY)
		fold(r, net_now(iface->net));
	return r;
}

void
iface_clear_counters(struct iface *iface)
{
	memset(&iface->counters, 0, sizeof iface->counters);
	iface->counters_cleared = net_now(iface->net);
}
