/* The levels that commands were given: `privilege exec level 5 show ip route`. */
#ifndef QMIDLE_DEVICE_LEVELS_H
#define QMIDLE_DEVICE_LEVELS_H

#include <bsd/sys/queue.h>
#include <uthash.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct command_level {
	TAILQ_ENTRY(command_level) next;
	UT_hash_handle by_key;
	char *key;	      /* mode and command */
	char *mode, *command; /* "exec", "show ip route" */
	unsigned level;
	bool all; /* also what begins so */
};
TAILQ_HEAD(command_level_list, command_level);

struct command_levels {
	struct command_level_list list;
	struct command_level *by_key;
	uint8_t *levels; /* command_levels_now(); NULL: to be made anew */
	bool some;	 /* there are levels, or were */
	bool making;	 /* a line is made for one that was typed: it stands for itself alone */
};

void command_levels_init(struct command_levels *);
void command_levels_free(struct command_levels *);

struct command_level *command_level_find(const struct command_levels *, const char *mode,
					 const char *command);
void command_level_set(struct command_levels *, const char *mode, const char *command,
		       unsigned level, bool all);
void command_level_remove(struct command_levels *, struct command_level *);

/* For match_at; NULL as long as no command was ever given a level.  Borrowed until the next change. */
const uint8_t *command_levels_now(struct command_levels *);

/* The next of the grammar's modes behind `after` that IOS calls by the name, -1 in front of the first;
 * -1: no further one. */
int command_mode(const char *name, int after);
/* The command in full, as it is printed.  Gives it. */
char *command_in_full(const char *mode, const char *command);
/* Mode and command as one key, to find them by.  Gives it. */
char *command_key(const char *mode, const char *command);
/* How much of the command the mode has, to its last letter or up to the first one that is wrong. A mode
 * that only exists by its name has every command. */
size_t command_known(const char *mode, const char *command);
size_t command_words(const char *command); /* how many it has */
bool command_shorten(char *command);	   /* by its last word; false when it is the only one */

#endif
