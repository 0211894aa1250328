/* Exchanges as tables. Private to engine/ike.
 *
 * A row says when it applies (role, exchange, state), what the message must and may carry, what is
 * done with it, and where that leads. The driver (driver.c) walks every row in the same order,
 * and it alone changes states:
 *
 *	  message arrives, payloads are checked against the row
 *	1 arrived	first line about the state, before take() or, when `late`, behind it
 *	2 take()	checks the message on locals, commits to the association at its end
 *	3 between	second line about the state
 *	4 make()	writes the answer, the driver encrypts and sends it
 *	5 ends		the exchange is over, with this reason
 *	6 left		third line about the state
 *	7 after()	what follows from it
 *
 * A row that begins an exchange has no message: take() prepares. */
#ifndef QMIDLE_IKE_EXCHANGE_H
#define QMIDLE_IKE_EXCHANGE_H

#include "engine/ike/association.h"

/* A message that came in. Everything is borrowed for the time of the call. */
struct ike_in {
	const uint8_t *bytes; /* from the ISAKMP header on */
	size_t len;
	uint64_t fingerprint;
	struct isakmp_header header;
	const uint8_t *clear;		 /* what follows the header, once it is opened */
	struct isakmp_payloads payloads; /* of that */
	uint8_t last_block[CRYPTO_MAX_BLOCK];
	ip4 local, peer;
	uint16_t lport, pport;
};

enum verdict {
	DONE,
	DROPPED,   /* of no consequence: the message changed nothing */
	MALFORMED, /* the same, and the peer is counted an error */
	UNTRUSTED, /* the same: it could be read, and does not prove who the peer is */
	UNABLE,	   /* we cannot prove who we are */
	REFUSED,   /* the exchange is over; whoever says so has cleaned up */
};

/* One bit a payload type. Types from 32 on share the last one. */
#define PL(name)       (1u << (PAYLOAD_##name < 31 ? PAYLOAD_##name : 31))
#define PL_BIT(number) (1u << ((number) < 31 ? (number) : 31))

struct step {
	const char *story;
	enum ike_role role;
	enum isakmp_exchange exchange;
	enum fsm from;
	enum ike_state state; /* of the association when the answer goes out */
	bool encrypted;
	uint32_t need, may;
	bool proof; /* besides, HASH or SIG, one of them */
	struct move {
		enum fsm_input input;
		enum fsm to;
	} arrived, between, left;
	bool late;
	enum verdict (*take)(struct ike_sa *, struct ike_node *, const struct ike_in *);
	/* node is NULL in phase 1. HASH of phase 2 is written by whoever knows which. */
	bool (*make)(struct ike_sa *, struct ike_node *, struct isakmp_writer *);
	bool seals;  /* the answer is encrypted */
	bool awaits; /* an answer to it: it is repeated until that comes */
	const char *ends;
	void (*after)(struct ike_sa *, struct ike_node *);
};

/* The rows of an exchange, ended by one without a story. */
extern const struct step v1_main_mode[], v1_aggressive_mode[], v1_quick_mode[];
/* Those of an exchange of phase 1; NULL for any other. */
const struct step *ike_phase1(unsigned exchange);

/* ---- driver.c ---- */
/* Begins an exchange with the row that starts it for the initiator. false: it could not. */
bool ike_begin(struct ike_sa *, struct ike_node *, const struct step *table);
/* Moves the machine and says so; the only function that does. INPUT_NONE: says nothing. */
void ike_move_sa(struct ike_sa *, struct move);
void ike_move_node(struct ike_node *, struct move);
/* Phase 1 is done: quick modes that wait for it begin. */
void ike_run_requests(struct ike_sa *);
/* Begins the quick mode for it. */
void ike_quick_start(struct ike_sa *, const struct child_request *, uint32_t msgid, bool moved);

/* ---- packet.c ---- */
/* Decrypts (when encrypted) into plain, which has room for len octets, and walks the payloads. */
enum isakmp_fault ike_open(struct ike_sa *, struct ike_node *, struct ike_in *, uint8_t *plain);
/* The message was accepted: its last block is the next IV. */
void ike_commit_iv(struct ike_sa *, struct ike_node *, const struct ike_in *);
/* Starts a message of the association, in phase 1 without node. */
void ike_write(struct isakmp_writer *, uint8_t *buffer, size_t size, const struct ike_sa *,
	       uint8_t exchange, uint32_t msgid);
/* Ends, encrypts, keeps (to be repeated) and sends it. */
bool ike_send(struct ike_sa *, struct ike_node *, struct isakmp_writer *, bool encrypted);
/* Sends again what is kept. */
void ike_send_again(struct ike_sa *, struct ike_repeat *);
void ike_observe_in(struct ike *, const struct ike_in *, bool readable, bool repeated);

/* ---- v1 ---- */
/* Answers nothing that needs an association: makes one for a first message. */
void v1_informational(struct ike_sa *, struct ike_node *, const struct ike_in *);
/* An informational exchange in clear, while keys are not there. */
void v1_informational_clear(struct ike_sa *, const struct ike_in *);
void v1_send_notify(struct ike_sa *, uint8_t protocol, uint16_t type, uint32_t shown_spi,
		    const void *spi, size_t spi_size, const void *data, size_t len);
void v1_send_delete(struct ike_sa *, uint8_t protocol, const void *spi, size_t spi_size,
		    size_t count);
/* An authentic message of a peer behind a NAT tells where it speaks from now, RFC 3947 section 5. */
void v1_follow_nat(struct ike_sa *, const struct ike_in *);
/* Something authentic came: the peer is there. */
void v1_dpd_heard(struct ike_sa *);
/* NO-PROPOSAL-CHOSEN without keys. */
void v1_send_refusal(struct ike_sa *);
/* Tells the peer of the unknown SPI that the association keeps in mind, if it does. */
void ike_tell_unknown_spi(struct ike_sa *);

#endif
