#include "cli/lab/ladder.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "engine/ike/ike.h"
#include "engine/net/net.h"
#include "engine/node/node.h"
#include "engine/wire/isakmp.h"

#define NOTES_MAX 20000 /* older ones make room, half of them at a time */
#define NARROW	  44

struct note {
	simtime when;
	size_t party;
	struct ike_message message;
};

struct party {
	struct ladder *ladder;
	size_t index;
	const char *name;
	struct router *router;
};

struct ladder {
	struct sched *sched;
	struct party **parties;
	size_t party_count;
	struct note *notes;
	size_t note_count;
};

struct ladder *
ladder_new(struct sched *sched)
{
	struct ladder *l = xcalloc(1, sizeof *l);

	l->sched = sched;
	return l;
}

void
ladder_free(struct ladder *l)
{
	if (!l)
		return;
	for (size_t i = 0; i < l->party_count; i++)
		free(l->parties[i]);
	free(l->parties);
	free(l->notes);
	free(l);
}

static void
note_message(void *ctx, const struct ike_message *m)
{
	struct party *p = ctx;
	struct ladder *l = p->ladder;

	if (l->note_count == NOTES_MAX) {
		l->note_count = NOTES_MAX / 2;
		memmove(l->notes, l->notes + NOTES_MAX / 2, l->note_count * sizeof *l->notes);
	}
	if (!(l->note_count & (l->note_count - 1)))
		l->notes =
			xrealloc(l->notes, l->note_count ? 2 * l->note_count : 1, sizeof *l->notes);
	l->notes[l->note_count++] = (struct note){ sched_now(l->sched), p->index, *m };
}

static struct party *
find_party(const struct ladder *l, const char *name)
{
	for (size_t i = 0; i < l->party_count; i++)
		if (!strcmp(l->parties[i]->name, name))
			return l->parties[i];
	return NULL;
}

void
ladder_router(struct ladder *l, struct router *r, const char *name)
{
	struct party *p = find_party(l, name);

	if (!p) {
		p = xcalloc(1, sizeof *p);
		p->ladder = l;
		p->index = l->party_count;
		p->name = name;
		l->parties = xrealloc(l->parties, l->party_count + 1, sizeof(struct party *));
		l->parties[l->party_count++] = p;
	}
	p->router = r;
	ike_set_observer(router_ike(r), note_message, p);
}

/* ---- drawing ---- */

/* One arrow. */
struct rung {
	const struct note *note;
	bool leftwards, arrived, understood;
	unsigned number; /* of the message in its exchange */
	char *label;
};

struct drawing {
	const struct ladder *ladder;
	const struct party *party[2];
	struct rung *rungs;
	size_t count;
	bool *taken; /* arrivals that belong to a rung already */
};

static bool
same_message(const struct ike_message *a, const struct ike_message *b)
{
	return a->exchange == b->exchange && a->msgid == b->msgid && a->length == b->length &&
	       a->encrypted == b->encrypted;
}

static const struct note *
find_arrival(struct drawing *d, size_t sent, const struct party *receiver)
{
	const struct note *notes = d->ladder->notes;

	for (size_t i = sent + 1; i < d->ladder->note_count; i++) {
		if (d->taken[i] || notes[i].party != receiver->index || notes[i].message.sent ||
		    !same_message(&notes[sent].message, &notes[i].message))
			continue;
		d->taken[i] = true;
		return &notes[i];
	}
	return NULL;
}

static bool
has_payload(const struct ike_message *m, unsigned type)
{
	for (size_t i = 0; i < m->payloads; i++)
		if (m->payload[i] == type)
			return true;
	return false;
}

static bool
follows(const struct rung *earlier, const struct rung *r)
{
	const struct ike_message *m = &r->note->message, *o = &earlier->note->message;

	return o->exchange == m->exchange && o->msgid == m->msgid;
}

/* What this message says again, or NULL. Only the first time shows its payloads. */
static const struct rung *
find_original(const struct drawing *d, const struct rung *r)
{
	for (size_t i = d->count; r->note->message.repeated && i-- > 0;) {
		const struct rung *e = &d->rungs[i];

		if (!e->note->message.repeated && e->leftwards == r->leftwards && follows(e, r) &&
		    same_message(&e->note->message, &r->note->message))
			return e;
	}
	return NULL;
}

/* Main mode begins with SA from the one and SA from the other; quick modes are told apart by their
 * message ID. */
static unsigned
number_of(const struct drawing *d, const struct rung *r)
{
	const struct ike_message *m = &r->note->message;

	for (size_t i = d->count; i-- > 0;) {
		const struct rung *e = &d->rungs[i];

		if (!follows(e, r) || e->note->message.repeated)
			continue;
		if (has_payload(m, PAYLOAD_SA) && !m->encrypted &&
		    (e->number != 1 || e->leftwards == r->leftwards))
			return 1;
		return e->number + 1;
	}
	return 1;
}

static void
add_name(struct text *t, const char *name, unsigned number)
{
	if (name)
		text_add(t, name);
	else
		text_addf(t, "%u", number);
}

static void
add_payloads(struct text *t, const struct ike_message *m)
{
	for (size_t i = 0; i < m->payloads;) {
		size_t same = 1;

		while (i + same < m->payloads && m->payload[i + same] == m->payload[i] &&
		       m->payload[i] != PAYLOAD_NOTIFY)
			same++;
		text_add(t, i ? ", " : "");
		add_name(t, isakmp_payload_name(m->payload[i]), m->payload[i]);
		if (m->payload[i] == PAYLOAD_NOTIFY) {
			text_add(t, "(");
			add_name(t, isakmp_notify_name(m->notify[i]), m->notify[i]);
			text_add(t, ")");
		}
		if (same > 1)
			text_addf(t, " x%zu", same);
		i += same;
	}
}

static char *
label_of(const struct rung *r, const struct rung *original)
{
	const struct ike_message *m = original ? &original->note->message : &r->note->message;
	struct text t = { 0 };

	switch (m->exchange) {
	case EXCHANGE_MAIN:
		text_addf(&t, "MM%u", r->number);
		break;
	case EXCHANGE_AGGRESSIVE:
		text_addf(&t, "AM%u", r->number);
		break;
	case EXCHANGE_QUICK:
		text_addf(&t, "QM%u", r->number);
		break;
	default:
		text_add(&t, "INFO");
		break;
	}
	text_add(&t, m->encrypted ? "* " : "  ");
	add_payloads(&t, m);
	if (r->note->message.repeated)
		text_add(&t, " (again)");
	else if (r->arrived && !r->understood)
		text_add(&t, " (not readable there)");
	return text_take(&t);
}

static void
add_rung(struct drawing *d, size_t i)
{
	const struct note *n = &d->ladder->notes[i], *arrival;
	const struct rung *original;
	bool leftwards = n->party == d->party[1]->index;
	const struct party *receiver = d->party[!leftwards];
	struct rung r = { .note = n, .leftwards = leftwards };

	if (!n->message.sent || (!leftwards && n->party != d->party[0]->index))
		return;
	arrival = find_arrival(d, i, receiver);
	if (!arrival && !ip_is_local(router_net(receiver->router), n->message.peer))
		return;
	r.arrived = arrival;
	r.understood = arrival && arrival->message.readable;
	original = find_original(d, &r);
	r.number = original ? original->number : number_of(d, &r);
	r.label = label_of(&r, original);
	d->rungs[d->count++] = r;
}

static void
put_rung(const struct rung *r, size_t width, void (*put)(void *, const char *), void *ctx)
{
	struct text t = { 0 };
	size_t used = strlen(r->label) + 5;

	text_addf(&t, "%10.3f  |%s %s ", (double)r->note->when / 1e9,
		  r->leftwards && r->arrived ? "<--" : "---", r->label);
	for (; used + (r->arrived ? 1 : 6) < width; used++)
		text_add(&t, "-");
	if (!r->arrived)
		text_add(&t, " lost ");
	else
		text_add(&t, r->leftwards ? "-" : ">");
	text_add(&t, "|\n");
	put(ctx, text_get(&t));
	text_free(&t);
}

void
ladder_draw(const struct ladder *l, const char *first, const char *second,
	    void (*put)(void *, const char *), void *ctx)
{
	struct drawing d = { .ladder = l,
			     .party = { find_party(l, first), find_party(l, second) } };
	size_t width = NARROW;
	char *head;

	if (d.party[0] && d.party[1]) {
		d.rungs = xcalloc(l->note_count + 1, sizeof *d.rungs);
		d.taken = xcalloc(l->note_count + 1, sizeof *d.taken);
		for (size_t i = 0; i < l->note_count; i++)
			add_rung(&d, i);
	}
	for (size_t i = 0; i < d.count; i++)
		if (strlen(d.rungs[i].label) + 12 > width)
			width = strlen(d.rungs[i].label) + 12;
	head = xasprintf("%10s  %-*s%s\n", "seconds", (int)width + 1, first, second);
	put(ctx, d.count ? head : "No IKE message went between them.\n");
	for (size_t i = 0; i < d.count; i++) {
		put_rung(&d.rungs[i], width, put, ctx);
		free(d.rungs[i].label);
	}
	free(head);
	free(d.rungs);
	free(d.taken);
}
