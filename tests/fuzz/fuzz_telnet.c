/* A hostile telnet client. The first octet is the size of the pieces in which the rest arrives (0:
 * at once). Whatever comes, no more keys come out than octets went in, an Enter is never an LF or
 * NUL, and answers stay in proportion. */
#include <string.h>

#include "cli/term/nvt.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/unit.h"

struct counts {
	size_t keys, sent;
};

static void
keys(void *ctx, const char *bytes, size_t len)
{
	struct counts *n = ctx;

	ck_assert(len);
	ck_assert(!memchr(bytes, '\n', len) && !memchr(bytes, 0, len));
	n->keys += len;
}

static void
size(void *ctx, unsigned rows, unsigned columns)
{
	ck_assert(rows <= 0xffff && columns <= 0xffff);
}

static void
to_client(void *ctx, const char *bytes, size_t len)
{
	((struct counts *)ctx)->sent += len;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t length)
{
	static const struct nvt_ops ops = { .keys = keys, .size = size, .send = to_client };
	struct counts n = { 0 };
	const char *at = (const char *)data + 1;
	struct nvt *nvt;
	size_t left, piece, begun;

	if (length < 2)
		return 0;
	left = length - 1;
	piece = data[0] ? data[0] : left;
	nvt = nvt_new(&ops, &n);
	begun = n.sent;
	while (left) {
		size_t now = left < piece ? left : piece;

		if (!nvt_receive(nvt, at, now))
			break;
		at += now;
		left -= now;
	}
	ck_assert(n.keys < length);
	ck_assert(n.sent - begun <= 6 * length); /* [Yes] is the longest, for two octets */
	nvt_free(nvt);
	return 0;
}
