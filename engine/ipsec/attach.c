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
		if (at->iface == iface && TAILQ_EMPTY(&at->guards))
			return at;
	return NULL;
}

struct attachment *
attachment_make(struct ipsec *ipsec, struct iface *iface, struct crypto_map *map)
{
	struct attachment *at = xcalloc(1, sizeof *at);
	bool first = TAILQ_EMPTY(&ipsec->attachments);

	at->ipsec = ipsec;
	at->iface = iface;
	at->map = map;
	TAILQ_INIT(&at->guards);
	TAILQ_INIT(&at->idents);
	TAILQ_INSERT_TAIL(&ipsec->attachments, at, link);
	ipsec->generation++;
	if (first)
		first_user(ipsec);
	return at;
}

static void
attachment_free(struct attachment *at)
{
	TAILQ_REMOVE(&at->ipsec->attachments, at, link);
	policy_forget(at);
	if (at->iface->crypto == at)
		at->iface->crypto = NULL;
	at->ipsec->generation++;
	free(at);
}

void
attachment_end(struct attachment *at)
{
	struct ipsec *ipsec = at->ipsec;

	attachment_free(at);
	if (TAILQ_EMPTY(&ipsec->attachments))
		last_user(ipsec);
}

bool
map_attach(struct ipsec *ipsec, struct iface *iface, const char *name, struct diag *d)
{
	struct crypto_map *map = map_find(ipsec, name);
	struct attachment *old = attachment_of(ipsec, iface), *at;

	if (!map)
		return diag(d, DIAG_NO_CRYPTO_MAP, name, NULL);
	if (old && old->map == map)
		return true;
	at = attachment_make(ipsec, iface, map);
	if (old)
		attachment_free(old);
	/* On a tunnel a map is only held: what leaves by it is protected where it really leaves. */
	if (iface->kind != IFACE_TUNNEL)
		iface->crypto = at;
	return true;
}

void
map_detach(struct ipsec *ipsec, struct iface *iface)
{
	struct attachment *at = attachment_of(ipsec, iface);

	if (at)
		attachment_end(at);
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

	return at ? at->map : guard_map(ipsec, iface);
}

const struct iface *
map_next_interface(const struct ipsec *ipsec, const struct crypto_map *map,
		   const struct iface *after)
{
	const struct attachment *at;

	TAILQ_FOREACH (at, &ipsec->attachments, link) {
		if (at->map != map)
			continue;
		if (!TAILQ_EMPTY(&at->guards))
			return guard_next_iface(at, after);
		if (!after)
			return at->iface;
		if (at->iface == after)
			after = NULL;
	}
	return NULL;
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
