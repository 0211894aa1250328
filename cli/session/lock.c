/* lock: whoever goes away for a while leaves his session behind a password, which is his own and lasts
 * until it is typed again.  Neither Ctrl-C nor a new window opens it; clear line and a timeout of the
 * line end the session. */
#include <string.h>

#include "cli/handlers.h"
#include "cli/session/private.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

void
lock_forget(struct session *s)
{
	wipe_free(s->lock);
	s->lock = NULL;
}

/* What is wrong, or no answer at all: the session asks again as long as it is locked. */
static void
opened(struct session *s, void *ctx, const char *typed)
{
	if (typed && !strcmp(typed, s->lock))
		lock_forget(s);
}

void
lock_ask(struct session *s)
{
	session_ask(s, INPUT_SECRET, "Password: ", opened, NULL);
}

static void
repeated(struct session *s, void *ctx, const char *typed)
{
	char *password = ctx;

	if (typed && !strcmp(typed, password)) {
		session_write(s, "          Locked\n");
		s->lock = password;
		return;
	}
	if (typed)
		session_write(s, "% Passwords do not match\n");
	wipe_free(password);
}

static void
chosen(struct session *s, void *ctx, const char *typed)
{
	if (typed && *typed)
		session_ask(s, INPUT_SECRET, "Again: ", repeated, xstrdup(typed));
}

void
exec_lock(struct session *s, const struct args_lock *a)
{
	if (s->line->lockable)
		session_ask(s, INPUT_SECRET, "Password: ", chosen, NULL);
	else
		session_write(s, "% Locking not enabled on this line\n");
}
