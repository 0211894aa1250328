/* send: what somebody has to say to the other lines of the router, or to its log. */
#include <stdlib.h>

#include "cli/handlers.h"
#include "cli/session/private.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

/* ---- to lines ---- */

struct letter {
	const struct line *to; /* NULL: to all */
	char *text;
};

static void
letter_free(struct letter *letter)
{
	free(letter->text);
	free(letter);
}

static void
deliver(struct session *s, const struct letter *letter)
{
	const struct device *d = s->device;
	char *to = letter->to ? xasprintf("tty%u", device_line_number(letter->to))
			      : xstrdup("all terminals");
	char *said = xasprintf("\n\n***\n***\n*** Message from tty%u to %s:\n***\n%s\n",
			       device_line_number(s->line), to, letter->text);

	for (unsigned i = 0; i < DEVICE_LINES; i++)
		for (struct session *who = d->line[i].user; who; who = who->next_on_line)
			if (!letter->to || letter->to == who->line)
				output_report(who, said);
	free(said);
	free(to);
}

static void
confirmed(struct session *s, void *ctx, bool yes)
{
	if (yes)
		deliver(s, ctx);
	letter_free(ctx);
}

static void
written(struct session *s, void *ctx, const char *text)
{
	struct letter *letter = ctx;

	if (!text) {
		letter_free(letter);
		return;
	}
	letter->text = xstrdup(text);
	session_confirm(s, "Send message? [confirm]", confirmed, letter);
}

void
exec_send(struct session *s, const struct args_send *a)
{
	struct device *d = s->device;
	struct letter *letter = xcalloc(1, sizeof *letter);

	letter->to = a->has_absolute ? &d->line[a->absolute]
		     : a->has_number ? device_line(d, LINE_CON, 0)
		     : a->has_vty    ? device_line(d, LINE_VTY, a->vty)
				     : NULL;
	session_write(s, "Enter message, end with CTRL/Z; abort with CTRL/C:\n");
	session_ask_text(s, written, letter);
}

/* ---- to the log ---- */

void
exec_send_log(struct session *s, const struct args_send_log *a)
{
	static void (*const report[])(struct event_sink *, const char *, const char *,
				      const char *) = {
		event_USERLOG_EMERG, event_USERLOG_ALERT,   event_USERLOG_CRIT,
		event_USERLOG_ERR,   event_USERLOG_WARNING, event_USERLOG_NOTICE,
		event_USERLOG_INFO,  event_USERLOG_DEBUG,
	};
	char *from = xasprintf("tty%u", device_line_number(s->line));

	report[a->has_severity ? a->severity : LOG_DEBUGGING](log_sink(s->device->log), from,
							      s->user ? s->user : "", a->text);
	free(from);
}
