#include "cli/lab/lives.h"

#include <stdlib.h>
#include <string.h>

#include "cli/device/device.h"
#include "cli/lab/lab.h"
#include "cli/lab/ladder.h"
#include "cli/show/show.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "engine/ike/ike.h"
#include "engine/ipsec/ipsec.h"
#include "engine/node/node.h"

#define LIVES_MAX   1000 /* the oldest that are gone make room */
#define SAMPLES_MAX 400	 /* of a life; then every other one is forgotten */
#define SOONEST	    SEC(1)
#define LATEST	    SEC(10)

/* A router, and the lives to which it reports. */
struct reporter {
	struct lives *lives;
	const struct lab_node *node;
};

struct lives {
	struct lab *lab;
	struct reporter *reporters; /* of all nodes */
	struct sched *sched;
	struct life **lives;
	size_t count;
	timer_id timer;
	simtime pause; /* until the next look: longer while nothing happens */
	bool changed;  /* at this look */
};

static void
life_free(struct life *l)
{
	free(l->words);
	free(l->flow);
	free(l->samples);
	free(l);
}

static void
make_room(struct lives *h)
{
	size_t kept = 0;

	for (size_t i = 0; h->count >= LIVES_MAX && i < h->count; i++) {
		if (h->lives[i]->gone && i < LIVES_MAX / 2)
			life_free(h->lives[i]);
		else
			h->lives[kept++] = h->lives[i];
	}
	if (h->count >= LIVES_MAX)
		h->count = kept;
	if (!(h->count & (h->count - 1)))
		h->lives = xrealloc(h->lives, h->count ? 2 * h->count : 1, sizeof *h->lives);
}

static bool
is_same(const struct life *l, const struct life *seen)
{
	return !l->gone && l->node == seen->node && l->ike == seen->ike &&
	       l->conn_id == seen->conn_id && l->spi_in == seen->spi_in &&
	       l->spi_out == seen->spi_out && l->peer == seen->peer;
}

static void
add_sample(struct life *l, simtime now, uint64_t out, uint64_t in)
{
	if (l->count == SAMPLES_MAX) {
		for (size_t i = 0; i < SAMPLES_MAX / 2; i++)
			l->samples[i] = l->samples[2 * i + 1];
		l->count = SAMPLES_MAX / 2;
	}
	if (!(l->count & (l->count - 1)))
		l->samples = xrealloc(l->samples, l->count ? 2 * l->count : 1, sizeof *l->samples);
	l->samples[l->count++] = (struct life_sample){ now, out, in };
}

/* The life of what was seen, new if need be: then *fresh, and its words are still to be said. */
static struct life *
see(struct lives *h, const struct life *seen, bool *fresh)
{
	struct life *l = NULL;

	for (size_t i = h->count; i-- > 0 && !l;)
		if (is_same(h->lives[i], seen))
			l = h->lives[i];
	*fresh = !l;
	if (!l) {
		make_room(h);
		l = xcalloc(1, sizeof *l);
		*l = *seen;
		l->born = sched_now(h->sched);
		h->lives[h->count++] = l;
		h->changed = true;
	}
	l->ended = sched_now(h->sched);
	return l;
}

static void
look_at_ike(struct lives *h, const struct lab_node *node)
{
	struct ike *ike = router_ike(node->device->router);
	struct ike_sa_view v;
	uint64_t cursor = 0;
	bool fresh;

	while (ike_sa_next(ike, &cursor, &v)) {
		struct life seen = { .node = node,
				     .ike = true,
				     .local = v.local,
				     .peer = v.peer,
				     .conn_id = v.conn_id };
		struct life *l;

		if (v.state != IKE_QM_IDLE || v.deleted)
			continue;
		l = see(h, &seen, &fresh);
		l->lifetime = v.lifetime;
		l->port = v.peer_port;
		if (fresh)
			l->words = xasprintf("%s-%u %s group %u %s", cipher_info(v.cipher)->name,
					     v.key_bits, hash_info(v.hash)->name, v.group,
					     v.auth == IKE_AUTH_PSK ? "pre-shared key" : "RSA");
	}
}

static char *
words_of(const struct ipsec_suite *suite)
{
	struct text t = { 0 };

	suite_words(suite, SUITE_AH, &t);
	suite_words(suite, SUITE_ESP, &t);
	text_trim(&t, t.len ? t.len - 1 : 0);
	text_add(&t, suite->transport ? ", transport" : ", tunnel");
	return text_take(&t);
}

/* selector: NULL where it is not known any more. */
static struct life *
look_at_pair(const struct reporter *r, const struct pair_view *p, const struct selector *selector)
{
	enum suite_protocol protocol = suite_main(&p->suite);
	struct life seen = { .node = r->node,
			     .local = p->local,
			     .peer = p->peer,
			     .spi_in = p->in.spi[protocol],
			     .spi_out = p->out.spi[protocol],
			     .lifetime = p->life_seconds };
	const struct life_sample *last;
	bool fresh;
	struct life *l = see(r->lives, &seen, &fresh);

	if (fresh) {
		l->born = p->made;
		l->words = words_of(&p->suite);
	}
	if (!l->flow && selector)
		l->flow =
			xasprintf("%s/%u - %s/%u", IP4S(selector->local.addr), selector->local.len,
				  IP4S(selector->remote.addr), selector->remote.len);
	last = l->count ? &l->samples[l->count - 1] : NULL;
	if (!last || last->out != p->out.packets || last->in != p->in.packets) {
		add_sample(l, l->ended, p->out.packets, p->in.packets);
		r->lives->changed = true;
	}
	return l;
}

static bool
look_at_ident(void *ctx, const struct ident_view *v)
{
	for (size_t i = 0; i < v->pairs; i++)
		look_at_pair(ctx, &v->pair[i], &v->selector);
	return true;
}

/* What it has carried since it was looked at counts as well. */
static void
farewell(void *ctx, const struct pair_view *p)
{
	look_at_pair(ctx, p, NULL)->gone = true;
}

void
lives_router(struct lives *h, const struct lab_node *node, struct router *router)
{
	struct reporter *r = &h->reporters[node - h->lab->nodes];

	*r = (struct reporter){ h, node };
	ipsec_set_farewell(router_ipsec(router), farewell, r);
}

void
lives_look(struct lives *h)
{
	simtime now = sched_now(h->sched);

	h->changed = false;
	for (size_t i = 0; i < h->lab->node_count; i++) {
		struct reporter *r = &h->reporters[i];

		if (!r->node || !r->node->device)
			continue;
		look_at_ike(h, r->node);
		ipsec_each_ident(router_ipsec(r->node->device->router), NULL, look_at_ident, r);
	}
	for (size_t i = 0; i < h->count; i++) {
		struct life *l = h->lives[i];

		if (l->gone || l->ended == now)
			continue;
		l->gone = h->changed = true;
		l->ended = now;
	}
}

const struct life *
lives_at(const struct lives *h, size_t i)
{
	return i < h->count ? h->lives[i] : NULL;
}

/* ---- when ---- */

static bool
any_alive(const struct lives *h)
{
	for (size_t i = h->count; i-- > 0;)
		if (!h->lives[i]->gone)
			return true;
	return false;
}

static void
tick(void *owner, uint64_t serial)
{
	struct lives *h = owner;

	(void)serial;
	h->timer = 0;
	lives_look(h);
	h->pause = h->changed ? SOONEST : 2 * h->pause < LATEST ? 2 * h->pause : LATEST;
	if (any_alive(h))
		h->timer = timer_after(h->sched, h->pause, tick, h, 0);
}

/* Behind all that the message brings about now. */
static void
spoken(void *ctx, const struct rung *r)
{
	struct lives *h = ctx;

	(void)r;
	timer_cancel(h->sched, h->timer);
	h->timer = timer_after(h->sched, 0, tick, h, 0);
}

struct lives *
lives_new(struct lab *lab)
{
	struct lives *h = xcalloc(1, sizeof *h);

	h->lab = lab;
	h->sched = world_sched(lab->world);
	h->pause = SOONEST;
	h->reporters = xcalloc(lab->node_count + 1, sizeof *h->reporters);
	ladder_listen(lab->ladder, spoken, h);
	return h;
}

void
lives_free(struct lives *h)
{
	if (!h)
		return;
	ladder_unlisten(h->lab->ladder, spoken, h);
	timer_cancel(h->sched, h->timer);
	for (size_t i = 0; i < h->count; i++)
		life_free(h->lives[i]);
	free(h->lives);
	free(h->reporters);
	free(h);
}
