/* Octets written as hexadecimal text, for tables of known answers. */
#ifndef QMIDLE_TESTS_HEX_H
#define QMIDLE_TESTS_HEX_H

#include <stddef.h>
#include <stdint.h>

/* Octets of the text (spaces between them allowed) into out; gives their number. Text that is no
 * hexadecimal or is longer than room fails the test. */
size_t hex_read(const char *text, uint8_t *out, size_t room);
/* The octets as text; the caller frees it. */
char *hex_text(const void *bytes, size_t len);
/* Fails the test, showing both, unless the octets are those of the text. */
void ck_hex(const void *bytes, size_t len, const char *text);

#endif
