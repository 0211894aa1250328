/* The stories of test_hub.c with two thousand spokes. */
#define SPOKES 2000
#include "tests/exchange/test_hub.c"
