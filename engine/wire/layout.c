#include "engine/wire/layout.h"

#include <inttypes.h>

static uint64_t
load(const struct field *f, const void *object)
{
	const char *at = (const char *)object + f->offset;

	switch (f->in_memory) {
	case 1:
		return *(const uint8_t *)at;
	case 2:
		return *(const uint16_t *)at;
	case 4:
		return *(const uint32_t *)at;
	default:
		return *(const uint64_t *)at;
	}
}

static void
store(const struct field *f, void *object, uint64_t v)
{
	char *at = (char *)object + f->offset;

	switch (f->in_memory) {
	case 1:
		*(uint8_t *)at = (uint8_t)v;
		break;
	case 2:
		*(uint16_t *)at = (uint16_t)v;
		break;
	case 4:
		*(uint32_t *)at = (uint32_t)v;
		break;
	default:
		*(uint64_t *)at = v;
		break;
	}
}

void
layout_read(const struct field *f, struct rd *r, void *object)
{
	for (; f->name; f++) {
		uint64_t v = 0;

		if (f->raw) {
			rd_copy(r, (char *)object + f->offset, f->octets);
			continue;
		}
		for (unsigned i = 0; i < f->octets; i++)
			v = v << 8 | rd_u8(r);
		store(f, object, r->bad ? 0 : v);
	}
}

void
layout_write(const struct field *f, struct wr *w, const void *object)
{
	for (; f->name; f++) {
		if (f->raw) {
			wr_bytes(w, (const char *)object + f->offset, f->octets);
			continue;
		}
		for (unsigned i = f->octets; i-- > 0;)
			wr_u8(w, (uint8_t)(load(f, object) >> 8 * i));
	}
}

static void
print_field(const struct field *f, const void *object, struct text *t)
{
	const char *name;

	text_addf(t, "%s ", f->name);
	if (f->raw) {
		for (unsigned i = 0; i < f->octets; i++)
			text_addf(t, "%02x", ((const uint8_t *)object)[f->offset + i]);
		return;
	}
	text_addf(t, "%" PRIu64, load(f, object));
	name = f->text ? f->text((unsigned)load(f, object)) : NULL;
	if (name)
		text_addf(t, " (%s)", name);
}

void
layout_print(const struct field *layout, const void *object, struct text *t)
{
	for (const struct field *f = layout; f->name; f++) {
		if (f != layout)
			text_add(t, ", ");
		print_field(f, object, t);
	}
}

size_t
layout_size(const struct field *f)
{
	size_t size = 0;

	for (; f->name; f++)
		size += f->octets;
	return size;
}
