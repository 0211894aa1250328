#include "cli/check/fact.h"

#include <stdlib.h>
#include <string.h>

#include "cli/lab/lab.h"
#include "cli/session/query.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"

json_t *
facts_of(const struct lab_node *node, const char *command)
{
	struct text answer = { 0 };
	json_t *facts = NULL;

	if (query_run(node->device, command, true, &answer) == QUERY_ANSWERED)
		facts = json_loadb(answer.at, answer.len, 0, NULL);
	text_free(&answer);
	return facts;
}

const char *
fact_text(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : "";
}

long long
fact_number(const json_t *object, const char *key)
{
	return (long long)json_number_value(json_object_get(object, key));
}

char *
fact_print(const json_t *value)
{
	char *json, *text;

	if (json_is_string(value))
		return xstrdup(json_string_value(value));
	json = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT);
	text = xstrdup(json ? json : "");
	free(json);
	return text;
}

/* ---- paths ---- */

struct walk {
	void (*fn)(void *ctx, json_t *);
	void *ctx;
	size_t count;
};

static bool
element_is(const json_t *element, const char *key, size_t key_len, const char *wanted,
	   size_t wanted_len)
{
	char *name = xstrndup(key, key_len);
	char *text = fact_print(json_object_get(element, name));
	bool same = strlen(text) == wanted_len && !strncmp(text, wanted, wanted_len);

	free(text);
	free(name);
	return same;
}

static void walk(struct walk *, json_t *, const char *path);

/* path stands behind '['. */
static void
walk_list(struct walk *w, json_t *list, const char *path)
{
	const char *end = strchr(path, ']'), *equals;
	size_t index;
	json_t *element;

	if (!end)
		return;
	equals = memchr(path, '=', (size_t)(end - path));
	json_array_foreach(list, index, element)
	{
		if (*path != '*' && equals &&
		    !element_is(element, path, (size_t)(equals - path), equals + 1,
				(size_t)(end - equals - 1)))
			continue;
		if (*path != '*' && !equals && index != strtoul(path, NULL, 10))
			continue;
		walk(w, element, end + 1);
	}
}

static void
walk(struct walk *w, json_t *value, const char *path)
{
	char *key;
	size_t len;

	if (!value)
		return;
	if (!*path) {
		w->count++;
		if (w->fn)
			w->fn(w->ctx, value);
		return;
	}
	if (*path == '[') {
		walk_list(w, value, path + 1);
		return;
	}
	path += *path == '.';
	len = strcspn(path, ".[");
	key = xstrndup(path, len);
	walk(w, json_object_get(value, key), path + len);
	free(key);
}

size_t
fact_walk(json_t *facts, const char *path, void (*fn)(void *, json_t *), void *ctx)
{
	struct walk w = { fn, ctx, 0 };

	walk(&w, facts, path);
	return w.count;
}

bool
fact_path_good(const char *path)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_";

	for (;;) {
		size_t len = strspn(path, letters);

		if (!len)
			return false;
		path += len;
		while (*path == '[') {
			path = strchr(path, ']');
			if (!path)
				return false;
			path++;
		}
		if (!*path)
			return true;
		if (*path++ != '.')
			return false;
	}
}
