/* Private to cli/session: `aaa new-model`, as far as a router decides it alone. The lists of methods are
 * read from the configuration when somebody is to be judged:
 *
 *	aaa authentication login default group radius local	radius does not answer: local decides
 *
 * No server can be asked here: a method that needs one gives no answer, and the next one is tried. */
#ifndef QMIDLE_SESSION_AAA_H
#define QMIDLE_SESSION_AAA_H

#include <stdbool.h>

struct session;

bool aaa_rules(const struct session *); /* else `login`, `login local` and the enable secret do */

enum aaa_asks { AAA_ASKS_NOTHING, AAA_ASKS_PASSWORD, AAA_ASKS_NAME };
enum aaa_asks aaa_login_asks(const struct session *);
/* Is that he? name may be NULL when it was not asked for. Known by name, he is the session's user;
 * else that stays who it was. */
bool aaa_login(struct session *, const char *name, const char *password);
/* May he have an exec, and at which level: false, or the privilege is set. */
bool aaa_exec(struct session *);

enum aaa_answer { AAA_YES, AAA_NO, AAA_NONE };
/* AAA_NONE: no method of the list gave an answer. */
enum aaa_answer aaa_enable(struct session *, unsigned level, const char *password);
bool aaa_enable_asks(const struct session *, unsigned level);

#endif
