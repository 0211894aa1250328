#include "cli/transfer/output.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/lab/topology.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"

/* ---- files ---- */

static bool
failed(const char *path, FILE *errors)
{
	fprintf(errors, "%s: %s\n", path, strerror(errno));
	return false;
}

static bool
is_empty(const char *dir)
{
	DIR *d = opendir(dir);
	unsigned entries = 0;

	while (d && readdir(d))
		entries++;
	if (d)
		closedir(d);
	return entries == 2; /* . and .. */
}

bool
output_folder(const char *dir, FILE *errors)
{
	if (!mkdir(dir, 0777))
		return true;
	if (errno != EEXIST)
		return failed(dir, errors);
	if (is_empty(dir))
		return true;
	fprintf(errors, "%s is there already: a new folder is wanted, or an empty one\n", dir);
	return false;
}

bool
output_write(const char *file, const char *text, FILE *errors)
{
	FILE *f = fopen(file, "wxe");
	bool good = f && fputs(text, f) >= 0;

	if (f && fclose(f))
		good = false;
	return good || failed(file, errors);
}

bool
output_copy(const char *from, const char *to, FILE *errors)
{
	int in = open(from, O_RDONLY | O_CLOEXEC), out;
	char block[65536];
	ssize_t n = -1;

	if (in < 0)
		return failed(from, errors);
	out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	while (out >= 0 && (n = read(in, block, sizeof block)) > 0 &&
	       write(out, block, (size_t)n) == n)
		continue;
	if (n)
		failed(to, errors);
	close(in);
	if (out >= 0)
		close(out);
	return !n;
}

/* Flat, as nvram: is. Two nodes may have the same folder. */
bool
output_copy_folder(const char *from, const char *to, FILE *errors)
{
	DIR *d;
	bool good = true;
	struct dirent *entry;

	if (mkdir(to, 0777))
		return errno == EEXIST || failed(to, errors);
	d = opendir(from);
	if (!d)
		return failed(from, errors);
	while (good && (entry = readdir(d))) {
		char *source = xasprintf("%s/%s", from, entry->d_name);
		char *copy = xasprintf("%s/%s", to, entry->d_name);
		struct stat st;

		if (!stat(source, &st) && S_ISREG(st.st_mode))
			good = output_copy(source, copy, errors);
		free(source);
		free(copy);
	}
	closedir(d);
	return good;
}

/* ---- YAML ---- */

static bool
is_plain(const char *text)
{
	static const char *const others[] = { "true", "false", "yes", "no", "on",
					      "off",  "null",  "y",   "n",  "~" };
	size_t n = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
				" _./-()");

	if (!n || text[n] || text[n - 1] == ' ' || !isalpha((unsigned char)text[0]))
		return false;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (!strcasecmp(text, others[i]))
			return false;
	return true;
}

void
output_scalar(struct text *to, const char *text)
{
	if (is_plain(text)) {
		text_add(to, text);
		return;
	}
	text_add(to, "\"");
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (c == '"' || c == '\\')
			text_addf(to, "\\%c", c);
		else if (c < ' ' || c == 0x7f)
			text_addf(to, "\\x%02x", c);
		else
			text_add_n(to, text, 1);
	}
	text_add(to, "\"");
}

static void
add_time(struct text *to, const char *key, simtime t)
{
	static const struct {
		simtime ns;
		const char *name;
	} units[] = { { SEC(1), "s" }, { MSEC(1), "ms" }, { USEC(1), "us" }, { 1, "ns" } };
	unsigned u = 0;

	while (t % units[u].ns)
		u++;
	text_addf(to, "%s: %llu%s\n", key, (unsigned long long)(t / units[u].ns), units[u].name);
}

unsigned
output_effects(struct text *to, const struct topo_link *l, const char *indent, const char *prefix)
{
	char key[64];
	unsigned lines = 0;

#define KEY(word) (lines++, snprintf(key, sizeof key, "%s%s" word, indent, prefix), key)
	if (l->delay)
		add_time(to, KEY("delay"), l->delay);
	if (l->jitter)
		add_time(to, KEY("jitter"), l->jitter);
	if (l->loss)
		text_addf(to, "%s: %.7g%%\n", KEY("loss"), l->loss / 1e4);
	if (l->reorder)
		text_addf(to, "%s: %.7g%%\n", KEY("reorder"), l->reorder / 1e4);
	if (l->rate)
		text_addf(to, "%s: %llubit\n", KEY("rate"), (unsigned long long)l->rate);
	if (l->mtu && !*prefix)
		text_addf(to, "%s: %u\n", KEY("mtu"), l->mtu);
#undef KEY
	return lines;
}

bool
output_clock(const struct topology *t, char text[static 32])
{
	time_t date = (time_t)t->date;
	struct tm tm;

	if (t->clock == CLOCK_HOST)
		snprintf(text, 32, "host");
	else if (t->clock == CLOCK_DATE)
		strftime(text, 32, "%Y-%m-%d %H:%M:%S", gmtime_r(&date, &tm));
	return t->clock != CLOCK_UNSET;
}
