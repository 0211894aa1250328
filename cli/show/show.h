/* What the show commands share: the words in which IOS writes names, times and spans. */
#ifndef QMIDLE_CLI_SHOW_SHOW_H
#define QMIDLE_CLI_SHOW_SHOW_H

#include <stdint.h>

#include "cli/show/messages.h"
#include "engine/base/addr.h"
#include "engine/base/text.h"
#include "engine/crypto/crypto.h"
#include "engine/ipsec/map.h"
#include "engine/ipsec/transform.h"
#include "engine/net/selector.h"
#include "engine/sim/sched.h"

struct acl;
struct device;
struct acl_entry;
struct ipsec;
struct pki_cert;
struct device;
struct session;

/* What a router prints on its console when it starts: what it runs, what it runs on. */
void show_start(struct session *);

extern const char *const month_names[12];  /* "Jan" */
extern const char *const weekday_names[7]; /* "Sun" */

/* "2 weeks, 1 day, 23 minutes": what `show version` says of a span. */
void span_words(simtime span, struct text *);
/* "00:12:34", "1d02h", "3w4d": what tables say of a span; SCHED_NEVER is "never". */
void span_short(simtime span, struct text *);

/* "07:18:02 UTC Mar 25 2025" of seconds since 1970, in the zone of the router. */
void date_words(const struct device *, int64_t seconds, struct text *);

/* A moment of the simulation as a fact, in the zone of the router: "2002-03-01T00:12:34.567". */
void tell_moment(struct session *, const char *key, simtime at);
/* A span as a fact, in whole seconds; SCHED_NEVER is null. */
void tell_seconds(struct session *, const char *key, simtime span);

/* Octets in lines of eight groups of four, as keys and certificates are written. */
void hex_lines(const uint8_t *, size_t len, struct text *);

/* "0813A2CD A3577F5B B8444C8F 093BDB2E ": a digest, and one over a whole certificate. */
void digest_words(const uint8_t *, size_t len, struct text *);
void fingerprint_words(const struct pki_cert *, enum hash_alg, struct text *);

/* A round trip as pings and traces print it: whole milliseconds, at least one. */
unsigned span_milliseconds(simtime span);

/* The transforms of one protocol of a suite in the way of `show`: "esp-256-aes esp-sha-hmac " (a
 * blank behind each), or in the way of debug: "esp-aes 256 esp-sha-hmac ". Nothing for a protocol
 * that it does not have. */
void suite_words(const struct ipsec_suite *, enum suite_protocol, struct text *);
void suite_debug_words(const struct ipsec_suite *, enum suite_protocol, struct text *);

/* Its name, transforms and mode as facts: an element of a list. */
struct transform_set;
void tell_transform_set(struct session *, const struct transform_set *);

/* How SAs are made, as maps and profiles show it: lifetimes, PFS, transform sets. */
void show_sa_settings(struct session *, struct ipsec *, const struct sa_settings *);
/* "Security association lifetime: 4608000 kilobytes/3600 seconds", a whole line. */
void show_sa_lifetime(struct session *, struct sa_lifetime);

/* "Crypto ISAKMP debugging is on", as the command says it and `show debugging` repeats it. */
void debug_words(const struct device *, enum debug_flag, struct text *);

/* The rule of an entry without its number and hits: "permit ip 10.1.1.0 0.0.0.255 any". */
enum acl_words {
	ACL_WORDS_PLAIN,  /* "deny ip any any" */
	ACL_WORDS_CONFIG, /* "deny   ip any any", as in show running-config */
	ACL_WORDS_SHOWN,  /* "deny ip any any"; "deny   10.0.10.0, wildcard bits 0.0.0.255" */
};
void acl_entry_words(const struct acl *, const struct acl_entry *, enum acl_words, struct text *);

#endif
