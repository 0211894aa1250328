#include "engine/net/acl.h"

#include <stdlib.h>
#include <string.h>

#include "engine/net/stack.h"

#define SEQ_STEP 10

static void
changed(struct acl *acl)
{
	acl->generation++;
	acl->net->acl_generation++;
	net_tell(acl->net, NET_ACL_CHANGED, NULL);
}

uint32_t
acl_generation(const struct net *net)
{
	return net->acl_generation;
}

/* ---- the table ---- */

static bool
is_number(const char *name)
{
	return name[strspn(name, "0123456789")] == '\0';
}

/* The order of acl_next(). */
static int
compare(const struct acl *a, const struct acl *b)
{
	bool a_number = is_number(a->name), b_number = is_number(b->name);

	if (a->kind != b->kind)
		return a->kind == ACL_STANDARD ? -1 : 1;
	if (a_number != b_number)
		return a_number ? -1 : 1;
	if (a_number && strlen(a->name) != strlen(b->name))
		return strlen(a->name) < strlen(b->name) ? -1 : 1;
	return strcmp(a->name, b->name);
}

RB_PROTOTYPE(acl_tree, acl, link, compare);
RB_GENERATE(acl_tree, acl, link, compare);

static struct acl *
find_kind(const struct net *net, const char *name, enum acl_kind kind)
{
	struct acl key = { .name = (char *)name, .kind = kind };

	return RB_FIND(acl_tree, (struct acl_tree *)&net->acls, &key);
}

struct acl *
acl_find(const struct net *net, const char *name)
{
	struct acl *acl = find_kind(net, name, ACL_EXTENDED);

	return acl ? acl : find_kind(net, name, ACL_STANDARD);
}

struct acl *
acl_new(struct net *net, const char *name, enum acl_kind kind)
{
	struct acl *acl = acl_find(net, name);

	if (acl)
		return acl->kind == kind ? acl : NULL;
	acl = xcalloc(1, sizeof *acl);
	acl->name = xstrdup(name);
	acl->kind = kind;
	acl->net = net;
	TAILQ_INIT(&acl->entries);
	RB_INSERT(acl_tree, &net->acls, acl);
	changed(acl);
	return acl;
}

static void
drop_entry(struct acl *acl, struct acl_entry *e)
{
	TAILQ_REMOVE(&acl->entries, e, link);
	if (acl_is_rule(e))
		HASH_DELETE(hh, acl->by_rule, e);
	free(e->remark);
	free(e);
}

void
acl_delete(struct acl *acl)
{
	struct acl_entry *e;

	changed(acl);
	RB_REMOVE(acl_tree, &acl->net->acls, acl);
	while ((e = TAILQ_FIRST(&acl->entries)))
		drop_entry(acl, e);
	free(acl->name);
	free(acl);
}

void
acl_free_all(struct net *net)
{
	struct acl *acl;

	while ((acl = RB_MIN(acl_tree, &net->acls)))
		acl_delete(acl);
	acl_log_free(net);
}

const struct acl *
acl_next(const struct net *net, const struct acl *acl)
{
	return acl ? RB_NEXT(acl_tree, &net->acls, (struct acl *)acl)
		   : RB_MIN(acl_tree, (struct acl_tree *)&net->acls);
}

/* ---- entries ---- */

static void
copy_ports(struct acl_ports *to, const struct acl_ports *from)
{
	to->op = from->op;
	to->ports = from->ports;
	memcpy(to->port, from->port, from->ports * sizeof *from->port);
}

static void
copy_address(struct acl_address *to, const struct acl_address *from)
{
	to->addr = from->addr & ~from->wildcard;
	to->wildcard = from->wildcard;
}

/* The rule without what has no meaning: two that say the same have the same octets. */
static void
normalise(struct acl_rule *to, const struct acl_rule *from)
{
	memset(to, 0, sizeof *to);
	to->action = from->action;
	to->protocol = from->protocol;
	copy_address(&to->src, &from->src);
	copy_address(&to->dst, &from->dst);
	copy_ports(&to->sport, &from->sport);
	copy_ports(&to->dport, &from->dport);
	to->icmp_type = from->icmp_type;
	to->icmp_code = from->icmp_code;
	to->dscp = from->dscp;
	to->precedence = from->precedence;
	to->tos = from->tos;
	to->established = from->established;
	to->fragments = from->fragments;
	to->log = from->log;
	to->log_input = from->log_input;
	to->flags = from->flags;
	to->flags_on = from->flags_on;
	to->flags_off = from->flags_off;
}

static bool
is_remark(const struct acl_entry *e, const char *text)
{
	return e->rule.action == ACL_REMARK && (!text || !strcmp(e->remark, text));
}

static struct acl_entry *
entry_at(struct acl *acl, uint32_t seq)
{
	struct acl_entry *e;

	TAILQ_FOREACH_REVERSE(e, &acl->entries, acl_entries, link)
	if (e->seq <= seq)
		break;
	return e && e->seq == seq ? e : NULL;
}

static struct acl_entry *
entry_saying(struct acl *acl, const struct acl_rule *rule)
{
	struct acl_rule key;
	struct acl_entry *e;

	normalise(&key, rule);
	HASH_FIND(hh, acl->by_rule, &key, sizeof key, e);
	return e;
}

static uint32_t
next_seq(const struct acl *acl)
{
	const struct acl_entry *last = TAILQ_LAST(&acl->entries, acl_entries);

	return last ? (last->seq / SEQ_STEP + 1) * SEQ_STEP : SEQ_STEP;
}

static struct acl_entry *
insert(struct acl *acl, uint32_t seq, const struct acl_rule *rule)
{
	struct acl_entry *new = xcalloc(1, sizeof *new), *behind;

	new->seq = seq ? seq : next_seq(acl);
	normalise(&new->rule, rule);
	if (acl_is_rule(new))
		HASH_ADD(hh, acl->by_rule, rule, sizeof new->rule, new);
	new->id = ++acl->net->acl_entries_made;
	TAILQ_FOREACH_REVERSE(behind, &acl->entries, acl_entries, link)
	if (behind->seq < new->seq)
		break;
	if (behind)
		TAILQ_INSERT_AFTER(&acl->entries, behind, new, link);
	else
		TAILQ_INSERT_HEAD(&acl->entries, new, link);
	changed(acl);
	return new;
}

enum acl_added
acl_add(struct acl *acl, uint32_t seq, const struct acl_rule *rule)
{
	if (entry_saying(acl, rule))
		return ACL_DUPLICATE;
	if (seq && entry_at(acl, seq))
		return ACL_SEQUENCE_TAKEN;
	insert(acl, seq, rule);
	return ACL_ADDED;
}

enum acl_added
acl_add_remark(struct acl *acl, uint32_t seq, const char *text)
{
	struct acl_rule rule = ACL_RULE_ANY;

	if (seq && entry_at(acl, seq))
		return ACL_SEQUENCE_TAKEN;
	rule.action = ACL_REMARK;
	insert(acl, seq, &rule)->remark = xstrdup(text);
	return ACL_ADDED;
}

static struct acl_entry *
stored_entry(struct acl *acl, const char *words)
{
	struct acl_entry *e;

	TAILQ_FOREACH (e, &acl->entries, link)
		if (e->rule.action == ACL_STORED && !strcmp(e->remark, words))
			return e;
	return NULL;
}

enum acl_added
acl_add_stored(struct acl *acl, uint32_t seq, const char *words)
{
	struct acl_rule rule = ACL_RULE_ANY;

	if (stored_entry(acl, words))
		return ACL_DUPLICATE;
	if (seq && entry_at(acl, seq))
		return ACL_SEQUENCE_TAKEN;
	rule.action = ACL_STORED;
	insert(acl, seq, &rule)->remark = xstrdup(words);
	return ACL_ADDED;
}

static bool
remove_entry(struct acl *acl, struct acl_entry *e)
{
	if (!e)
		return false;
	drop_entry(acl, e);
	changed(acl);
	return true;
}

bool
acl_del_seq(struct acl *acl, uint32_t seq)
{
	return remove_entry(acl, entry_at(acl, seq));
}

bool
acl_del_rule(struct acl *acl, const struct acl_rule *rule)
{
	return remove_entry(acl, entry_saying(acl, rule));
}

bool
acl_del_stored(struct acl *acl, const char *words)
{
	return remove_entry(acl, stored_entry(acl, words));
}

bool
acl_del_remark(struct acl *acl, const char *text)
{
	struct acl_entry *e, *next;
	bool found = false;

	for (e = TAILQ_FIRST(&acl->entries); e; e = next) {
		next = TAILQ_NEXT(e, link);
		if (is_remark(e, text))
			found = remove_entry(acl, e);
	}
	return found;
}

void
acl_resequence(struct acl *acl, uint32_t start, uint32_t step)
{
	struct acl_entry *e;

	TAILQ_FOREACH (e, &acl->entries, link) {
		e->seq = start;
		start += step;
	}
	changed(acl);
}

static void
clear_hits(struct acl *acl)
{
	struct acl_entry *e;

	TAILQ_FOREACH (e, &acl->entries, link)
		e->hits = 0;
}

void
acl_clear_counters(struct net *net, struct acl *acl)
{
	if (acl) {
		clear_hits(acl);
		return;
	}
	RB_FOREACH (acl, acl_tree, &net->acls)
		clear_hits(acl);
}
