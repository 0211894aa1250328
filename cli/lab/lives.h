/* How the SAs of a lab's routers come, go and carry packets: looked at whenever IKE speaks, and
 * every few seconds while there are any. */
#ifndef QMIDLE_LAB_LIVES_H
#define QMIDLE_LAB_LIVES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/addr.h"
#include "engine/sim/sched.h"

struct lives;
struct lab;
struct lab_node;
struct router;

struct life_sample {
	simtime when;
	uint64_t out, in; /* packets so far */
};

/* An IKE SA that is up, or a pair of IPsec SAs, as one router has it. */
struct life {
	const struct lab_node *node;
	bool ike;
	ip4 local, peer;
	uint32_t conn_id; /* of an IKE SA */
	uint16_t port;	  /* of its peer */
	uint32_t spi_in, spi_out;
	simtime born, ended; /* ended: when it was last looked at, while there it is */
	bool gone;
	uint32_t lifetime; /* seconds that were agreed on */
	char *words;	   /* "AES-256 SHA256 group 14 psk"; "esp-256-aes esp-sha-hmac, tunnel" */
	char *flow;	   /* "10.1.1.0/24 - 10.2.2.0/24"; NULL: not known, or of an IKE SA */
	struct life_sample *samples;
	size_t count;
};

struct lives *lives_new(struct lab *); /* its ladder is there */
void lives_free(struct lives *);

/* This router is looked at from now on. */
void lives_router(struct lives *, const struct lab_node *, struct router *);

/* Looks now. */
void lives_look(struct lives *);
/* In the order in which they came; NULL behind the last. Old ones that are gone make room. */
const struct life *lives_at(const struct lives *, size_t i);

#endif
