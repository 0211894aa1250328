/* Private to cli/report: payloads as items of a list, and what such items are made of. */
#ifndef QMIDLE_REPORT_PAYLOADS_H
#define QMIDLE_REPORT_PAYLOADS_H

#include <stddef.h>
#include <stdint.h>

struct isakmp_payload;
struct text;

void branch(struct text *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void branch_end(struct text *);
void leaf(struct text *, const char *name, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void leaf_hex(struct text *, const char *name, const void *octets, size_t len);

/* cookie: of who sent the message. */
void add_payload(struct text *, const struct isakmp_payload *, const uint8_t *cookie);
/* The body of an SA payload, of phase 1 or 2. */
void add_sa(struct text *, const struct isakmp_payload *);

#endif
