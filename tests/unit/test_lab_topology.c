/* lab.yml: what a good one gives, and the exact complaints about bad ones.
 *
 * Every tests/labs/bad/NAME.yml has its complaints in NAME.err beside it. */
#include <glob.h>
#include <stdlib.h>
#include <string.h>

#include "cli/lab/topology.h"
#include "engine/base/xmalloc.h"
#include "tests/support/unit.h"

static struct topology *
parse(const char *text, char **complaints)
{
	size_t size;
	FILE *errors = open_memstream(complaints, &size);
	struct topology *t = topology_parse("/lab", "lab.yml", text, strlen(text), errors);

	fclose(errors);
	return t;
}

static struct topology *
good(const char *text)
{
	char *complaints;
	struct topology *t = parse(text, &complaints);

	ck_assert_str_eq(complaints, "");
	ck_assert_ptr_nonnull(t);
	free(complaints);
	return t;
}

static char *
contents(const char *file)
{
	FILE *f = fopen(file, "re");
	char *text = NULL;
	size_t size = 0;

	ck_assert_msg(f != NULL, "%s cannot be read", file);
	if (getdelim(&text, &size, EOF, f) < 0)
		text[0] = '\0';
	fclose(f);
	return text;
}

START_TEST(the_first_lab)
{
	struct topology *t = topology_load("labs/01-site-to-site", stderr);

	ck_assert_ptr_nonnull(t);
	ck_assert_str_eq(t->name, "site-to-site");
	ck_assert_str_eq(t->title, "Site-to-site IPsec with a pre-shared key");
	ck_assert_uint_eq(t->node_count, 5);
	ck_assert(t->nodes[1].locked && !t->nodes[0].locked);
	ck_assert_uint_eq(t->nodes[3].address.addr, IP4(10, 1, 1, 10));
	ck_assert_uint_eq(t->nodes[3].gateway, IP4(10, 1, 1, 1));
	ck_assert_uint_eq(t->link_count, 4);
	ck_assert_uint_eq(t->links[1].delay, MSEC(5));
	ck_assert_str_eq(t->links[1].name, "R1:FastEthernet0/1 - ISP:FastEthernet0/0");
	ck_assert(!topology_has_real_end(t));
	topology_free(t);
}
END_TEST

START_TEST(real_ends)
{
	static const char text[] =
		"topology:\n"
		"  nodes: {R1: {kind: router, interfaces: [gi 1/0]}, R2: {kind: router}}\n"
		"  links:\n"
		"    - {endpoints: [\"R1:Fa0/0\", \"tun:wan0\"], address: 10.0.0.254/24}\n"
		"    - endpoints: [{end: \"tap:lan0\", address: 10.0.1.254/24}, \"R1:gi 0/1\"]\n"
		"    - endpoints: [\"R1:Fa0/1\", \"nic:eth0\"]\n"
		"    - endpoints: [\"R1:Fa0/2\", \"udp:10001:127.0.0.1:10002\"]\n"
		"    - {endpoints: [\"R1:Se0/0/0\", \"R2:Se0/0/0\"], delay: 1.5ms, jitter: 10us,\n"
		"       loss: 0.5%, reorder: 2%, rate: 2mbit, mtu: 1400}\n";
	struct topology *t = good(text);
	const struct topo_link *l = t->links;

	ck_assert_str_eq(t->name, "lab");
	ck_assert(topology_has_real_end(t));
	ck_assert_uint_eq(t->nodes[0].interface_count, 1);
	ck_assert_str_eq(t->nodes[0].interfaces[0], "GigabitEthernet1/0");
	ck_assert_str_eq(l[0].name, "R1:FastEthernet0/0 - tun:wan0");
	ck_assert_uint_eq(l[0].end[1].address.addr, IP4(10, 0, 0, 254));
	ck_assert_int_eq(l[1].end[0].kind, END_TAP);
	ck_assert_uint_eq(l[1].end[0].address.len, 24);
	ck_assert_str_eq(l[1].end[1].interface, "GigabitEthernet0/1");
	ck_assert_str_eq(l[2].end[1].interface, "eth0");
	ck_assert_uint_eq(l[3].end[1].lport, 10001);
	ck_assert_uint_eq(l[3].end[1].rport, 10002);
	ck_assert_str_eq(l[3].end[1].remote, "127.0.0.1");
	ck_assert_uint_eq(l[4].delay, USEC(1500));
	ck_assert_uint_eq(l[4].jitter, USEC(10));
	ck_assert_uint_eq(l[4].loss, 5000);
	ck_assert_uint_eq(l[4].reorder, 20000);
	ck_assert_uint_eq(l[4].rate, 2000000);
	ck_assert_uint_eq(l[4].mtu, 1400);
	topology_free(t);
}
END_TEST

START_TEST(clocks)
{
	static const struct {
		const char *text;
		enum lab_clock clock;
		int64_t date;
	} cases[] = {
		{ "topology: {nodes: {}}", CLOCK_UNSET, 0 },
		{ "{clock: host, topology: {nodes: {}}}", CLOCK_HOST, 0 },
		{ "{clock: 2012-03-01, topology: {nodes: {}}}", CLOCK_DATE, 1330560000 },
		{ "{clock: \"2012-03-01 10:00:05\", topology: {nodes: {}}}", CLOCK_DATE,
		  1330596005 },
		{ "{clock: \"2012-03-01T10:00:05\", topology: {nodes: {}}}", CLOCK_DATE,
		  1330596005 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct topology *t = good(cases[i].text);

		ck_assert_int_eq(t->clock, cases[i].clock);
		ck_assert_int_eq(t->date, cases[i].date);
		topology_free(t);
	}
}
END_TEST

START_TEST(bad_ones)
{
	glob_t found;

	ck_assert_int_eq(glob("tests/labs/bad/*.yml", 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		char *golden = xasprintf("%.*s.err", (int)strlen(found.gl_pathv[i]) - 4,
					 found.gl_pathv[i]);
		char *said = NULL, *wanted = contents(golden);
		size_t size;
		FILE *errors = open_memstream(&said, &size);
		struct topology *t = topology_load(found.gl_pathv[i], errors);

		fclose(errors);
		ck_assert_msg(!t, "%s was accepted", found.gl_pathv[i]);
		ck_assert_str_eq(said, wanted);
		free(said);
		free(wanted);
		free(golden);
	}
	globfree(&found);
}
END_TEST

START_TEST(no_such_lab)
{
	char *said = NULL;
	size_t size;
	FILE *errors = open_memstream(&said, &size);

	ck_assert_ptr_null(topology_load("labs/none", errors));
	fflush(errors);
	ck_assert_str_eq(said, "labs/none: No such file or directory\n");
	ck_assert_ptr_null(topology_load("labs", errors));
	fclose(errors);
	ck_assert_str_eq(strchr(said, '\n') + 1, "labs/lab.yml: No such file or directory\n");
	free(said);
}
END_TEST

UNIT("lab topology", the_first_lab, real_ends, clocks, bad_ones, no_such_lab)
