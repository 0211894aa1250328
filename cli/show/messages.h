/* The catalogue of everything a router says of its own accord: engine events become syslog
 * messages and debug lines, refusals become the sentence that the typist reads.
 *
 * messages.def has one entry for every kind of event.def, in any order:
 *
 *	SYSLOG(KIND, "CRYPTO", 6, "ISAKMP_ON_OFF", "ISAKMP is {0}")
 *	DEBUG(KIND, CRYPTO_ISAKMP, "ISAKMP:({0}):Old State = {1}  New State = {2} \n")
 *	DEBUG_ERROR(KIND, CRYPTO_ISAKMP, "…")	the same, and a failure: also seen by who debugs errors
 *						alone (CRYPTO_ISAKMP_ERROR)
 *	SILENT(KIND)		IOS says nothing; for lab checks and pictures
 *
 * Both ways are checked when compiling: an event without an entry, an entry without an event.
 *
 * {N} is argument N of the event, in the way its type is written (numbers decimal, addr dotted,
 * hex as 0x…). Behind a colon: x or X hexadecimal digits without 0x, x8 or X8 eight of them, d
 * signed decimal, u unsigned, date a moment in seconds since 1970, dump octets in words behind
 * their place, octets sixteen of them a line, -15 padded on the right to 15 columns. {{ and }} are
 * braces. A newline inside begins a continuation line, which gets no timestamp; one at the end makes
 * an empty line. */
#ifndef QMIDLE_CLI_SHOW_MESSAGES_H
#define QMIDLE_CLI_SHOW_MESSAGES_H

#include <stdbool.h>

#include "engine/base/diag.h"
#include "engine/base/event.h"
#include "engine/base/text.h"

/* What `debug …` switches on. */
enum debug_flag {
	DEBUG_NONE,
#define DEBUG_FLAG(name, subsystem, text) DEBUG_##name,
#include "cli/show/debug.def"
#undef DEBUG_FLAG
	DEBUG_FLAGS
};

struct debug_info {
	const char *subsystem; /* heading of `show debugging`: "Cryptographic Subsystem" */
	const char *text;      /* "Crypto ISAKMP": "… debugging is on" follows */
};

const struct debug_info *debug_info(enum debug_flag);

/* How an event is worded. */
struct message {
	enum debug_flag debug; /* DEBUG_NONE: a syslog message, or silent */
	enum debug_flag error; /* by which it is seen as well; DEBUG_NONE: none */
	const char *facility;  /* NULL: silent or debug */
	int level;	       /* 0 emergencies … 7 debugging */
	const char *mnemonic;
	const char *format;
};

const struct message *message_of(enum event_kind);

/* Adds the text of an event: "%CRYPTO-6-ISAKMP_ON_OFF: ISAKMP is ON", or the debug line. */
void message_render(const struct event *, struct text *);

/* Adds the sentence of a refusal, without a newline at its end; nothing for DIAG_NONE. */
void diag_render(const struct diag *, struct text *);

#endif
