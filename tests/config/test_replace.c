/* Two configurations told apart, and one made of the other: every configuration of the labs becomes every
 * other one by its differences alone, and is then what it would be if the router had started with it. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/config/diff.h"
#include "cli/config/replace.h"
#include "cli/device/device.h"
#include "cli/device/textfile.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"
#include "tests/support/unit.h"

static void
must_differ(const char *first, const char *second, const char *shown, const char *commands)
{
	struct config_diff *d = config_diff_new(first, second);
	struct text t = { 0 };

	config_diff_print(d, &t);
	ck_assert_str_eq(text_get(&t), shown);
	ck_assert_int_eq(config_diff_is_empty(d), !*shown);
	text_clear(&t);
	config_diff_commands(d, false, &t);
	ck_assert_str_eq(text_get(&t), commands);
	text_free(&t);
	config_diff_free(d);
}

START_TEST(differences_are_told_in_their_blocks)
{
	must_differ("hostname R1\n!\nend\n", "!\nhostname R1\nend\n", "", "");
	must_differ("hostname R1\nip cef\n", "hostname R2\nip cef\n",
		    "+hostname R2\n-hostname R1\n", "no hostname R1\nhostname R2\n");
	must_differ("interface Fa0/0\n ip address 10.0.0.1 255.0.0.0\n shutdown\n",
		    "interface Fa0/0\n description x\n shutdown\ninterface Lo0\n no ip address\n",
		    "interface Fa0/0\n"
		    " +description x\n"
		    "+interface Lo0\n"
		    " +no ip address\n"
		    "interface Fa0/0\n"
		    " -ip address 10.0.0.1 255.0.0.0\n",
		    "interface Fa0/0\n"
		    " no ip address 10.0.0.1 255.0.0.0\n"
		    "interface Fa0/0\n"
		    " description x\n"
		    "interface Lo0\n"
		    " no ip address\n");
	must_differ(
		"router bgp 1\n address-family ipv4\n  network 10.0.0.0\n exit-address-family\n",
		"router bgp 1\n address-family ipv4\n exit-address-family\n",
		"router bgp 1\n"
		" address-family ipv4\n"
		"  -network 10.0.0.0\n",
		"router bgp 1\n"
		" address-family ipv4\n"
		"  no network 10.0.0.0\n");
}
END_TEST

START_TEST(what_is_off_comes_back_and_what_is_replaced_is_not_taken_away)
{
	must_differ("no ip cef\n", "ip domain name x\n", "+ip domain name x\n-no ip cef\n",
		    "ip cef\nip domain name x\n");
	must_differ("interface Fa0/0\n no ip address\n",
		    "interface Fa0/0\n ip address 10.0.0.1 255.0.0.0\n",
		    "interface Fa0/0\n +ip address 10.0.0.1 255.0.0.0\n"
		    "interface Fa0/0\n -no ip address\n",
		    "interface Fa0/0\ninterface Fa0/0\n ip address 10.0.0.1 255.0.0.0\n");
	must_differ("banner motd ^C\nfirst\n interface x\n^C\n", "banner motd ^C other ^C\n",
		    "+banner motd ^C other ^C\n-banner motd ^C\nfirst\n interface x\n^C\n",
		    "no banner motd\nbanner motd ^C other ^C\n");
}
END_TEST

/* The order of entries counts: what does not come last makes the list anew. */
START_TEST(access_lists_have_an_order)
{
	must_differ("access-list 1 permit 10.0.0.1\naccess-list 1 permit 10.0.0.2\n",
		    "access-list 1 permit 10.0.0.2\naccess-list 1 permit 10.0.0.1\n",
		    "+access-list 1 permit 10.0.0.1\n-access-list 1 permit 10.0.0.1\n",
		    "no access-list 1\n"
		    "access-list 1 permit 10.0.0.2\n"
		    "access-list 1 permit 10.0.0.1\n");
	must_differ(
		"access-list 1 permit 10.0.0.1\naccess-list 2 deny any\n",
		"access-list 1 permit 10.0.0.1\naccess-list 1 deny any\naccess-list 2 deny any\n",
		"+access-list 1 deny any\n", "access-list 1 deny any\n");
	must_differ("ip access-list extended V\n permit ip any any\n",
		    "ip access-list extended V\n deny udp any any\n permit ip any any\n",
		    "ip access-list extended V\n +deny udp any any\n",
		    "no ip access-list extended V\n"
		    "ip access-list extended V\n"
		    " deny udp any any\n"
		    " permit ip any any\n");
	must_differ("ip access-list extended V\n permit ip any any\n",
		    "ip access-list extended V\n permit ip any any\n deny udp any any\n",
		    "ip access-list extended V\n +deny udp any any\n",
		    "ip access-list extended V\n deny udp any any\n");
}
END_TEST

/* ---- every lab's configuration into every other ---- */

static const char *const interfaces[] = { "FastEthernet0/0",	"FastEthernet0/1",
					  "FastEthernet1/0",	"GigabitEthernet0/0",
					  "GigabitEthernet0/1", "Serial0/0/0",
					  "Serial0/0/1",	NULL };

static struct device *
router_with(struct world *w, const char *text)
{
	return device_new(&(struct device_params){ .world = w,
						   .name = "R1",
						   .interfaces = interfaces,
						   .startup = text,
						   .startup_file = "R1.cfg" });
}

/* Without the comments at its head, which tell of time. */
static char *
body_of(struct device *d)
{
	char *text = config_text(d), *body = xstrdup(strstr(text, "version "));

	free(text);
	return body;
}

/* The same lines: what stays where it is keeps its place among its kind, as transform sets do, so the
 * text may differ. */
static void
is_same(const char *is, const char *wanted, const char *name)
{
	struct config_diff *diff = config_diff_new(wanted, is);
	struct text text = { 0 };

	config_diff_print(diff, &text);
	ck_assert_msg(config_diff_is_empty(diff), "%s:\n%s", name, text_get(&text));
	text_free(&text);
	config_diff_free(diff);
}

static void
replace(const char *from, const char *to, const char *name)
{
	struct world *w = world_new(0, false);
	struct device *d = router_with(w, from);
	struct config_replaced r;
	char *before = body_of(d), *after, *wanted = config_canonical(d, to, name, NULL, NULL);

	config_replace(d, to, name, &r);
	after = body_of(d);
	ck_assert_msg(r.done, "%s: still to do:\n%s\nafter\n%s", name, text_get(&r.left),
		      text_get(&r.list));
	is_same(after, wanted, name);
	text_free(&r.list);
	text_free(&r.left);

	config_replace(d, before, name, &r); /* and back */
	free(after);
	after = body_of(d);
	ck_assert_msg(r.done, "back from %s: still to do:\n%s\nafter\n%s", name, text_get(&r.left),
		      text_get(&r.list));
	is_same(after, before, name);
	text_free(&r.list);
	text_free(&r.left);
	free(wanted);
	free(after);
	free(before);
	device_free(d);
	world_free(w);
}

START_TEST(one_lab_becomes_another)
{
	char *first = NULL, *before = NULL, *error;
	glob_t g;

	ck_assert_int_eq(glob("labs/*/*.cfg", 0, NULL, &g), 0);
	ck_assert_int_eq(glob("tests/labs/*/*.cfg", GLOB_APPEND, NULL, &g), 0);
	ck_assert_int_eq(glob("tests/config/*.cfg", GLOB_APPEND, NULL, &g), 0);
	ck_assert_int_eq(glob("tests/config/corpus/*.cfg", GLOB_APPEND, NULL, &g), 0);
	ck_assert_uint_gt(g.gl_pathc, 20);
	for (size_t i = 0; i < g.gl_pathc; i++) {
		char *text = textfile_read(g.gl_pathv[i], &error);

		ck_assert_ptr_nonnull(text);
		if (before)
			replace(before, text, g.gl_pathv[i]);
		else
			first = xstrdup(text);
		free(before);
		before = text;
	}
	replace(before, first, g.gl_pathv[0]);
	free(before);
	free(first);
	globfree(&g);
}
END_TEST

UNIT("replace", differences_are_told_in_their_blocks,
     what_is_off_comes_back_and_what_is_replaced_is_not_taken_away, access_lists_have_an_order,
     one_lab_becomes_another)
