/* The rule of an access list entry in the words of IOS. */
#include <string.h>

#include "cli/show/show.h"
#include "engine/net/acl.h"
#include "grammar/types/types.h"

#define TCP  6
#define UDP  17
#define ICMP 1

/* The name that stands for a number with a type of the grammar, or NULL. */
static const char *
name_of(const struct value_type *type, uint32_t number)
{
	for (const struct value_name *n = type->names; n && n->name; n++)
		if (n->number == number)
			return n->name;
	return NULL;
}

static void
add_number(const struct value_type *type, uint32_t number, struct text *t)
{
	const char *name = type ? name_of(type, number) : NULL;

	if (name)
		text_addf(t, " %s", name);
	else
		text_addf(t, " %u", number);
}

static void
add_address(const struct acl_address *a, struct text *t)
{
	if (a->wildcard == ~(ip4)0)
		text_add(t, " any");
	else if (!a->wildcard)
		text_addf(t, " host %s", IP4S(a->addr));
	else
		text_addf(t, " %s %s", IP4S(a->addr), IP4S(a->wildcard));
}

static void
add_ports(const struct acl_ports *p, uint16_t protocol, struct text *t)
{
	static const char *const op[] = {
		[ACL_PORT_EQ] = "eq", [ACL_PORT_NEQ] = "neq",	  [ACL_PORT_GT] = "gt",
		[ACL_PORT_LT] = "lt", [ACL_PORT_RANGE] = "range",
	};
	const struct value_type *names = protocol == TCP   ? &type_tcp_port
					 : protocol == UDP ? &type_udp_port
							   : NULL;

	if (p->op == ACL_PORT_ANY)
		return;
	text_addf(t, " %s", op[p->op]);
	for (unsigned i = 0; i < p->ports; i++)
		add_number(names, p->port[i], t);
}

static void
add_icmp(const struct acl_rule *r, struct text *t)
{
	const char *name;

	if (r->icmp_type == ACL_NOT_GIVEN)
		return;
	if (r->icmp_code != ACL_NOT_GIVEN &&
	    (name = name_of(&type_icmp_type, (uint32_t)ICMP_MESSAGE(r->icmp_type, r->icmp_code)))) {
		text_addf(t, " %s", name);
		return;
	}
	name = name_of(&type_icmp_type, (uint32_t)r->icmp_type);
	if (name && r->icmp_code == ACL_NOT_GIVEN)
		text_addf(t, " %s", name);
	else
		text_addf(t, " %d", r->icmp_type);
	if (r->icmp_code != ACL_NOT_GIVEN)
		text_addf(t, " %d", r->icmp_code);
}

static void
add_mark(const char *word, const struct value_type *type, int value, struct text *t)
{
	text_addf(t, " %s", word);
	add_number(type, (uint32_t)value, t);
}

static void
add_flags(const struct acl_rule *r, struct text *t)
{
	static const char *const names[] = { "fin", "syn", "rst", "psh", "ack", "urg" };
	static const unsigned char in_order[] = { 4, 0, 3, 2, 1, 5 };
	bool plain = r->flags == ACL_FLAGS_PLAIN;

	if (!plain)
		text_add(t, r->flags == ACL_FLAGS_ALL ? " match-all" : " match-any");
	for (size_t i = 0; i < sizeof in_order; i++) {
		if (r->flags_on & 1 << in_order[i])
			text_addf(t, " %s%s", plain ? "" : "+", names[in_order[i]]);
		if (r->flags_off & 1 << in_order[i])
			text_addf(t, " -%s", names[in_order[i]]);
	}
}

static void
add_options(const struct acl_rule *r, struct text *t)
{
	if (r->established)
		text_add(t, " established");
	add_flags(r, t);
	if (r->dscp != ACL_NOT_GIVEN)
		add_mark("dscp", &type_dscp, r->dscp, t);
	if (r->precedence != ACL_NOT_GIVEN)
		add_mark("precedence", &type_precedence, r->precedence, t);
	if (r->tos != ACL_NOT_GIVEN)
		add_mark("tos", &type_tos, r->tos, t);
	if (r->fragments)
		text_add(t, " fragments");
	if (r->log_input)
		text_add(t, " log-input");
	else if (r->log)
		text_add(t, " log");
}

static void
standard_words(const struct acl_rule *r, bool shown, struct text *t)
{
	if (r->src.wildcard == ~(ip4)0)
		text_add(t, " any");
	else if (!r->src.wildcard)
		text_addf(t, " %s", IP4S(r->src.addr));
	else
		text_addf(t, shown ? " %s, wildcard bits %s" : " %s %s", IP4S(r->src.addr),
			  IP4S(r->src.wildcard));
}

/* `deny` takes the room of `permit` in configurations, and where standard lists are shown. */
static bool
is_padded(const struct acl *acl, enum acl_words how)
{
	return how == ACL_WORDS_CONFIG || (how == ACL_WORDS_SHOWN && acl->kind == ACL_STANDARD);
}

void
acl_entry_words(const struct acl *acl, const struct acl_entry *e, enum acl_words how,
		struct text *t)
{
	const struct acl_rule *r = &e->rule;

	if (r->action == ACL_REMARK) {
		text_addf(t, "remark %s", e->remark);
		return;
	}
	if (r->action == ACL_STORED) {
		bool deny = !strncmp(e->remark, "deny ", 5) && is_padded(acl, how);

		text_addf(t, "%s%s", deny ? "deny   " : "", e->remark + (deny ? 5 : 0));
		return;
	}
	text_add(t, r->action == ACL_PERMIT ? "permit" : is_padded(acl, how) ? "deny  " : "deny");
	if (acl->kind == ACL_STANDARD) {
		standard_words(r, how == ACL_WORDS_SHOWN, t);
	} else {
		if (r->protocol == ACL_ANY_PROTOCOL)
			text_add(t, " ip");
		else
			add_number(&type_protocol, r->protocol, t);
		add_address(&r->src, t);
		add_ports(&r->sport, r->protocol, t);
		add_address(&r->dst, t);
		add_ports(&r->dport, r->protocol, t);
		add_icmp(r, t);
	}
	add_options(r, t);
}
