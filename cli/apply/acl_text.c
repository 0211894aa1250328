#include "cli/apply/acl_text.h"

#include "engine/base/addr.h"
#include "grammar/types/types.h"

/* The name of a number in a type's list, or the number. */
static void
add_named(struct text *to, const struct value_type *type, uint32_t number)
{
	for (const struct value_name *n = type->names; n && n->name; n++)
		if (n->number == number) {
			text_addf(to, " %s", n->name);
			return;
		}
	text_addf(to, " %u", number);
}

static void
add_address(struct text *to, struct acl_address a)
{
	if (a.wildcard == ~(ip4)0)
		text_add(to, " any");
	else if (!a.wildcard)
		text_addf(to, " host %s", IP4S(a.addr));
	else
		text_addf(to, " %s %s", IP4S(a.addr), IP4S(a.wildcard));
}

static void
add_source_of_standard(struct text *to, struct acl_address a, bool show)
{
	if (a.wildcard == ~(ip4)0)
		text_add(to, " any");
	else if (!a.wildcard)
		text_addf(to, " %s", IP4S(a.addr));
	else
		text_addf(to, show ? " %s, wildcard bits %s" : " %s %s", IP4S(a.addr),
			  IP4S(a.wildcard));
}

static void
add_ports(struct text *to, const struct acl_ports *p, const struct value_type *type)
{
	static const char *const names[] = {
		[ACL_PORT_EQ] = "eq", [ACL_PORT_NEQ] = "neq",	  [ACL_PORT_GT] = "gt",
		[ACL_PORT_LT] = "lt", [ACL_PORT_RANGE] = "range",
	};

	if (p->op == ACL_PORT_ANY)
		return;
	text_addf(to, " %s", names[p->op]);
	for (int i = 0; i < (p->op == ACL_PORT_RANGE ? 2 : p->ports); i++)
		add_named(to, type, p->port[i]);
}

static void
add_protocol(struct text *to, uint16_t protocol)
{
	switch (protocol) {
	case ACL_ANY_PROTOCOL:
		text_add(to, " ip");
		break;
	case 1:
		text_add(to, " icmp");
		break;
	case 6:
		text_add(to, " tcp");
		break;
	case 17:
		text_add(to, " udp");
		break;
	default:
		add_named(to, &type_protocol, protocol);
	}
}

static void
add_options(struct text *to, const struct acl_rule *r)
{
	if (r->icmp_type != ACL_NOT_GIVEN)
		add_named(to, &type_icmp_type, (uint32_t)r->icmp_type);
	if (r->icmp_code != ACL_NOT_GIVEN)
		text_addf(to, " %d", r->icmp_code);
	if (r->established)
		text_add(to, " established");
	if (r->dscp != ACL_NOT_GIVEN)
		text_addf(to, " dscp %d", r->dscp);
	if (r->precedence != ACL_NOT_GIVEN)
		text_addf(to, " precedence %d", r->precedence);
	if (r->tos != ACL_NOT_GIVEN)
		text_addf(to, " tos %d", r->tos);
	if (r->fragments)
		text_add(to, " fragments");
}

void
acl_entry_text(const struct acl *acl, const struct acl_entry *e, bool show, struct text *to)
{
	const struct acl_rule *r = &e->rule;
	const struct value_type *ports = r->protocol == 17 ? &type_udp_port : &type_tcp_port;

	if (r->action == ACL_REMARK) {
		text_addf(to, "remark %s", e->remark);
		return;
	}
	text_add(to, r->action == ACL_PERMIT ? "permit" : "deny  ");
	if (acl->kind == ACL_STANDARD) {
		add_source_of_standard(to, r->src, show);
	} else {
		add_protocol(to, r->protocol);
		add_address(to, r->src);
		add_ports(to, &r->sport, ports);
		add_address(to, r->dst);
		add_ports(to, &r->dport, ports);
		add_options(to, r);
	}
	if (r->log)
		text_add(to, " log");
	if (r->log_input)
		text_add(to, " log-input");
}
