#include "tests/bench/bench.h"

#include <math.h>
#include <openssl/crypto.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* The limit and the engine are measured in turns, so that a busy machine disturbs both alike. */
enum { TURNS = 4 };

double
bench_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

double
bench_rate(void (*fn)(void *ctx), void *ctx)
{
	double best = 0;

	fn(ctx); /* warm */
	for (int run = 0; run < 3; run++) {
		double start = bench_now(), spent;
		uint64_t done = 0;

		do {
			fn(ctx);
			done++;
		} while ((spent = bench_now() - start) < 0.1);
		if ((double)done / spent > best)
			best = (double)done / spent;
	}
	return best;
}

void
bench_row(const char *what, const char *goal, const char *format, ...)
{
	char value[128];
	va_list args;

	va_start(args, format);
	vsnprintf(value, sizeof value, format, args);
	va_end(args);
	printf("%-58s %-44s %s\n", what, value, goal);
	fflush(stdout);
}

/* ---- ESP ---- */

/* clang-format off */
static const struct {
	const char *name;
	struct ipsec_suite suite;
} suites[] = {
	{ "des-md5",       { true, CIPHER_DES, 64, HASH_MD5, HASH_NONE, false } },
	{ "3des-sha1",     { true, CIPHER_3DES, 192, HASH_SHA1, HASH_NONE, false } },
	{ "aes128-sha1",   { true, CIPHER_AES, 128, HASH_SHA1, HASH_NONE, false } },
	{ "aes256-sha256", { true, CIPHER_AES, 256, HASH_SHA256, HASH_NONE, false } },
	{ "aes256-sha512", { true, CIPHER_AES, 256, HASH_SHA512, HASH_NONE, false } },
	{ "aes128-gcm",    { true, CIPHER_AES_GCM, 128, HASH_NONE, HASH_NONE, false } },
	{ "aes256-gcm",    { true, CIPHER_AES_GCM, 256, HASH_NONE, HASH_NONE, false } },
};
/* clang-format on */

static double
mbit(double packets)
{
	return packets * BENCH_PACKET * 8 / 1e6;
}

static void
bench_esp(void)
{
	for (size_t i = 0; i < sizeof suites / sizeof *suites; i++) {
		double alone = 0, ours = 0;
		char what[64];

		for (int turn = 0; turn < TURNS; turn++) {
			alone = fmax(alone, limit_esp(&suites[i].suite));
			ours = fmax(ours, engine_esp(&suites[i].suite));
		}
		snprintf(what, sizeof what, "ESP %s, two routers, %d octets", suites[i].name,
			 BENCH_PACKET);
		bench_row(what, "at least 70%", "%5.0f of %5.0f Mbit/s: %3.0f%% of OpenSSL",
			  mbit(ours), mbit(alone), 100 * ours / alone);
	}
}

/* ---- IKE ---- */

static void
bench_ike(void)
{
	static const unsigned groups[] = { 1, 2, 5, 14, 15, 16 };

	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
		double alone = 0, ours = 0;
		char what[64];

		for (int turn = 0; turn < TURNS; turn++) {
			alone = fmax(alone, limit_ike(groups[i]));
			ours = fmax(ours, engine_ike(groups[i]));
		}
		snprintf(what, sizeof what, "IKE main + quick mode, both ends, group %u",
			 groups[i]);
		bench_row(what, "at least 80%", "%5.0f of %5.0f a second: %3.0f%% of DH + PRF",
			  ours, alone, 100 * ours / alone);
	}
	bench_row("DH alone by OpenSSL's own modp_2048", "", "%5.0f negotiations a second",
		  limit_dh_openssl("modp_2048"));
}

static const struct {
	const char *name;
	void (*run)(void);
} parts[] = {
	{ "esp", bench_esp },	  { "ike", bench_ike }, { "config", bench_config },
	{ "world", bench_world }, { "hub", bench_hub }, { "nat", bench_nat },
};

/* All parts, or those that are named. */
int
main(int argc, char **argv)
{
	limit_init();
	printf("%s\n%-58s %-44s %s\n", OpenSSL_version(OPENSSL_VERSION), "what", "measured",
	       "goal");
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		bool wanted = argc == 1;

		for (int n = 1; n < argc; n++)
			wanted |= !strcmp(argv[n], parts[i].name);
		if (wanted)
			parts[i].run();
	}
	return 0;
}
