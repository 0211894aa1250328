/* From a parsed statement to the engine: one function a statement, bool apply_NAME(struct apply *,
 * const struct args_NAME *), declared in the generated cli/handlers.h. One file here for every
 * grammar/ios/FILE.cmd.
 *
 * A function computes what the engine needs from the typed arguments, calls it, and gives what it
 * gives. false means refused: nothing has changed and reply->diag says why. */
#ifndef QMIDLE_APPLY_H
#define QMIDLE_APPLY_H

#include <stdbool.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "engine/base/diag.h"

struct map_entry;

enum apply_op {
	APPLY_SET,
	APPLY_UNSET,   /* no … */
	APPLY_DEFAULT, /* default … */
};

struct apply {
	struct device *device;
	enum apply_op op;
	bool loading;	  /* from a file: nobody is there to read notes */
	bool confirmed;	  /* nobody is to be asked, or said yes */
	bool again;	  /* the line stands there already: see config_repeat() */
	bool exists;	  /* a statement of this identity is already in the tree */
	const char *line; /* as the grammar writes it, without "no" */
	/* The block it stands in: the arguments of its line (struct args_…), which statement that
	 * is, and its keys ("FastEthernet0/1"). NULL, 0, "" in global configuration. */
	const void *parent;
	unsigned parent_statement;
	const char *parent_key;
	struct config_place place; /* the inside of that block, for config_make_at() */
	struct config_reply *reply;

	/* What the tree keeps, where it is not what the grammar makes of the line. The texts are
	 * allocated and become the tree's. */
	char *text;	   /* another line: a hash instead of a password. Also kept after `no` */
	char *identity;	   /* another identity: `ip address … secondary` is not the primary one */
	bool whole;	   /* that identity is all of it: no other begins with it */
	bool forget;	   /* nothing is kept: an order, not a state. A mode that it enters still
			 * belongs to the block it was typed in */
	bool stored;	   /* of this line not everything has an effect */
	int32_t rank;	   /* another place in the print; 0 leaves it */
	const char *range; /* the place becomes that of these interfaces; borrowed */
	config_lister *list; /* prints the rest of this block */
};

/* Refuses: `return refuse(a, DIAG_…, names…, NULL)`. */
#define refuse(a, ...) diag(&(a)->reply->diag, __VA_ARGS__)

/* The entry of the crypto map or dynamic map whose block the statement stands in. */
struct map_entry *apply_map_entry(const struct apply *);

/* Is the command, which ends the line, one of the mode (`privilege`, views)? Refuses it as a typed line
 * that goes wrong there; a file may know commands that this router lacks. */
bool apply_names_command(struct apply *, const char *mode, const char *command);

/* The line waits for a yes: `if (!apply_ask(a, DIAG_…)) return false;` before anything is done. The
 * sentence ends in "[yes/no]: " or in "[confirm]". */
bool apply_ask(struct apply *, enum diag_code question);

/* Says something to the person who typed, nothing while a file is loaded. The texts end with
 * NULL. */
void apply_note(struct apply *, enum diag_code, ...) __attribute__((sentinel));

#endif
