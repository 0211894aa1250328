/* Value types: how 10.1.1.1, Fa0/1 or <1-100> is read, shown and printed back.
 *
 * types.def names them all, with what gramc must know (the C type of the field).  A type is one
 * struct value_type in its file here.  Values are looked at in place and never allocate. */
#ifndef QMIDLE_GRAMMAR_TYPES_H
#define QMIDLE_GRAMMAR_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/addr.h"

enum value_kind {
	VALUE_NUMBER, /* uint32_t */
	VALUE_IP4,    /* ip4 */
	VALUE_STRING, /* const char * */
	VALUE_MAC,    /* struct mac */
};

/* What may exist on this router or in this lab: gives the name with that index, NULL after the
 * last. */
enum value_list { LIST_INTERFACES, LIST_NODES, LIST_LINKS, LIST_FILES, LIST_SERVER_GROUPS };
typedef const char *value_list_fn(void *ctx, enum value_list, unsigned index);

struct value {
	union {
		uint32_t number;
		ip4 addr;
		struct mac mac;
		struct {
			const char *at; /* in the line, or in the space of the reading */
			size_t length;
		} string;
	};
};

/* A value in the grammar: <name:type …>. */
struct value_spec {
	const struct value_type *type;
	const char *name;
	const char *help;   /* or NULL: the type's */
	uint32_t low, high; /* of a range */
	uint16_t offset;    /* of the field in struct args_…, or in its record */
	uint16_t has;	    /* of has_NAME */
	uint8_t pad;
	bool key;
};

/* Reading one value: text is the rest of the line, never empty, its first byte no blank. */
struct value_reading {
	const struct value_spec *spec;
	const char *text;
	size_t word; /* length of the first word of text */
	value_list_fn *list;
	void *ctx;
	char *space; /* where a canonical string may be built */
	size_t left;

	size_t length;	/* out: how much of text the value is */
	size_t bad;	/* out, when refused: offset of the first byte that cannot be */
	size_t built;	/* out: how much of space is taken */
	char delimiter; /* out: a text that is still open */
};

enum value_verdict {
	VALUE_OK,
	VALUE_BAD,
	VALUE_AMBIGUOUS, /* an abbreviation of several names */
	VALUE_SHORT,	 /* good so far, but more must follow: "FastEthernet" */
	VALUE_OPEN,	 /* a text whose delimiter has not come yet */
};

/* A name that stands for a number, with its line in help. */
struct value_name {
	const char *name;
	uint32_t number;
	const char *help;
};

/* One line of help about a value, given to put(); literal: a name that can be typed, as against
 * "A.B.C.D". The texts are borrowed for the call. */
typedef void value_help_fn(void *ctx, const char *name, const char *help, bool literal);

struct value_type {
	const char *name;
	const char *meta; /* "A.B.C.D"; NULL: the range, as <low-high> */
	const char *help;
	enum value_kind kind;
	uint8_t rank; /* of two types that both fit, the lower wins: an address is no word */
	const struct value_name *names; /* ends with NULL; shown in help like keywords */
	enum value_verdict (*read)(struct value_reading *, struct value *);
	/* Canonical text; gives the length (snprintf). */
	size_t (*print)(const struct value_spec *, const struct value *, char *buf, size_t size);
	/* Could the word become such a value if typed on?  For "10.1?"; NULL: any word could. */
	bool (*begins)(const struct value_spec *, const char *word, size_t length);
	/* Is the word, letter for letter, one that exists? Then it is this and no abbreviation of a
	 * keyword that may stand in its place. NULL: an abbreviation goes first. */
	bool (*known)(const struct value_reading *);
	/* Its lines of help behind the text typed so far (reading.text, .word bytes long, may be
	 * empty and end in a blank).  NULL: the names and meta. */
	void (*offer)(const struct value_reading *, value_help_fn *put, void *ctx);
};

#define TYPE(name, symbol, kind, samples) extern const struct value_type type_##symbol;
#include "grammar/types/types.def"
#undef TYPE

/* An ICMP message that is told by type and code, as one number: "packet-too-big". */
#define ICMP_MESSAGE(type, code) (((type) + 1) << 8 | (code))

/* The full interface name of an abbreviation ("fa0/1", "f 0/1", "lo0"): how much of text it takes,
 * 0 when it is none.  Knows the names of IOS, not which interfaces there are. */
size_t interface_name(const char *text, char *full, size_t size);

/* Is the type of the full name one that is there or is not, as against one that a line brings into
 * being (Loopback …)? */
bool interface_is_hardware(const char *name);

/* The members of a range ("fa0/0 - 3 , gi0/1"), by their full names, one after the other; fn gives
 * false to stop. False when it stopped, or at what is no range. */
typedef bool interface_name_fn(void *ctx, const char *full);
bool interface_range(const char *text, interface_name_fn *fn, void *ctx);

#endif
