#include "cli/device/textfile.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"

#define ROOM 4096

/* All octets with a zero behind them, or NULL with errno. */
static char *
read_all(FILE *f, size_t *size)
{
	char *text = xmalloc(ROOM);
	size_t room = ROOM, n;
	int why;

	*size = 0;
	errno = 0;
	while ((n = fread(text + *size, 1, room - *size - 1, f))) {
		*size += n;
		if (*size + 1 < room)
			continue;
		room *= 2;
		text = xrealloc(text, room, 1);
	}
	text[*size] = '\0';
	if (!ferror(f))
		return text;
	why = errno;
	free(text);
	errno = why;
	return NULL;
}

static unsigned
line_of(const char *text, size_t at)
{
	unsigned line = 1;

	while (at--)
		line += text[at] == '\n';
	return line;
}

char *
textfile_read(const char *path, char **error)
{
	FILE *f = fopen(path, "re");
	size_t size = 0;
	char *text = f ? read_all(f, &size) : NULL;
	int why = errno;

	if (f)
		fclose(f);
	if (!text) {
		*error = xasprintf("%s: %s", path, strerror(why));
	} else if (strlen(text) < size) {
		*error = xasprintf("%s:%u: a zero octet stands here, so this is no text", path,
				   line_of(text, strlen(text)));
		free(text);
		text = NULL;
		why = EILSEQ;
	}
	errno = why;
	return text;
}
