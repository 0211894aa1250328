#include "cli/reference/reference.h"

#include <string.h>
#include <strings.h>

/* What gramc made of grammar/ios: a mode is "## name", a statement stands four blanks to the right,
 * what is said about it eight. */
static const char *const lines[] = {
#include "cli/reference.inc"
};

#define MODE	     "## "
#define STATEMENT    "    "
#define ABOUT	     "        "
#define LINES	     (sizeof lines / sizeof *lines)
#define begins(a, b) (!strncmp(a, b, strlen(b)))

static bool
is_statement(const char *line)
{
	return begins(line, STATEMENT) && !begins(line, ABOUT);
}

static bool
fits(const char *statement, char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		statement += strspn(statement, " ");
		if (strncasecmp(statement, words[i], strlen(words[i])))
			return false;
		statement += strcspn(statement, " ");
	}
	return true;
}

static size_t
print_statement(size_t i, FILE *to)
{
	do
		fprintf(to, "%s\n", lines[i++]);
	while (i < LINES && begins(lines[i], ABOUT));
	return i;
}

bool
reference_print(char *const *words, size_t count, FILE *to)
{
	const char *mode = NULL;
	bool some = false;

	for (size_t i = 0; i < LINES;) {
		if (begins(lines[i], MODE))
			mode = lines[i];
		if (!is_statement(lines[i]) || !fits(lines[i], words, count)) {
			i++;
			continue;
		}
		if (mode)
			fprintf(to, "%s%s\n\n", some ? "\n" : "", mode);
		mode = NULL;
		some = true;
		i = print_statement(i, to);
	}
	return some;
}
