#include "cli/device/textfile.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/base/xmalloc.h"

char *
textfile_read(const char *path)
{
	FILE *f = fopen(path, "re");
	char *text = NULL;
	size_t size = 0;
	int why = 0;

	if (!f)
		return NULL;
	errno = 0;
	if (getdelim(&text, &size, '\0', f) < 0) {
		why = ferror(f) ? errno : 0;
		free(text);
		text = why ? NULL : xstrdup("");
	}
	fclose(f);
	errno = why;
	return text;
}
