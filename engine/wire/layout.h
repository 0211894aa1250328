/* Headers with fixed fields as tables: one table reads, writes and prints.
 *
 *	static const struct field proposal_layout[] = {
 *		FIELD(isakmp_proposal, number, 1),
 *		FIELD(isakmp_proposal, protocol, 1, .text = isakmp_protocol_name),
 *		{ 0 }
 *	};
 *
 * A member of type uint8_t, uint16_t, uint32_t or uint64_t is a number in network order of as many
 * octets as the field has on the wire; FIELD_RAW is an array of octets as they are. A bit field,
 * what repeats and what nests are hand code over rd and wr. */
#ifndef QMIDLE_WIRE_LAYOUT_H
#define QMIDLE_WIRE_LAYOUT_H

#include <stddef.h>

#include "engine/base/rd.h"
#include "engine/base/text.h"
#include "engine/base/wr.h"

struct field {
	const char *name;
	uint16_t offset;	       /* in the struct */
	uint8_t in_memory;	       /* octets there */
	uint8_t octets;		       /* on the wire */
	bool raw;		       /* octets, not a number */
	const char *(*text)(unsigned); /* names the value, NULL for one without a name */
};

#define FIELD(type, member, wire, ...)                                                             \
	{                                                                                          \
		.name = #member, .offset = offsetof(struct type, member),                          \
		.in_memory = sizeof(((struct type *)0)->member), .octets = (wire), __VA_ARGS__     \
	}
#define FIELD_RAW(type, member) FIELD(type, member, sizeof(((struct type *)0)->member), .raw = true)

/* A failed read sets r->bad and leaves zeroes, as every read of rd.h. */
void layout_read(const struct field *, struct rd *, void *object);
void layout_write(const struct field *, struct wr *, const void *object);
/* "number 1, protocol 3 (ESP), spi_size 4" */
void layout_print(const struct field *, const void *object, struct text *);
/* Octets on the wire. */
size_t layout_size(const struct field *);

#endif
