#include "cli/term/frame.h"

#include "engine/base/wr.h"
#include "engine/base/xmalloc.h"

static void
add(struct text *out, enum frame_kind kind, const struct wr *numbers, const char *text, size_t len)
{
	uint8_t header[FRAME_HEADER];
	struct wr w = wr_init(header, sizeof header);

	wr_u8(&w, (uint8_t)kind);
	wr_u32(&w, (uint32_t)(wr_len(numbers) + len));
	text_add_n(out, (const char *)header, sizeof header);
	text_add_n(out, (const char *)numbers->start, wr_len(numbers));
	if (len)
		text_add_n(out, text, len);
}

void
frame_add(struct text *out, enum frame_kind kind, const char *text, size_t len)
{
	struct wr w = wr_init((uint8_t[1]){ 0 }, 0);

	add(out, kind, &w, text, len);
}

void
frame_add_u8(struct text *out, enum frame_kind kind, unsigned number, const char *text, size_t len)
{
	uint8_t bytes[1];
	struct wr w = wr_init(bytes, sizeof bytes);

	wr_u8(&w, (uint8_t)number);
	add(out, kind, &w, text, len);
}

void
frame_add_u16(struct text *out, enum frame_kind kind, unsigned number, const char *text, size_t len)
{
	uint8_t bytes[2];
	struct wr w = wr_init(bytes, sizeof bytes);

	wr_u16(&w, (uint16_t)number);
	add(out, kind, &w, text, len);
}

long
frame_take(const char *bytes, size_t len, struct frame *f)
{
	struct rd r = rd_init(bytes, len);
	uint32_t size;

	if (len < FRAME_HEADER)
		return 0;
	f->kind = rd_u8(&r);
	size = rd_u32(&r);
	if (!f->kind || f->kind > FRAME_END || size > FRAME_MAX)
		return -1;
	if (rd_left(&r) < size)
		return 0;
	f->body = rd_sub(&r, size);
	return (long)(FRAME_HEADER + size);
}

char *
frame_text(struct frame *f)
{
	size_t len = rd_left(&f->body);
	const uint8_t *text = rd_bytes(&f->body, len);

	return text ? xstrndup((const char *)text, len) : xstrdup("");
}
