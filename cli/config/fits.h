/* What the grammar lets through and IOS does not, because of where it is typed or because it names
 * what is not there. Private to cli/config. */
#ifndef QMIDLE_CONFIG_FITS_H
#define QMIDLE_CONFIG_FITS_H

#include "cli/apply/apply.h"
#include "cli/config/tree.h"

/* False: refused, as a->reply->diag says. */
bool line_fits(const struct match *, struct apply *, const struct node *parent);

#endif
