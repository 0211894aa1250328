/* Keys of peers that the configuration shows sealed: what stands in it, what the engine makes of it,
 * and what comes back from what was saved. */
#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/device/private.h"
#include "engine/base/xmalloc.h"
#include "engine/crypto/type6.h"
#include "engine/ike/ike.h"
#include "engine/node/node.h"
#include "tests/support/desk.h"
#include "tests/support/unit.h"

#define START                                                                                      \
	"hostname R1\n"                                                                            \
	"no ip domain lookup\n"                                                                    \
	"no logging console\n"                                                                     \
	"crypto keyring K\n"                                                                       \
	" pre-shared-key address 10.1.1.0 255.255.255.0 key Ring1\n"                               \
	" pre-shared-key hostname key key Name2\n"                                                 \
	"crypto isakmp key Plain3 address 10.1.1.2\n"                                              \
	"crypto isakmp key Behind4 hostname r3.lab no-xauth\n"                                     \
	"crypto isakmp peer address 10.1.1.9\n"                                                    \
	" set aggressive-mode password hasty\n"                                                    \
	" set aggressive-mode client-endpoint fqdn r1.lab\n"

static const char *const plain[] = { "Ring1", "Name2", "Plain3", "Behind4" };

static void
type_all(struct desk *d, const char *const *lines)
{
	for (; *lines; lines++)
		desk_type(d, *lines);
}

#define TYPE(d, ...) type_all(d, (const char *const[]){ __VA_ARGS__, NULL })

static void
open_configured(struct desk *d)
{
	desk_open(d, START);
	TYPE(d, "enable", "configure terminal");
}

/* Does the engine have these keys, in any order? */
static void
check_engine(const struct desk *d, bool readable)
{
	const struct ike *ike = router_ike(d->device->router);

	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
		const struct ike_key *k;
		bool found = false;

		for (k = NULL; (k = ike_key_next(ike, k));)
			found |= readable ? k->key && !strcmp(k->key, plain[i]) : !k->key;
		ck_assert_msg(found, "%s", plain[i]);
	}
}

static unsigned
count(const char *text, const char *what)
{
	unsigned n = 0;

	for (; (text = strstr(text, what)); text++)
		n++;
	return n;
}

/* All five keys stand there sealed, and none of them in the clear. */
static void
check_sealed(const struct desk *d)
{
	char *text = config_text(d->device);

	ck_assert_uint_eq(count(text, "crypto isakmp key 6 "), 2);
	ck_assert_uint_eq(count(text, " key 6 "), 4);
	ck_assert_uint_eq(count(text, " password 6 "), 1);
	ck_assert_uint_eq(count(text, " hostname key key 6 "), 1);
	ck_assert_uint_eq(count(text, " hostname r3.lab no-xauth\n"), 1);
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		ck_assert_msg(count(text, plain[i]) == 0, "%s in\n%s", plain[i], text);
	ck_assert_uint_eq(count(text, "hasty"), 0);
	ck_assert_uint_eq(count(text, "masterkey"), 0);
	free(text);
}

/* Whichever of the two comes first. */
START_TEST(keys_are_sealed)
{
	static const char *const lines[] = { "key config-key password-encrypt masterkey1",
					     "password encryption aes" };

	for (int i = 0; i < 2; i++) {
		struct desk d;
		char *text;

		open_configured(&d);
		desk_type(&d, lines[i]);
		text = config_text(d.device);
		ck_assert_uint_eq(count(text, " 6 "), 0);
		free(text);
		desk_type(&d, lines[!i]);
		check_sealed(&d);
		check_engine(&d, true);
		desk_close(&d);
	}
}
END_TEST

START_TEST(a_key_that_is_typed_is_sealed)
{
	struct desk d;
	char *text;

	open_configured(&d);
	TYPE(&d, "password encryption aes", "key config-key password-encrypt masterkey1",
	     "crypto isakmp key later address 10.7.7.7", "no password encryption aes",
	     "crypto isakmp key last address 10.8.8.8");
	text = config_text(d.device);
	ck_assert_uint_eq(count(text, "later"), 0);
	ck_assert_uint_eq(count(text, "crypto isakmp key last address 10.8.8.8"), 1);
	ck_assert_uint_eq(count(text, "crypto isakmp key 6 "), 3);
	free(text);
	desk_close(&d);
}
END_TEST

/* What was saved is read again, by the config-key that was saved with it. */
START_TEST(what_is_saved_comes_back)
{
	struct sched *sched;
	struct desk d;
	char *before, *after;

	open_configured(&d);
	TYPE(&d, "password encryption aes", "key config-key password-encrypt masterkey1", "end",
	     "write memory");
	before = config_text(d.device);
	sched = world_sched(d.world);
	device_restart(d.device);
	sched_run_until(sched, sched_now(sched) + SEC(2));
	ck_assert(d.device->booted > 0);
	check_sealed(&d);
	check_engine(&d, true);
	ck_assert_str_eq(d.device->settings.config_key, "masterkey1");
	ck_assert_uint_eq(d.device->refusals, 0);
	after = config_text(d.device);
	ck_assert_str_eq(strstr(after, "crypto keyring"), strstr(before, "crypto keyring"));
	free(before);
	free(after);
	desk_close(&d);
}
END_TEST

START_TEST(another_config_key_seals_anew)
{
	struct desk d;
	const char *value;
	char *first, *opened;

	open_configured(&d);
	TYPE(&d, "password encryption aes", "key config-key password-encrypt masterkey1");
	first = config_text(d.device);
	TYPE(&d, "no password encryption aes", "key config-key password-encrypt masterkey2",
	     "masterkey1");
	check_sealed(&d);
	check_engine(&d, true);
	value = strstr(config_value(d.device, "", "crypto isakmp key 6"), " address");
	ck_assert_ptr_nonnull(value);
	opened = xstrdup(config_value(d.device, "", "crypto isakmp key 6"));
	opened[strcspn(opened, " ")] = '\0';
	ck_assert_ptr_null(strstr(first, opened));
	ck_assert_ptr_null(type6_open("masterkey1", opened));
	free(first);
	first = type6_open("masterkey2", opened);
	ck_assert_str_eq(first, "Plain3");
	wipe_free(first);
	free(opened);
	desk_close(&d);
}
END_TEST

/* Without the config-key nobody reads them, with it everybody does, and with another one nobody. */
START_TEST(what_cannot_be_read_waits)
{
	struct desk d;

	open_configured(&d);
	TYPE(&d, "password encryption aes", "key config-key password-encrypt masterkey1",
	     "no key config-key password-encrypt", "yes");
	check_sealed(&d);
	check_engine(&d, false);
	desk_type(&d, "key config-key password-encrypt masterkey2");
	check_sealed(&d);
	check_engine(&d, false);
	TYPE(&d, "no key config-key password-encrypt", "yes",
	     "key config-key password-encrypt masterkey1");
	check_sealed(&d);
	check_engine(&d, true);
	desk_close(&d);
}
END_TEST

/* The private configuration has the config-key; a sealed key goes by its sealed text. */
START_TEST(a_sealed_key_is_removed)
{
	char line[200], *private;
	struct desk d;

	open_configured(&d);
	TYPE(&d, "password encryption aes", "key config-key password-encrypt masterkey1");
	private = private_text(d.device);
	ck_assert_str_eq(private, "config-key masterkey1\n");
	wipe_free(private);
	snprintf(line, sizeof line, "no crypto isakmp key 6 %s",
		 config_value(d.device, "", "crypto isakmp key 6"));
	desk_type(&d, line);
	ck_assert_ptr_null(
		ike_key_find(router_ike(d.device->router),
			     &(struct ike_key_of){ .peer = prefix_make(IP4(10, 1, 1, 2), 32) }));
	desk_close(&d);
}
END_TEST

UNIT("sealed", keys_are_sealed, a_key_that_is_typed_is_sealed, what_is_saved_comes_back,
     another_config_key_seals_anew, what_cannot_be_read_waits, a_sealed_key_is_removed)
