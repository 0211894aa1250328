/* Private to cli/report: text in HTML. What goes through here can be no markup. */
#ifndef QMIDLE_REPORT_HTML_H
#define QMIDLE_REPORT_HTML_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/text.h"

/* Escaped; control characters but newline and tab, and octets that are no UTF-8, become U+FFFD. */
void html_text(struct text *, const char *);
void html_addf(struct text *, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Octets from a wire: as characters where they are printable ASCII, "\xff" else. */
void html_octets(struct text *, const void *octets, size_t len);
/* "0011aabb" */
void html_hex(struct text *, const void *octets, size_t len);
/* Lines of 16 with offset, groups and characters. */
void html_dump(struct text *, const void *octets, size_t len);

#endif
