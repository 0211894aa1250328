#include "cli/lab/yaml.h"

#include <regex.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "engine/base/text.h"
#include "engine/base/xmalloc.h"

#define MISTAKES_SHOWN 20

static void
complain(struct reader *r, size_t line, const char *format, va_list args)
{
	if (r->mistakes++ >= MISTAKES_SHOWN)
		return;
	fprintf(r->errors, "%s:%zu: ", r->file, line);
	vfprintf(r->errors, format, args);
	fputc('\n', r->errors);
}

void
reader_mistake(struct reader *r, const yaml_node_t *n, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	complain(r, reader_line(n), format, args);
	va_end(args);
}

static void __attribute__((format(printf, 3, 4)))
mistake_at(struct reader *r, size_t line, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	complain(r, line, format, args);
	va_end(args);
}

unsigned
reader_line(const yaml_node_t *n)
{
	return (unsigned)n->start_mark.line + 1;
}

/* What libyaml says is short; its line counts from 0. */
static void
syntax_mistake(struct reader *r, const yaml_parser_t *p)
{
	const char *problem = p->problem ? p->problem : "cannot be read";

	if (p->error == YAML_READER_ERROR)
		mistake_at(r, p->mark.line + 1, "%s", problem);
	else if (p->context)
		mistake_at(r, p->problem_mark.line + 1, "%s (%s, line %zu)", problem, p->context,
			   p->context_mark.line + 1);
	else
		mistake_at(r, p->problem_mark.line + 1, "%s", problem);
}

unsigned
reader_parse(struct reader *r, const char *text, size_t size,
	     void (*fn)(struct reader *, const yaml_node_t *, void *), void *into)
{
	yaml_parser_t parser;
	yaml_document_t document;

	if (!yaml_parser_initialize(&parser))
		abort(); /* out of memory */
	yaml_parser_set_input_string(&parser, (const unsigned char *)text, size);
	if (!yaml_parser_load(&parser, &document)) {
		syntax_mistake(r, &parser);
	} else {
		const yaml_node_t *root = yaml_document_get_root_node(&document);

		r->document = &document;
		if (root)
			fn(r, root, into);
		else
			mistake_at(r, 1, "the file is empty");
		yaml_document_delete(&document);
	}
	yaml_parser_delete(&parser);
	return r->mistakes;
}

static const char *
type_name(yaml_node_type_t type)
{
	switch (type) {
	case YAML_SCALAR_NODE:
		return "a single value";
	case YAML_SEQUENCE_NODE:
		return "a list";
	case YAML_MAPPING_NODE:
		return "a mapping (name: value)";
	default:
		return "nothing";
	}
}

static bool
is(struct reader *r, const yaml_node_t *n, yaml_node_type_t type)
{
	if (n->type == type)
		return true;
	reader_mistake(r, n, "here must be %s, not %s", type_name(type), type_name(n->type));
	return false;
}

size_t
reader_count(struct reader *r, const yaml_node_t *n, yaml_node_type_t type)
{
	if (!is(r, n, type))
		return 0;
	return type == YAML_SEQUENCE_NODE
		       ? (size_t)(n->data.sequence.items.top - n->data.sequence.items.start)
		       : (size_t)(n->data.mapping.pairs.top - n->data.mapping.pairs.start);
}

const yaml_node_t *
reader_item(struct reader *r, const yaml_node_t *n, size_t i)
{
	return yaml_document_get_node(r->document, n->data.sequence.items.start[i]);
}

const yaml_node_t *
reader_pair(struct reader *r, const yaml_node_t *n, size_t i, const yaml_node_t **key)
{
	const yaml_node_pair_t *pair = &n->data.mapping.pairs.start[i];

	*key = yaml_document_get_node(r->document, pair->key);
	return yaml_document_get_node(r->document, pair->value);
}

static bool
key_is(const yaml_node_t *n, const char *name)
{
	return n->type == YAML_SCALAR_NODE && !strcmp((const char *)n->data.scalar.value, name);
}

/* Keys that the table does not know, and keys that stand twice. */
static void
check_keys(struct reader *r, const yaml_node_t *n, const char *what, const struct key *keys)
{
	size_t count = reader_count(r, n, YAML_MAPPING_NODE);

	for (size_t i = 0; i < count; i++) {
		const yaml_node_t *key, *earlier;
		const struct key *k = keys;
		const char *name;

		reader_pair(r, n, i, &key);
		name = reader_text(r, key);
		if (!name)
			continue;
		while (k->name && strcmp(k->name, name))
			k++;
		if (!k->name) {
			reader_mistake(r, key, "%s has no \"%s\"", what, name);
			continue;
		}
		for (size_t j = 0; j < i; j++) {
			reader_pair(r, n, j, &earlier);
			if (key_is(earlier, name)) {
				reader_mistake(r, key, "%s: \"%s\" stands twice", what, name);
				break;
			}
		}
	}
}

void
reader_mapping(struct reader *r, const yaml_node_t *n, const char *what, const struct key *keys,
	       void *into)
{
	if (!is(r, n, YAML_MAPPING_NODE))
		return;
	check_keys(r, n, what, keys);
	for (const struct key *k = keys; k->name; k++) {
		size_t count = reader_count(r, n, YAML_MAPPING_NODE), i;

		for (i = 0; i < count; i++) {
			const yaml_node_t *key, *value = reader_pair(r, n, i, &key);

			if (key_is(key, k->name)) {
				const struct key *outer = r->key;

				r->key = k;
				k->read(r, value, (char *)into + k->offset);
				r->key = outer;
				break;
			}
		}
		if (i == count && k->flags & KEY_REQUIRED)
			reader_mistake(r, n, "%s needs \"%s\"", what, k->name);
	}
}

const char *
reader_text(struct reader *r, const yaml_node_t *n)
{
	const char *text;

	if (!is(r, n, YAML_SCALAR_NODE))
		return NULL;
	text = (const char *)n->data.scalar.value;
	if (strlen(text) != n->data.scalar.length || strpbrk(text, "\r\n\033")) {
		reader_mistake(r, n, "control characters have no place here");
		return NULL;
	}
	return text;
}

bool
reader_quantity(struct reader *r, const yaml_node_t *n, const struct unit *units, double most,
		const char *form, double *value)
{
	const char *text = reader_text(r, n);
	char *rest;
	double v;

	if (!text)
		return false;
	if (text[0] >= '0' && text[0] <= '9') {
		v = strtod(text, &rest);
		for (const struct unit *u = units; u->name; u++) {
			if (strcasecmp(u->name, rest))
				continue;
			if (!(v * u->scale <= most))
				break;
			*value = v * u->scale;
			return true;
		}
	}
	reader_mistake(r, n, "\"%s\" is not %s", text, form);
	return false;
}

void
reader_string(struct reader *r, const yaml_node_t *n, void *into)
{
	const char *text = reader_text(r, n);

	if (text) {
		free(*(char **)into);
		*(char **)into = xstrdup(text);
	}
}

void
reader_bool(struct reader *r, const yaml_node_t *n, void *into)
{
	const char *text = reader_text(r, n);

	if (!text)
		return;
	if (!strcmp(text, "true") || !strcmp(text, "yes"))
		*(bool *)into = true;
	else if (!strcmp(text, "false") || !strcmp(text, "no"))
		*(bool *)into = false;
	else
		reader_mistake(r, n, "\"%s\" is neither true nor false", text);
}

/* ---- texts that fit a value ---- */

static bool
has_word(const struct form *v, const char *text)
{
	for (const char *const *w = v->words; *w; w++)
		if (!strcmp(*w, text))
			return true;
	return false;
}

static bool
fits(const struct form *v, const char *text)
{
	regex_t regex;
	bool good;

	if (v->words)
		return has_word(v, text);
	if (!v->pattern)
		return *text;
	if (regcomp(&regex, v->pattern, REG_EXTENDED | REG_NOSUB))
		abort(); /* the table is wrong */
	good = !regexec(&regex, text, 0, NULL, 0);
	regfree(&regex);
	return good;
}

static bool
is_plain(const struct form *v)
{
	return !v->words && !v->pattern;
}

/* A text of several lines, without the newlines at its end. NULL after a complaint. Gives it. */
static char *
read_lines(struct reader *r, const yaml_node_t *n)
{
	const char *text;
	size_t len;

	if (!is(r, n, YAML_SCALAR_NODE))
		return NULL;
	text = (const char *)n->data.scalar.value;
	len = n->data.scalar.length;
	if (strlen(text) != len || strpbrk(text, "\r\033")) {
		reader_mistake(r, n, "control characters have no place here");
		return NULL;
	}
	while (len && text[len - 1] == '\n')
		len--;
	return xstrndup(text, len);
}

static bool
must_fit(struct reader *r, const yaml_node_t *n, const struct form *v, const char *text)
{
	if (fits(v, text))
		return true;
	reader_mistake(r, n, "\"%s\" is not %s", text, v->is);
	return false;
}

const char *
reader_fitting(struct reader *r, const yaml_node_t *n, const struct form *v)
{
	const char *text = reader_text(r, n);

	return text && must_fit(r, n, v, text) ? text : NULL;
}

/* Gives the text, or NULL after a complaint. */
static char *
read_fitting(struct reader *r, const yaml_node_t *n, const struct form *v)
{
	const char *borrowed = is_plain(v) ? NULL : reader_fitting(r, n, v);
	char *text = is_plain(v) ? read_lines(r, n) : borrowed ? xstrdup(borrowed) : NULL;

	if (!text || !is_plain(v) || must_fit(r, n, v, text))
		return text;
	free(text);
	return NULL;
}

static void
take(void *into, char *text)
{
	free(*(char **)into);
	*(char **)into = text;
}

void
reader_entries(struct reader *r, const yaml_node_t *n, const struct form *form, reader_entry_fn *fn,
	       void *into)
{
	size_t count = n->type == YAML_MAPPING_NODE ? reader_count(r, n, n->type) : 0;

	for (size_t i = 0; i < count; i++) {
		const yaml_node_t *key, *value = reader_pair(r, n, i, &key);
		const char *name = form ? reader_fitting(r, key, form) : reader_text(r, key);

		if (name)
			fn(r, name, key, value, into);
	}
}

void
reader_value(struct reader *r, const yaml_node_t *n, void *into)
{
	char *text = read_fitting(r, n, r->key->form);

	if (text)
		take(into, text);
}

void
reader_list(struct reader *r, const yaml_node_t *n, void *into)
{
	const struct form *list = r->key->form, *item = list->of ? list->of : list;
	struct text lines = { 0 };
	size_t count;

	if (n->type != YAML_SEQUENCE_NODE) {
		char *text = read_fitting(r, n, item);

		if (text)
			take(into, text);
		return;
	}
	count = reader_count(r, n, YAML_SEQUENCE_NODE);
	for (size_t i = 0; i < count; i++) {
		char *text = read_fitting(r, reader_item(r, n, i), item);

		if (text)
			text_addf(&lines, "%s%s", i ? "\n" : "", text);
		free(text);
	}
	take(into, text_take(&lines));
}
