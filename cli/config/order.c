#include "cli/config/order.h"

#include "cli/config/config.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

int
order_natural(const char *a, const char *b)
{
	while (*a && *b) {
		if (isdigit((unsigned char)*a) && isdigit((unsigned char)*b)) {
			char *a_end, *b_end;
			unsigned long long m = strtoull(a, &a_end, 10), n = strtoull(b, &b_end, 10);

			if (m != n)
				return m < n ? -1 : 1;
			a = a_end;
			b = b_end;
		} else if (*a != *b) {
			return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
		} else {
			a++;
			b++;
		}
	}
	return (*a != 0) - (*b != 0);
}

static int
class_of(const char *name)
{
	static const struct {
		const char *prefix;
		int class;
	} classes[] = { { "Loopback", 0 },	   { "Tunnel", 1 }, { "Null", 2 },
			{ "Port-channel", 2 },	   { "Bundle", 2 }, { "Multilink", 2 },
			{ "Virtual-Template", 4 }, { "Vlan", 5 },   { "Virtual-Access", 6 },
			{ "Dialer", 7 },	   { "BVI", 8 } };

	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (!strncmp(name, classes[i].prefix, strlen(classes[i].prefix)))
			return classes[i].class;
	return 3; /* hardware */
}

/* Slot 0 comes before slot 1 whatever is in them, and what is on the board before what is in a
 * card of the same slot. */
static int
order_slots(const char *a, const char *b)
{
	const char *number[] = { a + strcspn(a, "0123456789"), b + strcspn(b, "0123456789") };
	int slot[2], slashes[2] = { 0 };

	for (int i = 0; i < 2; i++) {
		slot[i] = atoi(number[i]);
		for (const char *p = number[i]; *p; p++)
			slashes[i] += *p == '/';
	}
	if (!slashes[0] || !slashes[1])
		return slashes[1] - slashes[0];
	return slot[0] != slot[1] ? slot[0] - slot[1] : slashes[0] - slashes[1];
}

int
config_order_interfaces(const char *a, const char *b)
{
	int diff = class_of(a) - class_of(b);

	if (!diff && class_of(a) == 3)
		diff = order_slots(a, b);
	return diff ? diff : order_natural(a, b);
}
