/* Crypto maps on interfaces. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/ipsec/internal.h"
#include "engine/net/hook.h"

#define HOOK_PRIORITY 100

/* The hooks and the key management are there for as long as anything uses crypto. */
static void
first_user(struct ipsec *ipsec)
{
	net_hook(ipsec->net, HOOK_IN_CRYPTO, HOOK_PRIORITY, ipsec_inbound, ipsec);
	net_hook(ipsec->net, HOOK_OUT_CRYPTO, HOOK_PRIORITY, ipsec_outbound, ipsec);
	event(ipsec->events, CRYPTO_ON_OFF, "ON");
	if (ipsec->keying.wanted)
		ipsec->keying.wanted(ipsec->keying.owner, true);
}

static void
last_user(struct ipsec *ipsec)
{
	net_unhook(ipsec->net, HOOK_IN_CRYPTO, ipsec_inbound, ipsec);
	net_unhook(ipsec->net, HOOK_OUT_CRYPTO, ipsec_outbound, ipsec);
	event(ipsec->events, CRYPTO_ON_OFF, "OFF");
	if (ipsec->keying.wanted)
		ipsec->keying.wanted(ipsec->keying.owner, false);
}

static struct attachment *
attachment_of(const struct ipsec *ipsec, const struct iface *iface)
{
	struct attachment *at;

	TAILQ_FOREACH (at, &ipsec->attachments, link)
		if (at->iface == iface)
			return at;
	return NULL;
}

/* Without its record in the list of attachments: for a change of maps too. */
static void
attachment_free(struct attachment *at)
{
	TAILQ_REMOVE(&at->ipsec->attachments, at, link);
	policy_forget(at);
	at->iface->crypto = NULL;
	at->ipsec->generation++;
	free(at);
}

bool
map_attach(struct ipsec *ipsec, struct iface *iface, const char *name, struct diag *d)
{
	struct crypto_map *map = map_find(ipsec, name);
	struct attachment *at = attachment_of(ipsec, iface);
	bool first = TAILQ_EMPTY(&ipsec->attachments);

	if (!map)
		return diag(d, DIAG_NO_CRYPTO_MAP, name, NULL);
	if (at && at->map == map)
		return true;
	if (at)
		attachment_free(at);
	at = xcalloc(1, sizeof *at);
	at->ipsec = ipsec;
	at->iface = iface;
	at->map = map;
	TAILQ_INIT(&at->idents);
	TAILQ_INSERT_TAIL(&ipsec->attachments, at, link);
	iface->crypto = at;
	ipsec->generation++;
	if (first)
		first_user(ipsec);
	return true;
}

void
map_detach(struct ipsec *ipsec, struct iface *iface)
{
	struct attachment *at = attachment_of(ipsec, iface);

	if (!at)
		return;
	attachment_free(at);
	if (TAILQ_EMPTY(&ipsec->attachments))
		last_user(ipsec);
}

void
attachments_free(struct ipsec *ipsec)
{
	struct attachment *at;

	while ((at = TAILQ_FIRST(&ipsec->attachments)))
		attachment_free(at);
}

const struct crypto_map *
map_attached(const struct ipsec *ipsec, const struct iface *iface)
{
	const struct attachment *at = attachment_of(ipsec, iface);

	return at ? at->map : NULL;
}

const struct iface *
map_next_interface(const struct ipsec *ipsec, const struct crypto_map *map,
		   const struct iface *after)
{
	const struct attachment *at =
		after ? attachment_of(ipsec, after) : TAILQ_FIRST(&ipsec->attachments);

	if (after && at)
		at = TAILQ_NEXT(at, link);
	while (at && at->map != map)
		at = TAILQ_NEXT(at, link);
	return at ? at->iface : NULL;
}

/* An address change moves the ends of tunnels, of this interface or of a map that names it. */
void
attachment_observe(void *ctx, enum net_change change, struct iface *iface)
{
	struct ipsec *ipsec = ctx;

	if (change == NET_IFACE_GONE)
		map_detach(ipsec, iface);
	else if (change == NET_IFACE_ADDRESSED)
		ipsec->generation++;
}
