/* The configuration tree: what has been configured, as statements; show running-config is its
 * print. A line goes the same way whether it is typed or comes from a file:
 *
 *	text -> match (grammar) -> apply_…() -> engine and settings -> tree
 *
 * and the tree changes only when the apply function accepted.
 *
 * A node is one statement. Its identity is the statement with its key values (the whole line for
 * `multi` statements); entering it again replaces its text. Nodes that enter a mode have children.
 * What a router has out of its box (`ip cef`, `no ip http server`, line con 0 …) are nodes too,
 * which never go: they return to their factory text. */
#ifndef QMIDLE_CONFIG_H
#define QMIDLE_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/diag.h"

struct device;
struct config;

struct config *config_new(struct device *);
void config_free(struct config *);

/* ---- lines ---- */

/* Where somebody who configures stands. The owner zeroes it, then config_enter(), and at the end
 * config_leave(). */
struct config_place {
	int mode;	/* the grammar's mode; 0 outside of configuration */
	uint64_t block; /* serial of the node that was entered, 0 in global configuration */
	char *text;	/* lines of a banner so far */
	char delimiter; /* not 0: the next lines are the text of a banner; no prompt is shown */
};

void config_enter(struct config_place *);
void config_leave(struct config_place *);
static inline bool
config_wants_text(const struct config_place *p)
{
	return p->delimiter != 0;
}

enum config_verdict {
	CONFIG_DONE,	/* carried out, or an empty line, or a comment */
	CONFIG_LEFT,	/* carried out, and the place is outside of configuration now */
	CONFIG_INVALID, /* reply->at is the offset of the caret */
	CONFIG_INCOMPLETE,
	CONFIG_AMBIGUOUS, /* reply->at is the end of the ambiguous word */
	CONFIG_REFUSED,	  /* reply->diag says why */
	CONFIG_EXEC,	  /* `do …`: the exec command starts at reply->at */
};

#define CONFIG_NOTES 4

struct config_reply {
	enum config_verdict verdict;
	size_t at;
	struct diag diag;
	struct diag note[CONFIG_NOTES]; /* said to who typed, although it was carried out */
	unsigned notes;
};

/* One line of configuration typed at this place, which moves with it. */
void config_line(struct device *, struct config_place *, const char *text, struct config_reply *);

/* Loads a text. Every refused line is reported as "FILE:LINE: % message"; references forward are
 * resolved at its end. Gives the number of refused lines. */
unsigned config_load(struct device *, const char *text, const char *file,
		     void (*refused)(void *owner, const char *message), void *owner);

/* ---- printing ---- */

/* The running configuration from the first '!' to "end\n": what is saved, and whose length is in
 * "Current configuration : N bytes". Gives it. */
char *config_text(const struct device *);
/* One block with its children ("interface FastEthernet0/0"), NULL when there is none. Gives it. */
char *config_block_text(const struct device *, const char *header);

/* ---- startup configuration ---- */

/* Storage for one device: the file NAME.cfg in a folder, or memory when the folder is NULL.
 * As long as nothing was saved there it holds the lab's own text, which may be NULL. */
struct startup *startup_new(const char *dir, const char *name, const char *text, const char *file);
void startup_free(struct startup *);
/* The text, or NULL when there is none. Borrowed until the next call. */
const char *startup_text(struct startup *);
/* The file it comes from, for messages. */
const char *startup_file(const struct startup *);
/* All or nothing, whatever happens meanwhile: after a failure the old text is still there. */
bool startup_save(struct startup *, const char *text, struct diag *);
/* The router will start without any configuration, not with the lab's. */
bool startup_erase(struct startup *, struct diag *);

/* `write memory` and `write erase` of a device. */
bool config_save(struct device *, struct diag *);
bool config_erase(struct device *, struct diag *);
/* Running and startup differ: reload asks whether to save. */
bool config_is_modified(struct device *);

#endif
