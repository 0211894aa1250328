/* Access lists: standard and extended, numbered and named, in one table per node.
 *
 * A list is a run of entries with ascending sequence numbers; the first that matches decides, and
 * a list with entries ends with an unwritten "deny". Remarks live among the entries. struct acl
 * and its entries are open to read; the functions change them and count up acl->generation and
 * acl_generation(net), by which whoever keeps something made from a list sees that it is old. */
#ifndef QMIDLE_NET_ACL_H
#define QMIDLE_NET_ACL_H

#include <bsd/sys/queue.h>
#include <bsd/sys/tree.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uthash.h>

#include "engine/base/addr.h"
#include "engine/base/diag.h"
#include "engine/base/pkt.h"
#include "engine/net/net.h"

enum acl_kind {
	ACL_STANDARD, /* looks at the source alone */
	ACL_EXTENDED,
};

enum acl_action {
	ACL_PERMIT,
	ACL_DENY,
	ACL_REMARK,
	ACL_STORED, /* an entry that asks what nobody here can answer: kept as text, never matches */
};

enum acl_port_op {
	ACL_PORT_ANY,
	ACL_PORT_EQ,	/* any of port[0 .. ports - 1] */
	ACL_PORT_NEQ,	/* none of them */
	ACL_PORT_GT,	/* above port[0] */
	ACL_PORT_LT,	/* below port[0] */
	ACL_PORT_RANGE, /* port[0] to port[1] */
};

#define ACL_PORTS 10 /* IOS takes up to ten after eq and neq */

struct acl_ports {
	enum acl_port_op op;
	uint8_t ports;
	uint16_t port[ACL_PORTS];
};

/* An address and the bits that do not count (1: any), which need not be contiguous. "any" is
 * wildcard 255.255.255.255, "host A" is wildcard 0. */
struct acl_address {
	ip4 addr; /* & ~wildcard */
	ip4 wildcard;
};

/* How flags are asked for. */
enum acl_flags {
	ACL_FLAGS_PLAIN, /* `syn`: any of flags_on is set */
	ACL_FLAGS_ANY,	 /* match-any: one of them is set, or one of flags_off is not */
	ACL_FLAGS_ALL,	 /* match-all */
};

#define ACL_ANY_PROTOCOL 256 /* `ip` */
#define ACL_NOT_GIVEN	 (-1)

/* What an entry says; compared as a whole when an entry is deleted by its content. Begin with
 * ACL_RULE_ANY and fill in. */
struct acl_rule {
	enum acl_action action;
	uint16_t protocol; /* number, or ACL_ANY_PROTOCOL */
	struct acl_address src, dst;
	struct acl_ports sport, dport;
	int16_t icmp_type, icmp_code;  /* or ACL_NOT_GIVEN */
	int16_t dscp, precedence, tos; /* or ACL_NOT_GIVEN */
	bool established, fragments, log, log_input;
	uint8_t flags_on, flags_off; /* of TCP; both 0: whatever they are */
	enum acl_flags flags;
};

#define ACL_RULE_ANY                                                                               \
	{                                                                                          \
		.action = ACL_PERMIT, .protocol = ACL_ANY_PROTOCOL, .src = { 0, ~(ip4)0 },         \
		.dst = { 0, ~(ip4)0 }, .icmp_type = ACL_NOT_GIVEN, .icmp_code = ACL_NOT_GIVEN,     \
		.dscp = ACL_NOT_GIVEN, .precedence = ACL_NOT_GIVEN, .tos = ACL_NOT_GIVEN,          \
	}

struct acl_entry {
	TAILQ_ENTRY(acl_entry) link;
	uint32_t seq;
	struct acl_rule rule; /* a remark has only its action */
	char *remark; /* or NULL; of a stored entry its words, without the action's padding */
	uint64_t hits;
	uint32_t id; /* of this entry among all of the node, never reused */
	UT_hash_handle hh;
};

struct acl {
	RB_ENTRY(acl) link;
	char *name; /* "101" or "VPN-TRAFFIC" */
	enum acl_kind kind;
	TAILQ_HEAD(acl_entries, acl_entry) entries;
	struct acl_entry *by_rule; /* those that are no remarks */
	uint32_t generation;
	struct net *net;
};

/* The table. acl_new() gives the list that exists when the kind is the same, NULL when it is of
 * the other kind. Lists are owned by the net. */
struct acl *acl_new(struct net *, const char *name, enum acl_kind);
struct acl *acl_find(const struct net *, const char *name);
void acl_delete(struct acl *);
/* In the order in which IOS shows them: numbered standard, named standard, numbered extended,
 * named extended; numbers ascending, names by letter. The first for NULL; NULL at the end. */
const struct acl *acl_next(const struct net *, const struct acl *);
/* Counts every change of any list. */
uint32_t acl_generation(const struct net *);

enum acl_added {
	ACL_ADDED,
	ACL_DUPLICATE,	    /* the same rule is there already: nothing done */
	ACL_SEQUENCE_TAKEN, /* another rule has that number: nothing done */
};
/* seq 0: behind the last, at the next multiple of ten (10 for the first). */
enum acl_added acl_add(struct acl *, uint32_t seq, const struct acl_rule *);
enum acl_added acl_add_remark(struct acl *, uint32_t seq, const char *text);
/* An entry in words ("permit tcp any any time-range WORK"), which never matches. */
enum acl_added acl_add_stored(struct acl *, uint32_t seq, const char *words);
bool acl_del_stored(struct acl *, const char *words);
/* Does it decide something: is it neither remark nor stored? */
static inline bool
acl_is_rule(const struct acl_entry *e)
{
	return e->rule.action == ACL_PERMIT || e->rule.action == ACL_DENY;
}
/* false when there was none such. */
bool acl_del_seq(struct acl *, uint32_t seq);
bool acl_del_rule(struct acl *, const struct acl_rule *);
bool acl_del_remark(struct acl *, const char *text); /* NULL: all remarks */
void acl_resequence(struct acl *, uint32_t start, uint32_t step);
/* NULL: of all lists. */
void acl_clear_counters(struct net *, struct acl *);

/* What of a packet an entry can ask about. */
struct packet_key {
	ip4 src, dst;
	uint8_t protocol, tos;
	bool later_fragment; /* not the first: no ports to see */
	bool ports;	     /* sport and dport are there */
	uint16_t sport, dport;
	uint8_t tcp_flags;
	uint8_t icmp_type, icmp_code;
};
/* data is at an IPv4 header. false when the packet is too short for one. */
bool packet_key_read(struct packet_key *, const struct pkt *);

enum acl_verdict {
	ACL_NOTHING, /* the list is empty (or none): what that means is the user's affair */
	ACL_PERMITTED,
	ACL_DENIED,
};
/* Looks the packet up; counts the hit at the entry. NULL is an empty list. */
enum acl_verdict acl_match(struct acl *, const struct packet_key *);
/* The same, and logs when the entry says so; log-input does not name the interface. */
enum acl_verdict acl_match_and_log(struct acl *, const struct packet_key *);
/* The entry that decides, without counting; NULL for the unwritten deny. */
struct acl_entry *acl_decide(const struct acl *, const struct packet_key *);

#endif
