/* Certificates and keys that are typed as lines of digits, up to `quit`. Private to cli/apply. */
#ifndef QMIDLE_APPLY_OCTETS_H
#define QMIDLE_APPLY_OCTETS_H

#include <stddef.h>
#include <stdint.h>

#include "cli/apply/apply.h"

/* What was typed since the beginning, which is forgotten. Gives it; NULL when half an octet is too
 * much. */
uint8_t *octets_typed(struct apply *, size_t *len);

#endif
