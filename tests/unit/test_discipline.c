/* The line discipline: keys in, the bytes of the screen out. */
#include <stdlib.h>
#include <string.h>

#include "cli/session/session.h"
#include "cli/term/discipline.h"
#include "tests/support/bare.h"
#include "tests/support/unit.h"

#include "engine/node/node.h"

struct screen {
	struct bare bare;
	struct discipline d;
	struct session *session;
	struct text out;
	bool ended;
};

static void
out(void *ctx, const char *bytes, size_t len)
{
	struct screen *s = ctx;

	text_add_n(&s->out, bytes, len);
}

static void
ended(void *ctx)
{
	((struct screen *)ctx)->ended = true;
}

/* A vty of a router without login, at its first prompt. */
static struct screen *
start(void)
{
	struct screen *s = calloc(1, sizeof *s);

	bare_start(&s->bare, "hostname R1\nno ip domain lookup\nline vty 0 4\n no login\n", NULL);
	discipline_init(&s->d, world_sched(s->bare.world), out, ended, s);
	s->session = session_new_call(s->bare.device, CALL_TELNET, "10.1.1.9");
	ck_assert_ptr_nonnull(s->session);
	session_attach(s->session, &s->d.terminal);
	ck_assert_str_eq(text_get(&s->out), "R1>");
	text_clear(&s->out);
	return s;
}

static void
stop(struct screen *s)
{
	discipline_free(&s->d);
	session_free(s->session);
	bare_stop(&s->bare);
	text_free(&s->out);
	free(s);
}

static void
type(struct screen *s, const char *keys)
{
	struct sched *sched = world_sched(s->bare.world);

	discipline_type(&s->d, keys, strlen(keys));
	sched_run_until(sched, sched_now(sched) + MSEC(1));
}

#define SHOWS(keys, bytes)                                                                         \
	do {                                                                                       \
		type(s, keys);                                                                     \
		ck_assert_str_eq(text_get(&s->out), bytes);                                        \
		text_clear(&s->out);                                                               \
	} while (0)

START_TEST(a_line_is_echoed_edited_and_carried_out)
{
	struct screen *s = start();

	SHOWS("shop", "shop");
	SHOWS("\b", "\b \b");
	SHOWS("\x7f", "\b \b");
	SHOWS("ow privilege\r", "ow privilege\r\nCurrent privilege level is 1\r\nR1>");
	SHOWS("nonsense\x15", "nonsense\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b");
	SHOWS("one two\x17", "one two\b\b\b   \b\b\b");
	SHOWS("\x18", "\b\b\b\b    \b\b\b\b");
	SHOWS("ab\x01X\x05Y", "ab\b\bXab\b\bab"
			      "Y"); /* to the front, and to the end */
	SHOWS("\x03", "^C\r\nR1>");
	stop(s);
}
END_TEST

START_TEST(cursor_keys_and_what_was_cut)
{
	struct screen *s = start();

	type(s, "show clock detail");
	text_clear(&s->out);
	SHOWS("\033[D\033[D", "\b\b");
	SHOWS("\x06\x02", "i\b");
	SHOWS("\x0b", "  \b\b");
	SHOWS("\x19", "il");
	SHOWS("\033b", "\b\b\b\b\b\b");
	SHOWS("\033d", "      \b\b\b\b\b\b");
	SHOWS("\x12", "\r\nR1>show clock ");
	SHOWS("\x03", "^C\r\nR1>");
	stop(s);
}
END_TEST

START_TEST(questions_tab_and_the_lines_before)
{
	struct screen *s = start();

	SHOWS("show privil?", "show privil?\r\nprivilege  \r\n\r\nR1>show privil");
	SHOWS("\t", "\r\nR1>show privilege ");
	SHOWS("\r", "\r\nCurrent privilege level is 1\r\nR1>");
	SHOWS("\x10", "show privilege ");
	SHOWS("\x0e",
	      "\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b               \b\b\b\b\b\b\b\b\b\b\b\b\b\b\b");
	SHOWS("\033[A", "show privilege ");
	SHOWS("\x03", "^C\r\nR1>");
	SHOWS("\x16?\b", "?\b \b"); /* literally */
	stop(s);
}
END_TEST

START_TEST(a_page_waits_for_a_key)
{
	struct screen *s = start();
	const char *more;

	discipline_resize(&s->d, 5, 80);
	type(s, "show privilege\rshow history\rshow version\r");
	more = strstr(text_get(&s->out), " --More-- ");
	ck_assert_ptr_nonnull(more);
	ck_assert_str_eq(more, " --More-- ");
	text_clear(&s->out);
	SHOWS("q", "\b\b\b\b\b\b\b\b\b\b          \b\b\b\b\b\b\b\b\b\bR1>");
	stop(s);
}
END_TEST

START_TEST(what_is_typed_too_early_waits)
{
	struct screen *s = start();

	type(s, "ping 10.9.9.9\r");
	text_clear(&s->out);
	type(s, "show privilege\r");
	ck_assert_ptr_null(strstr(text_get(&s->out), "Current"));
	SHOWS("\x1e", "\r\nSuccess rate is 0 percent (0/1)\r\nR1>show privilege\r\nCurrent "
		      "privilege level is 1\r\nR1>");
	stop(s);
}
END_TEST

START_TEST(the_end_is_told)
{
	struct screen *s = start();

	type(s, "exit\r");
	ck_assert(s->ended);
	type(s, "show clock\r"); /* nobody listens */
	ck_assert_ptr_null(s->d.terminal.session);
	stop(s);
}
END_TEST

UNIT("discipline", a_line_is_echoed_edited_and_carried_out, cursor_keys_and_what_was_cut,
     questions_tab_and_the_lines_before, a_page_waits_for_a_key, what_is_typed_too_early_waits,
     the_end_is_told)
