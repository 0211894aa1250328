/* Every message of every exchange comes to every harm, once; and a few storms. Thousands of seeds
 * are soak_storm's. */
#include "tests/support/ike_storm.h"
#include "tests/support/unit.h"

START_TEST(any_message_may_come_to_any_harm)
{
	for (unsigned i = 0; i < storm_scenarios(); i++)
		for (unsigned side = 0; side < 2; side++)
			for (unsigned n = 1; n <= storm_messages(i, side); n++)
				for (unsigned k = HARM_LOST; k < 3 * HARMS; k++)
					storm_one(i, side, n, k % HARMS, 100 * n + k);
}
END_TEST

START_TEST(storms_pass)
{
	for (unsigned i = 0; i < storm_scenarios(); i++)
		for (uint64_t seed = 0; seed < 20; seed++)
			storm_all(i, seed);
}
END_TEST

UNIT("storm", any_message_may_come_to_any_harm, storms_pass)
