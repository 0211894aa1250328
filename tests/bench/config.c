/* The command line's own speed: lines of configuration, keystrokes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "grammar/ios/args.h"
#include "tests/bench/bench.h"
#include "tests/support/bare.h"

/* A site-to-site router's configuration, many times over; the best of some runs. */
enum { TIMES = 100, RUNS = 8 };

static char *
read_lines(const char *path, unsigned *lines)
{
	FILE *f = fopen(path, "re");
	char *text = NULL, *end;
	size_t size = 0;

	if (!f || getdelim(&text, &size, '\0', f) < 0) {
		perror(path);
		exit(1);
	}
	fclose(f);
	end = strstr(text, "\nend\n");
	if (end)
		end[1] = '\0';
	*lines = 0;
	for (const char *p = text; (p = strchr(p, '\n')); p++)
		*lines += p[1] && p[1] != '!'; /* comments are no work */
	return text;
}

static void
lines(void)
{
	unsigned count;
	char *once = read_lines("tests/config/site-to-site.cfg", &count);
	struct text all = { 0 };
	struct bare b;
	double start, spent, best = 0;

	for (int i = 0; i < TIMES; i++)
		text_add(&all, once);
	bare_start(&b, once, NULL);
	for (int run = 0; run < RUNS; run++) {
		start = bench_now();
		config_load(b.device, text_get(&all), "bench", NULL, NULL);
		spent = bench_now() - start;
		if (count * TIMES / spent > best)
			best = count * TIMES / spent;
	}
	bench_row("configuration lines parsed and applied", "at least 500,000 a second",
		  "%.0f a second", best);
	bare_stop(&b);
	text_free(&all);
	free(once);
}

/* One kind of line, few times and many times over: the same speed where nothing is searched in
 * turn. */
enum { FEW = 2500, MANY = 10000 };

static double
lines_a_second(const char *first, const char *format, unsigned count)
{
	struct text all = { 0 };
	struct bare b;
	double start, spent;

	text_add(&all, first);
	for (unsigned i = 1; i <= count; i++) {
		text_addf(&all, format, i >> 8, i & 255);
		text_add(&all, "\n");
	}
	bare_start(&b, "", NULL);
	start = bench_now();
	config_load(b.device, text_get(&all), "bench", NULL, NULL);
	spent = bench_now() - start;
	bare_stop(&b);
	text_free(&all);
	return count / spent;
}

static void
families(void)
{
	/* clang-format off */
	static const struct {
		const char *name, *first, *line;
	} family[] = {
		{ "users", "", "username u%u.%u password 0 x" },
		{ "hosts", "", "ip host h%1$u-%2$u 10.0.%1$u.%2$u" },
		{ "static NAT", "", "ip nat inside source static 10.0.%1$u.%2$u 10.1.%1$u.%2$u" },
		{ "transform sets", "", "crypto ipsec transform-set t%u.%u esp-aes esp-sha-hmac" },
		{ "crypto maps", "", "crypto map m%u.%u 10 ipsec-isakmp" },
		{ "crypto map entries", "", "crypto map m %1$u%2$03u ipsec-isakmp" },
		{ "dynamic maps", "", "crypto dynamic-map d%u.%u 10" },
		{ "IPsec profiles", "", "crypto ipsec profile p%u.%u" },
		{ "ISAKMP profiles", "", "crypto isakmp profile p%u.%u" },
		{ "keyrings", "", "crypto keyring k%u.%u" },
		{ "ISAKMP keys", "", "crypto isakmp key x address 10.0.%u.%u" },
		{ "certificate maps", "", "crypto pki certificate map m%u.%u 10" },
		{ "NAT pools", "", "ip nat pool p%1$u.%2$u 10.%1$u.%2$u.1 10.%1$u.%2$u.2 prefix-length 24" },
		{ "NAT rules", "", "ip nat inside source list l%u.%u interface FastEthernet0/0 overload" },
		{ "route-maps", "", "route-map r%u.%u permit 10" },
		{ "route-map entries", "", "route-map r permit %1$u%2$03u" },
		{ "tunnels", "", "interface Tunnel%1$u%2$03u\n ip address 10.%1$u.%2$u.1 255.255.255.252" },
		{ "loopbacks", "", "interface Loopback%1$u%2$03u\n ip address 10.0.%1$u.%2$u 255.255.255.255" },
		{ "trustpoints", "", "crypto pki trustpoint t%u.%u" },
		{ "aliases", "", "alias exec a%u.%u show version" },
		{ "levels of commands", "", "privilege exec level 5 show ip x%u.%u" },
		{ "parser views", "aaa new-model\n", "parser view v%u.%u\n secret 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0" },
		{ "commands of a view", "aaa new-model\nparser view v\n secret 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0\n",
		  " commands exec include show x%u.%u" },
		{ "logging hosts", "", "logging host 10.0.%u.%u" },
		{ "BGP neighbors", "router bgp 1\n", " neighbor 10.0.%u.%u remote-as 2" },
		{ "list entries", "ip access-list extended a\n", " permit ip host 10.0.%u.%u any" },
	};
	/* clang-format on */
	double worst = 0, rate = 0;
	const char *name = "";

	for (size_t i = 0; i < sizeof family / sizeof *family; i++) {
		double few = lines_a_second(family[i].first, family[i].line, FEW);
		double many = lines_a_second(family[i].first, family[i].line, MANY);

		if (!*name || many / few < worst) {
			worst = many / few;
			rate = many;
			name = family[i].name;
		}
	}
	bench_row("10,000 lines of one kind beside 2,500, the worst kind", "near 1.0 of the speed",
		  "%s: %.0f a second, %.2f", name, rate, worst);
}

struct key {
	struct match_at at;
	const char *line;
	struct help help;
};

static void
question(void *ctx)
{
	struct key *k = ctx;

	match_help(&k->at, k->line, &k->help);
}

static void
tab(void *ctx)
{
	struct key *k = ctx;
	char line[MATCH_LINE];

	match_complete(&k->at, k->line, line, sizeof line);
}

static void
keys(void)
{
	static const struct {
		unsigned mode;
		const char *line;
	} typed[] = {
		{ MODE_exec, "" },
		{ MODE_exec, "show crypto " },
		{ MODE_config, "" },
		{ MODE_config, "access-list 101 permit tcp any eq " },
		{ MODE_config, "crypto ipsec transform-set TS esp-a" },
	};
	static struct key k;
	double slowest_question = 0, slowest_tab = 0;

	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
		double q, t;

		k.at = (struct match_at){ .grammar = &grammar_ios,
					  .mode = typed[i].mode,
					  .privilege = 15 };
		k.line = typed[i].line;
		q = 1e6 / bench_rate(question, &k);
		t = 1e6 / bench_rate(tab, &k);
		slowest_question = q > slowest_question ? q : slowest_question;
		slowest_tab = t > slowest_tab ? t : slowest_tab;
	}
	bench_row("keystroke ? or Tab to its answer, the slowest", "under 1 ms", "%.0f and %.0f us",
		  slowest_question, slowest_tab);
}

void
bench_config(void)
{
	lines();
	families();
	keys();
}
