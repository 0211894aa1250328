/* Private to cli/check: pings that a check sends. */
#ifndef QMIDLE_CHECK_TRAFFIC_H
#define QMIDLE_CHECK_TRAFFIC_H

#include "cli/check/kind.h"
#include "cli/lab/probe.h"

/* What a kind keeps that sends something: the first member of what its prepare() gives, which is told
 * by it. */
struct sending {
	struct check_run *run;
	const struct check *check;
	struct probe *probe; /* NULL: nothing is under way */
};

/* Cleared memory of that size, a struct sending first. Gives it. */
void *sending_new(size_t size, struct check_run *, const struct check *);
/* For the `abort` of a kind. */
void sending_abort(struct check_run *, const struct check *);
/* The node was restarted: the check has failed. */
void sending_stopped(void *sending);

/* One ping. */
struct traffic {
	char *from, *to, *source, *count, *size, *df;
};

/* Its keys, for a struct with a struct traffic in it. */
#define TRAFFIC_KEYS(type, member, flags)                                                          \
	{ "from", reader_value, offsetof(type, member.from),                                       \
	  flags,  &form_node,	"The node that pings" },                                           \
		{ "to",	 reader_value,	offsetof(type, member.to),                                 \
		  flags, &form_address, "The address that is pinged" },                            \
		{ "source",                                                                        \
		  reader_value,                                                                    \
		  offsetof(type, member.source),                                                   \
		  0,                                                                               \
		  &form_address,                                                                   \
		  "An address of the node; that of the interface of the way unless it is given" }, \
		{ "count", reader_value, offsetof(type, member.count),                             \
		  0,	   &form_number, "Echoes; 5 unless it says otherwise" },                   \
		{ "size", reader_value, offsetof(type, member.size),                               \
		  0,	  &form_number, "Octets of a datagram; 100 unless it says otherwise" },    \
	{                                                                                          \
		"df", reader_value, offsetof(type, member.df), 0, &form_bool, "Do not fragment"    \
	}

void traffic_verify(struct reader *, const yaml_node_t *, const struct traffic *);
struct ping_params traffic_params(const struct traffic *);
/* Sends from the node of the traffic; the ops are told of what was kept. The check has failed when it
 * cannot be. */
void traffic_start(struct check_run *, const struct traffic *, const struct ping_params *,
		   const struct ping_ops *);

#endif
