/* reload, with its questions. */
#include <string.h>
#include <strings.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/exec/files.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "grammar/ios/args.h"

/* The session is without a prompt until the router is back and drops this job. */
static void
keep_going(struct session *s, void *job)
{
}

static void
nothing_to_free(void *job)
{
}

static const struct job_ops reloading = { .abort = keep_going, .free = nothing_to_free };

static void
confirmed(struct session *s, void *ctx, bool yes)
{
	struct device *d = session_device(s);

	if (!yes)
		return;
	session_job(s, &reloading, NULL);
	event(log_sink(d->log), RELOAD_REQUESTED, session_where(s));
	device_reload(d);
}

static void
ask_to_proceed(struct session *s)
{
	session_confirm(s, "Proceed with reload? [confirm]", confirmed, NULL);
}

static void ask_to_save(struct session *);

static void
save_answered(struct session *s, void *ctx, const char *answer)
{
	size_t n = answer ? strlen(answer) : 0;

	if (!answer)
		return;
	if (n && !strncasecmp(answer, "yes", n)) {
		if (files_save(s))
			ask_to_proceed(s);
	} else if (n && !strncasecmp(answer, "no", n)) {
		ask_to_proceed(s);
	} else {
		session_write(s, "% Please answer 'yes' or 'no'.\n");
		ask_to_save(s);
	}
}

static void
ask_to_save(struct session *s)
{
	session_ask(s, INPUT_TEXT,
		    "System configuration has been modified. Save? [yes/no]: ", save_answered,
		    NULL);
}

void
exec_reload(struct session *s, const struct args_reload *a)
{
	if (!config_is_modified(session_device(s))) {
		ask_to_proceed(s);
		return;
	}
	session_write(s, "\n");
	ask_to_save(s);
}
