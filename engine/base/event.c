#include "engine/base/event.h"

#include <string.h>

static const char *const names[EVENT_KINDS] = {
#define EVENT(name, ...) #name,
#include "engine/base/event.def"
#undef EVENT
};

void
event_want(struct event_sink *s, enum event_kind k, bool on)
{
	if (on)
		s->wanted[k / 32] |= 1u << (k % 32);
	else
		s->wanted[k / 32] &= ~(1u << (k % 32));
}

void
event_want_all(struct event_sink *s)
{
	memset(s->wanted, 0xff, sizeof s->wanted);
}

const char *
event_name(enum event_kind k)
{
	return names[k];
}

enum event_kind
event_by_name(const char *name)
{
	for (int k = 0; k < EVENT_KINDS; k++)
		if (!strcmp(names[k], name))
			return (enum event_kind)k;
	return EVENT_KINDS;
}
