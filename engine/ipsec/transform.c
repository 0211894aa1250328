#include "engine/ipsec/transform.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/ipsec/internal.h"

static const struct transform_set built_in = {
	.name = "default",
	.suite = { .esp = true, .cipher = CIPHER_AES, .key_bits = 128, .auth = HASH_SHA1 },
	.mode = TRANSFORM_TRANSPORT,
};

static struct transform_set_record *
record_find(const struct ipsec *ipsec, const char *name)
{
	struct transform_set_record *r;

	HASH_FIND(by_name, ipsec->set_by_name, name, strlen(name), r);
	return r;
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
		TAILQ_INSERT_TAIL(&ipsec->sets, r, link);
		HASH_ADD_KEYPTR(by_name, ipsec->set_by_name, set.name, strlen(set.name), r);
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

/* The refusal to take away a set that a crypto map or a profile names. */
static bool
in_use(const struct ipsec *ipsec, const char *name, struct diag *d)
{
	const struct crypto_map *map = NULL;
	const struct ipsec_profile *p = NULL;

	while ((map = map_next(ipsec, map)))
		for (const struct map_entry *e = NULL; (e = map_entry_next(map, e));)
			if (settings_use_transform(&e->own, name)) {
				diag(d, DIAG_TRANSFORM_SET_IN_USE, name, map->name, NULL);
				return true;
			}
	while ((p = ipsec_profile_next(ipsec, p)))
		if (settings_use_transform(&p->settings, name)) {
			diag(d, DIAG_TRANSFORM_SET_IN_PROFILE, name, p->name, NULL);
			return true;
		}
	return false;
}

static void
record_free(struct ipsec *ipsec, struct transform_set_record *r)
{
	TAILQ_REMOVE(&ipsec->sets, r, link);
	HASH_DELETE(by_name, ipsec->set_by_name, r);
	free((char *)r->set.name);
	free(r);
}

bool
transform_set_delete(struct ipsec *ipsec, const char *name, struct diag *d)
{
	struct transform_set_record *r = record_find(ipsec, name);

	if (!r)
		return diag(d, DIAG_NO_TRANSFORM_SET, name, NULL);
	if (in_use(ipsec, name, d))
		return false;
	record_free(ipsec, r);
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
		r = TAILQ_FIRST(&ipsec->sets);
	else if (r)
		r = TAILQ_NEXT(r, link);
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

	while ((r = TAILQ_FIRST(&ipsec->sets)))
		record_free(ipsec, r);
}
