#include "cli/report/html.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* How long the UTF-8 character at s is; 0: it is none. */
static size_t
character(const uint8_t *s)
{
	size_t len = s[0] < 0x80 ? 1 : s[0] < 0xc2 ? 0 : s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : 4;

	if (s[0] > 0xf4 || (s[0] < 0x20 && s[0] != '\n' && s[0] != '\t') || s[0] == 0x7f)
		return 0;
	for (size_t i = 1; i < len; i++)
		if ((s[i] & 0xc0) != 0x80)
			return 0;
	/* Overlong ones, surrogates, and what lies behind Unicode's end. */
	if ((s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xed && s[1] > 0x9f) ||
	    (s[0] == 0xf0 && s[1] < 0x90) || (s[0] == 0xf4 && s[1] > 0x8f))
		return 0;
	return len;
}

void
html_text(struct text *t, const char *text)
{
	while (*text) {
		size_t len = character((const uint8_t *)text);

		if (*text == '&')
			text_add(t, "&amp;");
		else if (*text == '<')
			text_add(t, "&lt;");
		else if (*text == '>')
			text_add(t, "&gt;");
		else if (*text == '"')
			text_add(t, "&quot;");
		else if (*text == '\'')
			text_add(t, "&#39;");
		else if (len)
			text_add_n(t, text, len);
		else
			text_add(t, "\xef\xbf\xbd");
		text += len ? len : 1;
	}
}

void
html_addf(struct text *t, const char *format, ...)
{
	struct text plain = { 0 };
	va_list ap;

	va_start(ap, format);
	text_vaddf(&plain, format, ap);
	va_end(ap);
	html_text(t, text_get(&plain));
	text_free(&plain);
}

void
html_octets(struct text *t, const void *octets, size_t len)
{
	const uint8_t *p = octets;

	for (size_t i = 0; i < len; i++)
		html_addf(t, p[i] >= ' ' && p[i] < 0x7f && p[i] != '\\' ? "%c" : "\\x%02x", p[i]);
}

void
html_hex(struct text *t, const void *octets, size_t len)
{
	const uint8_t *p = octets;

	for (size_t i = 0; i < len; i++)
		text_addf(t, "%02x", p[i]);
}

void
html_dump(struct text *t, const void *octets, size_t len)
{
	const uint8_t *p = octets;

	for (size_t at = 0; at < len; at += 16) {
		text_addf(t, "%04zx ", at);
		for (size_t i = at; i < at + 16; i++)
			if (i < len)
				text_addf(t, "%s%02x", i % 8 ? " " : "  ", p[i]);
			else
				text_add(t, i % 8 ? "   " : "    ");
		text_add(t, "  ");
		for (size_t i = at; i < at + 16 && i < len; i++)
			html_addf(t, "%c", p[i] >= ' ' && p[i] < 0x7f ? p[i] : '.');
		text_add(t, "\n");
	}
}
