#include "cli/lab/schema.h"

#include <jansson.h>
#include <string.h>

#include "cli/lab/topology.h"
#include "cli/lab/yaml.h"

#define DEPTH_MAX 12 /* of values in values */

static json_t *schema_of(const struct form *, unsigned depth);

static json_t *
keys_of(const struct key *keys, unsigned depth)
{
	json_t *properties = json_object(), *required = json_array();
	json_t *schema = json_pack("{s:s, s:b, s:o}", "type", "object", "additionalProperties", 0,
				   "properties", properties);

	for (const struct key *k = keys; k->name; k++) {
		json_t *property = schema_of(k->form, depth + 1);

		json_object_set_new(property, "description", json_string(k->help));
		json_object_set_new(properties, k->name, property);
		if (k->flags & KEY_REQUIRED)
			json_array_append_new(required, json_string(k->name));
	}
	if (json_array_size(required))
		json_object_set(schema, "required", required);
	json_decref(required);
	return schema;
}

static json_t *
form_of(const struct form *v, unsigned depth)
{
	json_t *schema, *words;

	if (v->keys)
		return keys_of(v->keys, depth);
	schema = json_pack("{s:s}", "type", v->type);
	if (v->pattern && !strcmp(v->type, "string"))
		json_object_set_new(schema, "pattern", json_string(v->pattern));
	if (v->words && !strcmp(v->type, "string")) {
		words = json_array();
		for (const char *const *w = v->words; *w; w++)
			json_array_append_new(words, json_string(*w));
		json_object_set_new(schema, "enum", words);
	}
	if (v->of)
		json_object_set_new(schema,
				    strcmp(v->type, "array") ? "additionalProperties" : "items",
				    schema_of(v->of, depth + 1));
	return schema;
}

static json_t *
schema_of(const struct form *v, unsigned depth)
{
	json_t *forms;

	if (depth > DEPTH_MAX)
		return json_object();
	if (!v->also)
		return form_of(v, depth);
	forms = json_array();
	for (; v; v = v->also)
		json_array_append_new(forms, form_of(v, depth));
	return json_pack("{s:o}", "anyOf", forms);
}

bool
schema_print(FILE *out)
{
	json_t *schema = keys_of(topology_keys(), 0);
	bool good;

	json_object_set_new(schema, "$schema",
			    json_string("http://json-schema.org/draft-07/schema#"));
	json_object_set_new(schema, "title", json_string("lab.yml of qmidle"));
	good = !json_dumpf(schema, out, JSON_INDENT(2)) && fputc('\n', out) != EOF;
	json_decref(schema);
	return good;
}
