#include "engine/ipsec/replay.h"
#include "tests/support/unit.h"

/* A received sequence number and whether it is accepted; the columns of RFC 6479's reviewers. */
#define T(n, expected) take(&r, n, expected)

static void
take(struct replay *r, uint32_t n, bool expected)
{
	bool would = replay_would_accept(r, n);

	ck_assert_msg(would == expected, "%u: %s", n, would ? "accepted" : "refused");
	if (would)
		replay_accept(r, n);
}

START_TEST(a_window_of_64)
{
	struct replay r;

	replay_init(&r, 64);
	T(0, false); /* there is no number 0 */
	T(1, true);
	T(1, false);
	T(9, true);
	T(8, true);
	T(7, true);
	T(7, false);
	T(64, true);
	T(64, false);
	T(65, true);
	T(1, false);
	T(2, true); /* 65 - 63 */
	T(66, true);
	T(2, false);
	T(3, true);
	T(200, true);
	T(136, false); /* 200 - 64 */
	T(137, true);
	T(137, false);
	T(199, true);
	T(1000000, true);
	T(999936, false);
	T(999937, true);
	T(200, false);
	T(UINT32_MAX, true);
	T(UINT32_MAX, false);
	T(UINT32_MAX - 63, true);
	T(UINT32_MAX - 64, false);
}
END_TEST

START_TEST(a_window_of_1024)
{
	struct replay r;

	replay_init(&r, 1024);
	T(5000, true);
	T(5000 - 1024, false);
	T(5000 - 1023, true);
	T(5000 - 1023, false);
	T(6023, true); /* 5000 is the oldest now */
	T(5000, false);
	T(5001, true);
	T(4999, false);
}
END_TEST

START_TEST(asking_moves_nothing)
{
	struct replay r;

	replay_init(&r, 64);
	T(10, true);
	ck_assert(replay_would_accept(&r, 5000)); /* forged: never accepted */
	T(11, true);
	T(9, true);
}
END_TEST

START_TEST(without_a_window_everything_passes)
{
	struct replay r;

	replay_init(&r, 0);
	T(7, true);
	T(7, true);
	T(1, true);
}
END_TEST

/* Against a set of everything seen, over a random walk. */
START_TEST(agrees_with_a_plain_set)
{
	enum { N = 20000 };
	static bool seen[N + 3000];
	uint32_t top = 0, x = 1;
	struct replay r;

	replay_init(&r, 256);
	for (int i = 0; i < 60000; i++) {
		uint32_t n, base = top > 400 ? top - 400 : 0;

		x = x * 1664525 + 1013904223;
		n = base + (x >> 16) % 480;
		if (n >= N)
			break;
		T(n, n && (n > top || (top - n < 256 && !seen[n])));
		if (n > top || top - n < 256)
			seen[n] = true;
		if (n > top)
			top = n;
	}
	ck_assert_uint_gt(top, 2000);
}
END_TEST

UNIT("ipsec_replay", a_window_of_64, a_window_of_1024, asking_moves_nothing,
     without_a_window_everything_passes, agrees_with_a_plain_set)
