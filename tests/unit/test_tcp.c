/* One connection, segment by segment: RFC 9293 section 3.10, RFC 5961, RFC 6298. */
#include <string.h>

#include "engine/wire/icmp.h"
#include "tests/support/tcpkit.h"

#define HEARD(text) ck_assert_str_eq(peer_heard(w), text)
#define READ(text)  ck_assert_str_eq(text_get(&w->read), text)
#define STATE(s)    ck_assert_str_eq(tcp_state_name(duel_state(w)), s)

/* ---- no connection ---- */

START_TEST(a_closed_port_answers_with_rst)
{
	struct duel *w = duel_new(NET_ROUTER);

	w->our_port = 24;
	peer_says(w, "S", 0, 0, "");
	HEARD("RA 0 1");
	peer_says(w, "S", 0, 0, "four"); /* data counts */
	HEARD("RA 0 5");
	w->first = 77;
	w->known = true;
	peer_says(w, "A", 9, 5, "");
	HEARD("R 5");
	peer_says(w, "SA", 9, 5, "");
	HEARD("R 5");
	peer_says(w, "R", 9, 0, "");
	peer_says(w, "RA", 9, 5, "");
	HEARD("");
	ck_assert_uint_eq(tcp_totals(w->tcp)->no_port, 6);
	duel_free(w);
}
END_TEST

START_TEST(who_listens_takes_only_a_syn)
{
	struct duel *w = duel_new(NET_ROUTER);

	w->known = true;
	peer_says(w, "A", 0, 7, "");
	HEARD("R 7");
	peer_says(w, "SA", 0, 7, "");
	HEARD("R 7");
	peer_says(w, "R", 0, 0, "");
	peer_says(w, "F", 0, 0, "x");
	peer_says(w, "", 0, 0, "x");
	HEARD("");
	w->refuse = true;
	peer_says(w, "S", 0, 0, "");
	HEARD("RA 0 1");
	ck_assert_uint_eq(w->accepted, 0);
	duel_free(w);
}
END_TEST

/* ---- the handshake ---- */

START_TEST(a_handshake_that_the_peer_begins)
{
	struct duel *w = duel_new(NET_ROUTER);

	peer_says(w, "S", 0, 0, "ignored");
	HEARD("SA 0 1");
	ck_assert_uint_eq(w->last.mss, 536);
	ck_assert_uint_eq(w->last.window, 4128);
	ck_assert_uint_eq(w->last_ip.ttl, 255);
	ck_assert(!w->last_ip.df);
	peer_says(w, "S", 0, 0, ""); /* ours was lost */
	HEARD("SA 0 1");
	ck_assert_uint_eq(w->accepted, 0);
	peer_says(w, "A", 1, 2, ""); /* of what was not sent */
	HEARD("R 2");
	peer_says(w, "A", 1, 1, "hello");
	ck_assert_uint_eq(w->accepted, 1);
	READ("hello");
	STATE("ESTAB");
	duel_free(w);
}
END_TEST

START_TEST(a_handshake_that_nobody_takes_is_reset)
{
	struct duel *w = duel_new(NET_ROUTER);

	w->shy = true;
	peer_says(w, "S", 0, 0, "");
	HEARD("SA 0 1");
	peer_says(w, "A", 1, 1, "");
	HEARD("RA 1 1");
	STATE("CLOSED");
	duel_free(w);
}
END_TEST

START_TEST(a_handshake_of_ours)
{
	struct duel *w = duel_new(NET_HOST);

	duel_connect(w);
	HEARD("S 0");
	ck_assert_uint_eq(w->last.mss, 1460);
	ck_assert(w->last_ip.df);
	STATE("SYNSENT");
	peer_says(w, "SA", 0, 2, ""); /* of another one's SYN */
	HEARD("R 2");
	peer_says(w, "R", 0, 0, ""); /* a reset that acknowledges nothing is nobody's */
	peer_says(w, "RA", 0, 2, "");
	peer_says(w, "A", 0, 1, "");
	HEARD("");
	STATE("SYNSENT");
	peer_says(w, "SA", 0, 1, "");
	HEARD("A 1 1");
	ck_assert_uint_eq(w->opened, 1);
	STATE("ESTAB");
	duel_free(w);
}
END_TEST

START_TEST(a_refusal_ends_it)
{
	struct duel *w = duel_new(NET_HOST);

	duel_connect(w);
	HEARD("S 0");
	peer_says(w, "RA", 0, 1, "");
	ck_assert_uint_eq(w->closed, 1);
	ck_assert_int_eq(w->end.why, TCP_BY_REFUSAL);
	STATE("CLOSED");
	duel_free(w);
}
END_TEST

START_TEST(both_may_begin_at_once)
{
	struct duel *w = duel_new(NET_HOST);

	duel_connect(w);
	HEARD("S 0");
	peer_says(w, "S", 0, 0, "");
	HEARD("SA 0 1");
	STATE("SYNRCVD");
	peer_says(w, "SA", 0, 1, ""); /* RFC 9293, figure 7 */
	peer_says(w, "A", 1, 1, "");
	STATE("ESTAB");
	ck_assert_uint_eq(w->opened, 1);
	duel_free(w);
}
END_TEST

/* SYN at 0, 2, 6 and 14 s from a router, and the end at 30. */
START_TEST(a_silent_peer_is_given_up)
{
	struct duel *w = duel_new(NET_ROUTER);
	simtime begun = sched_now(w->k->sched);

	duel_connect(w);
	kit_run(w->k, SEC(29));
	ck_assert_uint_eq(w->count, 4);
	ck_assert_uint_eq((w->when[1] - begun) / SEC(1), 2);
	ck_assert_uint_eq((w->when[2] - begun) / SEC(1), 6);
	ck_assert_uint_eq((w->when[3] - begun) / SEC(1), 14);
	HEARD("S 0, S 0, S 0, S 0");
	kit_run(w->k, SEC(2));
	ck_assert_int_eq(w->end.why, TCP_BY_TIMEOUT);
	ck_assert_uint_eq(w->closed, 1);
	duel_free(w);
}
END_TEST

START_TEST(without_a_route_nothing_is_sent)
{
	struct duel *w = duel_new(NET_ROUTER);

	w->id = tcp_connect(w->tcp, &(struct tcp_to){ .dst = IP4(9, 9, 9, 9), .port = 23 },
			    &duel_owner, w);
	ck_assert_uint_eq(w->closed, 0); /* not from inside */
	kit_run(w->k, MSEC(1));
	ck_assert_uint_eq(w->closed, 1);
	ck_assert_int_eq(w->end.why, TCP_BY_UNREACHABLE);
	duel_free(w);
}
END_TEST

/* ---- octets ---- */

START_TEST(octets_are_acknowledged_two_segments_at_a_time_or_soon)
{
	struct duel *w = duel_new(NET_ROUTER);

	peer_connects(w);
	peer_says(w, "PA", 1, 1, "one");
	HEARD("");
	kit_run(w->k, MSEC(250));
	HEARD("A 1 4");
	peer_says(w, "A", 4, 1, "two");
	peer_says(w, "PA", 7, 1, "three");
	HEARD("A 1 12");
	READ("onetwothree");
	ck_assert_uint_eq(tcp_send(w->tcp, w->id, "answer", 6), 6);
	kit_run(w->k, MSEC(1));
	HEARD("PA 1 12 +6");
	peer_says(w, "A", 12, 7, "");
	ck_assert(!tcp_unsent(w->tcp, w->id));
	kit_run(w->k, SEC(10));
	HEARD("");
	duel_free(w);
}
END_TEST

START_TEST(what_comes_out_of_order_waits)
{
	struct duel *w = duel_new(NET_ROUTER);

	peer_connects(w);
	peer_says(w, "A", 4, 1, "def");
	HEARD("A 1 1");
	peer_says(w, "A", 10, 1, "jkl");
	HEARD("A 1 1");
	peer_says(w, "A", 2, 1, "bcdefg"); /* around the first */
	READ("");
	peer_heard(w);
	peer_says(w, "A", 1, 1, "a");
	READ("abcdefg");
	HEARD("A 1 8");
	peer_says(w, "FA", 6, 1, "fghi"); /* half of it is old; its FIN is not at the end */
	READ("abcdefghijkl");
	STATE("ESTAB");
	duel_free(w);
}
END_TEST

/* RFC 9293, the table in 3.10.7.4: outside of the window nothing counts and an ACK says where it is. */
START_TEST(what_is_outside_of_the_window_is_answered)
{
	struct duel *w = duel_new(NET_ROUTER);

	peer_connects(w);
	peer_says(w, "A", 1 + 4128, 1, "x");
	HEARD("A 1 1");
	peer_says(w, "A", 1 + 4128, 1, "");
	HEARD("A 1 1");
	peer_says(w, "A", 0, 1, "x");
	HEARD("A 1 1");
	peer_says(w, "A", 0, 1, ""); /* a keepalive */
	HEARD("A 1 1");
	peer_says(w, "R", 1 + 4128, 0, "");
	peer_says(w, "R", 0, 0, "");
	HEARD("");
	STATE("ESTAB");
	READ("");
	duel_free(w);
}
END_TEST

/* RFC 5961: only the exact number resets; the rest is asked back, ten times in five seconds. */
START_TEST(a_blind_attacker_does_not_reset)
{
	struct duel *w = duel_new(NET_ROUTER);

	peer_connects(w);
	peer_says(w, "R", 2, 0, "");
	HEARD("A 1 1");
	peer_says(w, "S", 9, 0, "");
	HEARD("A 1 1");
	peer_says(w, "A", 1, 20000, "evil"); /* acknowledges what was never sent */
	HEARD("A 1 1");
	peer_says(w, "A", 1, 1 - 9000, "evil"); /* and what is too long ago */
	HEARD("A 1 1");
	for (unsigned i = 0; i < 20; i++)
		peer_says(w, "R", 2, 0, "");
	ck_assert_uint_eq(w->count, 6);
	peer_heard(w);
	READ("");
	STATE("ESTAB");
	peer_says(w, "R", 1, 0, "");
	STATE("CLOSED");
	ck_assert_int_eq(w->end.why, TCP_BY_RESET);
	duel_free(w);
}
END_TEST

START_TEST(a_segment_without_ack_says_nothing)
{
	struct duel *w = duel_new(NET_ROUTER);

	peer_connects(w);
	peer_says(w, "P", 1, 0, "x");
	HEARD("");
	READ("");
	duel_free(w);
}
END_TEST

/* ---- loss ---- */

START_TEST(what_is_not_acknowledged_is_sent_again_ever_later)
{
	struct duel *w = duel_new(NET_HOST);
	unsigned last = 0;

	peer_accepts(w);
	tcp_send(w->tcp, w->id, "hello", 5);
	kit_run(w->k, SEC(200));
	ck_assert_uint_ge(w->count, 8);
	for (unsigned i = 1; i < 8; i++) { /* 1, 2, 4 … 60 */
		unsigned gap = (unsigned)((w->when[i] - w->when[i - 1] + MSEC(1)) / SEC(1));

		ck_assert_uint_eq(gap, last ? (2 * last < 60 ? 2 * last : 60) : 1);
		last = gap;
	}
	ck_assert_str_eq(peer_heard(w) + 0,
			 "PA 1 1 +5, PA 1 1 +5, PA 1 1 +5, PA 1 1 +5, PA 1 1 +5, "
			 "PA 1 1 +5, PA 1 1 +5, PA 1 1 +5, PA 1 1 +5");
	kit_run(w->k, SEC(600));
	ck_assert_uint_eq(w->closed, 1);
	ck_assert_int_eq(w->end.why, TCP_BY_TIMEOUT);
	duel_free(w);
}
END_TEST

START_TEST(three_duplicate_acknowledgments_bring_the_lost_segment)
{
	struct duel *w = duel_new(NET_HOST);
	char octets[6000] = { 0 };

	w->mss = 1000;
	peer_accepts(w);
	tcp_send(w->tcp, w->id, octets, sizeof octets);
	kit_run(w->k, MSEC(1));
	HEARD("A 1 1 +1000, A 1001 1 +1000, A 2001 1 +1000, A 3001 1 +1000"); /* RFC 5681 3.1 */
	peer_says(w, "A", 1, 1, "");
	peer_says(w, "A", 1, 1, "");
	HEARD("");
	peer_says(w, "A", 1, 1, "");
	HEARD("A 1 1 +1000, A 4001 1 +1000");
	peer_says(w, "A", 1, 2001, ""); /* that one came; the third is lost too: RFC 6582 */
	HEARD("A 2001 1 +1000, PA 5001 1 +1000");
	peer_says(w, "A", 1, 6001, "");
	kit_run(w->k, SEC(10));
	HEARD("");
	duel_free(w);
}
END_TEST

/* ---- windows ---- */

START_TEST(a_closed_window_is_probed_until_it_opens)
{
	struct duel *w = duel_new(NET_HOST);

	w->window = 4;
	peer_accepts(w);
	ck_assert_uint_eq(tcp_send(w->tcp, w->id, "abcdefgh", 8), 8);
	kit_run(w->k, MSEC(1));
	HEARD("A 1 1 +4"); /* as much as it has ever offered */
	w->window = 0;
	peer_says(w, "A", 1, 5, "");
	HEARD("");
	kit_run(w->k, SEC(1));
	HEARD("PA 5 1 +1");
	peer_says(w, "A", 1, 5, "");
	kit_run(w->k, SEC(1));
	HEARD("");
	kit_run(w->k, SEC(1));
	HEARD("PA 5 1 +1");
	for (unsigned i = 0; i < 30; i++) { /* as long as it answers */
		peer_says(w, "A", 1, 5, "");
		kit_run(w->k, SEC(60));
	}
	STATE("ESTAB");
	peer_heard(w);
	w->window = 100;
	peer_says(w, "A", 1, 5, "");
	HEARD("PA 5 1 +4");
	peer_says(w, "A", 1, 9, "");
	kit_run(w->k, SEC(100));
	HEARD("");
	duel_free(w);
}
END_TEST

START_TEST(a_reader_who_is_slow_closes_the_window)
{
	struct duel *w = duel_new(NET_ROUTER);
	char octets[536];
	char got[5000];

	memset(octets, 'x', sizeof octets);
	peer_connects(w);
	w->lazy = true;
	for (unsigned i = 0; i < 7; i++)
		peer_sends(w, "A", 1 + 536 * i, 1, octets, 536);
	peer_sends(w, "A", 1 + 536 * 7, 1, octets, 376);
	kit_run(w->k, MSEC(250));
	ck_assert_uint_eq(w->last.window, 0);
	ck_assert_uint_eq(tcp_unread(w->tcp, w->id), 4128);
	peer_heard(w);
	peer_says(w, "PA", 4129, 1, "?"); /* a probe */
	HEARD("A 1 4129");
	ck_assert_uint_eq(w->last.window, 0);
	ck_assert_uint_eq(tcp_receive(w->tcp, w->id, got, 100), 100);
	kit_run(w->k, MSEC(1));
	HEARD(""); /* not worth telling */
	ck_assert_uint_eq(tcp_receive(w->tcp, w->id, got, sizeof got), 4028);
	kit_run(w->k, MSEC(1));
	HEARD("A 1 4129");
	ck_assert_uint_eq(w->last.window, 4128);
	duel_free(w);
}
END_TEST

START_TEST(who_sends_too_much_hears_when_there_is_room)
{
	struct duel *w = duel_new(NET_HOST);
	static char octets[40000];
	size_t taken;

	peer_accepts(w);
	taken = tcp_send(w->tcp, w->id, octets, sizeof octets);
	ck_assert_uint_eq(taken, 16384);
	kit_run(w->k, MSEC(1));
	for (uint32_t got = 0; got < taken && !w->rooms;) {
		uint32_t until = w->last.seq - w->first +
				 (w->last_ip.total - w->last_ip.header - w->last.header);

		got = until - 1;
		peer_says(w, "A", 1, until, "");
	}
	ck_assert_uint_eq(w->rooms, 1);
	duel_free(w);
}
END_TEST

/* ---- the end ---- */

START_TEST(the_peer_ends_first)
{
	struct duel *w = duel_new(NET_ROUTER);

	peer_connects(w);
	peer_says(w, "FA", 1, 1, "bye");
	READ("bye");
	HEARD("A 1 5");
	ck_assert_uint_eq(w->finished, 1);
	STATE("CLOSEWAIT");
	tcp_send(w->tcp, w->id, "and", 3);
	tcp_close(w->tcp, w->id);
	kit_run(w->k, MSEC(1));
	HEARD("PA 1 5 +3, FA 4 5");
	STATE("LASTACK");
	peer_says(w, "A", 5, 5, "");
	STATE("CLOSED");
	ck_assert_uint_eq(w->closed, 0); /* it asked for it */
	duel_free(w);
}
END_TEST

START_TEST(we_end_first)
{
	struct duel *w = duel_new(NET_ROUTER);

	peer_connects(w);
	tcp_close(w->tcp, w->id);
	kit_run(w->k, MSEC(1));
	HEARD("FA 1 1");
	STATE("FINWAIT1");
	peer_says(w, "A", 1, 2, "");
	STATE("FINWAIT2");
	peer_says(w, "FA", 1, 2, "");
	HEARD("A 2 2");
	STATE("TIMEWAIT");
	kit_run(w->k, SEC(50));
	peer_says(w, "FA", 1, 2, ""); /* ours was lost: once more, and 60 s from here */
	HEARD("A 2 2");
	kit_run(w->k, SEC(50));
	STATE("TIMEWAIT");
	kit_run(w->k, SEC(11));
	STATE("CLOSED");
	duel_free(w);
}
END_TEST

START_TEST(both_end_at_once)
{
	struct duel *w = duel_new(NET_ROUTER);

	peer_connects(w);
	tcp_close(w->tcp, w->id);
	peer_says(w, "FA", 1, 1, "");
	HEARD("FA 1 1, A 2 2");
	STATE("CLOSING");
	peer_says(w, "A", 2, 2, "");
	STATE("TIMEWAIT");
	duel_free(w);
}
END_TEST

START_TEST(an_acknowledgment_and_an_end_in_one)
{
	struct duel *w = duel_new(NET_ROUTER);

	peer_connects(w);
	tcp_close(w->tcp, w->id);
	kit_run(w->k, MSEC(1));
	peer_says(w, "FA", 1, 2, "");
	HEARD("FA 1 1, A 2 2");
	STATE("TIMEWAIT");
	duel_free(w);
}
END_TEST

START_TEST(octets_that_nobody_will_read_are_answered_with_rst)
{
	struct duel *w = duel_new(NET_ROUTER);

	peer_connects(w);
	tcp_close(w->tcp, w->id);
	peer_says(w, "A", 1, 2, "late");
	HEARD("FA 1 1, RA 2 1");
	STATE("CLOSED");
	w->peer_port++;
	peer_connects(w);
	w->lazy = true;
	peer_says(w, "A", 1, 1, "unread");
	tcp_close(w->tcp, w->id);
	kit_run(w->k, MSEC(1));
	HEARD("RA 1 7");
	duel_free(w);
}
END_TEST

START_TEST(a_peer_that_does_not_end_is_left)
{
	struct duel *w = duel_new(NET_ROUTER);

	peer_connects(w);
	tcp_close(w->tcp, w->id);
	peer_says(w, "A", 1, 2, "");
	STATE("FINWAIT2");
	kit_run(w->k, SEC(61));
	STATE("CLOSED");
	duel_free(w);
}
END_TEST

/* RFC 1122 section 4.2.2.13 */
START_TEST(a_new_connection_may_follow_in_time_wait)
{
	struct duel *w = duel_new(NET_ROUTER);
	uint32_t before;

	peer_connects(w);
	tcp_close(w->tcp, w->id);
	peer_says(w, "FA", 1, 2, "");
	STATE("TIMEWAIT");
	peer_heard(w);
	before = w->first;
	peer_says(w, "S", 1, 0, ""); /* not beyond what was */
	HEARD("A 2 2");
	peer_says(w, "S", 9, 0, "");
	HEARD("SA 0 10");
	ck_assert_int_gt((int32_t)(w->first - before), 1);
	peer_says(w, "A", 10, 1, "new");
	READ("new");
	duel_free(w);
}
END_TEST

START_TEST(a_command_resets)
{
	struct duel *w = duel_new(NET_ROUTER);

	peer_connects(w);
	tcp_abort(w->tcp, w->id);
	kit_run(w->k, MSEC(1));
	HEARD("RA 1 1");
	ck_assert_uint_eq(w->closed, 1);
	ck_assert_int_eq(w->end.why, TCP_BY_COMMAND);
	ck_assert_uint_eq(tcp_send(w->tcp, w->id, "x", 1), 0); /* it is gone, and that is all */
	tcp_close(w->tcp, w->id);
	tcp_abort(w->tcp, w->id);
	ck_assert(!tcp_attend(w->tcp, w->id, &duel_owner, w));
	duel_free(w);
}
END_TEST

START_TEST(a_stack_that_stops_tells_the_owners)
{
	struct duel *w = duel_new(NET_ROUTER);

	peer_connects(w);
	tcp_free(w->tcp);
	ck_assert_uint_eq(w->closed, 1);
	ck_assert_int_eq(w->end.why, TCP_BY_STOP);
	w->k->tcp[0] = NULL;
	kit_run(w->k, MSEC(1));
	HEARD("");
	duel_free(w);
}
END_TEST

/* ---- silence ---- */

START_TEST(a_silent_peer_is_asked_and_dropped)
{
	struct duel *w = duel_new(NET_ROUTER);

	peer_connects(w);
	kit_run(w->k, SEC(600));
	HEARD(""); /* not by itself */
	tcp_set_keepalive(w->tcp, w->id, true);
	kit_run(w->k, SEC(61));
	HEARD("A 0 1");
	peer_says(w, "A", 1, 1, "");
	kit_run(w->k, SEC(61));
	HEARD("A 0 1");
	kit_run(w->k, SEC(181));
	HEARD("A 0 1, A 0 1, A 0 1");
	kit_run(w->k, SEC(61));
	HEARD("RA 1 1");
	ck_assert_int_eq(w->end.why, TCP_BY_TIMEOUT);
	duel_free(w);
}
END_TEST

/* ---- ICMP ---- */

START_TEST(a_smaller_path_makes_smaller_segments)
{
	struct duel *w = duel_new(NET_HOST);
	char octets[2000] = { 0 };

	w->mss = 1460;
	peer_accepts(w);
	tcp_send(w->tcp, w->id, octets, 1460);
	kit_run(w->k, MSEC(1));
	HEARD("PA 1 1 +1460");
	peer_objects(w, ICMP_FRAGMENTATION_NEEDED, 1000, 3000); /* about nothing of ours */
	HEARD("");
	peer_objects(w, ICMP_FRAGMENTATION_NEEDED, 1000, 1);
	HEARD("A 1 1 +960, PA 961 1 +500");
	peer_says(w, "A", 1, 1461, "");
	tcp_send(w->tcp, w->id, octets, 700);
	kit_run(w->k, MSEC(1));
	HEARD("PA 1461 1 +700");
	peer_objects(w, ICMP_FRAGMENTATION_NEEDED, 68, 1461); /* nobody is that small */
	HEARD("A 1461 1 +512, PA 1973 1 +188");
	duel_free(w);
}
END_TEST

START_TEST(unreachable_ends_only_what_begins)
{
	struct duel *w = duel_new(NET_HOST);

	duel_connect(w);
	peer_objects(w, ICMP_HOST, 0, 5);
	STATE("SYNSENT");
	peer_objects(w, ICMP_ADMIN_PROHIBITED, 0, 0);
	ck_assert_int_eq(w->end.why, TCP_BY_UNREACHABLE);
	ck_assert_uint_eq(w->end.icmp_code, ICMP_ADMIN_PROHIBITED);
	peer_accepts(w);
	tcp_send(w->tcp, w->id, "x", 1);
	kit_run(w->k, MSEC(1));
	peer_objects(w, ICMP_PORT, 0, 1);
	STATE("ESTAB");
	duel_free(w);
}
END_TEST

UNIT("tcp", a_closed_port_answers_with_rst, who_listens_takes_only_a_syn,
     a_handshake_that_the_peer_begins, a_handshake_that_nobody_takes_is_reset, a_handshake_of_ours,
     a_refusal_ends_it, both_may_begin_at_once, a_silent_peer_is_given_up,
     without_a_route_nothing_is_sent, octets_are_acknowledged_two_segments_at_a_time_or_soon,
     what_comes_out_of_order_waits, what_is_outside_of_the_window_is_answered,
     a_blind_attacker_does_not_reset, a_segment_without_ack_says_nothing,
     what_is_not_acknowledged_is_sent_again_ever_later,
     three_duplicate_acknowledgments_bring_the_lost_segment,
     a_closed_window_is_probed_until_it_opens, a_reader_who_is_slow_closes_the_window,
     who_sends_too_much_hears_when_there_is_room, the_peer_ends_first, we_end_first,
     both_end_at_once, an_acknowledgment_and_an_end_in_one,
     octets_that_nobody_will_read_are_answered_with_rst, a_peer_that_does_not_end_is_left,
     a_new_connection_may_follow_in_time_wait, a_command_resets,
     a_stack_that_stops_tells_the_owners, a_silent_peer_is_asked_and_dropped,
     a_smaller_path_makes_smaller_segments, unreachable_ends_only_what_begins)
