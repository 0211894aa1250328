#include "engine/ipsec/settings.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/ipsec/internal.h"

static void
set_text(char **to, const char *text)
{
	char *copy = text ? xstrdup(text) : NULL;

	free(*to);
	*to = copy;
}

bool
settings_set_transforms(struct ipsec *ipsec, struct sa_settings *s, const char *const *names,
			size_t count, struct diag *d)
{
	if (count > MAX_SETS)
		count = MAX_SETS;
	for (size_t i = 0; i < count; i++)
		if (!transform_set_find(ipsec, names[i]))
			return diag(d, DIAG_NO_TRANSFORM_SET, names[i], NULL);
	for (size_t i = 0; i < MAX_SETS; i++)
		set_text(&s->set[i], i < count ? names[i] : NULL);
	s->sets = count;
	return true;
}

void
settings_set_seconds(struct sa_settings *s, uint32_t seconds)
{
	s->own_seconds = seconds != 0;
	s->life.seconds = seconds;
}

void
settings_set_kilobytes(struct sa_settings *s, uint32_t kilobytes)
{
	s->own_kilobytes = kilobytes != 0;
	s->life.kilobytes = kilobytes;
}

void
settings_set_unlimited_kilobytes(struct sa_settings *s)
{
	s->own_kilobytes = true;
	s->life.kilobytes = 0;
}

void
settings_set_idle_to_default(struct sa_settings *s, bool on)
{
	s->idle_to_default = on;
}

void
settings_set_idle(struct sa_settings *s, uint32_t seconds)
{
	s->idle_seconds = seconds;
}

void
settings_set_replay(struct sa_settings *s, unsigned window)
{
	s->own_replay = true;
	s->replay_window = window;
}

void
settings_unset_replay(struct sa_settings *s)
{
	s->own_replay = false;
}

void
settings_set_pfs(struct sa_settings *s, unsigned group)
{
	s->pfs_group = group;
}

void
settings_set_per_host(struct sa_settings *s, bool on)
{
	s->per_host = on;
}

void
settings_set_responder_only(struct sa_settings *s, bool on)
{
	s->responder_only = on;
}

void
settings_set_isakmp_profile(struct sa_settings *s, const char *name)
{
	set_text(&s->isakmp_profile, name);
}

struct sa_lifetime
settings_lifetime(const struct ipsec *ipsec, const struct sa_settings *s)
{
	return (struct sa_lifetime){
		.seconds = s->own_seconds ? s->life.seconds : ipsec->life.seconds,
		.kilobytes = s->own_kilobytes ? s->life.kilobytes : ipsec->life.kilobytes,
	};
}

uint32_t
settings_idle(const struct ipsec *ipsec, const struct sa_settings *s)
{
	return s->idle_seconds ? s->idle_seconds : ipsec->idle_seconds;
}

unsigned
settings_replay(const struct ipsec *ipsec, const struct sa_settings *s)
{
	return s->own_replay ? s->replay_window : ipsec->replay_window;
}

const struct transform_set *
settings_transform(const struct ipsec *ipsec, const struct sa_settings *s, size_t i)
{
	if (!s->sets)
		return i ? NULL : transform_set_default(ipsec);
	return i < s->sets ? transform_set_find(ipsec, s->set[i]) : NULL;
}

bool
settings_use_transform(const struct sa_settings *s, const char *name)
{
	for (size_t i = 0; i < s->sets; i++)
		if (!strcmp(s->set[i], name))
			return true;
	return false;
}

void
settings_clear(struct sa_settings *s)
{
	for (size_t i = 0; i < s->sets; i++)
		free(s->set[i]);
	free(s->isakmp_profile);
	*s = (struct sa_settings){ 0 };
}
