/* Some configurations that nobody has written; soak_generated.c has many. */
#include "tests/support/generated.h"
#include "tests/support/unit.h"

START_TEST(whole_configurations_come_back)
{
	generated_check(1, 300);
}
END_TEST

UNIT("generated", whole_configurations_come_back)
