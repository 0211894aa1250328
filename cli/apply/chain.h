/* Certificate chains in the configuration. */
#ifndef QMIDLE_APPLY_CHAIN_H
#define QMIDLE_APPLY_CHAIN_H

struct device;

/* Certificates came or went: the chains that have some are in the configuration, the others are
 * not. */
void chains_follow(struct device *);

#endif
