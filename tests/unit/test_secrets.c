/* Passwords of every type at the console: how they are stored, who gets in with them, and what is
 * refused. The hashes are those of the vectors in test_password. */
#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/session/session.h"
#include "engine/node/node.h"
#include "tests/support/desk.h"
#include "tests/support/unit.h"

#define R1 "hostname R1\nservice timestamps log uptime\nno ip domain lookup\nno logging console\n"

static const struct {
	const char *stored, *plain;
} hashes[] = {
	{ "4 tnhtc92DXBhelxjYk8LWJrPV36S2i4ntXrpb4RFmfqY", "cisco" },
	{ "5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0", "cisco" },
	{ "8 $8$TnGX/fE4KGHOVU$pEhnEvxrvaynpi8j4f.EMHr6M.FzU8xnZnBr/tJdFWk", "hashcat" },
	{ "9 $9$2MJBozw/9R3UsU$2lFhcKvpghcyw8deP25GOfyZaagyUOGBymkryvOdfo6", "hashcat" },
};

#define HASHES (sizeof hashes / sizeof *hashes)

static bool
at_prompt(const struct desk *d, const char *prompt)
{
	return !strcmp(text_get(&d->plain.prompt), prompt);
}

/* Each hash is taken as it is, and its password alone opens the enable prompt. */
START_TEST(hashes_of_every_type_let_in)
{
	for (size_t i = 0; i < HASHES; i++) {
		char startup[256];
		struct desk d;

		snprintf(startup, sizeof startup, R1 "enable secret %s\n", hashes[i].stored);
		desk_open(&d, startup);
		ck_assert_str_eq(config_value(d.device, "", "enable secret"), hashes[i].stored);
		desk_type(&d, "enable");
		desk_type(&d, "wrong");
		ck_assert(at_prompt(&d, "Password: "));
		desk_type(&d, hashes[i].plain);
		ck_assert_msg(at_prompt(&d, "R1#"), "%s", hashes[i].stored);
		desk_close(&d);
	}
}
END_TEST

START_TEST(users_log_in_with_every_type)
{
	static const char *const more[] = { "password 0 cisco", "password 7 0822455D0A16",
					    "secret 0 cisco" };

	for (size_t i = 0; i < HASHES + 3; i++) {
		bool hash = i < HASHES;
		char startup[300];
		struct desk d;

		snprintf(startup, sizeof startup,
			 R1 "username bob privilege 15 %s%s\nline con 0\n login local\n",
			 hash ? "secret " : "", hash ? hashes[i].stored : more[i - HASHES]);
		desk_open(&d, startup);
		desk_type(&d, "bob");
		desk_type(&d, "wrong");
		desk_type(&d, "bob");
		desk_type(&d, hash ? hashes[i].plain : "cisco");
		ck_assert_msg(at_prompt(&d, "R1#"), "%s", startup);
		desk_close(&d);
	}
}
END_TEST

/* What an algorithm makes is of its type and lets in; salts make two of one password differ. */
START_TEST(hashes_are_made)
{
	static const char *const made[][2] = { { "algorithm-type md5 secret", "5 $1$" },
					       { "algorithm-type sha256 secret", "8 $8$" },
					       { "algorithm-type scrypt secret", "9 $9$" },
					       { "secret", "5 $1$" } };
	char line[160], *first;
	struct desk d;

	desk_open(&d, R1);
	for (size_t i = 0; i < 4; i++) {
		snprintf(line, sizeof line, "enable %s S3cret\nusername bob %s S3cret\n",
			 made[i][0], made[i][0]);
		ck_assert_uint_eq(config_load(d.device, line, "", NULL, NULL), 0);
		first = strdup(config_value(d.device, "", "enable secret"));
		ck_assert_int_eq(strncmp(first, made[i][1], 5), 0);
		ck_assert(device_password_is(first, "S3cret"));
		ck_assert(!device_password_is(first, "S3cre"));
		ck_assert_int_eq(
			strncmp(config_value(d.device, "", "username bob secret"), made[i][1], 5),
			0);
		config_load(d.device, line, "", NULL, NULL);
		ck_assert_str_ne(config_value(d.device, "", "enable secret"), first);
		free(first);
	}
	desk_close(&d);
}
END_TEST

#define USER_GOES                                                                                  \
	"This operation will remove all username related configurations with same name."           \
	"Do you want to continue? [confirm]\n"

STORY(what_is_no_hash_is_refused, R1,
      "R1>enable\n"
      "R1#conf t\n"
      "Enter configuration commands, one per line.  End with CNTL/Z.\n"
      "R1(config)#enable secret 5 cisco\n"
      "Invalid encrypted password: cisco\n"
      "R1(config)#enable secret 9 $8$TnGX/fE4KGHOVU$pEhnEvxrvaynpi8j4f.EMHr6M.FzU8xnZnBr/tJdFWk\n"
      "Invalid encrypted password: "
      "$8$TnGX/fE4KGHOVU$pEhnEvxrvaynpi8j4f.EMHr6M.FzU8xnZnBr/tJdFWk\n"
      "R1(config)#username bob password 7 99\n"
      "Invalid encrypted password: 99\n"
      "R1(config)#username bob password cisco\n"
      "R1(config)#username bob secret cisco\n"
      "ERROR: Can not have both a user password and a user secret.\n"
      "Please choose one or the other.\n"
      "R1(config)#no username nobody\n"
      "R1(config)#no username bob\n" USER_GOES "R1(config)#username bob secret cisco\n"
      "ERROR: Can not have both a user password and a user secret.\n"
      "Please choose one or the other.\n"
      "R1(config)#no username bob\n" USER_GOES "R1(config)#username bob secret cisco\n"
      "R1(config)#username bob password cisco\n"
      "ERROR: Can not have both a user password and a user secret.\n"
      "Please choose one or the other.\n"
      "R1(config)#security passwords min-length 8\n"
      "R1(config)#enable secret cisco\n"
      "% Password too short - must be at least 8 characters. Password configuration failed\n"
      "R1(config)#enable password cisco\n"
      "% Password too short - must be at least 8 characters. Password configuration failed\n"
      "R1(config)#enable secret 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0\n",
      "enable", "conf t", "enable secret 5 cisco",
      "enable secret 9 $8$TnGX/fE4KGHOVU$pEhnEvxrvaynpi8j4f.EMHr6M.FzU8xnZnBr/tJdFWk",
      "username bob password 7 99", "username bob password cisco", "username bob secret cisco",
      "no username nobody", "no username bob", "n", "username bob secret cisco", "no username bob",
      "", "username bob secret cisco", "username bob password cisco",
      "security passwords min-length 8", "enable secret cisco", "enable password cisco",
      "enable secret 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0")

/* Levels below 15 have secrets of their own. */
STORY(levels_have_their_own_secrets,
      R1 "enable secret level 5 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0\n"
	 "enable password level 7 seven\nenable password fifteen\n",
      "R1>enable 5\n"
      "Password: \n"
      "Password: \n"
      "R1#show privilege\n"
      "Current privilege level is 5\n"
      "R1#enable 7\n"
      "Password: \n"
      "R1#show privilege\n"
      "Current privilege level is 7\n"
      "R1#enable 6\n"
      "R1#show privilege\n"
      "Current privilege level is 6\n"
      "R1#enable\n"
      "Password: \n"
      "R1#show running-config | include enable\n"
      "enable secret level 5 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0\n"
      "enable password fifteen\n"
      "enable password level 7 seven\n",
      "enable 5", "fifteen", "cisco", "show privilege", "enable 7", "seven", "show privilege",
      "enable 6", "show privilege", "enable", "fifteen", "show running-config | include enable")

/* All that can be read is hidden at once, what is hashed stays, and nothing is taken back. */
START_TEST(passwords_are_hidden_at_once)
{
	static const char *const lines[][2] = {
		{ "", "enable password" },
		{ "", "enable password level 7" },
		{ "", "username bob password" },
		{ "line con 0", "password" },
	};
	struct desk d;

	desk_open(&d, R1 "enable password one\nenable password level 7 two\n"
			 "username bob password three\n"
			 "username eve secret 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0\n"
			 "line con 0\n password four\n");
	config_load(d.device, "service password-encryption\n", "", NULL, NULL);
	for (size_t i = 0; i < 4; i++) {
		const char *v = config_value(d.device, lines[i][0], lines[i][1]);
		static const char *const plain[] = { "one", "two", "three", "four" };

		ck_assert_msg(v && !strncmp(v, "7 ", 2), "%s", lines[i][1]);
		ck_assert(device_password_is(v, plain[i]));
	}
	ck_assert_str_eq(config_value(d.device, "", "username eve secret"),
			 "5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0");
	config_load(d.device, "no service password-encryption\n", "", NULL, NULL);
	ck_assert_int_eq(strncmp(config_value(d.device, "", "enable password"), "7 ", 2), 0);
	desk_close(&d);
}
END_TEST

/* Who needs no password is not asked for one; what he came for is done, and he is gone. */
STORY(a_user_with_a_command,
      R1 "username watch nopassword\n"
	 "username watch autocommand show privilege\nline con 0\n login local\n",
      "\n"
      "User Access Verification\n"
      "\n"
      "Username: watch\n"
      "Current privilege level is 1\n"
      "\n"
      "\n"
      "R1 con0 is now available\n"
      "\n"
      "\n"
      "\n"
      "\n"
      "Press RETURN to get started.\n"
      "\n",
      "watch")

#define GUARD                                                                                      \
	R1 "username bob secret 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0\n"                                \
	   "login block-for 100 attempts 2 within 60\nlogin on-failure log\nlogin on-success "     \
	   "log\n"                                                                                 \
	   "line con 0\n login local\nline vty 0 4\n login local\n"

static unsigned
count_in_log(const struct desk *d, const char *what)
{
	unsigned n = 0;

	for (const char *at = log_buffer(d->device->log); (at = strstr(at, what)); at++)
		n++;
	return n;
}

START_TEST(too_many_failures_make_quiet)
{
	struct session *caller;
	struct sched *sched;
	struct desk d;

	desk_open(&d, GUARD);
	sched = world_sched(d.world);
	for (int i = 0; i < 2; i++) {
		desk_type(&d, "eve");
		desk_type(&d, "wrong");
	}
	ck_assert_uint_eq(count_in_log(&d, "%SEC_LOGIN-4-LOGIN_FAILED: Login failed [user: eve] "
					   "[Source: LOCAL] [localport: 0] "
					   "[Reason: Login Authentication Failed] at 00:00:11 UTC "
					   "Fri Mar 1 2002\n"),
			  1);
	ck_assert_uint_eq(count_in_log(&d, "%SEC_LOGIN-1-QUIET_MODE_ON: Still timeleft for "
					   "watching failures is 59 secs, [user: eve]"),
			  1);
	ck_assert_ptr_null(
		session_new_call(d.device, CALL_TELNET, "10.1.1.9")); /* nobody gets a line */
	sched_run_until(sched, sched_now(sched) + SEC(101));
	ck_assert_uint_eq(count_in_log(&d,
				       "%SEC_LOGIN-5-QUIET_MODE_OFF: Quiet Mode is OFF, because "
				       "block period timed out at 00:01:51 UTC"),
			  1);
	caller = session_new_call(d.device, CALL_TELNET, "10.1.1.9");
	ck_assert_ptr_nonnull(caller);
	session_free(caller);
	desk_type(&d, "bob");
	desk_type(&d, "cisco");
	ck_assert_uint_eq(count_in_log(&d, "%SEC_LOGIN-5-LOGIN_SUCCESS: Login Success [user: bob]"),
			  1);
	text_clear(&d.printed);
	desk_type(&d, "show login failures");
	ck_assert_str_eq(
		text_get(&d.printed),
		"R1>show login failures\n"
		"Total failed logins: 2\n"
		"Detailed information about last 50 failures\n"
		"\n"
		"Username        SourceIPAddr    lPort Count TimeStamp\n"
		"eve             LOCAL           0     2     00:00:11 UTC Fri Mar 1 2002\n");
	desk_close(&d);
}
END_TEST

/* Failures that are far enough apart do no harm. */
START_TEST(few_failures_are_forgotten)
{
	struct session *caller;
	struct sched *sched;
	struct desk d;

	desk_open(&d, GUARD);
	sched = world_sched(d.world);
	for (int i = 0; i < 2; i++) {
		desk_type(&d, "eve");
		desk_type(&d, "wrong");
		sched_run_until(sched, sched_now(sched) + SEC(61));
	}
	ck_assert_uint_eq(count_in_log(&d, "QUIET_MODE_ON"), 0);
	caller = session_new_call(d.device, CALL_TELNET, "10.1.1.9");
	ck_assert_ptr_nonnull(caller);
	session_free(caller);
	desk_close(&d);
}
END_TEST

/* How long the console does not ask again once a wrong password was typed. */
static simtime
pause_after(struct desk *d, const char *typed)
{
	struct sched *sched = world_sched(d->world);
	simtime before = sched_now(sched);

	desk_type(d, typed);
	ck_assert(at_prompt(d, "Password: "));
	return sched_now(sched) - before;
}

#define LINE R1 "line con 0\n password cisco\n login\n"

START_TEST(who_fails_waits)
{
	static const struct {
		const char *startup;
		unsigned seconds;
	} waits[] = { { LINE, 0 },
		      { LINE "login delay 5\n", 5 },
		      { LINE "login block-for 9 attempts 9 within 9\n", 1 },
		      { LINE "login block-for 9 attempts 9 within 9\nlogin delay 3\n", 3 } };

	for (size_t i = 0; i < sizeof waits / sizeof *waits; i++) {
		struct desk d;

		desk_open(&d, waits[i].startup);
		ck_assert_uint_eq(pause_after(&d, "wrong"), SEC(waits[i].seconds));
		ck_assert_uint_eq(pause_after(&d, "wrong"), SEC(waits[i].seconds));
		desk_close(&d);
	}
}
END_TEST

START_TEST(too_many_failures_in_a_minute_are_told)
{
	struct sched *sched;
	struct desk d;

	desk_open(&d, LINE "security authentication failure rate 2 log\n");
	sched = world_sched(d.world);
	ck_assert_uint_eq(pause_after(&d, "wrong"), 0);
	sched_run_until(sched, sched_now(sched) + SEC(60));
	ck_assert_uint_eq(pause_after(&d, "wrong"), 0);
	ck_assert_uint_eq(count_in_log(&d, "TOOMANY_AUTHFAILS"), 0);
	desk_type(&d, "wrong");
	desk_type(&d, "");
	ck_assert_uint_eq(pause_after(&d, "wrong"), 0);
	ck_assert_uint_eq(pause_after(&d, "wrong"), SEC(15));
	ck_assert_uint_eq(count_in_log(&d, "%LOGIN-3-TOOMANY_AUTHFAILS: Too many Login "
					   "Authentication failures have occurred in the last one "
					   "minute on the line 0."),
			  2);
	desk_close(&d);
}
END_TEST

UNIT("secrets", who_fails_waits, too_many_failures_in_a_minute_are_told,
     hashes_of_every_type_let_in, users_log_in_with_every_type, hashes_are_made,
     what_is_no_hash_is_refused, levels_have_their_own_secrets, passwords_are_hidden_at_once,
     a_user_with_a_command, too_many_failures_make_quiet, few_failures_are_forgotten)
