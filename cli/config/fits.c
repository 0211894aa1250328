#include "cli/config/fits.h"

#include <string.h>

#include "grammar/ios/args.h"

static bool
begins(const char *text, const char *with)
{
	return !strncmp(text, with, strlen(with));
}

/* ---- kinds of interfaces ---- */

enum {
	ETHERNET = 1,
	ETHERNET_PART = 2, /* a subinterface of one */
	SERIAL = 4,
	TUNNEL = 8,
	LOOPBACK = 16,
	ATM = 32, /* a part of one too */
	OTHER = 64,
};

static unsigned
kind_of(const char *name, const struct node *block)
{
	if (strstr(name, "Ethernet") || begins(name, "Port-channel"))
		return strchr(name, '.') ? ETHERNET_PART : ETHERNET;
	if (begins(name, "Serial"))
		return SERIAL;
	if (begins(name, "ATM"))
		return ATM;
	if (begins(name, "Tunnel") || strstr(block->text, " type tunnel"))
		return TUNNEL;
	return begins(name, "Loopback") ? LOOPBACK : OTHER;
}

/* Null0 drops, and may say so to the sender; there is nothing else to set on it. */
static bool
fits_interface(const struct match *m, struct apply *a, const struct node *parent)
{
	static const struct {
		const char *line;
		unsigned kinds;
	} only[] = {
		{ "tunnel ", TUNNEL },
		{ "clock rate ", SERIAL | OTHER },
		{ "ip address dhcp", ~(unsigned)LOOPBACK },
		{ "atm ", ATM },
		{ "dsl ", ATM },
		{ "pvc ", ATM },
		{ "encapsulation dot1Q ", ETHERNET_PART },
		{ "encapsulation isl ", ETHERNET_PART },
		{ "encapsulation ppp", SERIAL | OTHER },
		{ "encapsulation frame-relay", SERIAL | OTHER },
		{ "frame-relay ", SERIAL | OTHER },
		{ "ppp ", SERIAL | OTHER },
		{ "duplex ", ETHERNET },
		{ "speed ", ETHERNET | OTHER },
		{ "negotiation ", ETHERNET | OTHER },
		{ "switchport", ETHERNET | OTHER },
		{ "channel-group ", ETHERNET | SERIAL },
		{ "spanning-tree ", ETHERNET | OTHER },
	};

	if (begins(a->parent_key, "Null") && m->statement->id != STMT_interface_ip_unreachables)
		return refuse(a, DIAG_NOT_ON_NULL, a->parent_key, NULL);
	for (size_t i = 0; i < sizeof only / sizeof *only; i++)
		if (begins(a->line, only[i].line) &&
		    !(kind_of(a->parent_key, parent) & only[i].kinds))
			return refuse(a, DIAG_NOT_ON_INTERFACE, a->parent_key, NULL);
	return true;
}

static bool
has_line(const struct node *block, const char *beginning)
{
	const struct node *n;

	TAILQ_FOREACH (n, &block->children, link)
		if (!n->negated && begins(n->text, beginning))
			return true;
	return false;
}

/* A part of a LAN is a VLAN before it has an address. */
static bool
is_vlan(struct apply *a, const struct node *parent)
{
	if (kind_of(a->parent_key, parent) != ETHERNET_PART || a->op != APPLY_SET ||
	    !begins(a->line, "ip address ") || has_line(parent, "encapsulation "))
		return true;
	return refuse(a, DIAG_NO_VLAN, NULL);
}

/* ---- what a line names ---- */

static const char *
last_word(const char *line)
{
	const char *blank = strrchr(line, ' ');

	return blank ? blank + 1 : line;
}

/* Is there a block of global configuration that begins and ends so? */
static bool
is_defined(const struct config *c, const char *kind, const char *name)
{
	const struct node *n;

	TAILQ_FOREACH (n, &c->root->children, link)
		if (begins(n->text, kind) && !strcmp(last_word(n->text), name))
			return true;
	return false;
}

/* The first words of a line about a neighbor make it one. */
static bool
makes_neighbor(const char *words)
{
	return begins(words, "remote-as ") || begins(words, "peer-group") ||
	       begins(words, "inherit peer-session ");
}

static bool
is_neighbor(const struct node *block, const char *who, size_t length)
{
	const struct node *n;

	TAILQ_FOREACH (n, &block->children, link)
		if (begins(n->text, "neighbor ") && !strncmp(n->text + 9, who, length) &&
		    n->text[9 + length] == ' ' && makes_neighbor(n->text + 10 + length))
			return true;
	return block->parent && begins(block->parent->text, "router bgp ") &&
	       is_neighbor(block->parent, who, length);
}

static bool
fits_bgp(struct apply *a, const struct node *parent)
{
	const char *who;
	size_t length;

	if (!begins(a->line, "neighbor ") ||
	    (!begins(parent->text, "router bgp ") &&
	     !(parent->parent && begins(parent->parent->text, "router bgp "))))
		return true;
	who = a->line + strlen("neighbor ");
	length = strcspn(who, " ");
	return makes_neighbor(who + length + (who[length] == ' ')) ||
	       is_neighbor(parent, who, length) || refuse(a, DIAG_NO_NEIGHBOR, NULL);
}

/* Who types is told that there is no such thing; in a file, which may be a part of one, it may come
 * from elsewhere. */
static bool
names_what_is_there(struct apply *a, const struct node *parent)
{
	const struct config *c = parent->config;
	const char *name = last_word(a->line);

	if (begins(a->line, "ip vrf forwarding ") || begins(a->line, "vrf forwarding "))
		return is_defined(c, "ip vrf ", name) || is_defined(c, "vrf definition ", name) ||
		       refuse(a, DIAG_NO_VRF, name, NULL);
	if (begins(a->line, "service-policy ") && !strstr(a->line, " type "))
		return is_defined(c, "policy-map ", name) ||
		       refuse(a, DIAG_NO_POLICY_MAP, name, NULL);
	if (begins(a->line, "class ") && begins(parent->text, "policy-map ") &&
	    !begins(a->line, "class class-default") && !begins(a->line, "class type "))
		return is_defined(c, "class-map ", name) ||
		       refuse(a, DIAG_NO_CLASS_MAP, name, NULL);
	return fits_bgp(a, parent);
}

/* ---- crypto maps ---- */

static bool
is_of_another_kind(unsigned id)
{
	return id == STMT_config_crypto_map_ipsec_manual || id == STMT_config_crypto_map_gdoi;
}

/* What can be said in an entry depends on how it gets its keys, which therefore stays; `no` may
 * leave open which it is. */
static bool
keeps_kind_of_map(const struct match *m, struct apply *a, const struct node *parent)
{
	char identity[MATCH_LINE];
	const struct node *n;

	if (!a->exists || (a->op != APPLY_SET && !is_of_another_kind(m->statement->id)))
		return true;
	match_identity(m, identity, sizeof identity);
	n = node_find(parent->config, parent, identity);
	if (n->statement == m->statement ||
	    (!is_of_another_kind(n->statement->id) && !is_of_another_kind(m->statement->id)))
		return true;
	return refuse(a, DIAG_MAP_KIND_STAYS, NULL);
}

bool
line_fits(const struct match *m, struct apply *a, const struct node *parent)
{
	if (a->parent_statement == STMT_config_interface &&
	    (!fits_interface(m, a, parent) || !is_vlan(a, parent)))
		return false;
	if (!keeps_kind_of_map(m, a, parent))
		return false;
	return a->loading || a->op != APPLY_SET || names_what_is_there(a, parent);
}
