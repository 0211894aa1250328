#include "engine/ipsec/profile.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/ipsec/internal.h"

#define DEFAULT "default"

struct ipsec_profile *
ipsec_profile_find(const struct ipsec *ipsec, const char *name)
{
	struct ipsec_profile *p;

	HASH_FIND_STR(ipsec->profiles, name, p);
	return p;
}

struct ipsec_profile *
ipsec_profile_make(struct ipsec *ipsec, const char *name)
{
	struct ipsec_profile *p = ipsec_profile_find(ipsec, name);

	if (p)
		return p;
	p = xcalloc(1, sizeof *p);
	p->name = xstrdup(name);
	HASH_ADD_KEYPTR(hh, ipsec->profiles, p->name, strlen(p->name), p);
	return p;
}

static void
profile_free(struct ipsec_profile *p)
{
	settings_clear(&p->settings);
	free((char *)p->name);
	free(p);
}

bool
ipsec_profile_delete(struct ipsec *ipsec, const char *name, struct diag *d)
{
	struct ipsec_profile *p = ipsec_profile_find(ipsec, name);

	if (!p)
		return diag(d, DIAG_NO_IPSEC_PROFILE, name, NULL);
	if (p->users)
		return diag(d, DIAG_IPSEC_PROFILE_IN_USE, name, NULL);
	if (!strcmp(name, DEFAULT)) {
		settings_clear(&p->settings);
		return true;
	}
	HASH_DEL(ipsec->profiles, p);
	profile_free(p);
	return true;
}

const struct ipsec_profile *
ipsec_profile_next(const struct ipsec *ipsec, const struct ipsec_profile *p)
{
	return p ? p->hh.next : ipsec->profiles;
}

void
profiles_start(struct ipsec *ipsec)
{
	ipsec_profile_make(ipsec, DEFAULT);
}

void
profiles_free(struct ipsec *ipsec)
{
	struct ipsec_profile *p;

	while ((p = ipsec->profiles)) {
		HASH_DEL(ipsec->profiles, p);
		profile_free(p);
	}
}
