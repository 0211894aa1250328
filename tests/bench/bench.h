/* make bench: what qmidle does, beside what the cryptography alone would allow, in one run on one
 * core. Times are processor time of this process, so a busy machine disturbs little. */
#ifndef QMIDLE_TESTS_BENCH_H
#define QMIDLE_TESTS_BENCH_H

#include <stddef.h>
#include <stdint.h>

#include "engine/crypto/crypto.h"

/* Seconds of processor time so far. */
double bench_now(void);
/* How often a second fn(ctx) runs: the best of three runs of 0.1 s each. */
double bench_rate(void (*fn)(void *ctx), void *ctx);
/* One line of the table; goal is what the design asks for, "" without one. */
void bench_row(const char *what, const char *goal, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#define BENCH_PACKET 1400 /* octets of the clear IP packet */

/* Before the other limits. */
void limit_init(void);
/* Packets a second that OpenSSL alone seals and opens, nothing else done. */
double limit_esp(const struct ipsec_suite *);
/* Negotiations a second when only the Diffie-Hellman values, the prf and the ciphers of both ends
 * are computed: main mode and one quick mode without PFS. */
double limit_ike(unsigned group);
/* The same with OpenSSL's own named group (14 to 16), which draws and checks keys in its way. */
double limit_dh_openssl(const char *group_name);

/* Packets a second through two routers and the link between them. */
double engine_esp(const struct ipsec_suite *);
/* Negotiations a second, both ends. */
double engine_ike(unsigned group);

void bench_nat(void);	 /* rows: forwarding, with and without translation */
void bench_config(void); /* rows: lines of configuration, keystrokes */
void bench_world(void);	 /* rows: boot, first pings, a day, memory */
void bench_hub(void);	 /* rows: thousands of tunnels */

#endif
