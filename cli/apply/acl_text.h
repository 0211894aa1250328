/* The text of access list entries, as show running-config and show access-lists write them. */
#ifndef QMIDLE_APPLY_ACL_TEXT_H
#define QMIDLE_APPLY_ACL_TEXT_H

#include "engine/base/text.h"
#include "engine/net/acl.h"

/* Adds "permit ip 10.1.1.0 0.0.0.255 any log", "deny   any", "remark …" as show running-config has
 * it; with `show` the addresses of standard lists read "10.0.10.0, wildcard bits 0.0.0.255". */
void acl_entry_text(const struct acl *, const struct acl_entry *, bool show, struct text *);

#endif
