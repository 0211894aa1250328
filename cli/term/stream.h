/* Private to cli/term: what is read from and written to streams of libuv. */
#ifndef QMIDLE_TERM_STREAM_H
#define QMIDLE_TERM_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <uv.h>

#define STREAM_BEHIND (64 << 10) /* bytes that one side may be behind */

/* Writes a copy, which is wiped when it has gone; it may hold a password. Then done() is called
 * with the stream's data, and false when the stream broke. */
void stream_send(uv_stream_t *, const char *bytes, size_t len, void (*done)(void *, bool good));
/* More should not be written now. */
bool stream_is_behind(const uv_stream_t *);
/* Reads with fn, which frees buf->base, or stops. */
void stream_read(uv_stream_t *, bool on, uv_read_cb fn);

#endif
