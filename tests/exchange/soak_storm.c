/* Storms of thousands of seeds: STORM_SEEDS says how many for every message and harm (default 20),
 * and ten times as many for all messages of every scenario at once. */
#include <stdlib.h>

#include "tests/support/ike_storm.h"
#include "tests/support/unit.h"

static unsigned
seeds(void)
{
	const char *said = getenv("STORM_SEEDS");

	return said ? (unsigned)atoi(said) : 20;
}

static void
every_harm(unsigned scenario, uint64_t seed)
{
	for (unsigned side = 0; side < 2; side++)
		for (unsigned n = 1; n <= storm_messages(scenario, side); n++)
			for (enum harm h = HARM_LOST; h < HARMS; h++)
				storm_one(scenario, side, n, h, seed);
}

START_TEST(any_message_may_come_to_any_harm)
{
	for (uint64_t seed = 1000; seed < 1000 + seeds(); seed++)
		for (unsigned i = 0; i < storm_scenarios(); i++)
			every_harm(i, seed);
}
END_TEST

START_TEST(storms_pass)
{
	for (uint64_t seed = 1000; seed < 1000 + 10 * seeds(); seed++)
		for (unsigned i = 0; i < storm_scenarios(); i++)
			storm_all(i, seed);
}
END_TEST

UNIT("storms", any_message_may_come_to_any_harm, storms_pass)
