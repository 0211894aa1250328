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
#include "grammar/match/match.h"

struct device;
struct config;
struct saved;
struct text;

/* Gives the device a running configuration, that of a router out of its box. */
void config_start(struct device *);
void config_free(struct config *);

/* ---- lines ---- */

/* Where somebody who configures stands. */
struct config_place {
	bool inside;	/* false: outside of configuration, the rest means nothing */
	unsigned mode;	/* of the grammar: MODE_config or one below it */
	uint64_t block; /* serial of the node that was entered, 0 in global configuration */
	unsigned last;	/* `line vty 0 4` speaks to several blocks: the last vty */
	/* `interface range` too: its members, for interface_range(), the block being the first of
	 * them. NULL otherwise; as long as the running configuration. */
	const char *range;
};

/* `configure terminal`. */
void config_enter(struct config_place *);
/* `exit`: one level up; false when that leaves the configuration. */
bool config_exit(struct device *, struct config_place *);
/* How many blocks deep it is, 0 in global configuration. */
unsigned config_depth(const struct device *, const struct config_place *);
/* Is the place the block of a subinterface? */
bool config_is_subinterface(const struct device *, const struct config_place *);
/* For match_line(): what may be typed at this place, and which interfaces there are. */
struct match_at config_at(struct device *, const struct config_place *, unsigned privilege);

#define CONFIG_NOTES 4

struct config_reply {
	bool refused; /* diag says why; nothing has changed */
	bool asks;    /* … yet: diag is a question, and the line to be carried out after a yes */
	struct diag diag;
	size_t wrong; /* refused because its last letters, so many, mean nothing */
	struct diag note[CONFIG_NOTES]; /* said to who typed, although it was carried out */
	unsigned notes;
	char stopped_on[64]; /* a range of interfaces: refused at this one, done before it */
};

/* Carries out a matched line (MATCH_OK) of a config mode: sets what it says in the engine, keeps
 * it in the tree, and moves the place into the mode that it enters, or back to the one where it
 * was found. Not for `do` and not for statements of the session (exit, end).
 *
 *	at = config_at(device, &place, 15);
 *	if (match_line(&at, line, &m) == MATCH_OK && !m.do_exec && !(session statement))
 *		config_apply(device, &place, &m, true, &reply); */
void config_apply(struct device *, struct config_place *, const struct match *, bool confirmed,
		  struct config_reply *);

/* Lines of a block that the engine keeps in order (entries of an access list) are not nodes: the
 * lister adds them to `to`, complete. args are those of the block's statement. With `to` NULL it
 * says whether the block's own line is printed above them. */
typedef bool config_lister(const struct device *, const void *args, struct text *to);

/* For apply functions: a block is there as if its line had been typed, or goes with its lines. */
void config_make(struct device *, const char *line);
void config_make_at(struct device *, struct config_place, const char *line);
void config_remove(struct device *, const char *line);
/* Calls back for every line of a statement, in all blocks; the callback may give another text,
 * which is taken. */
void config_rewrite(struct device *, unsigned statement, char *(*fn)(void *ctx, const char *text),
		    void *ctx);
/* Every line of a statement, in all blocks, is carried out again, since it may mean something else
 * now: its apply function sees `again`. */
void config_repeat(struct device *, unsigned statement);

/* Loads a text. Every refused line is reported as "FILE:LINE: % message"; references forward are
 * resolved at its end. Gives the number of refused lines. */
unsigned config_load(struct device *, const char *text, const char *file,
		     void (*refused)(void *owner, const char *message), void *owner);

/* ---- printing ---- */

/* The running configuration from the first '!' to "end\n": what is saved, and whose length is in
 * "Current configuration : N bytes". Gives it. */
char *config_text(const struct device *);
/* The same with what is so by default, as far as that is known. Gives it. */
char *config_text_all(struct device *);
/* What of it somebody sees who may do no more than that: the lines that he could type. `levels` as for
 * match_line(). Gives it. */
char *config_text_for(struct device *, unsigned privilege, const uint8_t *levels);
/* What a line of a block says: config_value(d, "interface Loopback0", "description") is "to R2";
 * an empty header looks among the global lines. NULL when there is none. Borrowed. */
const char *config_value(const struct device *, const char *header, const char *words);
/* One block with its children ("interface FastEthernet0/0"), NULL when there is none. Gives it. */
char *config_block_text(const struct device *, const char *header);

/* The lines that are kept and shown and have no effect, each with the block it stands in and
 * indented that far; what every router has out of its box is not among them, nor are texts for
 * people. Gives how many. */
unsigned config_stored(const struct device *, unsigned indent, struct text *to);

/* The order of interfaces in prints, for names as a and b: Loopback and Tunnel first, then the
 * hardware by type and slot, then what is made of it. */
int config_order_interfaces(const char *a, const char *b);

/* ---- what is saved ---- */

/* Storage for one text: a file in a folder, or memory when the folder is NULL. As long as nothing
 * was saved there it holds the lab's own text, which may be NULL. All strings are borrowed for the
 * call; `file` is where the lab's text comes from, NULL: the name. */
struct saved *saved_new(const char *dir, const char *name, const char *text, const char *file);
void saved_free(struct saved *);
/* The text, or NULL when there is none. Borrowed until the next call. */
const char *saved_text(const struct saved *);
/* Why the saved text could not be read although there is one, or NULL: the router has none then,
 * and what it would save is refused, lest it take the place of the text. Borrowed. */
const char *saved_unread(const struct saved *);
/* The file it comes from, for messages. */
const char *saved_file(const struct saved *);
/* Saves texts together; "" erases: the router will start without any, not with the lab's. Each is
 * all or nothing, whatever happens meanwhile, and where there is no room for one, all stay as they
 * were. */
bool saved_write(struct saved *const *, const char *const *text, size_t count, struct diag *);

/* As if nothing had ever been saved there: it holds this text again, which may be NULL. */
void saved_reset(struct saved *, const char *text, const char *file);

/* The router starts again with that startup configuration, and what it saved is gone. */
void config_restore(struct device *, const char *startup, const char *file);
/* `write memory` and `write erase` of a device: startup configuration and private configuration. */
bool config_save(struct device *, struct diag *);
bool config_erase(struct device *, struct diag *);
/* Running and startup differ: reload asks whether to save. */
bool config_is_modified(struct device *);

/* Is there such a line inside those blocks, the outermost first? Of the line its beginning is enough, up
 * to a blank. The texts end with NULL. */
bool config_has(const struct device *, const char *const *path);

#endif
