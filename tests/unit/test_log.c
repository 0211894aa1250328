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

static bool
is_seen(struct log *log, ip4 about)
{
	log_buffer_clear(log);
	event_about(log_sink(log), about);
	event(log_sink(log), ISAKMP_NO_OFFER, 0);
	return *log_buffer(log);
}

static bool
is_spi_seen(struct log *log, uint32_t spi)
{
	log_buffer_clear(log);
	event(log_sink(log), IPSEC_OUTBOUND_UPDATED, IP4(9, 9, 9, 9), spi);
	return *log_buffer(log);
}

START_TEST(conditions_narrow_the_debugging_of_crypto)
{
	struct log *log = log_new(noon, NULL);
	struct conditions *c = log_conditions(log);
	const ip4 one = IP4(10, 1, 1, 2), other = IP4(10, 1, 2, 2);

	log_set_debugging(log, DEBUG_CRYPTO_ISAKMP, true);
	log_set_debugging(log, DEBUG_CRYPTO_IPSEC, true);
	ck_assert(is_seen(log, one) && is_seen(log, other) && is_seen(log, 0));
	ck_assert(condition_peer(c, prefix_make(one, 32), true));
	ck_assert(is_seen(log, one) && !is_seen(log, other) && !is_seen(log, 0));
	c->unmatched[AREA_IKE] = true;
	ck_assert(!is_seen(log, other) && is_seen(log, 0));
	ck_assert(condition_peer(c, prefix_make(other, 24), true));
	ck_assert(is_seen(log, other));
	ck_assert(condition_peer(c, prefix_make(one, 32), false));
	ck_assert(!is_seen(log, one));
	ck_assert(condition_spi(c, 0x1234, true));
	ck_assert(is_spi_seen(log, 0x1234));
	event_about(log_sink(log), one);
	ck_assert(!is_spi_seen(log, 0x1235));
	/* What is no debugging of crypto is not for them. */
	log_buffer_clear(log);
	event(log_sink(log), LINK_STATE, "Serial0", "down");
	ck_assert(*log_buffer(log));
	log_free(log);
}
END_TEST

START_TEST(errors_alone_may_be_debugged)
{
	struct log *log = log_new(noon, NULL);

	log_set_debugging(log, DEBUG_CRYPTO_ISAKMP_ERROR, true);
	event(log_sink(log), ISAKMP_SENT, 1001);
	ck_assert_str_eq(log_buffer(log), "");
	event(log_sink(log), ISAKMP_NO_OFFER, 1001);
	ck_assert_ptr_nonnull(strstr(log_buffer(log), "no offers accepted!"));
	log_free(log);
}
END_TEST

UNIT("log", conditions_narrow_the_debugging_of_crypto, errors_alone_may_be_debugged,
     a_message_reaches_console_and_buffer_with_its_stamp,
     a_full_buffer_drops_whole_messages_from_its_front)
