#include "cli/apply/octets.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "cli/handlers.h"
#include "engine/base/xmalloc.h"
#include "engine/pki/pki.h"

bool
apply_hex_text_line(struct apply *a, const struct args_hex_text_line *args)
{
	struct text *digits = &a->device->settings.typed.digits;

	if (digits->len > 4 * PKI_MAX_CERT)
		return refuse(a, DIAG_CERTIFICATE_DAMAGED, NULL);
	text_add(digits, args->data);
	return true;
}

static uint8_t
value_of(char digit)
{
	return (uint8_t)(isdigit((unsigned char)digit) ? digit - '0'
						       : tolower((unsigned char)digit) - 'a' + 10);
}

/* Gives the octets; NULL when there is half of one. */
static uint8_t *
octets_of(const char *digits, size_t *len)
{
	uint8_t *bytes = xcalloc(strlen(digits) / 2 + 1, 1);
	size_t n = 0;

	for (; *digits; digits++)
		if (isxdigit((unsigned char)*digits)) {
			bytes[n / 2] = (uint8_t)(bytes[n / 2] << 4 | value_of(*digits));
			n++;
		}
	*len = n / 2;
	if (n % 2 == 0)
		return bytes;
	free(bytes);
	return NULL;
}

uint8_t *
octets_typed(struct apply *a, size_t *len)
{
	struct text *digits = &a->device->settings.typed.digits;
	uint8_t *bytes = octets_of(text_get(digits), len);

	text_clear(digits);
	return bytes;
}
