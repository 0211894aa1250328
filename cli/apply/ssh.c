/* ip ssh …: what the SSH server takes, and how long it waits. */
#include <stdlib.h>

#include "cli/apply/apply.h"
#include "cli/device/settings.h"
#include "cli/handlers.h"
#include "engine/base/xmalloc.h"

bool
apply_config_ip_ssh_version(struct apply *a, const struct args_config_ip_ssh_version *args)
{
	struct device *d = a->device;

	d->settings.ssh.version = a->op == APPLY_SET ? args->version : 0;
	if (a->op == APPLY_SET && args->version == 2 && !device_ssh_version(d))
		apply_note(a, DIAG_SSH_2_WANTS_KEYS, NULL);
	if (!a->loading)
		device_follow_keys(d);
	return true;
}

bool
apply_config_ip_ssh_time_out(struct apply *a, const struct args_config_ip_ssh_time_out *args)
{
	a->device->settings.ssh.timeout = a->op == APPLY_SET ? args->seconds : SSH_TIMEOUT;
	return true;
}

bool
apply_config_ip_ssh_authentication_retries(
	struct apply *a, const struct args_config_ip_ssh_authentication_retries *args)
{
	a->device->settings.ssh.retries = a->op == APPLY_SET ? args->count : SSH_RETRIES;
	return true;
}

bool
apply_config_ip_ssh_rsa_keypair_name(struct apply *a,
				     const struct args_config_ip_ssh_rsa_keypair_name *args)
{
	struct device *d = a->device;

	free(d->settings.ssh.keypair);
	d->settings.ssh.keypair = a->op == APPLY_SET ? xstrdup(args->name) : NULL;
	if (a->op == APPLY_SET && !device_ssh_key(d))
		apply_note(a, DIAG_SSH_2_WANTS_KEYS, NULL);
	if (!a->loading)
		device_follow_keys(d);
	return true;
}

/* `ssh` asks the configuration for it. */
bool
apply_config_ip_ssh_source_interface(struct apply *a,
				     const struct args_config_ip_ssh_source_interface *args)
{
	return true;
}
