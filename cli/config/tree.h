/* The tree behind config.h: nodes, found by their place and identity. Private to cli/config. */
#ifndef QMIDLE_CONFIG_TREE_H
#define QMIDLE_CONFIG_TREE_H

#include <bsd/sys/queue.h>
#include <uthash.h>

#include "cli/config/config.h"
#include "engine/base/text.h"

struct node;
TAILQ_HEAD(node_list, node);

/* Siblings of one statement that have the same first key. */
struct kin {
	UT_hash_handle hh;
	uint64_t first; /* the serial of the oldest, which may be gone */
	size_t members;
	char key[]; /* serial of the parent, the statement, the first key */
};

struct node {
	TAILQ_ENTRY(node) link;
	UT_hash_handle by_key, by_serial;
	struct config *config;
	struct node *parent; /* NULL for the root */
	struct node_list children;
	uint64_t serial; /* in the order of creation, never reused */
	uint64_t first;	 /* the oldest serial of what has its first key; for sorts that ask */
	struct kin *kin; /* NULL: nobody asks */
	const struct statement *statement;
	int32_t rank;
	uint16_t written; /* where in the grammar its words stand: match_written() */
	char *text;	  /* as show running-config writes it, without "no" */
	bool negated;
	bool stored;	    /* not everything that it says has an effect */
	bool factory;	    /* never goes: returns to factory_text */
	char *factory_text; /* with the two below */
	bool factory_negated;
	int32_t factory_rank;
	void *args;	     /* of a statement that enters a mode: struct args_… */
	config_lister *list; /* further lines of the block, or NULL */
	size_t key_length;
	char key[]; /* serial of the parent, then the identity with its end */
};

struct config {
	struct device *device;
	struct node *root;
	struct node *nodes;  /* hash by key */
	struct node *blocks; /* hash by serial */
	struct kin *kins;
	uint64_t next_serial;
	struct range *ranges; /* what places of `interface range` speak to */
	bool making_factory;  /* what comes now is out of the box */
	bool loading;	      /* from a file */
	bool repeating;	      /* what stands there */
};

static inline const char *
node_identity(const struct node *n)
{
	return n->key + sizeof n->serial;
}

/* The key values, separated by blanks. */
const char *node_keys(const struct node *);

/* Does that header stand for its block? The kind of link of an interface may be left out. */
bool node_is_block(const struct node *, const char *header);
struct node *node_find(const struct config *, const struct node *parent, const char *identity);
struct node *node_find_block(const struct config *, uint64_t serial);
/* A new last child. The text is copied. */
struct node *node_add(struct config *, struct node *parent, const struct statement *,
		      const char *identity, const char *text, bool negated);
/* The node is that line from now on. One that opens no block has none below it. */
void node_say(struct node *, const struct statement *, const char *text, bool negated);
void node_set_text(struct node *, const char *text, bool negated);
void node_free(struct node *); /* with its children, out of the tree */
/* Takes away every child of that identity, or of one that goes on with a blank behind it;
 * factory nodes return to their text. */
void node_remove_matching(struct node *parent, const char *identity);
/* Returns to the factory text, the children too; those that are not of the factory go. */
void node_reset(struct node *);

/* Sets up what a router or a block has out of its box. */
void config_make_factory(struct config *);
void config_make_block(struct config *, struct node *);

/* All lines below and with a node in the order of show running-config. */
void node_print(const struct node *, unsigned indent, struct text *);
/* From "version" to "end": the print without its comments. */
void config_print_body(const struct config *, struct text *);
/* Children in the order of show running-config. Gives an array, NULL at its end. */
struct node **node_sorted(const struct node *);

#endif
