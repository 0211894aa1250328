/* Facts: what a router answers to a show command, and paths into it.
 *
 *	sas[state=QM_IDLE].conn_id		of the elements whose state is QM_IDLE
 *	interfaces[*].idents[0].pkts_encaps	of all interfaces, the first ident */
#ifndef QMIDLE_CHECK_FACT_H
#define QMIDLE_CHECK_FACT_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

struct lab_node;

/* NULL when the router refuses it or has no JSON of it. The caller releases it. */
json_t *facts_of(const struct lab_node *, const char *command);

/* "" and 0 when it is not there. Borrowed. */
const char *fact_text(const json_t *, const char *key);
long long fact_number(const json_t *, const char *key);

/* Calls back for every value that the path leads to; how many. */
size_t fact_walk(json_t *, const char *path, void (*fn)(void *ctx, json_t *), void *ctx);
/* Is it a path at all? */
bool fact_path_good(const char *path);

/* The value as people write it: "QM_IDLE", "4", "true", "null". Gives it. */
char *fact_print(const json_t *);

#endif
