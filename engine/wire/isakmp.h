/* ISAKMP messages and their payloads as they lie on the wire: RFC 2408 section 3, with the contents
 * that RFC 2407 (IPsec DOI), RFC 2409 (IKE) and RFC 3947 (NAT-T) put into them.
 *
 * Reading borrows: every pointer and reader goes into the message, which must outlive it.
 * Writing is in isakmp_write.h, vendor IDs are in vid.h. */
#ifndef QMIDLE_WIRE_ISAKMP_H
#define QMIDLE_WIRE_ISAKMP_H

#include "engine/base/addr.h"
#include "engine/base/rd.h"
#include "engine/base/text.h"

#define ISAKMP_PORT    500
#define ISAKMP_HEADER  28
#define ISAKMP_GENERIC 4 /* header of every payload */
#define ISAKMP_COOKIE  8
#define ISAKMP_VERSION 0x10

enum isakmp_payload_type {
#define PAYLOAD(name, number, text) PAYLOAD_##name = number,
#include "engine/wire/isakmp.def"
#undef PAYLOAD
};

enum isakmp_exchange {
#define EXCHANGE(name, number, text) EXCHANGE_##name = number,
#include "engine/wire/isakmp.def"
#undef EXCHANGE
};

enum isakmp_notify_type {
#define NOTIFY(name, number, text) NOTIFY_##name = number,
#include "engine/wire/isakmp.def"
#undef NOTIFY
};

enum isakmp_id_type {
#define ID_TYPE(name, number, text) ID_##name = number,
#include "engine/wire/isakmp.def"
#undef ID_TYPE
};

enum isakmp_protocol {
#define PROTOCOL(name, number, text) PROTOCOL_##name = number,
#include "engine/wire/isakmp.def"
#undef PROTOCOL
};

enum isakmp_flag { ISAKMP_ENCRYPTED = 1, ISAKMP_COMMIT = 2, ISAKMP_AUTH_ONLY = 4 };

enum { ISAKMP_DOI_IPSEC = 1, ISAKMP_SIT_IDENTITY_ONLY = 1 };

/* Attribute types of phase 1 transforms and their values, RFC 2409 appendix A. */
enum oakley_attribute {
#define OAKLEY(name, number, text) OAKLEY_##name = number,
#include "engine/wire/isakmp.def"
#undef OAKLEY
};
enum { OAKLEY_KEY_IKE = 1 /* transform id */, OAKLEY_LIFE_SECONDS = 1, OAKLEY_LIFE_KILOBYTES = 2 };
enum oakley_auth { OAKLEY_PSK = 1, OAKLEY_DSS_SIG = 2, OAKLEY_RSA_SIG = 3, OAKLEY_RSA_ENC = 4 };

/* Attribute types of phase 2 transforms and their values, RFC 2407 section 4.5 and RFC 3947. */
enum ipsec_attribute {
#define IPSEC(name, number, text) IPSEC_##name = number,
#include "engine/wire/isakmp.def"
#undef IPSEC
};
enum { IPSEC_LIFE_SECONDS = 1, IPSEC_LIFE_KILOBYTES = 2 };
enum ipsec_encapsulation {
	IPSEC_TUNNEL = 1,
	IPSEC_TRANSPORT = 2,
	IPSEC_UDP_TUNNEL = 3,
	IPSEC_UDP_TRANSPORT = 4,
	IPSEC_UDP_TUNNEL_DRAFT = 61443,
	IPSEC_UDP_TRANSPORT_DRAFT = 61444,
};

/* The RFC's words ("NONCE", "quick mode", "NO-PROPOSAL-CHOSEN"); NULL for an unknown number. */
const char *isakmp_payload_name(unsigned);
const char *isakmp_exchange_name(unsigned);
const char *isakmp_notify_name(unsigned);
/* Adds such a name, or the number where there is none (NULL). */
void isakmp_add_name(struct text *, const char *name, unsigned number);
const char *isakmp_id_name(unsigned);
const char *isakmp_protocol_name(unsigned);
const char *oakley_attribute_name(unsigned);
const char *ipsec_attribute_name(unsigned);

/* ---- the message ---- */

struct isakmp_header {
	uint8_t cky_i[ISAKMP_COOKIE], cky_r[ISAKMP_COOKIE];
	uint8_t next, version, exchange, flags;
	uint32_t msgid, length;
};

enum isakmp_fault {
	ISAKMP_GOOD,
	ISAKMP_SHORT,	    /* fewer octets than a header, or than the header's length says */
	ISAKMP_BAD_VERSION, /* major version is not 1 */
	ISAKMP_BAD_LENGTH,  /* length under the header's, or a payload's reaches past its end */
	ISAKMP_RESERVED, /* a reserved octet is not zero: after decryption, a sign of a wrong key */
	ISAKMP_TOO_MANY, /* more payloads than ISAKMP_MAX_PAYLOADS */
	ISAKMP_NO_BLOCKS, /* what is encrypted is not a whole number of the cipher's blocks */
};

/* Reads the header of a datagram and checks version and length. What lies behind h->length is not
 * the message's. */
enum isakmp_fault isakmp_read_header(const void *datagram, size_t size, struct isakmp_header *h);
/* "cky_i 83d374c30b3b5082, …, exchange 2 (main mode), …" */
void isakmp_print_header(const struct isakmp_header *, struct text *);

struct isakmp_payload {
	uint8_t type;
	const uint8_t *whole; /* with the generic header: body - ISAKMP_GENERIC */
	const uint8_t *body;  /* what the RFCs mark _b */
	size_t len;	      /* of the body */
};

#define ISAKMP_MAX_PAYLOADS 32

struct isakmp_payloads {
	struct isakmp_payload at[ISAKMP_MAX_PAYLOADS];
	size_t count;
	const uint8_t *end; /* behind the last payload: padding of an encrypted message */
};

/* Walks the chain that begins with a payload of type first. On a fault list holds those before. */
enum isakmp_fault isakmp_read_payloads(const uint8_t *at, size_t size, uint8_t first,
				       struct isakmp_payloads *list);
/* The first of that type, or NULL. */
const struct isakmp_payload *isakmp_find(const struct isakmp_payloads *, unsigned type);
/* The next of the same type behind p, or NULL. */
const struct isakmp_payload *isakmp_find_next(const struct isakmp_payloads *,
					      const struct isakmp_payload *p);
size_t isakmp_count(const struct isakmp_payloads *, unsigned type);

static inline struct rd
isakmp_body(const struct isakmp_payload *p)
{
	return rd_init(p->body, p->len);
}

/* Adds "SA, VID x4" or "HASH, N(INITIAL-CONTACT)": the payloads' names in order. */
void isakmp_describe(const struct isakmp_payloads *, struct text *);
/* The same for a whole message in clear; "encrypted" for one that is not, "malformed" behind what
 * could be read. */
void isakmp_describe_message(const void *datagram, size_t size, struct text *);

/* ---- SA, RFC 2408 section 3.4 to 3.6 ----
 *
 *	struct isakmp_sa sa;
 *	struct isakmp_proposal p;
 *	struct isakmp_transform t;
 *	struct isakmp_attribute a;
 *
 *	if (!isakmp_read_sa(payload, &sa)) ...		(malformed somewhere inside)
 *	while (isakmp_next_proposal(&sa.proposals, &p))
 *		while (isakmp_next_transform(&p.transforms, &t))
 *			while (isakmp_next_attribute(&t.attributes, &a)) ...
 *
 * The readers inside are values: copy one to walk twice. */

struct isakmp_sa {
	uint32_t doi, situation;
	struct rd proposals;
};

struct isakmp_proposal {
	uint8_t number, protocol, spi_size, transform_count;
	const uint8_t *spi;
	struct rd transforms;
};

struct isakmp_transform {
	uint8_t number, id;
	const uint8_t *whole; /* with its generic header */
	size_t len;	      /* of whole */
	struct rd attributes;
};

struct isakmp_attribute {
	uint16_t type;
	bool basic;	      /* two octets in the attribute's own header */
	uint32_t value;	      /* UINT32_MAX when it is larger */
	const uint8_t *bytes; /* the value's octets */
	size_t len;
};

/* Reads the head of the body and walks all of it once: false when anything inside is malformed
 * (lengths, chain, counts). After true the walks below cannot fail half way. */
bool isakmp_read_sa(const struct isakmp_payload *, struct isakmp_sa *);
bool isakmp_next_proposal(struct rd *, struct isakmp_proposal *);
bool isakmp_next_transform(struct rd *, struct isakmp_transform *);
bool isakmp_next_attribute(struct rd *, struct isakmp_attribute *);

/* ---- ID, RFC 2407 section 4.6.2; NAT-OA, RFC 3947 section 5.2, as one without port ---- */

struct isakmp_id {
	uint8_t type, protocol;
	uint16_t port;
	const uint8_t *data;
	size_t len;
};

bool isakmp_read_id(const struct isakmp_payload *, struct isakmp_id *);
bool isakmp_read_nat_oa(const struct isakmp_payload *, struct isakmp_id *);
/* The addresses of an IPV4_ADDR (a /32) or IPV4_ADDR_SUBNET; false for any other, for a mask with
 * holes and for a wrong length. */
bool isakmp_id_prefix(const struct isakmp_id *, struct prefix *);

/* ---- N and D, RFC 2408 section 3.14 and 3.15 ---- */

struct isakmp_notify {
	uint32_t doi;
	uint8_t protocol, spi_size;
	uint16_t type;
	const uint8_t *spi;
	struct rd data;
};

struct isakmp_delete {
	uint32_t doi;
	uint8_t protocol, spi_size;
	uint16_t count;
	const uint8_t *spi; /* count times spi_size octets */
};

bool isakmp_read_notify(const struct isakmp_payload *, struct isakmp_notify *);
bool isakmp_read_delete(const struct isakmp_payload *, struct isakmp_delete *);

/* ---- CERT and CR, RFC 2408 section 3.9 and 3.10 ---- */

enum { ISAKMP_CERT_X509_SIGNATURE = 4 };

struct isakmp_cert {
	uint8_t encoding;
	const uint8_t *data;
	size_t len;
};

bool isakmp_read_cert(const struct isakmp_payload *, struct isakmp_cert *);

#endif
