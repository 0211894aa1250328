#include "engine/base/diag.h"

#include <stdio.h>

void
diag_v(struct diag *d, enum diag_code code, va_list ap)
{
	const char *text;

	*d = (struct diag){ .code = code };
	for (int i = 0; i < DIAG_ARGS && (text = va_arg(ap, const char *)); i++)
		snprintf(d->arg[i], sizeof d->arg[i], "%s", text);
}

bool
diag(struct diag *d, enum diag_code code, ...)
{
	va_list ap;

	if (!d)
		return false;
	va_start(ap, code);
	diag_v(d, code, ap);
	va_end(ap);
	return false;
}
