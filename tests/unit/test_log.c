#include <string.h>

#include "cli/device/log.h"
#include "tests/support/unit.h"

static void
noon(void *ctx, const struct log_stamp_style *style, struct text *out)
{
	text_add(out, style->msec ? "*Mar  1 12:00:00.000" : "*Mar  1 12:00:00");
}

static void
keep(void *ctx, const char *text)
{
	text_add(ctx, text);
}

START_TEST(a_message_reaches_console_and_buffer_with_its_stamp)
{
	struct log *log = log_new(noon, NULL);
	struct text seen = { 0 };
	struct log_listener console = { .show = keep, .ctx = &seen };
	static const char said[] = "*Mar  1 12:00:00.000: %LINK-3-UPDOWN: "
				   "Interface Serial0, changed state to down\n";

	log_listen(log, &console);
	event(log_sink(log), LINK_STATE, "Serial0", "down");
	ck_assert_str_eq(text_get(&seen), said);
	ck_assert_str_eq(log_buffer(log), said);
	ck_assert_uint_eq(log_settings(log)->console.messages, 1);
	log_settings(log)->console.level = LOG_ALERTS;
	event(log_sink(log), LINK_STATE, "Serial0", "down");
	ck_assert_str_eq(text_get(&seen), said); /* not again */
	ck_assert_uint_eq(strlen(log_buffer(log)), 2 * strlen(said));
	log_unlisten(log, &console);
	text_free(&seen);
	log_free(log);
}
END_TEST

START_TEST(a_full_buffer_drops_whole_messages_from_its_front)
{
	struct log *log = log_new(noon, NULL);

	log_settings(log)->buffer_size = 200;
	for (int i = 0; i < 10; i++)
		event(log_sink(log), LINK_STATE, i < 9 ? "Serial0" : "Serial9", "down");
	ck_assert_uint_le(strlen(log_buffer(log)), 200);
	ck_assert_int_eq(log_buffer(log)[0], '*');
	ck_assert_ptr_nonnull(strstr(log_buffer(log), "Serial9"));
	log_free(log);
}
END_TEST

UNIT("log", a_message_reaches_console_and_buffer_with_its_stamp,
     a_full_buffer_drops_whole_messages_from_its_front)
