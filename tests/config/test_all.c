/* show running-config all: what is so by default stands between what is not, and is what it says. */
#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "tests/support/desk.h"
#include "tests/support/unit.h"

#define START                                                                                      \
	"hostname R1\n"                                                                            \
	"service sequence-numbers\n"                                                               \
	"no ip domain lookup\n"                                                                    \
	"crypto isakmp policy 10\n"                                                                \
	" group 5\n"                                                                               \
	"interface FastEthernet0/0\n"                                                              \
	" ip address 10.1.1.1 255.255.255.0\n"                                                     \
	" no ip redirects\n"

static const char *const there[] = {
	"\nservice sequence-numbers\n",
	"\nno ip domain lookup\n",
	"\nlogging on\n",
	"\nno logging count\n",
	"\n encr des\n",
	"\n hash sha\n",
	"\n authentication rsa-sig\n",
	"\n group 5\n",
	"\n lifetime 86400\n",
	"\n no ip redirects\n",
	"\n ip unreachables\n",
	"\n arp timeout 14400\n",
};
static const char *const not_there[] = {
	"\nno service sequence-numbers\n",
	"\nip domain lookup\n",
	"\n group 1\n",
	" switchport",
	"Null0",
};

START_TEST(defaults_stand_between_the_lines)
{
	char *before, *all, *after;
	struct desk d;

	desk_open(&d, START);
	before = config_text(d.device);
	all = config_text_all(d.device);
	after = config_text(d.device);
	ck_assert_str_eq(before, after);
	for (size_t i = 0; i < sizeof there / sizeof *there; i++)
		ck_assert_msg(strstr(all, there[i]), "no %s", there[i]);
	for (size_t i = 0; i < sizeof not_there / sizeof *not_there; i++)
		ck_assert_msg(!strstr(all, not_there[i]), "%s", not_there[i]);
	free(before);
	free(all);
	free(after);
	desk_close(&d);
}
END_TEST

/* A router that is told all of it is the same router. */
START_TEST(defaults_change_nothing)
{
	char *before, *all, *after;
	struct desk d, other;

	desk_open(&d, START);
	before = config_text(d.device);
	all = config_text_all(d.device);
	desk_open(&other, all);
	ck_assert_uint_eq(other.device->refusals, 0);
	after = config_text(other.device);
	ck_assert_str_eq(before, after);
	free(before);
	free(all);
	free(after);
	desk_close(&other);
	desk_close(&d);
}
END_TEST

UNIT("all", defaults_stand_between_the_lines, defaults_change_nothing)
