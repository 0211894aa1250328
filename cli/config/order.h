/* How lines of equal rank are ordered in show running-config. Private to cli/config. */
#ifndef QMIDLE_CONFIG_ORDER_H
#define QMIDLE_CONFIG_ORDER_H

/* Runs of digits compare as numbers, the rest by letter: "9" < "10", "a2" < "a10". */
int order_natural(const char *a, const char *b);

#endif
