/* What `log` at an entry reports: the first packet of a flow at once, and how many more came every
 * five minutes after. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/net/stack.h"

#define FLOWS_MOST   64 /* remembered at once; what comes above is reported packet by packet */
#define REPORT_EVERY SEC(300)

struct flow {
	uint32_t entry; /* acl_entry.id */
	struct packet_key key;
	uint64_t packets; /* since the last report */
};

struct acl_log {
	struct flow flow[FLOWS_MOST];
	size_t count;
	timer_id timer;
};

static void
report(struct net *net, const struct acl *acl, const struct acl_entry *e,
       const struct packet_key *k, uint64_t packets)
{
	struct event_sink *to = net->env.events;
	const char *done = e->rule.action == ACL_PERMIT ? "permitted" : "denied";
	char count[40];

	snprintf(count, sizeof count, "%llu packet%s", (unsigned long long)packets,
		 packets == 1 ? "" : "s");
	if (acl->kind == ACL_STANDARD)
		event(to, ACL_LOG_STANDARD, acl->name, done, k->src, count);
	else if (k->protocol == PROTO_ICMP)
		event(to, ACL_LOG_ICMP, acl->name, done, k->src, k->dst, k->icmp_type, k->icmp_code,
		      count);
	else if (k->protocol == PROTO_TCP || k->protocol == PROTO_UDP)
		event(to, ACL_LOG_PORTS, acl->name, done, ip_proto_name(k->protocol), k->src,
		      k->sport, k->dst, k->dport, count);
	else
		event(to, ACL_LOG_PROTOCOL, acl->name, done, k->protocol, k->src, k->dst, count);
}

static bool
same_flow(const struct acl *acl, const struct packet_key *a, const struct packet_key *b)
{
	if (acl->kind == ACL_STANDARD)
		return a->src == b->src;
	return a->src == b->src && a->dst == b->dst && a->protocol == b->protocol &&
	       a->sport == b->sport && a->dport == b->dport && a->icmp_type == b->icmp_type &&
	       a->icmp_code == b->icmp_code;
}

/* The list and the entry that the flow hit; false when they are gone. */
static bool
find_entry(const struct net *net, uint32_t id, const struct acl **acl,
	   const struct acl_entry **entry)
{
	for (*acl = NULL; (*acl = acl_next(net, *acl));)
		TAILQ_FOREACH (*entry, &(*acl)->entries, link)
			if ((*entry)->id == id)
				return true;
	return false;
}

static void
sum_up(void *owner, uint64_t serial)
{
	struct net *net = owner;
	struct acl_log *log = net->acl_log;
	const struct acl_entry *entry;
	const struct acl *acl;
	size_t kept = 0;

	log->timer = 0;
	for (size_t i = 0; i < log->count; i++) {
		struct flow *f = &log->flow[i];

		if (!f->packets || !find_entry(net, f->entry, &acl, &entry))
			continue;
		report(net, acl, entry, &f->key, f->packets);
		f->packets = 0;
		log->flow[kept++] = *f;
	}
	log->count = kept;
	if (kept)
		log->timer = timer_after(net->env.sched, REPORT_EVERY, sum_up, net, 0);
}

void
acl_log_hit(struct acl *acl, struct acl_entry *e, const struct packet_key *k)
{
	struct net *net = acl->net;
	struct acl_log *log = net->acl_log;

	if (!log)
		log = net->acl_log = xcalloc(1, sizeof *log);
	for (size_t i = 0; i < log->count; i++)
		if (log->flow[i].entry == e->id && same_flow(acl, &log->flow[i].key, k)) {
			log->flow[i].packets++;
			return;
		}
	report(net, acl, e, k, 1);
	if (log->count == FLOWS_MOST)
		return;
	log->flow[log->count++] = (struct flow){ e->id, *k, 0 };
	if (!log->timer)
		log->timer = timer_after(net->env.sched, REPORT_EVERY, sum_up, net, 0);
}

void
acl_log_free(struct net *net)
{
	if (!net->acl_log)
		return;
	timer_cancel(net->env.sched, net->acl_log->timer);
	free(net->acl_log);
	net->acl_log = NULL;
}
