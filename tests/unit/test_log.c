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

static simtime at;

static simtime
now(void *ctx)
{
	return at;
}

static unsigned
lines(const char *text)
{
	unsigned n = 0;

	for (; *text; text++)
		n += *text == '\n';
	return n;
}

static void
say(struct log *log, unsigned times)
{
	for (unsigned i = 0; i < times; i++)
		event(log_sink(log), LINK_STATE, "Serial0", "down");
}

START_TEST(a_second_has_so_many_messages)
{
	struct log *log = log_new(noon, NULL);
	struct log_settings *set = log_settings(log);

	set->buffer_size = 100000;
	log_set_time(log, now);
	at = SEC(100);
	set->rate.most = 3;
	say(log, 5);
	ck_assert_uint_eq(lines(log_buffer(log)), 3);
	ck_assert_uint_eq(set->limited, 2);
	at += SEC(1) - 1;
	say(log, 1);
	ck_assert_uint_eq(lines(log_buffer(log)), 3);
	at += 1;
	say(log, 4);
	ck_assert_uint_eq(lines(log_buffer(log)), 6);
	ck_assert_uint_eq(set->console.messages, 6);
	ck_assert_uint_eq(set->limited, 4);
	log_free(log);
}
END_TEST

START_TEST(the_rate_has_exceptions)
{
	struct log *log = log_new(noon, NULL);
	struct log_settings *set = log_settings(log);

	set->buffer_size = 100000;
	log_set_time(log, now);
	set->rate = (struct log_rate){ .most = 1, .except = LOG_ERRORS };
	say(log, 5); /* is an error */
	ck_assert_uint_eq(lines(log_buffer(log)), 5);
	set->rate.except = LOG_CRITICAL;
	say(log, 5);
	ck_assert_uint_eq(lines(log_buffer(log)), 6);
	/* On the console alone, */
	set->rate = (struct log_rate){ .most = 1, .except = LOG_OFF, .console = true };
	at += SEC(5);
	log_buffer_clear(log);
	set->console.messages = 0;
	say(log, 5);
	ck_assert_uint_eq(lines(log_buffer(log)), 5);
	ck_assert_uint_eq(set->console.messages, 1);
	/* and of debugging as well. */
	log_set_debugging(log, DEBUG_CRYPTO_ISAKMP, true);
	set->rate = (struct log_rate){ .most = 1, .except = LOG_OFF };
	at += SEC(5);
	log_buffer_clear(log);
	for (int i = 0; i < 5; i++)
		event(log_sink(log), ISAKMP_NO_OFFER, 0);
	ck_assert_uint_eq(lines(log_buffer(log)), 5);
	set->rate.debug = true;
	for (int i = 0; i < 5; i++)
		event(log_sink(log), ISAKMP_NO_OFFER, 0);
	ck_assert_uint_eq(lines(log_buffer(log)), 6);
	log_free(log);
}
END_TEST

START_TEST(messages_are_counted)
{
	struct log *log = log_new(noon, NULL);
	const struct log_counts *c = log_counts(log);

	say(log, 2);
	ck_assert_uint_eq(c->count, 0);
	log_count_messages(log, true);
	log_set_debugging(log, DEBUG_CRYPTO_ISAKMP, true);
	log_settings(log)->on = false; /* nobody sees them */
	say(log, 2);
	event(log_sink(log), CONFIGURED, "console", "console");
	event(log_sink(log), ISAKMP_NO_OFFER, 0);
	say(log, 1);
	ck_assert_uint_eq(c->count, 2);
	ck_assert_str_eq(c->at[0].message->mnemonic, "UPDOWN");
	ck_assert_uint_eq(c->at[0].times, 3);
	ck_assert_uint_eq(c->at[1].times, 1);
	ck_assert_str_eq(c->at[1].last, "*Mar  1 12:00:00.000");
	log_count_messages(log, false);
	ck_assert_uint_eq(c->count, 0);
	log_free(log);
}
END_TEST

UNIT("log", a_second_has_so_many_messages, the_rate_has_exceptions, messages_are_counted,
     conditions_narrow_the_debugging_of_crypto, errors_alone_may_be_debugged,
     a_message_reaches_console_and_buffer_with_its_stamp,
     a_full_buffer_drops_whole_messages_from_its_front)
