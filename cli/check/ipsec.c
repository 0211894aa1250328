/* ipsec_sa: what routers protect, how, and how much. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/check/fact.h"
#include "cli/check/kind.h"
#include "cli/check/sas.h"
#include "engine/base/addr.h"
#include "engine/base/xmalloc.h"

struct ipsec_sa {
	char *node, *peer, *local, *remote, *transform, *mode, *udp_encaps, *pfs;
	char *interface, *encaps, *decaps, *count;
};

static const struct form form_mode = {
	.is = "tunnel or transport",
	.type = "string",
	.words = (const char *const[]){ "tunnel", "transport", NULL },
};
static const struct form form_pfs = {
	.is = "none, or a group such as group14",
	.type = "string",
	.pattern = "^(none|group[0-9]+)$",
};

#define ARG(member) reader_value, offsetof(struct ipsec_sa, member), 0

static const struct key keys[] = {
	{ "node", reader_list, offsetof(struct ipsec_sa, node), 0, &form_nodes, "Routers to ask" },
	{ "peer", ARG(peer), &form_address, "With this peer" },
	{ "local", ARG(local), &form_network, "The network on this side" },
	{ "remote", ARG(remote), &form_network, "The network on the other side" },
	{ "transform", ARG(transform), &form_text, "Such as esp-256-aes esp-sha-hmac" },
	{ "mode", ARG(mode), &form_mode, "tunnel or transport" },
	{ "udp_encaps", ARG(udp_encaps), &form_bool, "ESP in UDP (NAT traversal), or not" },
	{ "pfs", ARG(pfs), &form_pfs, "The group of perfect forward secrecy, or none" },
	{ "interface", ARG(interface), &form_interface,
	  "The interface of the crypto map or tunnel" },
	{ "encaps", ARG(encaps), &form_compared, "Packets that were protected" },
	{ "decaps", ARG(decaps), &form_compared, "Packets that were unpacked" },
	{ "count", ARG(count), &form_compared, "How many pairs of SAs there are; \"0\": none" },
	{ 0 },
};

static const struct form form_ipsec_sa = {
	.is = "Routers have IPsec SAs, made so and used so much",
	.type = "object",
	.keys = keys,
};

struct search {
	const struct ipsec_sa *args;
	json_t *interface, *ident;
	unsigned sas, fitting; /* pairs, by their inbound half */
	struct text why;       /* of the last that did not fit */
};

static bool
is_network(const json_t *ident, const char *wanted)
{
	ip4 addr, network, mask;
	uint8_t len;

	return ip4_parse(fact_text(ident, "address"), &network) &&
	       ip4_parse(fact_text(ident, "mask"), &mask) && ip4_parse_len(wanted, &addr, &len) &&
	       network == (addr & mask_of(len)) && mask == mask_of(len);
}

/* Is it one of those that the check speaks of? */
static bool
is_meant(const struct ipsec_sa *a, const json_t *interface, const json_t *ident)
{
	if (a->peer && strcmp(fact_text(ident, "peer"), a->peer))
		return false;
	if (a->interface && strcasecmp(fact_text(interface, "interface"), a->interface))
		return false;
	if (a->local && !is_network(json_object_get(ident, "local_ident"), a->local))
		return false;
	return !a->remote || is_network(json_object_get(ident, "remote_ident"), a->remote);
}

static bool
differs(struct search *s, const char *what, const char *found)
{
	text_clear(&s->why);
	text_addf(&s->why, "the SA with %s has %s %s", fact_text(s->ident, "peer"), what, found);
	return true;
}

static bool
counter_differs(struct search *s, const char *key, const char *wanted)
{
	long long found = fact_number(s->ident, key);

	if (!wanted || form_compares(wanted, found))
		return false;
	text_clear(&s->why);
	text_addf(&s->why, "#%s with %s is %lld, not %s", key, fact_text(s->ident, "peer"), found,
		  wanted);
	return true;
}

static bool
pfs_differs(struct search *s)
{
	long long group = fact_number(s->ident, "pfs_group");
	char found[16] = "none";

	if (group)
		snprintf(found, sizeof found, "group%u", (unsigned)group);
	return s->args->pfs && strcmp(s->args->pfs, found) && differs(s, "pfs", found);
}

static void
try_sa(void *ctx, json_t *sa)
{
	struct search *s = ctx;
	const struct ipsec_sa *a = s->args;
	const char *mode = fact_text(sa, "mode");
	bool udp = json_is_true(json_object_get(sa, "udp_encaps"));

	s->sas++;
	if (a->transform && strcmp(fact_text(sa, "transform"), a->transform)) {
		differs(s, "transform", fact_text(sa, "transform"));
		return;
	}
	if (a->mode && strncasecmp(mode, a->mode, strlen(a->mode))) {
		differs(s, "mode", mode);
		return;
	}
	if (a->udp_encaps && check_true(a->udp_encaps, false) != udp) {
		differs(s, "udp_encaps", udp ? "true" : "false");
		return;
	}
	if (!pfs_differs(s) && !counter_differs(s, "pkts_encaps", a->encaps) &&
	    !counter_differs(s, "pkts_decaps", a->decaps))
		s->fitting++;
}

static void
try_ident(void *ctx, json_t *interface, json_t *ident)
{
	struct search *s = ctx;

	if (!is_meant(s->args, interface, ident))
		return;
	s->interface = interface;
	s->ident = ident;
	sas_each(ident, true, try_sa, s);
}

static bool
judge_found(const struct search *s, struct text *why)
{
	const struct ipsec_sa *a = s->args;

	if (a->count && !form_compares(a->count, s->fitting)) {
		text_addf(why, "%u such pairs of SAs, not %s", s->fitting, a->count);
		return false;
	}
	if (a->count || s->fitting) {
		text_addf(why, "%u pair%s of SAs", s->fitting, s->fitting == 1 ? "" : "s");
		return true;
	}
	if (s->sas)
		text_add(why, text_get(&s->why));
	else
		text_addf(why, a->peer ? "no IPsec SA with %s" : "no IPsec SA", a->peer);
	if (!s->sas && (a->local || a->remote))
		text_addf(why, " for %s and %s", a->local ? a->local : "any",
			  a->remote ? a->remote : "any");
	return false;
}

static bool
judge(struct check_run *run, const struct check *c, struct lab_node *node, struct text *why)
{
	struct search s = { .args = c->args };
	json_t *facts = facts_of(node, "show crypto ipsec sa");
	bool good;

	(void)run;
	idents_each(facts, try_ident, &s);
	good = judge_found(&s, why);
	text_free(&s.why);
	json_decref(facts);
	return good;
}

const struct check_kind check_ipsec_sa = {
	.name = "ipsec_sa",
	.form = &form_ipsec_sa,
	.size = sizeof(struct ipsec_sa),
	.judge = judge,
};
