/* Access lists. The entries live in the engine, in their order; the tree has one block a list,
 * which prints them from there. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/apply/apply.h"
#include "cli/handlers.h"
#include "cli/show/show.h"
#include "engine/base/xmalloc.h"
#include "engine/net/acl.h"
#include "engine/node/node.h"
#include "engine/wire/tcp.h"
#include "grammar/ios/args.h"

#define RANK_NUMBERED 2040 /* numbered lists stand apart from named ones */

static struct net *
net_of(const struct apply *a)
{
	return router_net(a->device->router);
}

/* ---- printing ---- */

/* `access-list N evaluate …` is no line. */
static bool
evaluates(const struct acl *acl)
{
	const struct acl_entry *e;

	TAILQ_FOREACH (e, &acl->entries, link)
		if (e->rule.action == ACL_STORED &&
		    !strncmp(e->remark, "evaluate ", sizeof "evaluate " - 1))
			return true;
	return false;
}

/* A numbered list stands without its header, where every entry can be said so. */
static bool
print_list(const struct device *d, const char *name, struct text *to)
{
	const struct acl *acl = acl_find(router_net(d->router), name);
	bool lines = isdigit((unsigned char)*name) && acl && !evaluates(acl);
	const struct acl_entry *e;

	if (!to)
		return !lines || TAILQ_EMPTY(&acl->entries);
	if (!acl)
		return true;
	TAILQ_FOREACH (e, &acl->entries, link) {
		if (lines)
			text_addf(to, "access-list %s ", name);
		else
			text_add(to, " ");
		acl_entry_words(acl, e, ACL_WORDS_CONFIG, to);
		text_add(to, "\n");
	}
	return true;
}

static bool
print_standard(const struct device *d, const void *args, struct text *to)
{
	const struct args_config_ip_access_list_standard *list = args;

	return print_list(d, list->name, to);
}

static bool
print_extended(const struct device *d, const void *args, struct text *to)
{
	const struct args_config_ip_access_list_extended *list = args;

	return print_list(d, list->name, to);
}

/* ---- lists ---- */

static bool
list_block(struct apply *a, const char *name, enum acl_kind kind)
{
	struct acl *acl = acl_find(net_of(a), name);

	if (a->op == APPLY_SET) {
		if (!acl_new(net_of(a), name, kind))
			return refuse(a, DIAG_ACL_OF_OTHER_KIND, name, NULL);
		a->list = kind == ACL_STANDARD ? print_standard : print_extended;
		a->rank = isdigit((unsigned char)*name) ? RANK_NUMBERED : 0;
	} else if (acl && acl->kind == kind) {
		acl_delete(acl);
	}
	return true;
}

bool
apply_config_ip_access_list_standard(struct apply *a,
				     const struct args_config_ip_access_list_standard *args)
{
	return list_block(a, args->name, ACL_STANDARD);
}

bool
apply_config_ip_access_list_extended(struct apply *a,
				     const struct args_config_ip_access_list_extended *args)
{
	return list_block(a, args->name, ACL_EXTENDED);
}

bool
apply_config_ip_access_list_resequence(struct apply *a,
				       const struct args_config_ip_access_list_resequence *args)
{
	struct acl *acl = acl_find(net_of(a), args->name);

	if (!acl)
		return refuse(a, DIAG_NO_SUCH_ACL, NULL);
	acl_resequence(acl, args->start, args->step);
	return true;
}

/* ---- entries ---- */

static struct acl_rule
standard_rule(bool permit, bool any, bool host, ip4 address, bool has_wildcard, ip4 wildcard,
	      bool log)
{
	struct acl_rule r = ACL_RULE_ANY;

	r.action = permit ? ACL_PERMIT : ACL_DENY;
	r.log = log;
	if (!any)
		r.src.wildcard = !host && has_wildcard ? wildcard : 0;
	r.src.addr = any ? 0 : address & ~r.src.wildcard;
	return r;
}

#define STANDARD_RULE(t)                                                                           \
	standard_rule((t)->kw_permit, (t)->kw_any, (t)->kw_host,                                   \
		      (t)->kw_host ? (t)->host : (t)->address, (t)->has_wildcard, (t)->wildcard,   \
		      (t)->kw_log)

static struct acl_address
address_of(bool any, bool host, ip4 host_addr, ip4 addr, ip4 wildcard)
{
	if (any)
		return (struct acl_address){ 0, ~(ip4)0 };
	if (host)
		return (struct acl_address){ host_addr, 0 };
	return (struct acl_address){ addr & ~wildcard, wildcard };
}

static struct acl_ports
ports_of(bool eq, bool gt, bool lt, bool neq, bool range, uint32_t port, uint32_t last)
{
	return (struct acl_ports){
		.op = eq      ? ACL_PORT_EQ
		      : gt    ? ACL_PORT_GT
		      : lt    ? ACL_PORT_LT
		      : neq   ? ACL_PORT_NEQ
		      : range ? ACL_PORT_RANGE
			      : ACL_PORT_ANY,
		.ports = range ? 2 : 1,
		.port = { (uint16_t)port, (uint16_t)last },
	};
}

#define FLAGS(ack, fin, psh, rst, syn, urg)                                                        \
	(uint8_t)((ack)*TCP_ACK | (fin)*TCP_FIN | (psh)*TCP_PSH | (rst)*TCP_RST | (syn)*TCP_SYN |  \
		  (urg)*TCP_URG)

/* A message named by type and code is one number. */
static void
split_message(struct acl_rule *r)
{
	if (r->icmp_type < ICMP_MESSAGE(0, 0))
		return;
	r->icmp_code = r->icmp_type & 255;
	r->icmp_type = (int16_t)((r->icmp_type >> 8) - 1);
}

/* The ports behind `eq` and `neq`. */
#define TAKE_PORTS(to, t, side)                                                                    \
	for (unsigned i_ = 0; i_ < (t)->n_##side##_list; i_++) {                                   \
		(to)->port[i_] = (uint16_t)(t)->side##_list[i_].side##_listed;                     \
		(to)->ports = (uint8_t)(i_ + 1);                                                   \
	}

#define TAKE_REST(r, t)                                                                            \
	do {                                                                                       \
		split_message(r);                                                                  \
		TAKE_PORTS(&(r)->sport, t, sport)                                                  \
		TAKE_PORTS(&(r)->dport, t, dport)                                                  \
	} while (0)

/* The two statements with an extended rule have their own structs with the same names. */
#define EXTENDED_RULE(t)                                                                           \
	{                                                                                          \
		.action = (t)->kw_permit ? ACL_PERMIT : ACL_DENY,                                  \
		.protocol = (uint16_t)((t)->kw_ip     ? ACL_ANY_PROTOCOL                           \
				       : (t)->kw_tcp  ? 6                                          \
				       : (t)->kw_udp  ? 17                                         \
				       : (t)->kw_icmp ? 1                                          \
				       : (t)->kw_igmp ? 2                                          \
						      : (t)->protocol),                            \
		.src = address_of((t)->kw_src_any, (t)->kw_src_host, (t)->src_host,                \
				  (t)->src_address, (t)->src_wildcard),                            \
		.dst = address_of((t)->kw_dst_any, (t)->kw_dst_host, (t)->dst_host,                \
				  (t)->dst_address, (t)->dst_wildcard),                            \
		.sport = ports_of((t)->kw_sport_eq, (t)->kw_sport_gt, (t)->kw_sport_lt,            \
				  (t)->kw_sport_neq, (t)->kw_sport_range, (t)->sport_port,         \
				  (t)->sport_last),                                                \
		.dport = ports_of((t)->kw_dport_eq, (t)->kw_dport_gt, (t)->kw_dport_lt,            \
				  (t)->kw_dport_neq, (t)->kw_dport_range, (t)->dport_port,         \
				  (t)->dport_last),                                                \
		.icmp_type = (int16_t)((t)->has_icmp_type ? (int)(t)->icmp_type : ACL_NOT_GIVEN),  \
		.icmp_code = (int16_t)((t)->has_icmp_code ? (int)(t)->icmp_code : ACL_NOT_GIVEN),  \
		.dscp = (int16_t)((t)->has_dscp ? (int)(t)->dscp : ACL_NOT_GIVEN),                 \
		.precedence =                                                                      \
			(int16_t)((t)->has_precedence ? (int)(t)->precedence : ACL_NOT_GIVEN),     \
		.tos = (int16_t)((t)->has_tos ? (int)(t)->tos : ACL_NOT_GIVEN),                    \
		.flags = (t)->kw_match_all   ? ACL_FLAGS_ALL                                       \
			 : (t)->kw_match_any ? ACL_FLAGS_ANY                                       \
					     : ACL_FLAGS_PLAIN,                                    \
		.flags_on = FLAGS((t)->kw_ack || (t)->kw_on_ack, (t)->kw_fin || (t)->kw_on_fin,    \
				  (t)->kw_psh || (t)->kw_on_psh, (t)->kw_rst || (t)->kw_on_rst,    \
				  (t)->kw_syn || (t)->kw_on_syn, (t)->kw_urg || (t)->kw_on_urg),   \
		.flags_off = FLAGS((t)->kw_off_ack, (t)->kw_off_fin, (t)->kw_off_psh,              \
				   (t)->kw_off_rst, (t)->kw_off_syn, (t)->kw_off_urg),             \
		.established = (t)->kw_established, .fragments = (t)->kw_fragments,                \
		.log = (t)->kw_log, .log_input = (t)->kw_log_input,                                \
	}

/* A numbered entry makes its list; `no access-list N …` deletes it, whatever else is said. */
static struct acl *
numbered_list(struct apply *a, uint32_t number, enum acl_kind kind)
{
	char name[16], line[64];

	snprintf(name, sizeof name, "%u", number);
	snprintf(line, sizeof line, "ip access-list %s %s",
		 kind == ACL_STANDARD ? "standard" : "extended", name);
	if (a->op == APPLY_SET && !acl_find(net_of(a), name))
		config_make(a->device, line);
	else if (a->op != APPLY_SET)
		config_remove(a->device, line);
	return a->op == APPLY_SET ? acl_find(net_of(a), name) : NULL;
}

bool
apply_config_access_list_standard(struct apply *a,
				  const struct args_config_access_list_standard *args)
{
	struct acl_rule rule = STANDARD_RULE(args);
	struct acl *acl = numbered_list(a, args->number, ACL_STANDARD);

	if (acl)
		acl_add(acl, 0, &rule);
	return true;
}

bool
apply_config_access_list_extended(struct apply *a,
				  const struct args_config_access_list_extended *args)
{
	struct acl_rule rule = EXTENDED_RULE(args);
	struct acl *acl = numbered_list(a, args->number, ACL_EXTENDED);

	TAKE_REST(&rule, args);
	if (acl)
		acl_add(acl, 0, &rule);
	return true;
}

bool
apply_config_access_list_remark(struct apply *a, const struct args_config_access_list_remark *args)
{
	bool standard = args->number < 100 || (args->number >= 1300 && args->number < 2000);
	struct acl *acl = numbered_list(a, args->number, standard ? ACL_STANDARD : ACL_EXTENDED);

	if (acl)
		acl_add_remark(acl, 0, args->remark);
	return true;
}

static bool
added(struct apply *a, enum acl_added how, bool permit)
{
	switch (how) {
	case ACL_DUPLICATE:
		apply_note(a, DIAG_DUPLICATE_ENTRY, permit ? "permit" : "deny", NULL);
		return true;
	case ACL_SEQUENCE_TAKEN:
		return refuse(a, DIAG_SEQUENCE_TAKEN, NULL);
	default:
		return true;
	}
}

/* The entry in words: the line without what stands before them. */
static const char *
words_of(const char *line)
{
	static const char *const begin[] = { "permit", "deny", "dynamic", "evaluate" };
	const char *at = NULL;

	for (size_t i = 0; i < sizeof begin / sizeof *begin; i++) {
		const char *found = strstr(line, begin[i]);

		if (found && (!at || found < at))
			at = found;
	}
	return at;
}

bool
apply_config_access_list_stored(struct apply *a, const struct args_config_access_list_stored *args)
{
	struct acl *acl = numbered_list(a, args->number, ACL_EXTENDED);

	if (acl)
		acl_add_stored(acl, 0, words_of(a->line));
	return true;
}

bool
apply_ext_nacl_stored(struct apply *a, const struct args_ext_nacl_stored *args)
{
	struct acl *acl = acl_find(net_of(a), a->parent_key);
	const char *words = words_of(a->line);

	if (a->op == APPLY_SET)
		return added(a, acl_add_stored(acl, args->sequence, words), args->kw_permit);
	return acl_del_stored(acl, words) || (args->sequence && acl_del_seq(acl, args->sequence)) ||
	       refuse(a, DIAG_NO_SUCH_ENTRY, NULL);
}

/* An entry of the list whose block this is. */
static bool
named_entry(struct apply *a, uint32_t sequence, const struct acl_rule *rule)
{
	struct acl *acl = acl_find(net_of(a), a->parent_key);

	if (a->op != APPLY_SET) {
		bool gone = sequence ? acl_del_seq(acl, sequence) : acl_del_rule(acl, rule);

		return gone || refuse(a, DIAG_NO_SUCH_ENTRY, NULL);
	}
	return added(a, acl_add(acl, sequence, rule), rule->action == ACL_PERMIT);
}

bool
apply_std_nacl_rule(struct apply *a, const struct args_std_nacl_rule *args)
{
	struct acl_rule rule = STANDARD_RULE(args);

	return named_entry(a, args->sequence, &rule);
}

bool
apply_ext_nacl_rule(struct apply *a, const struct args_ext_nacl_rule *args)
{
	struct acl_rule rule = EXTENDED_RULE(args);

	TAKE_REST(&rule, args);
	return named_entry(a, args->sequence, &rule);
}

static bool
named_remark(struct apply *a, const char *text)
{
	struct acl *acl = acl_find(net_of(a), a->parent_key);

	if (a->op == APPLY_SET)
		acl_add_remark(acl, 0, text);
	else
		acl_del_remark(acl, text);
	return true;
}

bool
apply_std_nacl_remark(struct apply *a, const struct args_std_nacl_remark *args)
{
	return named_remark(a, args->remark);
}

bool
apply_ext_nacl_remark(struct apply *a, const struct args_ext_nacl_remark *args)
{
	return named_remark(a, args->remark);
}

bool
apply_ext_nacl_evaluate(struct apply *a, const struct args_ext_nacl_evaluate *args)
{
	struct acl *acl = acl_find(net_of(a), a->parent_key);
	const char *words = words_of(a->line);

	if (a->op == APPLY_SET)
		return added(a, acl_add_stored(acl, args->sequence, words), true);
	return acl_del_stored(acl, words) || refuse(a, DIAG_NO_SUCH_ENTRY, NULL);
}
