#include "cli/report/tunnels.h"

#include <string.h>

#include "cli/device/device.h"
#include "cli/lab/lab.h"
#include "cli/lab/ladder.h"
#include "cli/lab/lives.h"
#include "engine/net/net.h"
#include "engine/node/node.h"

static const struct lab_node *
at_address(const struct lab *lab, ip4 address)
{
	for (size_t i = 0; i < lab->node_count; i++)
		if (lab->nodes[i].device &&
		    ip_is_local(router_net(lab->nodes[i].device->router), address))
			return &lab->nodes[i];
	return NULL;
}

/* Who has the same pair the other way round. */
static const struct lab_node *
with_spis(const struct lab *lab, const struct life *pair)
{
	const struct life *l;

	for (size_t i = 0; (l = lives_at(lab->lives, i)); i++)
		if (!l->ike && l->node != pair->node && l->spi_in == pair->spi_out &&
		    l->spi_out == pair->spi_in)
			return l->node;
	return NULL;
}

/* Who heard what was said to the peer of this IKE SA last. */
static const struct lab_node *
hearer(const struct lab *lab, const struct life *ike)
{
	size_t from = ladder_find_party(lab->ladder, ike->node->spec->name);

	for (size_t i = ladder_count(lab->ladder); i-- > 0;) {
		const struct rung *r = ladder_rung(lab->ladder, i);

		if (r->from == from && r->arrived && r->message.peer == ike->peer &&
		    r->message.peer_port == ike->port && r->when >= ike->born &&
		    r->when <= ike->ended)
			return lab_node(lab, ladder_party(lab->ladder, r->to));
	}
	return NULL;
}

/* A translator between the two makes the address that of its own. */
const struct lab_node *
tunnels_partner(const struct lab *lab, const struct life *l)
{
	const struct lab_node *partner = l->ike ? hearer(lab, l) : with_spis(lab, l);

	return partner ? partner : at_address(lab, l->peer);
}

/* Did one of them send a message to the other? */
static bool
spoke(const struct lab *lab, const struct lab_node *a, const struct lab_node *b)
{
	size_t one = ladder_find_party(lab->ladder, a->spec->name);
	size_t other = ladder_find_party(lab->ladder, b->spec->name);

	for (size_t i = ladder_count(lab->ladder); i-- > 0;) {
		const struct rung *r = ladder_rung(lab->ladder, i);

		if ((r->from == one && r->to == other) || (r->from == other && r->to == one))
			return true;
	}
	return false;
}

static void
count_lives(const struct lab *lab, struct tunnel *t, const struct lab_node *here,
	    const struct lab_node *there)
{
	const struct life *l;

	t->ike = t->pairs = 0;
	for (size_t i = 0; (l = lives_at(lab->lives, i)); i++) {
		if (l->gone || l->node != here || tunnels_partner(lab, l) != there)
			continue;
		if (l->ike)
			t->ike++;
		else
			t->pairs++;
		if (!l->ike)
			t->words = l->words;
	}
}

static bool
look(const struct lab *lab, struct tunnel *t)
{
	t->words = NULL;
	count_lives(lab, t, t->end[0], t->end[1]);
	if (!t->ike && !t->pairs)
		count_lives(lab, t, t->end[1], t->end[0]);
	t->state = t->pairs ? TUNNEL_UP : t->ike ? TUNNEL_KEYS : TUNNEL_TRIED;
	return t->pairs || t->ike || spoke(lab, t->end[0], t->end[1]);
}

void
tunnels_each(const struct lab *lab, void (*fn)(void *, const struct tunnel *), void *ctx)
{
	for (size_t i = 0; i < lab->node_count; i++) {
		for (size_t j = i + 1; j < lab->node_count; j++) {
			struct tunnel t = { .end = { &lab->nodes[i], &lab->nodes[j] } };

			if (lab->nodes[i].device && lab->nodes[j].device && look(lab, &t))
				fn(ctx, &t);
		}
	}
}
