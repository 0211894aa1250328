/* The grammar as gramc writes it: one constant graph of nodes, read by the matcher alone.
 *
 * A node is one word or value at one place.  grammar.list holds, for each node, the nodes that may
 * follow it, ended by NO_NODE.  A mode begins with such a list. */
#ifndef QMIDLE_GRAMMAR_TABLE_H
#define QMIDLE_GRAMMAR_TABLE_H

#include "grammar/match/match.h"

#define NO_NODE	 0xffff
#define NO_FIELD 0xffff

enum node_bits {
	NODE_HIDDEN = 1,     /* not in help */
	NODE_SILENT = 2,     /* not in canonical text */
	NODE_KEY = 4,	     /* part of the identity */
	NODE_PLACE = 8,	     /* a leading word */
	NODE_NEGATABLE = 16, /* the no form goes through here */
	NODE_NO = 32,
	NODE_DEFAULT = 64,
	NODE_DO = 128,
};

struct node {
	const char *word; /* NULL: a value */
	const char *help;
	const char *prints; /* canonical text, or NULL: the word */
	const char *alias;  /* other spellings, blank-separated, or NULL */
	uint32_t follow;    /* its list */
	uint16_t complete;  /* the statement that may end here, or NO_NODE */
	uint16_t unset;	    /* and in its no form */
	uint16_t value;	    /* which of the grammar's values */
	uint16_t field;	    /* offset of its kw_ flag, or NO_FIELD */
	uint16_t begins;    /* the group that starts over with it, or NO_NODE */
	uint16_t record;    /* the record it is in */
	uint16_t alt;	    /* the alternative of a group in any order */
	uint8_t privilege;
	uint8_t bits;
	uint8_t length; /* of word */
};

/* What may come at most `most` times: an alternative, or a record (stride is not 0). */
struct node_group {
	uint16_t most, any;	      /* any: shared by the alternatives of one group */
	uint16_t base, stride, count; /* offsets in the arguments */
};

struct grammar {
	const struct grammar_mode *mode;
	const struct statement *statement;
	const struct node *node;
	const uint16_t *list;
	const struct value_spec *value;
	const struct node_group *group;
	uint16_t modes, statements, exec; /* exec: the mode that do continues in, or NO_MODE */
	unsigned nodes;
};

#endif
