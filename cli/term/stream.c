#include "cli/term/stream.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"

struct sending {
	uv_write_t request;
	void (*done)(void *, bool good);
	size_t len;
	char bytes[];
};

static void
sent(uv_write_t *request, int status)
{
	struct sending *s = (struct sending *)request;
	void (*done)(void *, bool) = s->done;
	void *data = request->handle->data;

	wipe(s->bytes, s->len);
	free(s);
	done(data, status >= 0);
}

void
stream_send(uv_stream_t *to, const char *bytes, size_t len, void (*done)(void *, bool good))
{
	struct sending *s;
	uv_buf_t buf;

	if (!len)
		return;
	s = xcalloc(1, sizeof *s + len);
	s->done = done;
	s->len = len;
	memcpy(s->bytes, bytes, len);
	buf = uv_buf_init(s->bytes, (unsigned)len);
	if (!uv_write(&s->request, to, &buf, 1, sent))
		return;
	wipe(s->bytes, len);
	free(s);
}

bool
stream_is_behind(const uv_stream_t *stream)
{
	return uv_stream_get_write_queue_size(stream) >= STREAM_BEHIND;
}

static void
room(uv_handle_t *handle, size_t suggested, uv_buf_t *buf)
{
	*buf = uv_buf_init(xmalloc(4096), 4096);
}

void
stream_read(uv_stream_t *stream, bool on, uv_read_cb fn)
{
	if (on)
		uv_read_start(stream, room, fn);
	else
		uv_read_stop(stream);
}
