/* login …: who is watched while he logs in. */
#include <stdlib.h>

#include "cli/apply/apply.h"
#include "cli/device/guard.h"
#include "cli/handlers.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

bool
apply_config_login_block_for_attempts_within(
	struct apply *a, const struct args_config_login_block_for_attempts_within *args)
{
	if (a->op == APPLY_SET)
		guard_watch(a->device, args->seconds, args->attempts, args->within);
	else
		guard_watch(a->device, 0, 0, 0);
	return true;
}

bool
apply_config_login_on_failure(struct apply *a, const struct args_config_login_on_failure *args)
{
	struct guard *g = &a->device->guard;

	if (args->kw_trap)
		return true; /* nobody is told of traps */
	g->log_failures = a->op == APPLY_SET;
	g->every_failure = a->op == APPLY_SET && args->has_every ? args->every : 0;
	return true;
}

bool
apply_config_login_on_success(struct apply *a, const struct args_config_login_on_success *args)
{
	struct guard *g = &a->device->guard;

	if (args->kw_trap)
		return true;
	g->log_successes = a->op == APPLY_SET;
	g->every_success = a->op == APPLY_SET && args->has_every ? args->every : 0;
	return true;
}

bool
apply_config_login_quiet_mode_access_class(
	struct apply *a, const struct args_config_login_quiet_mode_access_class *args)
{
	struct guard *g = &a->device->guard;

	free(g->access);
	g->access = a->op == APPLY_SET ? xstrdup(args->list) : NULL;
	return true;
}

bool
apply_config_login_delay(struct apply *a, const struct args_config_login_delay *args)
{
	a->device->guard.delay = a->op == APPLY_SET ? args->seconds : 0;
	return true;
}

bool
apply_config_security_authentication_failure_rate_log(
	struct apply *a, const struct args_config_security_authentication_failure_rate_log *args)
{
	a->device->guard.rate = a->op == APPLY_SET ? args->rate : 0;
	return true;
}
