/* aaa …: the lists of methods stay where they are, in the configuration, and are read by who judges. */
#include "cli/apply/apply.h"
#include "cli/handlers.h"

bool
apply_config_aaa_new_model(struct apply *a, const struct args_config_aaa_new_model *args)
{
	a->device->settings.aaa = a->op == APPLY_SET;
	return true;
}

bool
apply_config_aaa_authorization_console(struct apply *a,
				       const struct args_config_aaa_authorization_console *args)
{
	a->device->settings.aaa_console = a->op == APPLY_SET;
	return true;
}

bool
apply_config_aaa_authentication_login(struct apply *a,
				      const struct args_config_aaa_authentication_login *args)
{
	return true;
}

bool
apply_config_aaa_authentication_enable_default(
	struct apply *a, const struct args_config_aaa_authentication_enable_default *args)
{
	return true;
}

bool
apply_config_aaa_authorization_exec(struct apply *a,
				    const struct args_config_aaa_authorization_exec *args)
{
	return true;
}
