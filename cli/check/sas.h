/* Private to cli/check: walks through what `show crypto ipsec sa` tells. */
#ifndef QMIDLE_CHECK_SAS_H
#define QMIDLE_CHECK_SAS_H

#include <jansson.h>
#include <stdbool.h>

#include "engine/base/text.h"

struct lab_node;

/* Calls back for every pair of networks that the router protects or would protect; `facts` are those of
 * `show crypto ipsec sa`. */
void idents_each(json_t *facts, void (*fn)(void *ctx, json_t *interface, json_t *ident), void *ctx);

/* Calls back for every SA of an ident. */
void sas_each(json_t *ident, bool inbound, void (*fn)(void *ctx, json_t *sa), void *ctx);

/* The SPIs of all SAs of one direction with this peer (NULL: with any), as " 1 7 12 ". Gives it. */
char *sas_spis(const struct lab_node *, bool inbound, const char *peer);

#endif
