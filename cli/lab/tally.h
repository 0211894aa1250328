/* What the routers of a lab have reported since it was opened: how many events of each kind, and of
 * those that fit a pattern. */
#ifndef QMIDLE_LAB_TALLY_H
#define QMIDLE_LAB_TALLY_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/event.h"

struct device;
struct tally;

/* An event of this kind, every word of which is one of its arguments, as a message prints it. */
struct tally_pattern {
	enum event_kind kind;
	const char *words; /* lines, borrowed; NULL: none */
};

struct tally *tally_new(const struct tally_pattern *, unsigned count); /* copies the patterns */
void tally_free(struct tally *);

/* Forgets what was reported so far. */
void tally_clear(struct tally *);

/* Hears this router from now on; after a restart too. Its name outlives the tally. */
void tally_router(struct tally *, struct device *);

/* How often the router has reported this; 0 for one that is not heard. */
uint32_t tally_count(const struct tally *, const struct device *, enum event_kind);
uint32_t tally_matched(const struct tally *, const struct device *, unsigned pattern);

/* The kind of an event by its name in event.def, or of a message by its mnemonic
 * ("CRYPTO-4-IKMP_BAD_MESSAGE"): false when there is none. Several kinds may have one mnemonic: *next
 * is where to look further, 0 at first. */
bool tally_event_kind(const char *name, enum event_kind *);
bool tally_message_kind(const char *mnemonic, unsigned *next, enum event_kind *);

#endif
