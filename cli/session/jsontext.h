/* Texts that people typed, in JSON: they need not be UTF-8. */
#ifndef QMIDLE_SESSION_JSONTEXT_H
#define QMIDLE_SESSION_JSONTEXT_H

#include <jansson.h>
#include <stddef.h>

/* A string; every octet is a character (ISO 8859-1) where they make no UTF-8. */
json_t *json_text(const char *text);
json_t *json_text_n(const char *text, size_t len);

#endif
