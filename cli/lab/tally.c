#include "cli/lab/tally.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/device/device.h"
#include "cli/device/log.h"
#include "cli/show/messages.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"

struct heard {
	struct tally *tally;
	const struct device *device;
	uint32_t count[EVENT_KINDS];
	uint32_t *matched; /* by pattern */
	struct heard *next;
};

struct tally {
	struct tally_pattern *patterns;
	unsigned pattern_count;
	struct heard *heard;
};

struct tally *
tally_new(const struct tally_pattern *patterns, unsigned count)
{
	struct tally *w = xcalloc(1, sizeof *w);

	w->patterns = xcalloc(count + 1, sizeof *w->patterns);
	memcpy(w->patterns, patterns, count * sizeof *patterns);
	w->pattern_count = count;
	return w;
}

void
tally_free(struct tally *w)
{
	if (!w)
		return;
	while (w->heard) {
		struct heard *h = w->heard;

		w->heard = h->next;
		free(h->matched);
		free(h);
	}
	free(w->patterns);
	free(w);
}

void
tally_clear(struct tally *w)
{
	for (struct heard *h = w->heard; h; h = h->next) {
		memset(h->count, 0, sizeof h->count);
		memset(h->matched, 0, w->pattern_count * sizeof *h->matched);
	}
}

/* ---- patterns ---- */

static void
print_argument(const struct event *e, unsigned i, struct text *to)
{
	switch (e->type[i]) {
	case EVENT_TYPE_str:
		text_add(to, e->arg[i].p ? e->arg[i].p : "");
		break;
	case EVENT_TYPE_addr:
		text_add(to, IP4S((ip4)e->arg[i].n));
		break;
	case EVENT_TYPE_snum:
		text_addf(to, "%lld", (long long)e->arg[i].n);
		break;
	case EVENT_TYPE_hex:
		text_addf(to, "0x%llX", (unsigned long long)e->arg[i].n);
		break;
	case EVENT_TYPE_num:
	case EVENT_TYPE_big:
	case EVENT_TYPE_conn:
	case EVENT_TYPE_port:
		text_addf(to, "%llu", (unsigned long long)e->arg[i].n);
		break;
	default:
		break;
	}
}

static bool
has_argument(const struct event *e, const char *word)
{
	struct text text = { 0 };
	bool found = false;

	for (unsigned i = 0; i < e->count && !found; i++) {
		text_clear(&text);
		print_argument(e, i, &text);
		found = !strcasecmp(text_get(&text), word);
	}
	text_free(&text);
	return found;
}

static bool
fits(const struct tally_pattern *p, const struct event *e)
{
	char *words, *rest, *word;
	bool all = true;

	if (p->kind != e->kind || !p->words)
		return p->kind == e->kind;
	rest = words = xstrdup(p->words);
	while (all && (word = strsep(&rest, "\n")))
		all = has_argument(e, word);
	free(words);
	return all;
}

static void
hear(void *ctx, const struct event *e)
{
	struct heard *h = ctx;
	const struct tally *w = h->tally;

	h->count[e->kind]++;
	for (unsigned i = 0; i < w->pattern_count; i++)
		h->matched[i] += fits(&w->patterns[i], e);
}

/* ---- routers ---- */

static const struct heard *
find(const struct tally *w, const struct device *d)
{
	const struct heard *h = w->heard;

	while (h && h->device != d)
		h = h->next;
	return h;
}

void
tally_router(struct tally *w, struct device *d)
{
	struct heard *h;

	if (find(w, d))
		return;
	h = xcalloc(1, sizeof *h);
	h->tally = w;
	h->device = d;
	h->matched = xcalloc(w->pattern_count + 1, sizeof *h->matched);
	h->next = w->heard;
	w->heard = h;
	log_observe(d->log, hear, h);
	for (unsigned i = 0; i < w->pattern_count; i++)
		log_observe_kind(d->log, w->patterns[i].kind);
}

uint32_t
tally_count(const struct tally *w, const struct device *d, enum event_kind kind)
{
	const struct heard *h = find(w, d);

	return h ? h->count[kind] : 0;
}

uint32_t
tally_matched(const struct tally *w, const struct device *d, unsigned pattern)
{
	const struct heard *h = find(w, d);

	return h && pattern < w->pattern_count ? h->matched[pattern] : 0;
}

/* ---- names ---- */

bool
tally_event_kind(const char *name, enum event_kind *kind)
{
	static const char *const names[] = {
#define EVENT(name, ...) #name,
#include "engine/base/event.def"
#undef EVENT
	};

	for (unsigned k = 0; k < EVENT_KINDS; k++) {
		if (strcasecmp(names[k], name))
			continue;
		*kind = (enum event_kind)k;
		return true;
	}
	return false;
}

bool
tally_message_kind(const char *mnemonic, unsigned *next, enum event_kind *kind)
{
	for (; *next < EVENT_KINDS; ++*next) {
		const struct message *m = message_of((enum event_kind) * next);
		char *name;
		bool same;

		if (!m->facility || m->debug)
			continue;
		name = xasprintf("%s-%d-%s", m->facility, m->level, m->mnemonic);
		same = !strcmp(name, mnemonic);
		free(name);
		if (!same)
			continue;
		*kind = (enum event_kind)(*next)++;
		return true;
	}
	return false;
}
