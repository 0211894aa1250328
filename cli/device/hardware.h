/* Where a configuration speaks of the hardware of its router: the interfaces with a plug. */
#ifndef QMIDLE_DEVICE_HARDWARE_H
#define QMIDLE_DEVICE_HARDWARE_H

#include <stdbool.h>
#include <stddef.h>

struct hardware_mention {
	const char *full; /* "FastEthernet0/1"; of a subinterface, the one it belongs to */
	const char *at;	  /* that name in the text, as it is written there … */
	size_t length;	  /* … 0: one of a range */
	bool sure;	  /* false: an abbreviation that may be another word */
};

/* Calls fn for every mention, in order; texts for people are passed over. Everything is borrowed. */
void hardware_mentions(const char *text, void (*fn)(void *ctx, const struct hardware_mention *),
		       void *ctx);

/* The names that the text is sure about, each once, NULL at the end; hardware_free() frees them. */
char **hardware_names(const char *text);
void hardware_free(char **names);

#endif
