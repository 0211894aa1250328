#include "cli/lab/ifname.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "engine/base/xmalloc.h"

/* Longer words first where one begins another's abbreviation. */
static const struct {
	const char *full, *brief;
	size_t least; /* letters that an abbreviation needs */
} kinds[] = {
	{ "Ethernet", "Et", 1 },	{ "FastEthernet", "Fa", 1 },
	{ "GigabitEthernet", "Gi", 1 }, { "TenGigabitEthernet", "Te", 2 },
	{ "Serial", "Se", 1 },
};

#define KINDS (sizeof kinds / sizeof *kinds)

/* "0", "0/1", "0/0/1": numbers of at most three digits between slashes. */
static bool
good_slot(const char *text)
{
	unsigned parts = 0;

	for (;;) {
		size_t digits = strspn(text, "0123456789");

		if (!digits || digits > 3 || ++parts > 4)
			return false;
		text += digits;
		if (!*text)
			return true;
		if (*text++ != '/')
			return false;
	}
}

char *
ifname_full(const char *text)
{
	size_t letters = 0;
	const char *slot;

	while (isalpha((unsigned char)text[letters]))
		letters++;
	slot = text + letters;
	while (*slot == ' ')
		slot++;
	if (!good_slot(slot))
		return NULL;
	for (size_t i = 0; i < KINDS; i++)
		if (letters >= kinds[i].least && letters <= strlen(kinds[i].full) &&
		    !strncasecmp(text, kinds[i].full, letters))
			return xasprintf("%s%s", kinds[i].full, slot);
	return NULL;
}

char *
ifname_short(const char *full, char buf[static 32])
{
	for (size_t i = 0; i < KINDS; i++) {
		size_t n = strlen(kinds[i].full);

		if (!strncmp(full, kinds[i].full, n) && isdigit((unsigned char)full[n])) {
			snprintf(buf, 32, "%s%s", kinds[i].brief, full + n);
			return buf;
		}
	}
	snprintf(buf, 32, "%s", full);
	return buf;
}
