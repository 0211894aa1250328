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
	if (ipsec->used)
		return;
	ipsec->used = true;
	net_hook(ipsec->net, HOOK_IN_CRYPTO, HOOK_PRIORITY, ipsec_inbound, ipsec);
	net_hook(ipsec->net, HOOK_OUT_CRYPTO, HOOK_PRIORITY, ipsec_outbound, ipsec);
	if (ipsec->keying.wanted)
		ipsec->keying.wanted(ipsec->keying.owner, true);
}

static void
last_user(struct ipsec *ipsec)
{
	ipsec->used = false;
	net_unhook(ipsec->net, HOOK_IN_CRYPTO, ipsec_inbound, ipsec);
	net_unhook(ipsec->net, HOOK_OUT_CRYPTO, ipsec_outbound, ipsec);
	if (ipsec->keying.wanted)
		ipsec->keying.wanted(ipsec->keying.owner, false);
}

struct iface *
attachment_iface(const struct attachment *at, size_t n)
{
	return !n ? at->iface : n <= at->mores ? at->more[n - 1] : NULL;
}

bool
attachment_has(const struct attachment *at, const struct iface *iface)
{
	size_t n = 0;

	while (attachment_iface(at, n) && attachment_iface(at, n) != iface)
		n++;
	return attachment_iface(at, n);
}

static struct attachment *
attachment_of(const struct ipsec *ipsec, const struct iface *iface)
{
	struct attachment *at;

	TAILQ_FOREACH (at, &ipsec->attachments, link)
		if (TAILQ_EMPTY(&at->guards) && attachment_has(at, iface))
			return at;
	return NULL;
}

/* Interfaces whose SAs have the same local end have them together. */
static struct attachment *
attachment_shared(const struct ipsec *ipsec, const struct crypto_map *map)
{
	struct attachment *at;

	TAILQ_FOREACH (at, &ipsec->attachments, link)
		if (at->map == map && map->local_interface)
			return at;
	return NULL;
}

struct attachment *
attachment_make(struct ipsec *ipsec, struct iface *iface, struct crypto_map *map)
{
	struct attachment *at = xcalloc(1, sizeof *at);

	at->ipsec = ipsec;
	at->iface = iface;
	at->map = map;
	TAILQ_INIT(&at->guards);
	TAILQ_INIT(&at->idents);
	TAILQ_INSERT_TAIL(&ipsec->attachments, at, link);
	policy_changed(ipsec);
	first_user(ipsec);
	return at;
}

static void
attachment_free(struct attachment *at)
{
	struct iface *iface;

	TAILQ_REMOVE(&at->ipsec->attachments, at, link);
	policy_forget(at);
	for (size_t n = 0; (iface = attachment_iface(at, n)); n++)
		if (iface->crypto == at)
			iface->crypto = NULL;
	policy_changed(at->ipsec);
	free(at->more);
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

/* One more interface has its SAs. */
static void
attachment_join(struct attachment *at, struct iface *iface)
{
	at->more = xrealloc(at->more, at->mores + 1, sizeof *at->more);
	at->more[at->mores++] = iface;
}

/* The interface leaves; with the last one the attachment goes. */
static void
attachment_leave(struct attachment *at, struct iface *iface)
{
	size_t n = 0;

	if (!at->mores) {
		attachment_free(at);
		return;
	}
	if (iface->crypto == at)
		iface->crypto = NULL;
	while (attachment_iface(at, n) != iface)
		n++;
	if (!n)
		at->iface = at->more[n++];
	at->mores--;
	memmove(at->more + n - 1, at->more + n, (at->mores - n + 1) * sizeof *at->more);
}

/* The interface's part in its map: alone, or with others. */
static void
seat(struct ipsec *ipsec, struct iface *iface, struct crypto_map *map)
{
	struct attachment *at = attachment_shared(ipsec, map);

	if (at)
		attachment_join(at, iface);
	else
		at = attachment_make(ipsec, iface, map);
	/* On a tunnel a map is only held: what leaves by it is protected where it really leaves. */
	if (iface->kind != IFACE_TUNNEL)
		iface->crypto = at;
}

void
attachment_reseat(struct ipsec *ipsec, struct crypto_map *map)
{
	struct iface **users = NULL;
	struct attachment *at, *next;
	size_t count = 0;

	TAILQ_FOREACH_SAFE (at, &ipsec->attachments, link, next) {
		if (at->map != map)
			continue;
		users = xrealloc(users, count + at->mores + 1, sizeof *users);
		for (size_t n = 0; n <= at->mores; n++)
			users[count++] = attachment_iface(at, n);
		attachment_free(at);
	}
	for (size_t i = 0; i < count; i++)
		seat(ipsec, users[i], map);
	free(users);
}

bool
map_attach(struct ipsec *ipsec, struct iface *iface, const char *name, struct diag *d)
{
	struct crypto_map *map = map_find(ipsec, name);
	struct attachment *old = attachment_of(ipsec, iface);

	if (!map)
		return diag(d, DIAG_NO_CRYPTO_MAP, name, NULL);
	if (old && old->map == map)
		return true;
	seat(ipsec, iface, map);
	if (old)
		attachment_leave(old, iface);
	return true;
}

void
map_detach(struct ipsec *ipsec, struct iface *iface)
{
	struct attachment *at = attachment_of(ipsec, iface);

	if (at && at->mores)
		attachment_leave(at, iface);
	else if (at)
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
	const struct iface *before = NULL, *iface;
	const struct attachment *at;

	TAILQ_FOREACH (at, &ipsec->attachments, link) {
		if (at->map != map)
			continue;
		if (!TAILQ_EMPTY(&at->guards))
			return guard_next_iface(at, after);
		for (size_t n = 0; (iface = attachment_iface(at, n)); before = iface, n++)
			if (before == after)
				return iface;
	}
	return NULL;
}

/* An address change moves the ends of tunnels, of this interface or of a map that names it. */
void
attachment_observe(void *ctx, enum net_change change, struct iface *iface)
{
	struct ipsec *ipsec = ctx;

	if (change == NET_IFACE_GONE)
		wrapping_forget(ipsec, iface);
	if (change == NET_IFACE_GONE)
		map_detach(ipsec, iface);
	else if (change == NET_IFACE_ADDRESSED || change == NET_ACL_CHANGED)
		policy_changed(ipsec);
}
