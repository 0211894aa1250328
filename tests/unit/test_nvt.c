/* The telnet protocol: which keys come out of the bytes of a client, and what he is told. */
#include <string.h>

#include "cli/term/nvt.h"
#include "engine/base/text.h"
#include "tests/support/unit.h"

static struct text typed, sent;
static unsigned rows, columns;

static void
keys(void *ctx, const char *bytes, size_t len)
{
	text_add_n(&typed, bytes, len);
}

static void
size(void *ctx, unsigned r, unsigned c)
{
	rows = r;
	columns = c;
}

static void
to_client(void *ctx, const char *bytes, size_t len)
{
	text_add_n(&sent, bytes, len);
}

static const struct nvt_ops ops = { .keys = keys, .size = size, .send = to_client };

static void
start(struct nvt **n)
{
	text_free(&typed);
	text_free(&sent);
	rows = columns = 0;
	*n = nvt_new(&ops, NULL);
}

static void
done(struct nvt *n)
{
	nvt_free(n);
	text_free(&typed);
	text_free(&sent);
}

#define RECEIVE(n, bytes) nvt_receive(n, bytes, sizeof(bytes) - 1)

static void
sent_is(const char *bytes, size_t len)
{
	ck_assert_uint_eq(sent.len, len);
	ck_assert_int_eq(memcmp(text_get(&sent), bytes, len), 0);
	text_clear(&sent);
}

#define SENT(bytes) sent_is(bytes, sizeof(bytes) - 1)

START_TEST(a_router_begins_with_its_options)
{
	struct nvt *n;

	start(&n);
	SENT("\xff\xfb\x01\xff\xfb\x03\xff\xfd\x18\xff\xfd\x1f");
	done(n);
}
END_TEST

START_TEST(enter_is_one_key_however_it_is_sent)
{
	static const struct {
		const char *bytes;
		size_t len;
		const char *keys;
	} row[] = {
		{ "a\r\nb", 4, "a\rb" },
		{ "a\r\0b", 4, "a\rb" },
		{ "a\nb", 3, "a\rb" },
		{ "a\rb", 3, "a\rb" },
		{ "\r\n\r\n", 4, "\r\r" },
		{ "\r\0\r\0", 4, "\r\r" },
		{ "\n\n", 2, "\r\r" },
		{ "\r\n\n", 3, "\r\r" },
		{ "a\0b", 3, "ab" },
		{ "\r\r\n", 3, "\r\r" },
		{ "x\xff\xff\r\n", 5, "x\xff\r" },
	};
	struct nvt *n;

	/* Whole, and byte by byte. */
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		start(&n);
		ck_assert(nvt_receive(n, row[i].bytes, row[i].len));
		ck_assert_str_eq(text_get(&typed), row[i].keys);
		text_clear(&typed);
		ck_assert(nvt_receive(n, "=", 1));
		for (size_t at = 0; at < row[i].len; at++)
			ck_assert(nvt_receive(n, row[i].bytes + at, 1));
		ck_assert_str_eq(text_get(&typed) + 1, row[i].keys);
		done(n);
	}
}
END_TEST

START_TEST(the_client_tells_its_window)
{
	struct nvt *n;

	start(&n);
	ck_assert(RECEIVE(n, "\xff\xfb\x1f\xff\xfa\x1f\x00\x84\x00\x2b\xff\xf0q"));
	ck_assert_uint_eq(columns, 132);
	ck_assert_uint_eq(rows, 43);
	ck_assert_str_eq(text_get(&typed), "q");
	ck_assert(RECEIVE(n, "\xff\xfa\x1f\x00\x50\x00\xff\xf0")); /* one byte short */
	ck_assert_uint_eq(columns, 132);
	done(n);
}
END_TEST

START_TEST(what_nobody_asked_for_is_declined)
{
	struct nvt *n;

	start(&n);
	text_clear(&sent);
	ck_assert(RECEIVE(n, "\xff\xfd\x01\xff\xfd\x03")); /* answers to ours: no answer */
	ck_assert_uint_eq(sent.len, 0);
	ck_assert(RECEIVE(n, "\xff\xfb\x22")); /* WILL LINEMODE */
	SENT("\xff\xfe\x22");
	ck_assert(RECEIVE(n, "\xff\xfd\x27")); /* DO NEW-ENVIRON */
	SENT("\xff\xfc\x27");
	ck_assert(RECEIVE(n, "\xff\xf6")); /* AYT */
	SENT("\r\n[Yes]\r\n");
	ck_assert(RECEIVE(n, "\xff\xf4\xff\xf3\xff\xf7\xff\xf8\xff\xf1"));
	ck_assert_str_eq(text_get(&typed), "\x03\x1e\x7f\x15");
	done(n);
}
END_TEST

START_TEST(compression_that_nobody_offered_ends_it)
{
	struct nvt *n;

	start(&n);
	ck_assert(!RECEIVE(n, "\xff\xfa\x56\xff\xf0garbage"));
	ck_assert(!RECEIVE(n, "more"));
	done(n);
}
END_TEST

START_TEST(a_written_iac_is_doubled)
{
	struct nvt *n;

	start(&n);
	text_clear(&sent);
	nvt_write(n, "a\xff\r\n", 4);
	SENT("a\xff\xff\r\n");
	done(n);
}
END_TEST

/* ---- a client ---- */

static void
start_client(struct nvt **n)
{
	text_free(&typed);
	text_free(&sent);
	*n = nvt_new_client(&ops, NULL, 50, 132);
}

START_TEST(a_client_begins_nothing)
{
	struct nvt *n;

	start_client(&n);
	SENT("");
	ck_assert(!nvt_echoed(n));
	ck_assert(RECEIVE(n, "220 ready\r\n")); /* a server that speaks no telnet */
	ck_assert_str_eq(text_get(&typed), "220 ready\n");
	SENT("");
	done(n);
}
END_TEST

/* What a router offers, and the answers: it echoes, nobody goes ahead, a window of 132 columns. */
START_TEST(a_client_agrees_to_what_a_router_offers)
{
	struct nvt *n;

	start_client(&n);
	ck_assert(RECEIVE(n, "\xff\xfb\x01\xff\xfb\x03\xff\xfd\x18\xff\xfd\x1f"));
	ck_assert(nvt_echoed(n));
	SENT("\xff\xfd\x01\xff\xfd\x03\xff\xfb\x18\xff\xfb\x1f\xff\xfa\x1f\0\x84\0\x32\xff\xf0");
	ck_assert(RECEIVE(n, "\xff\xfa\x18\x01\xff\xf0")); /* what terminal? */
	SENT("\xff\xfa\x18\0UNKNOWN\xff\xf0");
	ck_assert(RECEIVE(n, "\xff\xfc\x01"));
	ck_assert(!nvt_echoed(n));
	SENT("\xff\xfe\x01");
	ck_assert(RECEIVE(n, "\xff\xfd\x25")); /* authentication: no */
	SENT("\xff\xfc\x25");
	done(n);
}
END_TEST

START_TEST(a_client_shows_lines_and_sends_them)
{
	struct nvt *n;

	start_client(&n);
	ck_assert(RECEIVE(n, "one\r"));
	ck_assert(RECEIVE(n, "\ntwo\r\0three\rfour\b"));
	ck_assert_str_eq(text_get(&typed), "one\ntwo\rthree\rfour\b");
	nvt_key(n, 'a');
	nvt_key(n, '\r');
	nvt_key(n, 0xff); /* IAC is doubled */
	nvt_key(n, 3);
	SENT("a\r\n\xff\xff\x03");
	done(n);
}
END_TEST

UNIT("nvt", a_client_begins_nothing, a_client_agrees_to_what_a_router_offers,
     a_client_shows_lines_and_sends_them, a_router_begins_with_its_options,
     enter_is_one_key_however_it_is_sent, the_client_tells_its_window,
     what_nobody_asked_for_is_declined, compression_that_nobody_offered_ends_it,
     a_written_iac_is_doubled)
