/* Writing ISAKMP messages. What is opened is closed; chains, lengths and counts fill themselves in.
 *
 *	struct isakmp_writer w;
 *
 *	isakmp_begin(&w, buffer, sizeof buffer, &header);
 *	isakmp_open_sa(&w);
 *		isakmp_open_proposal(&w, 1, PROTOCOL_ISAKMP, NULL, 0);
 *			isakmp_open_transform(&w, 1, OAKLEY_KEY_IKE);
 *			isakmp_add_attribute(&w, OAKLEY_ENCRYPTION, 7);
 *			isakmp_close(&w);
 *		isakmp_close(&w);
 *	isakmp_close(&w);
 *	isakmp_add_vid(&w, VID_NATT_RFC3947);
 *	size = isakmp_end(&w);			(0 when the buffer was too small) */
#ifndef QMIDLE_WIRE_ISAKMP_WRITE_H
#define QMIDLE_WIRE_ISAKMP_WRITE_H

#include "engine/base/wr.h"
#include "engine/wire/isakmp.h"
#include "engine/wire/vid.h"

struct isakmp_writer {
	struct wr wr; /* callers may write the body of an open payload here */
	unsigned depth;
	struct isakmp_level {
		size_t start;  /* offset of the open payload */
		size_t next;   /* offset of the octet that names the next payload on this level */
		uint8_t items; /* proposals or transforms inside */
	} level[4];	       /* message, SA, proposal, transform */
};

/* Writes the header; its next payload and length are filled in later. */
void isakmp_begin(struct isakmp_writer *, void *buffer, size_t size, const struct isakmp_header *);
/* The message's length, now in its header too; 0 when something did not fit. */
size_t isakmp_end(struct isakmp_writer *);
/* The same with zero octets behind the last payload up to whole blocks, and the encryption flag
 * set. IOS adds one more block when the payloads already fill the last one. */
size_t isakmp_end_padded(struct isakmp_writer *, size_t block, bool always);

void isakmp_open(struct isakmp_writer *, unsigned payload_type);
void isakmp_open_sa(struct isakmp_writer *); /* IPsec DOI, SIT_IDENTITY_ONLY */
void isakmp_open_proposal(struct isakmp_writer *, uint8_t number, uint8_t protocol, const void *spi,
			  size_t spi_size);
void isakmp_open_transform(struct isakmp_writer *, uint8_t number, uint8_t id);
void isakmp_close(struct isakmp_writer *);

/* Basic form up to 65535, else four octets. */
void isakmp_add_attribute(struct isakmp_writer *, uint16_t type, uint32_t value);
/* A transform as it was received, octet for octet: what a responder answers. */
void isakmp_add_transform(struct isakmp_writer *, const struct isakmp_transform *);

/* Whole payloads. */
void isakmp_add(struct isakmp_writer *, unsigned payload_type, const void *body, size_t len);
/* The same with a body of zeroes; gives where to fill it in, NULL when it did not fit. */
uint8_t *isakmp_add_room(struct isakmp_writer *, unsigned payload_type, size_t len);
void isakmp_add_id(struct isakmp_writer *, const struct isakmp_id *);
/* IPV4_ADDR for a /32 (of IKE: a host), IPV4_ADDR_SUBNET for any other. */
void isakmp_add_id_prefix(struct isakmp_writer *, struct prefix, uint8_t protocol, uint16_t port);
/* type: PAYLOAD_NATOA, or what a draft called it. */
void isakmp_add_nat_oa(struct isakmp_writer *, uint8_t type, ip4);
void isakmp_add_notify(struct isakmp_writer *, uint8_t protocol, uint16_t type, const void *spi,
		       size_t spi_size, const void *data, size_t len);
/* count SPIs of spi_size octets, one behind the other. */
void isakmp_add_delete(struct isakmp_writer *, uint8_t protocol, const void *spi, size_t spi_size,
		       size_t count);
void isakmp_add_vid(struct isakmp_writer *, enum vid);
void isakmp_add_cert(struct isakmp_writer *, unsigned payload_type, uint8_t encoding,
		     const void *data, size_t len);

#endif
