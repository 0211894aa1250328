#include "engine/base/diag.h"

#include <stdarg.h>
#include <stdio.h>

bool
diag(struct diag *d, enum diag_code code, ...)
{
	const char *text;
	va_list ap;

	if (!d)
		return false;
	*d = (struct diag){ .code = code };
	va_start(ap, code);
	for (int i = 0; i < DIAG_ARGS && (text = va_arg(ap, const char *)); i++)
		snprintf(d->arg[i], sizeof d->arg[i], "%s", text);
	va_end(ap);
	return false;
}
