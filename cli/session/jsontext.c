#include "cli/session/jsontext.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"

json_t *
json_text_n(const char *text, size_t len)
{
	json_t *value = json_stringn(text, len);
	char *wide, *to;

	if (value)
		return value;
	to = wide = xmalloc(2 * len + 1);
	for (const unsigned char *c = (const unsigned char *)text; len--; c++) {
		if (*c >= 0x80)
			*to++ = (char)(0xc0 | *c >> 6);
		*to++ = (char)(*c >= 0x80 ? 0x80 | (*c & 0x3f) : *c);
	}
	*to = 0;
	value = json_string(wide);
	free(wide);
	return value;
}

json_t *
json_text(const char *text)
{
	return json_text_n(text, strlen(text));
}
