/* logging …: where messages go, and up to which level. */
#include "cli/apply/apply.h"
#include "cli/handlers.h"
#include "engine/base/xmalloc.h"

#define BUFFER_SIZE 4096

bool
apply_config_logging_on(struct apply *a, const struct args_config_logging_on *args)
{
	log_settings(a->device->log)->on = a->op != APPLY_UNSET;
	return true;
}

/* "no logging console" is a state of its own, and the level "debugging" the default. */
static bool
set_place(struct apply *a, struct log_place *place, const char *name, bool has_level,
	  uint32_t level)
{
	place->level = LOG_DEBUGGING;
	if (a->op == APPLY_UNSET) {
		place->level = LOG_OFF;
		a->text = xasprintf("no logging %s", name);
	} else if (a->op == APPLY_SET && has_level && level != LOG_DEBUGGING) {
		place->level = (int)level;
	} else if (a->op == APPLY_SET) {
		a->op = APPLY_DEFAULT; /* says what is so anyway */
	}
	return true;
}

bool
apply_config_logging_console(struct apply *a, const struct args_config_logging_console *args)
{
	return set_place(a, &log_settings(a->device->log)->console, "console", args->has_level,
			 args->level);
}

bool
apply_config_logging_monitor(struct apply *a, const struct args_config_logging_monitor *args)
{
	return set_place(a, &log_settings(a->device->log)->monitor, "monitor", args->has_level,
			 args->level);
}

bool
apply_config_logging_buffered(struct apply *a, const struct args_config_logging_buffered *args)
{
	struct log_settings *s = log_settings(a->device->log);

	s->buffer_size = a->op == APPLY_SET && args->has_size ? args->size : BUFFER_SIZE;
	s->buffer.level = LOG_DEBUGGING;
	if (a->op == APPLY_UNSET) {
		s->buffer.level = LOG_OFF;
		a->text = xstrdup("no logging buffered");
	} else if (a->op == APPLY_SET) {
		if (args->has_level)
			s->buffer.level = (int)args->level;
		a->text = s->buffer.level == LOG_DEBUGGING
				  ? xasprintf("logging buffered %zu", s->buffer_size)
				  : xasprintf("logging buffered %zu %s", s->buffer_size,
					      log_level_name(s->buffer.level));
	}
	return true;
}
