/* archive, and its log of commands. */
#include <stdlib.h>

#include "cli/apply/apply.h"
#include "cli/device/archive.h"
#include "cli/handlers.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

static struct archive *
archive_of(struct apply *a)
{
	return &a->device->archive;
}

bool
apply_config_archive(struct apply *a, const struct args_config_archive *args)
{
	if (a->op != APPLY_SET) {
		archive_stop(a->device);
		archive_start(a->device);
	}
	return true;
}

bool
apply_archive_path(struct apply *a, const struct args_archive_path *args)
{
	struct archive *ar = archive_of(a);

	free(ar->path);
	ar->path = a->op == APPLY_SET ? xstrdup(args->url) : NULL;
	return true;
}

bool
apply_archive_maximum(struct apply *a, const struct args_archive_maximum *args)
{
	archive_of(a)->maximum = a->op == APPLY_SET ? args->count : ARCHIVE_MAXIMUM;
	return true;
}

bool
apply_archive_write_memory(struct apply *a, const struct args_archive_write_memory *args)
{
	archive_of(a)->write_memory = a->op == APPLY_SET;
	return true;
}

bool
apply_archive_time_period(struct apply *a, const struct args_archive_time_period *args)
{
	archive_set_period(a->device, a->op == APPLY_SET ? args->minutes : 0);
	return true;
}

/* ---- log config ---- */

bool
apply_archive_log_config(struct apply *a, const struct args_archive_log_config *args)
{
	struct archive *ar = archive_of(a);

	if (a->op == APPLY_SET)
		return true;
	ar->logging = ar->hide_keys = ar->notify = false;
	archive_log_resize(a->device, ARCHIVE_LOG);
	return true;
}

bool
apply_archive_log_logging_enable(struct apply *a,
				 const struct args_archive_log_logging_enable *args)
{
	archive_of(a)->logging = a->op == APPLY_SET;
	return true;
}

bool
apply_archive_log_logging_size(struct apply *a, const struct args_archive_log_logging_size *args)
{
	archive_log_resize(a->device, a->op == APPLY_SET ? args->size : ARCHIVE_LOG);
	return true;
}

bool
apply_archive_log_hidekeys(struct apply *a, const struct args_archive_log_hidekeys *args)
{
	archive_of(a)->hide_keys = a->op == APPLY_SET;
	return true;
}

bool
apply_archive_log_notify_syslog(struct apply *a, const struct args_archive_log_notify_syslog *args)
{
	archive_of(a)->notify = a->op == APPLY_SET;
	return true;
}
