/* Interface names: fa0/1, "f 0/1", lo0, Gi0/0.10.
 *
 * interface            no subinterface; a virtual one (Loopback, Tunnel …) need not exist yet
 * subinterface         its interface must exist
 * any-interface        either of them
 * existing-interface   must be there, whatever it is
 *
 * "Exists" is what reading.list says; without a list every name that is well formed is good. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "grammar/types/named.h"

#define NAME_SIZE 64

struct interface_type {
	const char *name, *help;
	bool virtual;
};

/* clang-format off */
static const struct interface_type types[] = {
	{ "Async",              "Async interface",                      false },
	{ "ATM",                "ATM interface",                        false },
	{ "BDI",                "Bridge-Domain interface",              true  },
	{ "BVI",                "Bridge-Group Virtual Interface",       true  },
	{ "Dialer",             "Dialer interface",                     true  },
	{ "Embedded-Service-Engine", "cisco embedded service engine module", false },
	{ "Ethernet",           "IEEE 802.3",                           false },
	{ "FastEthernet",       "FastEthernet IEEE 802.3",              false },
	{ "GigabitEthernet",    "GigabitEthernet IEEE 802.3z",          false },
	{ "Loopback",           "Loopback interface",                   true  },
	{ "Multilink",          "Multilink-group interface",            true  },
	{ "Null",               "Null interface",                       false },
	{ "Port-channel",       "Ethernet Channel of interfaces",       true  },
	{ "Serial",             "Serial",                               false },
	{ "TenGigabitEthernet", "Ten Gigabit Ethernet",                 false },
	{ "Tunnel",             "Tunnel interface",                     true  },
	{ "Virtual-Template",   "Virtual Template interface",           true  },
	{ "Vlan",               "Vlan interface",                       true  },
};
/* clang-format on */
#define TYPES (sizeof types / sizeof *types)

/* A name taken apart. */
struct parts {
	const struct interface_type *type;
	size_t letters, unit, end; /* offsets: behind the type, of the unit, behind all */
	bool ambiguous, dot;
	size_t bad; /* the first byte that fits no type */
};

static size_t
letters(const char *text)
{
	size_t n = 0;

	while (isalpha((unsigned char)text[n]) ||
	       (n && text[n] == '-' && isalpha((unsigned char)text[n + 1])))
		n++;
	return n;
}

/* Digits, with / : and one . between them.  Gives how much of text they are. */
static size_t
unit(const char *text, bool *dot)
{
	size_t n = 0;

	*dot = false;
	while (isdigit((unsigned char)text[n])) {
		n += strspn(text + n, "0123456789");
		if (!(text[n] == '/' || text[n] == ':' || (text[n] == '.' && !*dot)) ||
		    !isdigit((unsigned char)text[n + 1]))
			break;
		*dot |= text[n++] == '.';
	}
	return n;
}

static bool
take_apart(const char *text, struct parts *p)
{
	*p = (struct parts){ .letters = letters(text) };
	for (size_t i = 0; i < TYPES; i++) {
		size_t length = strlen(types[i].name),
		       n = common_prefix(text, p->letters, types[i].name, length);

		if (n > p->bad)
			p->bad = n;
		if (!p->letters || n < p->letters)
			continue;
		p->ambiguous = p->type != NULL;
		p->type = &types[i];
		if (n == length) {
			p->ambiguous = false;
			break;
		}
	}
	p->unit = p->letters + strspn(text + p->letters, " \t");
	p->end = p->unit + unit(text + p->unit, &p->dot);
	return p->type && !p->ambiguous;
}

size_t
interface_name(const char *text, char *full, size_t size)
{
	struct parts p;

	if (!take_apart(text, &p) || p.end == p.unit)
		return 0;
	snprintf(full, size, "%s%.*s", p.type->name, (int)(p.end - p.unit), text + p.unit);
	return p.end;
}

bool
interface_is_hardware(const char *name)
{
	struct parts p;

	return take_apart(name, &p) && !p.type->virtual && strcmp(p.type->name, "Null");
}

/* Is there one whose name is full, or begins with it and goes on with '/'? */
static bool
listed(const struct value_reading *r, const char *full, bool *longer)
{
	const char *name;
	size_t length = strlen(full);

	*longer = false;
	for (unsigned i = 0; (name = r->list(r->ctx, LIST_INTERFACES, i)); i++) {
		if (strcasecmp(name, full) == 0)
			return true;
		*longer |= strncasecmp(name, full, length) == 0 && name[length] == '/';
	}
	return false;
}

static enum value_verdict
check_exists(struct value_reading *r, const struct parts *p, const char *full)
{
	const struct value_type *t = r->spec->type;
	char main_part[NAME_SIZE];
	bool longer, exists;

	if (!r->list || (p->type->virtual && t != &type_existing_interface))
		return VALUE_OK;
	snprintf(main_part, sizeof main_part, "%s", full);
	if (t != &type_existing_interface && p->dot)
		*strchr(main_part, '.') = '\0';
	exists = listed(r, main_part, &longer);
	r->bad = p->unit;
	return exists ? VALUE_OK : longer && !r->text[p->end] ? VALUE_SHORT : VALUE_BAD;
}

static enum value_verdict
read_interface(struct value_reading *r, struct value *v)
{
	const struct value_type *t = r->spec->type;
	struct parts p;
	bool good = take_apart(r->text, &p);

	r->bad = p.type ? p.unit : p.bad;
	r->length = p.end > r->word ? p.end : r->word;
	if (p.end - p.unit > 24 || r->left < NAME_SIZE)
		return VALUE_BAD;
	if (p.ambiguous && (p.end > p.unit || !r->text[p.unit]))
		return r->length = p.letters, VALUE_AMBIGUOUS;
	if (!good)
		return VALUE_BAD;
	if (p.end == p.unit)
		return r->text[p.unit] ? VALUE_BAD : VALUE_SHORT;
	if ((t == &type_interface && p.dot) || (t == &type_subinterface && !p.dot) ||
	    p.end < r->word || (r->text[p.end] && !isspace((unsigned char)r->text[p.end]))) {
		r->bad = t == &type_subinterface && !p.dot ? 0 : p.end;
		return VALUE_BAD;
	}
	interface_name(r->text, r->space, r->left);
	r->built = strlen(r->space) + 1;
	v->string.at = r->space;
	v->string.length = strlen(r->space);
	r->length = p.end;
	return check_exists(r, &p, r->space);
}

/* ---- help ---- */

static bool
exists_of(const struct value_reading *r, const struct interface_type *t)
{
	const char *name;

	if (!r->list || (t->virtual && r->spec->type != &type_existing_interface))
		return true;
	for (unsigned i = 0; (name = r->list(r->ctx, LIST_INTERFACES, i)); i++)
		if (strncmp(name, t->name, strlen(t->name)) == 0 &&
		    isdigit((unsigned char)name[strlen(t->name)]))
			return true;
	return false;
}

/* The numbers that may follow "FastEthernet0/": from those that exist. */
static void
offer_units(const struct value_reading *r, const struct parts *p, value_help_fn *put, void *ctx)
{
	uint32_t low = UINT32_MAX, high = 0, n;
	char full[NAME_SIZE], range[40], help[80];
	const char *name, *slash = strrchr(r->text + p->unit, '/');
	size_t known = slash ? (size_t)(slash + 1 - (r->text + p->unit)) : 0;

	snprintf(full, sizeof full, "%s%.*s", p->type->name, (int)known, r->text + p->unit);
	for (unsigned i = 0; r->list && (name = r->list(r->ctx, LIST_INTERFACES, i)); i++) {
		size_t digits;

		if (strncmp(name, full, strlen(full)))
			continue;
		digits = strspn(name + strlen(full), "0123456789");
		if (!decimal(name + strlen(full), digits, &n))
			continue;
		low = n < low ? n : low;
		high = n > high ? n : high;
	}
	if (!r->list || p->type->virtual)
		low = 0, high = p->type->virtual ? 2147483647 : 9;
	snprintf(range, sizeof range, "<%u-%u>", low, high);
	snprintf(help, sizeof help, "%s interface number", p->type->name);
	if (low <= high)
		put(ctx, range, help, false);
}

void
interface_offer(const struct value_reading *r, value_help_fn *put, void *ctx)
{
	struct parts p;

	if (take_apart(r->text, &p) && r->word > p.letters) {
		offer_units(r, &p, put, ctx);
		return;
	}
	if (r->word > p.letters)
		return;
	for (size_t i = 0; i < TYPES; i++)
		if (common_prefix(r->text, r->word, types[i].name, strlen(types[i].name)) ==
			    r->word &&
		    exists_of(r, &types[i]))
			put(ctx, types[i].name, types[i].help, true);
}

#define INTERFACE(symbol, text)                                                                    \
	const struct value_type type_##symbol = { .name = text,                                    \
						  .meta = "INTERFACE",                             \
						  .help = "",                                      \
						  .kind = VALUE_STRING,                            \
						  .rank = 7,                                       \
						  .read = read_interface,                          \
						  .print = string_print,                           \
						  .offer = interface_offer }

INTERFACE(interface, "interface");
INTERFACE(subinterface, "subinterface");
INTERFACE(any_interface, "any-interface");
INTERFACE(existing_interface, "existing-interface");
