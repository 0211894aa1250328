/* Messages in words, and the drawing of what went between two. */
#include <stdlib.h>
#include <string.h>

#include "cli/lab/ladder.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "engine/wire/isakmp.h"

#define NARROW 44

/* ---- words ---- */

void
rung_name(const struct rung *r, struct text *t)
{
	switch (r->message.exchange) {
	case EXCHANGE_MAIN:
		text_addf(t, "MM%u", r->number);
		break;
	case EXCHANGE_AGGRESSIVE:
		text_addf(t, "AM%u", r->number);
		break;
	case EXCHANGE_QUICK:
		text_addf(t, "QM%u", r->number);
		break;
	default:
		text_add(t, "INFO");
		break;
	}
}

void
rung_payloads(const struct rung *r, struct text *t)
{
	const struct ike_message *m = &r->message;

	for (size_t i = 0; i < m->payloads;) {
		size_t same = 1;

		while (i + same < m->payloads && m->payload[i + same] == m->payload[i] &&
		       m->payload[i] != PAYLOAD_NOTIFY)
			same++;
		text_add(t, i ? ", " : "");
		isakmp_add_name(t, isakmp_payload_name(m->payload[i]), m->payload[i]);
		if (m->payload[i] == PAYLOAD_NOTIFY) {
			text_add(t, "(");
			isakmp_add_name(t, isakmp_notify_name(m->notify[i]), m->notify[i]);
			text_add(t, ")");
		}
		if (same > 1)
			text_addf(t, " x%zu", same);
		i += same;
	}
}

const char *
rung_remark(const struct rung *r)
{
	if (r->message.repeated)
		return "(again)";
	return r->arrived && !r->understood ? "(not readable there)" : "";
}

/* ---- two parties ---- */

static bool
joins(const struct rung *r, size_t first, size_t second)
{
	return (r->from == first && r->to == second) || (r->from == second && r->to == first);
}

static char *
label_of(const struct rung *r)
{
	const char *remark = rung_remark(r);
	struct text t = { 0 };

	rung_name(r, &t);
	text_add(&t, r->message.encrypted ? "* " : "  ");
	rung_payloads(r, &t);
	text_addf(&t, "%s%s", *remark ? " " : "", remark);
	return text_take(&t);
}

static void
put_rung(const struct rung *r, const char *label, bool leftwards, size_t width,
	 void (*put)(void *, const char *), void *ctx)
{
	struct text t = { 0 };
	size_t used = strlen(label) + 5;

	text_addf(&t, "%10.3f  |%s %s ", (double)r->when / 1e9,
		  leftwards && r->arrived ? "<--" : "---", label);
	for (; used + (r->arrived ? 1 : 6) < width; used++)
		text_add(&t, "-");
	if (!r->arrived)
		text_add(&t, " lost ");
	else
		text_add(&t, leftwards ? "-" : ">");
	text_add(&t, "|\n");
	put(ctx, text_get(&t));
	text_free(&t);
}

void
ladder_draw(const struct ladder *l, const char *first, const char *second,
	    void (*put)(void *, const char *), void *ctx)
{
	size_t one = ladder_find_party(l, first), other = ladder_find_party(l, second);
	size_t count = ladder_count(l), width = NARROW;
	char **labels = xcalloc(count + 1, sizeof *labels);
	bool any = false;
	char *head;

	for (size_t i = 0; i < count && one != LADDER_NOBODY && other != LADDER_NOBODY; i++) {
		if (!joins(ladder_rung(l, i), one, other))
			continue;
		any = true;
		labels[i] = label_of(ladder_rung(l, i));
		if (strlen(labels[i]) + 12 > width)
			width = strlen(labels[i]) + 12;
	}
	head = xasprintf("%10s  %-*s%s\n", "seconds", (int)width + 1, first, second);
	put(ctx, any ? head : "No IKE message went between them.\n");
	for (size_t i = 0; i < count; i++) {
		const struct rung *r = ladder_rung(l, i);

		if (labels[i])
			put_rung(r, labels[i], r->from == other, width, put, ctx);
		free(labels[i]);
	}
	free(labels);
	free(head);
}
