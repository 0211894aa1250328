/* The fixed parts of ISAKMP payloads as tables: reading, writing and printing share them. */
#ifndef QMIDLE_WIRE_ISAKMP_LAYOUT_H
#define QMIDLE_WIRE_ISAKMP_LAYOUT_H

#include "engine/wire/layout.h"

extern const struct field isakmp_header_layout[];    /* RFC 2408 section 3.1 */
extern const struct field isakmp_sa_layout[];	     /* 3.4 */
extern const struct field isakmp_proposal_layout[];  /* 3.5 */
extern const struct field isakmp_transform_layout[]; /* 3.6, with two reserved octets behind */
extern const struct field isakmp_id_layout[];	     /* RFC 2407 section 4.6.2 */
extern const struct field isakmp_notify_layout[];    /* RFC 2408 section 3.14 */
extern const struct field isakmp_delete_layout[];    /* 3.15 */

#endif
