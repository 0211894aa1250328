#include "cli/config/paste.h"

#include <ctype.h>
#include <string.h>

#define MORE	  "--More--"
#define CTRL_Z	  '\032'
#define BACKSPACE '\b'

static const char *
behind_blanks(const char *text)
{
	return text + strspn(text, " \t");
}

static bool
begins(const char *text, const char *with)
{
	return !strncmp(text, with, strlen(with));
}

void
paste_clean(char *line)
{
	const char *more = behind_blanks(line), *from = line;
	char *to = line;

	if (begins(more, MORE)) {
		from = more + strlen(MORE);
		while (strchr(" \b\r", *from) && strpbrk(from, "\b\r"))
			from++;
	}
	for (; *from; from++)
		if (*from != '\r' && *from != BACKSPACE)
			*to++ = *from;
	*to = '\0';
}

static size_t
name_length(const char *text)
{
	size_t n = 0;

	if (!isalpha((unsigned char)*text))
		return 0;
	while (isalnum((unsigned char)text[n]) || (text[n] && strchr("-_.", text[n])))
		n++;
	return n;
}

enum paste_prompt
paste_prompt(const char *line, size_t *length)
{
	size_t n = name_length(line), mode = 0;
	const char *inside = line + n + 1;

	*length = 0;
	if (!n)
		return PASTE_NONE;
	if (line[n] == '(') {
		mode = strspn(inside, "abcdefghijklmnopqrstuvwxyz0123456789-");
		if (!mode || inside[mode] != ')' || inside[mode + 1] != '#')
			return PASTE_NONE;
		n += mode + 2;
	}
	if (line[n] != '#' && line[n] != '>')
		return PASTE_NONE;
	*length = n + 1;
	if (!mode)
		return PASTE_EXEC;
	return mode == strlen("config") && begins(inside, "config") ? PASTE_CONFIG : PASTE_BLOCK;
}

/* "*Mar  1 00:00:12.345: %SYS-5-CONFIG_I: …", "000012: Jun  2 …": a message and what stands before
 * it. */
static bool
is_message(const char *line)
{
	const char *percent = strstr(line, ": %");

	if (*line == '*' || *line == '.')
		line++;
	return percent && (isdigit((unsigned char)*line) || isupper((unsigned char)*line)) &&
	       isupper((unsigned char)percent[3]) && strchr(percent, '-');
}

bool
paste_is_output(const char *line)
{
	static const char *const said[] = {
		"%",
		"[OK]",
		"Building configuration...",
		"Current configuration :",
		"Using ",
		"Enter configuration commands, one per line.",
		"Enter TEXT message.",
	};
	const char *word = behind_blanks(line);

	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		if (begins(word, said[i]))
			return true;
	if (*word == '^' && !*behind_blanks(word + 1))
		return true;
	return is_message(line);
}

bool
paste_is_end_key(const char *line)
{
	line = behind_blanks(line);
	if (*line == CTRL_Z)
		return true;
	return line[0] == '^' && toupper((unsigned char)line[1]) == 'Z' &&
	       !*behind_blanks(line + 2);
}
