#include "cli/check/signature.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/check/check.h"
#include "cli/check/fact.h"
#include "cli/check/sas.h"
#include "cli/device/device.h"
#include "cli/lab/lab.h"
#include "cli/lab/script.h"
#include "cli/lab/forms.h"
#include "cli/lab/tally.h"
#include "cli/show/messages.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"

/* ---- reading ---- */

static const struct form form_symbols = {
	.is = "what a ping shows, such as .!!!!",
	.type = "string",
};
static const struct form form_pings = {
	.type = "array",
	.of = &form_symbols,
	.also = &form_symbols,
};

#define ARG(member) offsetof(struct signature_node, member)

static const struct key node_keys[] = {
	{ "ike", reader_list, ARG(ike), 0, &form_texts, "The states of its IKE SAs" },
	{ "ipsec", reader_value, ARG(ipsec), 0, &form_number, "How many pairs of SAs it has" },
	{ "encaps", reader_value, ARG(encaps), 0, &form_compared, "Packets it has protected" },
	{ "decaps", reader_value, ARG(decaps), 0, &form_compared, "Packets it has unpacked" },
	{ "send_errors", reader_value, ARG(send_errors), 0, &form_compared, "Its #send errors" },
	{ "recv_errors", reader_value, ARG(recv_errors), 0, &form_compared, "Its #recv errors" },
	{ "log", reader_list, ARG(log), 0, &form_texts, "The messages it has logged, each once" },
	{ 0 },
};
static const struct form form_signature_node = { .type = "object", .keys = node_keys };
static const struct form form_seen = { .type = "object", .of = &form_signature_node };

static void
node_read(struct reader *r, const char *name, const yaml_node_t *key, const yaml_node_t *value,
	  void *into)
{
	struct signature *s = into;
	struct signature_node *node = &s->nodes[s->count++];

	check_needs_router(r, key, name);
	node->name = xstrdup(name);
	reader_mapping(r, value, name, node_keys, node);
}

static void
seen_read(struct reader *r, const yaml_node_t *n, void *into)
{
	struct signature *s = into;

	s->nodes = xcalloc(reader_count(r, n, YAML_MAPPING_NODE) + 1, sizeof *s->nodes);
	reader_entries(r, n, NULL, node_read, s);
}

static const struct key signature_keys[] = {
	{ "after", reader_list, offsetof(struct signature, after), KEY_REQUIRED, &form_texts,
	  "What somebody tries: lines of a script" },
	{ "pings", reader_list, offsetof(struct signature, pings), 0, &form_pings,
	  "What the pings among them show" },
	{ "seen", seen_read, 0, 0, &form_seen,
	  "What the routers show then; what is not named is nothing, or 0" },
	{ 0 },
};
const struct form form_signature = { .type = "object", .keys = signature_keys };

void
signature_read(struct reader *r, const yaml_node_t *n, void *into)
{
	struct signature *s = into;

	s->line = reader_line(n);
	reader_mapping(r, n, "the signature", signature_keys, s);
}

static void
node_clear(struct signature_node *n)
{
	free(n->name);
	free(n->ike);
	free(n->ipsec);
	free(n->encaps);
	free(n->decaps);
	free(n->send_errors);
	free(n->recv_errors);
	free(n->log);
}

void
signature_free(struct signature *s)
{
	for (size_t i = 0; i < s->count; i++)
		node_clear(&s->nodes[i]);
	free(s->nodes);
	free(s->after);
	free(s->pings);
}

/* ---- what is there ---- */

struct totals {
	long long encaps, decaps, send_errors, recv_errors;
	unsigned sas;
};

static void
count_sa(void *ctx, json_t *sa)
{
	(void)sa;
	((struct totals *)ctx)->sas++;
}

static void
count_ident(void *ctx, json_t *interface, json_t *ident)
{
	struct totals *t = ctx;

	(void)interface;
	t->encaps += fact_number(ident, "pkts_encaps");
	t->decaps += fact_number(ident, "pkts_decaps");
	t->send_errors += fact_number(ident, "send_errors");
	t->recv_errors += fact_number(ident, "recv_errors");
	sas_each(ident, true, count_sa, t);
}

/* "MM_NO_STATE", and "MM_NO_STATE (deleted)" as people see it. */
static char *
states_of(const struct lab_node *node)
{
	json_t *facts = facts_of(node, "show crypto isakmp sa"), *sa;
	struct text states = { 0 };
	size_t i;

	json_array_foreach(json_object_get(facts, "sas"), i, sa)
		text_addf(&states, "%s%s%s", states.len ? "\n" : "", fact_text(sa, "state"),
			  strstr(fact_text(sa, "status"), "deleted") ? " (deleted)" : "");
	json_decref(facts);
	return text_take(&states);
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The messages since `before`, each kind of them once, sorted. */
static char *
messages_of(const struct lab *lab, const struct lab_node *node, const uint32_t *before)
{
	char *names[EVENT_KINDS];
	struct text log = { 0 };
	size_t count = 0;

	for (unsigned k = 0; k < EVENT_KINDS; k++) {
		const struct message *m = message_of((enum event_kind)k);

		if (m->facility && !m->debug &&
		    tally_count(lab->tally, node->device, (enum event_kind)k) > before[k])
			names[count++] = xasprintf("%s-%d-%s", m->facility, m->level, m->mnemonic);
	}
	qsort(names, count, sizeof *names, by_text);
	for (size_t i = 0; i < count; i++) {
		if (!i || strcmp(names[i], names[i - 1]))
			text_addf(&log, "%s%s", log.len ? "\n" : "", names[i]);
		if (i)
			free(names[i - 1]);
	}
	if (count)
		free(names[count - 1]);
	return text_take(&log);
}

static char *
print_number(long long number)
{
	return number ? xasprintf("%lld", number) : NULL;
}

/* What the router shows, as a signature says it. */
static struct signature_node
look(const struct lab *lab, const struct lab_node *node, const uint32_t *before)
{
	json_t *facts = facts_of(node, "show crypto ipsec sa");
	struct totals t = { 0 };
	struct signature_node found = {
		.name = xstrdup(node->spec->name),
		.ike = states_of(node),
		.log = messages_of(lab, node, before),
	};

	idents_each(facts, count_ident, &t);
	json_decref(facts);
	found.ipsec = print_number(t.sas);
	found.encaps = print_number(t.encaps);
	found.decaps = print_number(t.decaps);
	found.send_errors = print_number(t.send_errors);
	found.recv_errors = print_number(t.recv_errors);
	return found;
}

/* ---- playing ---- */

/* The rows of answers in a transcript: ".!!!!". */
static char *
pings_of(char *transcript)
{
	struct text pings = { 0 };
	char *rest = transcript, *line;

	while ((line = strsep(&rest, "\n")))
		if (*line && !line[strspn(line, ".!UNQM?&")])
			text_addf(&pings, "%s%s", pings.len ? "\n" : "", line);
	return text_take(&pings);
}

/* Plays the lines; what the pings in them show, or NULL after a complaint. Gives it. */
static char *
play(struct lab *lab, const struct signature *s, FILE *out)
{
	char *name = xasprintf("%s:%u: signature", lab->topology->file, s->line);
	FILE *lines = fmemopen(s->after, strlen(s->after), "r");
	struct script *script = lines ? script_read(lab, lines, name, out) : NULL;
	char *transcript = NULL, *pings = NULL;
	size_t size;
	FILE *memory = script ? open_memstream(&transcript, &size) : NULL;

	if (memory) {
		lab_play_script(lab, script, memory);
		fclose(memory);
		pings = pings_of(transcript);
	}
	free(transcript);
	if (script)
		script_free(script);
	if (lines)
		fclose(lines);
	free(name);
	return pings;
}

/* ---- comparing ---- */

struct judging {
	FILE *out;
	bool print, same;
};

static const char *
or_none(const char *text)
{
	return text && *text ? text : "none";
}

/* Lines on one line, for people. */
static char *
joined(const char *lines)
{
	struct text text = { 0 };

	for (const char *c = or_none(lines); *c; c++)
		text_add(&text, *c == '\n' ? ", " : (char[2]){ *c, '\0' });
	return text_take(&text);
}

static void
compare(struct judging *j, const char *node, const char *what, const char *found,
	const char *wanted, bool same)
{
	char *is, *should;

	if (same)
		return;
	j->same = false;
	is = joined(found);
	should = joined(wanted);
	fprintf(j->out, "%s: %s is %s; the signature says %s\n", node, what, is, should);
	free(is);
	free(should);
}

static void
compare_lines(struct judging *j, const char *node, const char *what, const char *found,
	      const char *wanted)
{
	compare(j, node, what, found, wanted, !strcmp(found ? found : "", wanted ? wanted : ""));
}

static void
compare_number(struct judging *j, const char *node, const char *what, const char *found,
	       const char *wanted)
{
	compare(j, node, what, found ? found : "0", wanted ? wanted : "0",
		form_compares(wanted ? wanted : "0", found ? strtoll(found, NULL, 10) : 0));
}

static void
compare_node(struct judging *j, const struct signature_node *found,
	     const struct signature_node *wanted)
{
	compare_lines(j, found->name, "ike", found->ike, wanted->ike);
	compare_number(j, found->name, "ipsec", found->ipsec, wanted->ipsec);
	compare_number(j, found->name, "encaps", found->encaps, wanted->encaps);
	compare_number(j, found->name, "decaps", found->decaps, wanted->decaps);
	compare_number(j, found->name, "send_errors", found->send_errors, wanted->send_errors);
	compare_number(j, found->name, "recv_errors", found->recv_errors, wanted->recv_errors);
	compare_lines(j, found->name, "log", found->log, wanted->log);
}

/* ---- printing ---- */

static void
print_list(FILE *out, const char *key, const char *lines, const char **sep)
{
	char *list;

	if (!lines || !*lines)
		return;
	list = joined(lines);
	fprintf(out, "%s%s: [%s]", *sep, key, list);
	*sep = ", ";
	free(list);
}

static void
print_count(FILE *out, const char *key, const char *number, const char **sep)
{
	if (!number)
		return;
	fprintf(out, "%s%s: %s", *sep, key, number);
	*sep = ", ";
}

static void
print_node(FILE *out, const struct signature_node *n)
{
	const char *sep = "";

	fprintf(out, "    %s: {", n->name);
	print_list(out, "ike", n->ike, &sep);
	print_count(out, "ipsec", n->ipsec, &sep);
	print_count(out, "encaps", n->encaps, &sep);
	print_count(out, "decaps", n->decaps, &sep);
	print_count(out, "send_errors", n->send_errors, &sep);
	print_count(out, "recv_errors", n->recv_errors, &sep);
	print_list(out, "log", n->log, &sep);
	fprintf(out, "}\n");
}

static bool
is_silent(const struct signature_node *n)
{
	return !*n->ike && !*n->log && !n->ipsec && !n->encaps && !n->decaps && !n->send_errors &&
	       !n->recv_errors;
}

/* ---- the whole ---- */

static const struct signature_node *
find(const struct signature *s, const char *name)
{
	static const struct signature_node silent;

	for (size_t i = 0; i < s->count; i++)
		if (!strcasecmp(s->nodes[i].name, name))
			return &s->nodes[i];
	return &silent;
}

/* How many messages of each kind the routers had logged before anybody tried anything. Gives it. */
static uint32_t *
counts_now(const struct lab *lab)
{
	uint32_t *counts = xcalloc(lab->node_count * EVENT_KINDS + 1, sizeof *counts);

	for (size_t i = 0; i < lab->node_count; i++)
		for (unsigned k = 0; lab->nodes[i].device && k < EVENT_KINDS; k++)
			counts[i * EVENT_KINDS + k] =
				tally_count(lab->tally, lab->nodes[i].device, (enum event_kind)k);
	return counts;
}

bool
signature_judge(struct lab *lab, const struct signature *s, bool print, FILE *out)
{
	struct judging j = { .out = out, .print = print, .same = true };
	uint32_t *before;
	char *pings;

	if (!s->line) {
		fprintf(out, "%s: this lab has no signature\n", lab->topology->file);
		return false;
	}
	before = counts_now(lab);
	pings = play(lab, s, out);
	if (!pings) {
		free(before);
		return false;
	}
	if (print) {
		const char *sep = "  ";

		print_list(out, "pings", pings, &sep);
		fprintf(out, "%s  seen:\n", *pings ? "\n" : "");
	} else {
		compare_lines(&j, "the pings", "what they show", pings, s->pings);
	}
	for (size_t i = 0; i < lab->node_count; i++) {
		struct signature_node found;

		if (!lab->nodes[i].device)
			continue;
		found = look(lab, &lab->nodes[i], before + i * EVENT_KINDS);
		if (!print)
			compare_node(&j, &found, find(s, found.name));
		else if (!is_silent(&found))
			print_node(out, &found);
		node_clear(&found);
	}
	free(before);
	free(pings);
	return j.same;
}
