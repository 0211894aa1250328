/* Pools of global addresses. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/nat/internal.h"

struct pool *
pool_find(const struct nat *nat, const char *name)
{
	struct pool *p;

	HASH_FIND_STR(nat->pools, name, p);
	return p;
}

static bool
in_use(const struct nat *nat, const char *name)
{
	for (const struct rule *r = nat->rules; r; r = r->hh.next)
		if (r->say.pool && !strcmp(r->say.pool, name))
			return true;
	return false;
}

static bool
holds(const struct pool *p, ip4 addr)
{
	return addr >= p->start && addr <= p->end;
}

/* The mask that would hold both ends. */
static ip4
mask_needed(ip4 start, ip4 end)
{
	return start == end ? ~(ip4)0 : mask_of((unsigned)__builtin_clz(start ^ end));
}

static bool
is_sound(const struct nat_pool *p, struct diag *d)
{
	if (p->end < p->start)
		return diag(d, DIAG_POOL_END_BEFORE_START, NULL);
	if ((p->start ^ p->end) & mask_of(p->len))
		return diag(d, DIAG_POOL_MASK_TOO_SMALL, p->name, IP4S(mask_of(p->len)),
			    IP4S(mask_needed(p->start, p->end)), NULL);
	return true;
}

bool
nat_pool_set(struct nat *nat, const struct nat_pool *say, struct diag *d)
{
	struct pool *p = pool_find(nat, say->name);
	const struct alias *a, *next;

	if (!is_sound(say, d))
		return false;
	if (p && p->start == say->start && p->end == say->end && p->len == say->len &&
	    p->match_host == say->match_host)
		return true;
	if (p && p->allocated && in_use(nat, say->name))
		return diag(d, DIAG_POOL_REDEFINED, say->name, NULL);
	if (!p) {
		p = xcalloc(1, sizeof *p);
		p->name = xstrdup(say->name);
		HASH_ADD_KEYPTR(hh, nat->pools, p->name, strlen(p->name), p);
	}
	p->start = say->start;
	p->end = say->end;
	p->len = say->len;
	p->match_host = say->match_host;
	p->allocated = 0;
	HASH_ITER (hh, nat->aliases, a, next)
		p->allocated += holds(p, a->addr);
	return true;
}

static void
pool_drop(struct nat *nat, struct pool *p)
{
	HASH_DEL(nat->pools, p);
	free(p->name);
	free(p);
}

bool
nat_pool_delete(struct nat *nat, const char *name, struct diag *d)
{
	struct pool *p = pool_find(nat, name);

	if (p && in_use(nat, name))
		return diag(d, DIAG_POOL_IN_USE, name, NULL);
	if (p)
		pool_drop(nat, p);
	return true;
}

void
pools_count(struct nat *nat, ip4 addr, int change)
{
	for (struct pool *p = nat->pools; p; p = p->hh.next)
		if (holds(p, addr))
			p->allocated += (uint32_t)change;
}

static bool
is_free(const struct nat *nat, const struct pool *p, ip4 addr)
{
	return holds(p, addr) && !nat_alias_find(nat, addr) && !ip_is_local(nat->net, addr);
}

ip4
pool_free_address(struct nat *nat, struct pool *p, ip4 local)
{
	ip4 same = (p->start & mask_of(p->len)) | (local & ~mask_of(p->len));

	if (p->match_host && is_free(nat, p, same))
		return same;
	if (!p->match_host && p->allocated <= p->end - p->start)
		for (ip4 addr = p->start; holds(p, addr); addr++)
			if (is_free(nat, p, addr))
				return addr;
	p->misses++;
	return 0;
}

void
pools_free(struct nat *nat)
{
	while (nat->pools)
		pool_drop(nat, nat->pools);
}
