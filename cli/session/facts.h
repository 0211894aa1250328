/* What a show command says, said once: to people as the text of IOS, to programs as facts (JSON).
 *
 *	tell_list(s, "interfaces");
 *	  tell_object(s, NULL);
 *	    tell(s, "mtu bandwidth", "  MTU %u bytes, BW %u Kbit/sec\n", i->mtu, i->bandwidth);
 *	    tell_bool(s, "shutdown", i->shutdown);		text words it elsewhere
 *	  tell_end(s);
 *	tell_end(s);
 *
 * A session prints text, unless it was asked for facts: then what is printed otherwise
 * (session_printf) is nobody's, and what is told becomes one JSON object. A command that tells
 * nothing has no JSON. Keys are in snake_case, the words of the field. */
#ifndef QMIDLE_SESSION_FACTS_H
#define QMIDLE_SESSION_FACTS_H

#include <stdbool.h>

struct facts;
struct session;

/* Printf, and facts: `keys` names the conversions of the format in their order, separated by blanks;
 * '-' stands for one that only people see. Numbers become numbers (%.0f a whole one), the rest
 * strings, without blanks at their end. */
void tell(struct session *, const char *keys, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Facts alone: what text says in other words, or elsewhere. A key NULL is an element of a list. A
 * string NULL is null: there is none. */
void tell_string(struct session *, const char *key, const char *value);
void tell_number(struct session *, const char *key, long long value);
void tell_bool(struct session *, const char *key, bool value);
void tell_null(struct session *, const char *key);

/* What is told until tell_end() is in an object, or in a list, with that key. */
void tell_object(struct session *, const char *key);
void tell_list(struct session *, const char *key);
void tell_end(struct session *);

/* Facts are wanted, not text. */
bool telling(const struct session *);

/* ---- for the session ---- */

struct facts *facts_new(void);
void facts_free(struct facts *);
/* The object, indented, with a newline; NULL when nothing was told. The caller frees it. */
char *facts_text(const struct facts *);

#endif
