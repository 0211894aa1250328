/* Hexadecimal numbers, lines of octets, and Ethernet addresses. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "grammar/types/named.h"

static int
digit(char c)
{
	return isdigit((unsigned char)c) ? c - '0' : tolower((unsigned char)c) - 'a' + 10;
}

static enum value_verdict
read_hex(struct value_reading *r, struct value *v)
{
	size_t at = r->word > 2 && r->text[0] == '0' && tolower((unsigned char)r->text[1]) == 'x'
			    ? 2
			    : 0;

	r->length = r->word;
	if (r->word - at > 8)
		return VALUE_BAD;
	v->number = 0;
	for (; at < r->word; at++) {
		if (!isxdigit((unsigned char)r->text[at]))
			return VALUE_BAD;
		v->number = v->number << 4 | (uint32_t)digit(r->text[at]);
	}
	return VALUE_OK;
}

static enum value_verdict
read_register(struct value_reading *r, struct value *v)
{
	return read_hex(r, v) == VALUE_OK && v->number <= UINT16_MAX ? VALUE_OK : VALUE_BAD;
}

static size_t
print_hex(const struct value_spec *spec, const struct value *v, char *buf, size_t size)
{
	return (size_t)snprintf(buf, size, "0x%X", v->number);
}

static bool
begins_hex(const struct value_spec *spec, const char *word, size_t length)
{
	return strspn(word, "0123456789abcdefABCDEFxX") >= length;
}

#define DIGITS "0123456789abcdefABCDEF"

/* As many digits as there are: a serial number, a fingerprint. */
static enum value_verdict
read_hex_digits(struct value_reading *r, struct value *v)
{
	return strspn(r->text, DIGITS) < r->word ? VALUE_BAD : word_read(r, v);
}

static bool
begins_hex_digits(const struct value_spec *spec, const char *word, size_t length)
{
	return strspn(word, DIGITS) >= length;
}

/* The rest of the line, digits in groups. */
static enum value_verdict
read_hex_dump(struct value_reading *r, struct value *v)
{
	v->string.at = r->text;
	v->string.length = r->length = strlen(r->text);
	r->bad = strspn(r->text, DIGITS " \t\r");
	return r->bad < r->length ? VALUE_BAD : VALUE_OK;
}

static enum value_verdict
read_mac(struct value_reading *r, struct value *v)
{
	r->length = r->word;
	if (r->word != 14)
		return VALUE_BAD;
	for (size_t i = 0, n = 0; i < 14; i++) {
		char c = r->text[i];

		if (i % 5 == 4) {
			if (c != '.')
				return VALUE_BAD;
			continue;
		}
		if (!isxdigit((unsigned char)c))
			return VALUE_BAD;
		v->mac.b[n / 2] = (uint8_t)((n % 2 ? v->mac.b[n / 2] << 4 : 0) | digit(c));
		n++;
	}
	return VALUE_OK;
}

static size_t
print_mac(const struct value_spec *spec, const struct value *v, char *buf, size_t size)
{
	return (size_t)snprintf(buf, size, "%s", MACS(&v->mac));
}

static bool
begins_mac(const struct value_spec *spec, const char *word, size_t length)
{
	return strspn(word, "0123456789abcdefABCDEF.") >= length;
}

const struct value_type type_hex = {
	.name = "hex",
	.meta = "<0x0-0xFFFFFFFF>",
	.help = "Hexadecimal number",
	.kind = VALUE_NUMBER,
	.rank = 10,
	.read = read_hex,
	.print = print_hex,
	.begins = begins_hex,
};

/* Of 16 bits. */
const struct value_type type_register = {
	.name = "register",
	.meta = "<0x0-0xFFFF>",
	.help = "Config register number",
	.kind = VALUE_NUMBER,
	.rank = 10,
	.read = read_register,
	.print = print_hex,
	.begins = begins_hex,
};

const struct value_type type_hex_digits = {
	.name = "hex-digits",
	.meta = "Hex-data",
	.help = "Hexadecimal digits",
	.kind = VALUE_STRING,
	.rank = 10,
	.read = read_hex_digits,
	.print = string_print,
	.begins = begins_hex_digits,
};

const struct value_type type_hex_dump = {
	.name = "hex-dump",
	.meta = "Hex-data",
	.help = "Hexadecimal digits",
	.kind = VALUE_STRING,
	.rank = 10,
	.read = read_hex_dump,
	.print = string_print,
	.begins = begins_hex_digits,
};

const struct value_type type_mac = {
	.name = "mac",
	.meta = "H.H.H",
	.help = "48-bit hardware address",
	.kind = VALUE_MAC,
	.rank = 5,
	.read = read_mac,
	.print = print_mac,
	.begins = begins_mac,
};
