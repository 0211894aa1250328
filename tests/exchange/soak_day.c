/* The story of test_day.c for a week, with more tunnels. */
#define SPOKES 20
#define HOURS  (7 * 24)
#include "tests/exchange/test_day.c"
