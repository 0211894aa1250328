/* Two IKE ends in one process, in virtual time, joined by a channel that can lose, repeat, delay
 * and damage messages, each with a fake owner of the IPsec SAs.
 *
 *	R1 10.0.0.1  ---- channel ----  R2 10.0.0.2
 *
 * What R1 and R2 say is kept as text when asked for. */
#ifndef QMIDLE_TESTS_IKE_PAIR_H
#define QMIDLE_TESTS_IKE_PAIR_H

#include "engine/base/text.h"
#include "engine/ike/ike.h"
#include "engine/pki/pki.h"

#define R1 IP4(10, 0, 0, 1)
#define R2 IP4(10, 0, 0, 2)

struct pair;

struct fake_child {
	struct child_pair pair;
	uint8_t in[SUITE_PROTOCOLS][96], out[SUITE_PROTOCOLS][96]; /* keymat */
	bool enabled, deleted;
};

struct ike_end {
	struct pair *pair;
	const char *name;
	ip4 address;
	ip4 inside; /* its own, where a NAT hides it behind address; 0: the same */
	struct ike *ike;
	struct pki *pki;
	int64_t date; /* of its calendar */
	struct rng rng;
	struct event_sink events;
	struct text said;
	unsigned count[EVENT_KINDS];
	/* the fake sink */
	struct fake_child *child;
	size_t children;
	uint32_t next_spi;
	enum suite_protocol deleted_of; /* of what the peer deleted last */
	unsigned dead;			/* peers found so */
	simtime heard, spoke;		/* what traffic() gives */
	bool watched;
	unsigned failed, forgotten, gone, spis; /* spis: allocated and not yet used or released */
	enum child_verdict verdict;
	struct ipsec_suite accepts; /* neither ESP nor AH: everything */
};

/* One message on its way; the test may change it or say what becomes of it. */
struct channel_message {
	struct ike_end *from;
	unsigned number; /* counts from 1, per direction */
	uint8_t bytes[20000];
	size_t len;
	unsigned copies; /* 0: lost */
	simtime delay;
	simtime spread;	       /* between one copy and the next */
	uint16_t lport, pport; /* as it arrives: NAT */
};

#define PAIR_SIZES 64

struct pair {
	struct sched *sched;
	struct ike_end r1, r2;
	struct ike_end **more; /* pair_join() */
	size_t mores;
	void (*meddle)(struct pair *, struct channel_message *);
	void *meddle_ctx;
	/* May be NULL: after a message was dealt with; for every event. */
	void (*arrived)(struct pair *);
	void (*heard)(struct ike_end *, const struct event *);
	void *watch;
	bool mute; /* nothing is kept of what is said */
	struct rng chance;
	unsigned sent[2];	    /* by R1 and all who joined, by R2 */
	size_t size[2][PAIR_SIZES]; /* of each message */
	simtime when[2][PAIR_SIZES];
	struct in_flight *flying;
};

struct pair *pair_new(uint64_t seed);
/* One more end on the channel, which leads to whoever has the address. Borrowed. */
struct ike_end *pair_join(struct pair *, const char *name, ip4 address);
void pair_free(struct pair *);

/* The same policy and key on one end. */
void end_policy(struct ike_end *, unsigned priority, enum cipher_alg, unsigned key_bits,
		enum hash_alg, unsigned group, uint32_t lifetime);
void end_key(struct ike_end *, const char *key);
/* Both: AES-128, SHA-1, group 2, "cisco123". */
void pair_usual(struct pair *);
/* R1's IPsec asks for 192.168.1.0/24 - 192.168.2.0/24, ESP 3DES SHA-1. */
void pair_ask(struct pair *, struct ike_end *, uint64_t id);
/* The same with the IKE profile that the request names. */
void pair_ask_by(struct pair *, struct ike_end *, uint64_t id, const char *profile);
void pair_run(struct pair *, simtime span);

/* The address that the end itself knows. */
ip4 end_local(const struct ike_end *);
/* Whether that end's newest SA is in that state, deleted or not. */
bool end_is(struct ike_end *, enum ike_state, bool deleted);
size_t end_sas(struct ike_end *, bool deleted);
/* Two halves of one pair: SPIs crossed, keys the same. */
bool child_crossed(const struct fake_child *, const struct fake_child *);
/* Both ends hold the same keys under crossed SPIs, and both may send. */
bool pair_keyed(struct pair *);

#endif
