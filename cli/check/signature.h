/* The signature of a lab: what its routers show when nobody has solved it and somebody has tried it.
 * It is whole: what it does not name is nothing, or 0, so that a lab that is broken in another way
 * than its author thought has another signature.
 *
 *	signature:
 *	  after: ["PC1> ping 10.2.2.10", wait 60s]	lines of a script
 *	  pings: [.....]
 *	  seen:
 *	    R1: {ike: [MM_KEY_EXCH], send_errors: 5}
 *	    R2: {ike: [MM_KEY_EXCH], log: [CRYPTO-4-IKMP_BAD_MESSAGE]} */
#ifndef QMIDLE_CHECK_SIGNATURE_H
#define QMIDLE_CHECK_SIGNATURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "cli/lab/yaml.h"

struct lab;

/* Of one router; texts of lab.yml, NULL: nothing, or 0. */
struct signature_node {
	char *name;
	char *ike;   /* lines: the states of its IKE SAs */
	char *ipsec; /* how many pairs of SAs */
	char *encaps, *decaps, *send_errors, *recv_errors;
	char *log; /* lines: "CRYPTO-4-IKMP_BAD_MESSAGE", each kind once, in the order of their names */
};

struct signature {
	unsigned line; /* in lab.yml, 0: the lab has none */
	char *after, *pings;
	struct signature_node *nodes;
	size_t count;
};

extern const struct form form_signature;
void signature_read(struct reader *, const yaml_node_t *, void *signature);
void signature_free(struct signature *);

/* Plays `after` in the lab and compares. Every difference is a line on `out`; with `print` what was
 * found is printed in the form of lab.yml instead. False when something differs. */
bool signature_judge(struct lab *, const struct signature *, bool print, FILE *out);

#endif
