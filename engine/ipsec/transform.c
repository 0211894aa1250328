#include "engine/ipsec/transform.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/ipsec/internal.h"

static const struct transform_set built_in = {
	.name = "default",
	.esp = true,
	.cipher = CIPHER_AES,
	.key_bits = 128,
	.auth = HASH_SHA1,
	.mode = TRANSFORM_TRANSPORT,
};

static struct transform_set_record *
record_find(const struct ipsec *ipsec, const char *name)
{
	struct transform_set_record *r;

	STAILQ_FOREACH (r, &ipsec->sets, link)
		if (!strcmp(r->set.name, name))
			return r;
	return NULL;
}

void
transform_set_define(struct ipsec *ipsec, const struct transform_set *what)
{
	struct transform_set_record *r = record_find(ipsec, what->name);
	struct transform_set set = *what;

	if (r) {
		set.name = r->set.name;
		set.mode = r->set.mode;
	} else {
		r = xcalloc(1, sizeof *r);
		set.name = xstrdup(what->name);
		STAILQ_INSERT_TAIL(&ipsec->sets, r, link);
	}
	r->set = set;
}

bool
transform_set_mode(struct ipsec *ipsec, const char *name, enum transform_mode mode)
{
	struct transform_set_record *r = record_find(ipsec, name);

	if (!r)
		return false;
	r->set.mode = mode;
	return true;
}

/* The first crypto map that names the set, or NULL. */
static const struct crypto_map *
user_of(const struct ipsec *ipsec, const char *name)
{
	const struct crypto_map *map = NULL;

	while ((map = map_next(ipsec, map)))
		for (const struct map_entry *e = map->entries; e; e = e->next)
			for (size_t i = 0; i < e->sets; i++)
				if (!strcmp(e->set[i], name))
					return map;
	return NULL;
}

static void
record_free(struct transform_set_record *r)
{
	free((char *)r->set.name);
	free(r);
}

bool
transform_set_delete(struct ipsec *ipsec, const char *name, struct diag *d)
{
	struct transform_set_record *r = record_find(ipsec, name);
	const struct crypto_map *map;

	if (!r)
		return diag(d, DIAG_NO_TRANSFORM_SET, name, NULL);
	map = user_of(ipsec, name);
	if (map)
		return diag(d, DIAG_TRANSFORM_SET_IN_USE, name, map->name, NULL);
	STAILQ_REMOVE(&ipsec->sets, r, transform_set_record, link);
	record_free(r);
	return true;
}

const struct transform_set *
transform_set_find(const struct ipsec *ipsec, const char *name)
{
	struct transform_set_record *r = record_find(ipsec, name);

	return r ? &r->set : NULL;
}

const struct transform_set *
transform_set_next(const struct ipsec *ipsec, const struct transform_set *after)
{
	struct transform_set_record *r = after ? record_find(ipsec, after->name) : NULL;

	if (!after)
		r = STAILQ_FIRST(&ipsec->sets);
	else if (r)
		r = STAILQ_NEXT(r, link);
	return r ? &r->set : NULL;
}

const struct transform_set *
transform_set_default(const struct ipsec *ipsec)
{
	return ipsec->default_set_off ? NULL : &built_in;
}

void
transform_set_default_enable(struct ipsec *ipsec, bool on)
{
	ipsec->default_set_off = !on;
}

void
transform_sets_free(struct ipsec *ipsec)
{
	struct transform_set_record *r;

	while ((r = STAILQ_FIRST(&ipsec->sets))) {
		STAILQ_REMOVE_HEAD(&ipsec->sets, link);
		record_free(r);
	}
}
