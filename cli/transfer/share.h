/* Private to cli/transfer: what a part of a lab gets of its lessons.
 *
 *	ping: {from: PC1, to: 10.2.2.10}	where PC1 is
 *	ike_sa: {node: [R1, R2]}		where R1 is, of R1; where R2 is, of R2
 *	tunnel_up: {between: [R1, R2]}		where both are
 *	no_cleartext: {link: R1-ISP}		where one of its ends is, by the name of that end */
#ifndef QMIDLE_TRANSFER_SHARE_H
#define QMIDLE_TRANSFER_SHARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct topology;

struct share {
	const struct topology *whole;
	const size_t *part; /* of every node: which it is in */
	size_t number;	    /* of this one */
	bool *checks;	    /* of every check and … */
	bool *hints;	    /* … hint of the whole: some part has it */
};

/* `checks:` and `hints:` of the part; what it gets is noted in `checks` and `hints`. Gives it. */
char *share_course(const struct share *);
/* The solution, stages and story, for the folder of the part. False after a complaint. */
bool share_files(const struct share *, const char *folder, FILE *errors);
/* Tells what no part has; how much that is. */
unsigned share_left(const struct share *, FILE *errors);

#endif
