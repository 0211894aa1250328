/* tunnel_up: two routers hold the two ends of the same SAs. */
#include <stdlib.h>
#include <string.h>

#include "cli/check/fact.h"
#include "cli/check/kind.h"
#include "cli/check/sas.h"
#include "engine/base/xmalloc.h"

struct tunnel_up {
	char *between; /* lines: two routers */
};

static const struct key keys[] = {
	{ "between", reader_list, offsetof(struct tunnel_up, between), KEY_REQUIRED, &form_pair,
	  "The two routers" },
	{ 0 },
};

static const struct form form_tunnel_up = {
	.is = "Two routers are joined by a tunnel: phase 1 is up, and each sends on an SA on which "
	      "the other receives",
	.type = "object",
	.keys = keys,
};

static void
verify(struct reader *r, const yaml_node_t *n, const struct check *c)
{
	const struct tunnel_up *a = c->args;
	const char *second = strchr(a->between, '\n');
	char *first;

	if (!second || strchr(second + 1, '\n')) {
		reader_mistake(r, n, "a tunnel is between two routers: between: [R1, R2]");
		return;
	}
	first = xstrndup(a->between, (size_t)(second - a->between));
	check_needs_router(r, n, first);
	check_needs_router(r, n, second + 1);
	free(first);
}

static bool
has_phase1(const struct lab_node *node)
{
	json_t *facts = facts_of(node, "show crypto isakmp sa"), *sa;
	bool up = false;
	size_t i;

	json_array_foreach(json_object_get(facts, "sas"), i, sa) up =
		up || (!strcmp(fact_text(sa, "state"), "QM_IDLE") &&
		       !strcmp(fact_text(sa, "status"), "ACTIVE"));
	json_decref(facts);
	return up;
}

/* Does one send with an SPI under which the other receives? */
static bool
reaches(const struct lab_node *from, const struct lab_node *to)
{
	char *sent = sas_spis(from, false, NULL), *received = sas_spis(to, true, NULL);
	char *rest = sent + 1, *spi;
	bool found = false;

	while (!found && (spi = strsep(&rest, " ")) && *spi) {
		char *word = xasprintf(" %s ", spi);

		found = strstr(received, word);
		free(word);
	}
	free(sent);
	free(received);
	return found;
}

static void
start(struct check_run *run, const struct check *c)
{
	const struct tunnel_up *a = c->args;
	char *first = xstrdup(a->between), *second = first;
	struct lab_node *end[2];

	strsep(&second, "\n");
	end[0] = lab_node(check_lab(run), first);
	end[1] = lab_node(check_lab(run), second);
	for (unsigned i = 0; i < 2; i++) {
		if (has_phase1(end[i]))
			continue;
		check_over(run, false, "%s has no IKE SA in QM_IDLE", end[i]->spec->name);
		free(first);
		return;
	}
	for (unsigned i = 0; i < 2; i++) {
		if (reaches(end[i], end[!i]))
			continue;
		check_over(run, false, "%s has no SA under which %s sends", end[!i]->spec->name,
			   end[i]->spec->name);
		free(first);
		return;
	}
	check_over(run, true, "%s and %s share their SAs", end[0]->spec->name, end[1]->spec->name);
	free(first);
}

const struct check_kind check_tunnel_up = {
	.name = "tunnel_up",
	.form = &form_tunnel_up,
	.size = sizeof(struct tunnel_up),
	.verify = verify,
	.start = start,
};
