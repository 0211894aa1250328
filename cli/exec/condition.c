/* debug crypto condition …, show crypto debug-condition. */
#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "grammar/ios/args.h"

static struct conditions *
conditions_of(struct session *s)
{
	return log_conditions(session_device(s)->log);
}

static void
say_full(struct session *s, bool done)
{
	if (!done)
		session_write(s, "% Too many debug conditions\n");
}

static void
set_peer(struct session *s, const struct args_debug_crypto_condition_peer *a, bool on)
{
	int len = a->has_mask ? mask_len(a->mask) : 32;

	if (len < 0) {
		session_printf(s, "Bad mask %s for address %s\n", IP4S(a->mask), IP4S(a->net));
		return;
	}
	say_full(s, condition_peer(conditions_of(s),
				   prefix_make(a->has_mask ? a->net : a->peer, (unsigned)len), on));
}

void
exec_debug_crypto_condition_peer(struct session *s,
				 const struct args_debug_crypto_condition_peer *a)
{
	set_peer(s, a, true);
}

void
exec_undebug_crypto_condition_peer(struct session *s,
				   const struct args_undebug_crypto_condition_peer *a)
{
	set_peer(s,
		 &(struct args_debug_crypto_condition_peer){
			 .peer = a->peer, .net = a->net, .mask = a->mask, .has_mask = a->has_mask },
		 false);
}

void
exec_debug_crypto_condition_spi(struct session *s, const struct args_debug_crypto_condition_spi *a)
{
	say_full(s, condition_spi(conditions_of(s), a->spi, true));
}

void
exec_undebug_crypto_condition_spi(struct session *s,
				  const struct args_undebug_crypto_condition_spi *a)
{
	condition_spi(conditions_of(s), a->spi, false);
}

static void
set_unmatched(struct session *s, bool isakmp, bool ipsec, bool engine, bool on)
{
	struct conditions *c = conditions_of(s);
	bool all = !isakmp && !ipsec && !engine;

	if (all || isakmp)
		c->unmatched[AREA_IKE] = on;
	if (all || ipsec)
		c->unmatched[AREA_IPSEC] = on;
	if (all || engine)
		c->unmatched[AREA_ENGINE] = on;
}

void
exec_debug_crypto_condition_unmatched(struct session *s,
				      const struct args_debug_crypto_condition_unmatched *a)
{
	set_unmatched(s, a->kw_isakmp, a->kw_ipsec, a->kw_engine, true);
}

void
exec_undebug_crypto_condition_unmatched(struct session *s,
					const struct args_undebug_crypto_condition_unmatched *a)
{
	set_unmatched(s, a->kw_isakmp, a->kw_ipsec, a->kw_engine, false);
}

void
exec_debug_crypto_condition_reset(struct session *s,
				  const struct args_debug_crypto_condition_reset *a)
{
	*conditions_of(s) = (struct conditions){ 0 };
}

/* ---- show ---- */

static const char *
on_or_off(bool on)
{
	return on ? "ON" : "OFF";
}

/* Those that are one address, or those that are more. */
static void
show_peers(struct session *s, const struct conditions *c, bool one, const char *heading)
{
	const char *before = heading;

	for (size_t i = 0; i < c->peers; i++) {
		const struct prefix *p = &c->peer[i];

		if ((p->len == 32) != one)
			continue;
		session_printf(s, "%s%s", before, IP4S(p->addr));
		if (!one)
			session_printf(s, "/%s", IP4S(mask_of(p->len)));
		before = " ";
	}
	session_write(s, before == heading ? "" : "\n");
}

void
exec_show_crypto_debug_condition(struct session *s,
				 const struct args_show_crypto_debug_condition *a)
{
	const struct conditions *c = conditions_of(s);

	session_printf(s,
		       "Crypto conditional debug currently is turned %s\n"
		       "IKE debug context unmatched flag: %s\n"
		       "IPsec debug context unmatched flag: %s\n"
		       "Crypto Engine debug context unmatched flag: %s\n",
		       on_or_off(c->peers || c->spis), on_or_off(c->unmatched[AREA_IKE]),
		       on_or_off(c->unmatched[AREA_IPSEC]), on_or_off(c->unmatched[AREA_ENGINE]));
	show_peers(s, c, true, "\nIKE peer IP address filters:\n");
	show_peers(s, c, false, "\nIKE peer IP subnet filters:\n");
	for (size_t i = 0; i < c->spis; i++)
		session_printf(s, "%s0x%X", i ? " " : "\nIPsec SPI filters:\n", c->spi[i]);
	session_write(s, c->spis ? "\n" : "");
}
