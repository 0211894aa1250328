#include "cli/lab/forms.h"

#include <stdlib.h>
#include <string.h>

/* YAML reads 101 as a number, whatever we make of it. */
static const struct form also_number = { .type = "number" };

const struct form form_text = { .is = "a text", .type = "string", .also = &also_number };
const struct form form_texts = {
	.is = "a list of texts",
	.type = "array",
	.of = &form_text,
	.also = &form_text,
};
const struct form form_name = {
	.is = "a name: letters, digits, _ . - and at most 32 of them",
	.type = "string",
	.pattern = "^[A-Za-z0-9_][A-Za-z0-9_.-]{0,31}$",
	.also = &also_number,
};
const struct form form_names = {
	.is = "a list of names",
	.type = "array",
	.of = &form_name,
	.also = &form_name,
};
const struct form form_node = {
	.is = "the name of a node",
	.type = "string",
	.pattern = "^[A-Za-z0-9_][A-Za-z0-9_.-]{0,31}$",
	.also = &also_number,
};
const struct form form_nodes = {
	.is = "a list of nodes",
	.type = "array",
	.of = &form_node,
	.also = &form_node,
};
const struct form form_pair = { .is = "two nodes", .type = "array", .of = &form_node };
const struct form form_link = {
	.is = "a link: R1-R2, one of its ends such as R1:FastEthernet0/1, or its number",
	.type = "string",
	.pattern = "^[A-Za-z0-9_][A-Za-z0-9_.:/-]{0,139}$",
	.also = &also_number,
};
const struct form form_cables = {
	.is = "a list of links",
	.type = "array",
	.of = &form_link,
	.also = &form_link,
};
const struct form form_bool = {
	.is = "true or false",
	.type = "boolean",
	.words = (const char *const[]){ "true", "false", "yes", "no", NULL },
};
const struct form form_number = {
	.is = "a whole number",
	.type = "integer",
	.pattern = "^[0-9]{1,9}$",
};
const struct form form_points = {
	.is = "points: a whole number up to 1000",
	.type = "integer",
	.pattern = "^(1000|[0-9]{1,3})$",
};
const struct form form_compared = {
	.is = "a number, or a comparison with one such as \">= 4\"",
	.type = "string",
	.pattern = "^(==|!=|<=|>=|<|>)? ?[0-9]{1,18}$",
	.also = &form_number,
};
const struct form form_time = {
	.is = "a time such as 30s, 500ms, 2m or 1h",
	.type = "string",
	.pattern = "^([0-9]{1,9}(\\.[0-9]{1,3})?m?s|[0-9]{1,5}(\\.[0-9]{1,3})?[mh])$",
};
const struct form form_address = {
	.is = "an address such as 10.1.1.1",
	.type = "string",
	.pattern = "^[0-9]{1,3}(\\.[0-9]{1,3}){3}$",
};
const struct form form_network = {
	.is = "a network such as 10.1.1.0/24",
	.type = "string",
	.pattern = "^[0-9]{1,3}(\\.[0-9]{1,3}){3}/([0-9]|[12][0-9]|3[0-2])$",
};
const struct form form_file = { .is = "a path", .type = "string" };
const struct form form_interface = {
	.is = "an interface such as FastEthernet0/1",
	.type = "string",
	.pattern = "^[A-Za-z-]+ ?[0-9]+([/.:][0-9]+)*$",
};

bool
form_compares(const char *text, long long number)
{
	size_t sign = strspn(text, "=!<>");
	long long wanted = strtoll(text + sign, NULL, 10);

	if (!strncmp(text, "!=", sign) && sign)
		return number != wanted;
	if (!strncmp(text, "<=", sign) && sign == 2)
		return number <= wanted;
	if (!strncmp(text, ">=", sign) && sign == 2)
		return number >= wanted;
	if (sign == 1 && *text == '<')
		return number < wanted;
	if (sign == 1 && *text == '>')
		return number > wanted;
	return number == wanted;
}
