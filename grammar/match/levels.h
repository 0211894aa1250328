/* Levels that words were given in place of those of the grammar: `privilege … level`, and what the
 * views of a parser hide.
 *
 *	levels[node]	the level that the word at that place needs
 *
 * A command is one word or more that lead somewhere.  Its level is that of its last word and of the
 * values and options behind it that the grammar has at the same level; words that lead on are
 * commands of their own.  So `show` and `show ip` each have one, and who may not use the shorter does
 * not come to the longer. */
#ifndef QMIDLE_GRAMMAR_LEVELS_H
#define QMIDLE_GRAMMAR_LEVELS_H

#include "grammar/match/match.h"

#define LEVEL_OF_GRAMMAR 0xff
#define LEVEL_NOBODY	 16 /* above all that there are */

/* As the grammar has it in exec; in configuration everything needs 15 but what leads out of it, and no,
 * default and do.  Gives; free() it. */
uint8_t *levels_new(const struct grammar *);

/* Nobody may anything, but for those same words of configuration. */
void levels_hide(uint8_t *levels, const struct grammar *);

/* Who may a word by one of them may it. */
void levels_join(uint8_t *levels, const uint8_t *others, const struct grammar *);

/* Gives the command of the mode the level, with `all` also everything that begins with it.  False: the
 * mode has none such. */
bool levels_set(uint8_t *levels, const struct grammar *, unsigned mode, const char *command,
		bool all, uint8_t level);

/* How much of the command means something in the mode: all its length, or up to where it goes wrong. */
size_t levels_known(const struct grammar *, unsigned mode, const char *command);

/* The words in full, "sh ip ro" as "show ip route"; as they are when they mean nothing. */
void levels_command(const struct grammar *, unsigned mode, const char *command, char *buf,
		    size_t size);

#endif
