/* ike_sa: what the routers know of their IKE SAs. */
#include <stdlib.h>
#include <string.h>

#include "cli/check/fact.h"
#include "cli/check/kind.h"
#include "engine/base/xmalloc.h"

struct ike_sa {
	char *node, *peer, *state, *role, *encryption, *hash, *authentication, *group, *count;
};

static const struct form form_state = {
	.is = "a state such as QM_IDLE, or none",
	.type = "string",
	.words = (const char *const[]){ "QM_IDLE", "MM_NO_STATE", "MM_SA_SETUP", "MM_KEY_EXCH",
					"MM_KEY_AUTH", "AG_NO_STATE", "AG_INIT_EXCH", "AG_AUTH",
					"none", NULL },
};
static const struct form form_role = {
	.is = "initiator or responder",
	.type = "string",
	.words = (const char *const[]){ "initiator", "responder", NULL },
};
static const struct form form_cipher = {
	.is = "a cipher such as \"aes 256\"",
	.type = "string",
	.words = (const char *const[]){ "des", "3des", "aes 128", "aes 192", "aes 256", NULL },
};
static const struct form form_hash = {
	.is = "a hash: md5, sha, sha256, sha384 or sha512",
	.type = "string",
	.words = (const char *const[]){ "md5", "sha", "sha256", "sha384", "sha512", NULL },
};
static const struct form form_method = {
	.is = "psk, rsig or renc",
	.type = "string",
	.words = (const char *const[]){ "psk", "rsig", "renc", NULL },
};

#define ARG(member) reader_value, offsetof(struct ike_sa, member), 0

static const struct key keys[] = {
	{ "node", reader_list, offsetof(struct ike_sa, node), 0, &form_nodes, "Routers to ask" },
	{ "peer", ARG(peer), &form_address, "With this peer; any unless it is given" },
	{ "state", ARG(state), &form_state, "QM_IDLE unless it says otherwise; none: no SA" },
	{ "role", ARG(role), &form_role, "Who began" },
	{ "encryption", ARG(encryption), &form_cipher, "The cipher that was agreed" },
	{ "hash", ARG(hash), &form_hash, "The hash that was agreed" },
	{ "authentication", ARG(authentication), &form_method, "How the two trust each other" },
	{ "group", ARG(group), &form_number, "The Diffie-Hellman group that was agreed" },
	{ "count", ARG(count), &form_compared, "How many there are" },
	{ 0 },
};

static const struct form form_ike_sa = {
	.is = "Routers have an IKE SA with a peer",
	.type = "object",
	.keys = keys,
};

/* "aes 256", "3des". */
static bool
cipher_is(const json_t *sa, const char *wanted)
{
	char *found = strcmp(fact_text(sa, "encryption"), "aes")
			      ? xstrdup(fact_text(sa, "encryption"))
			      : xasprintf("aes %lld", fact_number(sa, "key_bits"));
	bool same = !strcmp(found, wanted);

	free(found);
	return same;
}

/* What differs from the arguments, NULL: nothing. */
static const char *
difference(const struct ike_sa *a, const json_t *sa)
{
	if (strcmp(fact_text(sa, "state"), a->state ? a->state : "QM_IDLE"))
		return "state";
	if (a->role && strcmp(fact_text(sa, "role"), a->role))
		return "role";
	if (a->encryption && !cipher_is(sa, a->encryption))
		return "encryption";
	if (a->hash && strcmp(fact_text(sa, "hash"), a->hash))
		return "hash";
	if (a->authentication && strcmp(fact_text(sa, "authentication"), a->authentication))
		return "authentication";
	if (a->group && !form_compares(a->group, fact_number(sa, "dh_group")))
		return "dh_group";
	return NULL;
}

static void
add_found(struct text *why, const json_t *sa, const char *key)
{
	char *found = fact_print(json_object_get(sa, key));

	text_addf(why, "the IKE SA with %s has %s %s", fact_text(sa, "remote"), key, found);
	if (!strcmp(key, "encryption") && fact_number(sa, "key_bits"))
		text_addf(why, " %lld", fact_number(sa, "key_bits"));
	free(found);
}

static bool
judge_sas(const struct ike_sa *a, json_t *sas, struct text *why)
{
	unsigned fitting = 0, there = 0;
	const char *differs = NULL;
	const json_t *odd = NULL;
	size_t i;
	json_t *sa;

	json_array_foreach(sas, i, sa)
	{
		const char *key;

		if (a->peer && strcmp(fact_text(sa, "remote"), a->peer))
			continue;
		there++;
		key = difference(a, sa);
		if (key) {
			differs = key;
			odd = sa;
		} else {
			fitting++;
		}
	}
	if (a->state && !strcmp(a->state, "none")) {
		text_addf(why, there ? "there is an IKE SA" : "no IKE SA");
		return !there;
	}
	if (a->count && !form_compares(a->count, fitting)) {
		text_addf(why, "%u such IKE SAs, not %s", fitting, a->count);
		return false;
	}
	if (fitting || a->count) {
		text_addf(why, "%s", a->state ? a->state : "QM_IDLE");
		return true;
	}
	if (odd)
		add_found(why, odd, differs);
	else
		text_addf(why, a->peer ? "no IKE SA with %s" : "no IKE SA", a->peer);
	return false;
}

static bool
judge(struct check_run *run, const struct check *c, struct lab_node *node, struct text *why)
{
	json_t *facts = facts_of(node, "show crypto isakmp sa detail");
	bool good = judge_sas(c->args, json_object_get(facts, "sas"), why);

	(void)run;
	json_decref(facts);
	return good;
}

const struct check_kind check_ike_sa = {
	.name = "ike_sa",
	.form = &form_ike_sa,
	.size = sizeof(struct ike_sa),
	.judge = judge,
};
