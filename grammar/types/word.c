/* One word of any characters, the rest of the line, and texts of several lines. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "grammar/types/named.h"

#define NVRAM "nvram:"

enum value_verdict
word_read(struct value_reading *r, struct value *v)
{
	r->length = r->word;
	v->string.at = r->text;
	v->string.length = r->word;
	return VALUE_OK;
}

enum value_verdict
string_give(struct value_reading *r, struct value *v, const char *text)
{
	size_t length = strlen(text);

	if (length >= r->left)
		return VALUE_BAD;
	memcpy(r->space, text, length + 1);
	r->built = length + 1;
	v->string.at = r->space;
	v->string.length = length;
	return VALUE_OK;
}

size_t
string_print(const struct value_spec *spec, const struct value *v, char *buf, size_t size)
{
	if (v->string.length >= size)
		return (size_t)snprintf(buf, size, "%.*s", (int)v->string.length, v->string.at);
	memcpy(buf, v->string.at, v->string.length);
	buf[v->string.length] = '\0';
	return v->string.length;
}

static enum value_verdict
read_nvram_file(struct value_reading *r, struct value *v)
{
	return strncasecmp(r->text, NVRAM, strlen(NVRAM)) ? VALUE_BAD : word_read(r, v);
}

static bool
begins_nvram_file(const struct value_spec *spec, const char *word, size_t length)
{
	return !strncasecmp(word, NVRAM, length < strlen(NVRAM) ? length : strlen(NVRAM));
}

static enum value_verdict
read_line(struct value_reading *r, struct value *v)
{
	r->length = strlen(r->text);
	v->string.at = r->text;
	v->string.length = r->length;
	return VALUE_OK;
}

/* A word, or words between quotation marks. */
static enum value_verdict
read_quoted(struct value_reading *r, struct value *v)
{
	const char *end = strchr(r->text + 1, '"');

	if (*r->text != '"' || (end && end[1] && !strchr(" \t", end[1])))
		return word_read(r, v);
	if (!end)
		return r->length = strlen(r->text), VALUE_SHORT;
	r->length = (size_t)(end + 1 - r->text);
	v->string.at = r->text;
	v->string.length = r->length;
	return VALUE_OK;
}

/* Everything: an asterisk and nothing else. */
static enum value_verdict
read_star(struct value_reading *r, struct value *v)
{
	return word_read(r, v) == VALUE_OK && r->word == 1 && *r->text == '*' ? VALUE_OK
									      : VALUE_BAD;
}

static bool
begins_star(const struct value_spec *spec, const char *word, size_t length)
{
	return !length || (length == 1 && *word == '*');
}

/* The delimiter is the first character; ^C may be the key itself or two characters, as in a saved
 * configuration. */
static const char *
delimiter(const char *text, char c, size_t *length)
{
	*length = 1;
	for (; *text; text++) {
		*length = c == '\003' && text[0] == '^' && text[1] == 'C' ? 2 : 1;
		if (*length == 2 || *text == c)
			return text;
	}
	return NULL;
}

static enum value_verdict
read_text(struct value_reading *r, struct value *v)
{
	const char *end;
	size_t length;
	char c = r->text[0] == '^' && r->text[1] == 'C' ? '\003' : r->text[0];

	delimiter(r->text, c, &length);
	v->string.at = r->text + length;
	end = delimiter(v->string.at, c, &length);
	r->length = strlen(r->text);
	if (!end) {
		r->delimiter = c;
		return VALUE_OPEN;
	}
	v->string.length = (size_t)(end - v->string.at);
	return VALUE_OK;
}

static size_t
print_text(const struct value_spec *spec, const struct value *v, char *buf, size_t size)
{
	return (size_t)snprintf(buf, size, "^C%.*s^C", (int)v->string.length, v->string.at);
}

/* clang-format off */
static bool
known_server_group(const struct value_reading *r)
{
	const char *name;

	for (unsigned i = 0; r->list && (name = r->list(r->ctx, LIST_SERVER_GROUPS, i)); i++)
		if (strlen(name) == r->word && !memcmp(name, r->text, r->word))
			return true;
	return false;
}

const struct value_type type_server_group = { .name = "server-group", .meta = "WORD", .help = "Server-group name", .kind = VALUE_STRING, .rank = 20, .read = word_read, .print = string_print, .known = known_server_group };
const struct value_type type_word   = { .name = "word", .meta = "WORD", .help = "", .kind = VALUE_STRING, .rank = 20, .read = word_read, .print = string_print };
const struct value_type type_star   = { .name = "star", .meta = "*", .help = "All", .kind = VALUE_STRING, .rank = 6, .read = read_star, .print = string_print, .begins = begins_star };
const struct value_type type_secret = { .name = "secret", .meta = "WORD", .help = "The UNENCRYPTED (cleartext) password", .kind = VALUE_STRING, .rank = 20, .read = word_read, .print = string_print };
const struct value_type type_name   = { .name = "name", .meta = "WORD", .help = "Name", .kind = VALUE_STRING, .rank = 20, .read = word_read, .print = string_print };
const struct value_type type_quoted = { .name = "quoted", .meta = "WORD", .help = "Name", .kind = VALUE_STRING, .rank = 20, .read = read_quoted, .print = string_print };
const struct value_type type_line   = { .name = "line", .meta = "LINE", .help = "", .kind = VALUE_STRING, .rank = 30, .read = read_line, .print = string_print };
const struct value_type type_nvram_file = { .name = "nvram-file", .meta = "nvram:", .help = "File on NVRAM: file system", .kind = VALUE_STRING, .rank = 10, .read = read_nvram_file, .print = string_print, .begins = begins_nvram_file };
const struct value_type type_text   = { .name = "text", .meta = "LINE", .help = "c banner-text c, where 'c' is a delimiting character", .kind = VALUE_STRING, .rank = 30, .read = read_text, .print = print_text };
/* clang-format on */
