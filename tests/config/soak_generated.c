/* Many configurations that nobody has written. */
#include "tests/support/generated.h"
#include "tests/support/unit.h"

START_TEST(whole_configurations_come_back)
{
	generated_check(1000, 20000);
}
END_TEST

UNIT("many generated", whole_configurations_come_back)
