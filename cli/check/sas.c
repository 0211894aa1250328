#include "cli/check/sas.h"

#include <string.h>

#include "cli/check/fact.h"

void
idents_each(json_t *facts, void (*fn)(void *, json_t *, json_t *), void *ctx)
{
	json_t *interface, *ident;
	size_t i, k;

	json_array_foreach(json_object_get(facts, "interfaces"), i, interface)
		json_array_foreach(json_object_get(interface, "idents"), k, ident)
			fn(ctx, interface, ident);
}

void
sas_each(json_t *ident, bool inbound, void (*fn)(void *, json_t *), void *ctx)
{
	static const char *const keys[2][2] = {
		{ "outbound_esp_sas", "outbound_ah_sas" },
		{ "inbound_esp_sas", "inbound_ah_sas" },
	};
	json_t *sa;
	size_t k;

	for (unsigned i = 0; i < 2; i++)
		json_array_foreach(json_object_get(ident, keys[inbound][i]), k, sa) fn(ctx, sa);
}

struct spis {
	struct text text;
	const char *peer;
	bool inbound;
};

static void
add_spi(void *ctx, json_t *sa)
{
	text_addf(&((struct spis *)ctx)->text, "%lld ", fact_number(sa, "spi"));
}

static void
add_spis(void *ctx, json_t *interface, json_t *ident)
{
	struct spis *s = ctx;

	(void)interface;
	if (!s->peer || !strcmp(fact_text(ident, "peer"), s->peer))
		sas_each(ident, s->inbound, add_spi, s);
}

char *
sas_spis(const struct lab_node *node, bool inbound, const char *peer)
{
	struct spis s = { .peer = peer, .inbound = inbound };
	json_t *facts = facts_of(node, "show crypto ipsec sa");

	text_add(&s.text, " ");
	idents_each(facts, add_spis, &s);
	json_decref(facts);
	return text_take(&s.text);
}
