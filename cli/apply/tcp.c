/* ip tcp …, ip telnet …, service tcp-keepalives-…: for connections that begin from now on. */
#include "cli/apply/apply.h"
#include "cli/device/device.h"
#include "cli/handlers.h"
#include "engine/node/node.h"
#include "engine/tcp/tcp.h"
#include "grammar/ios/args.h"

/* The settings, and what they are where nobody has said anything. */
static struct tcp_settings *
settings_of(const struct apply *a, struct tcp_settings *usual)
{
	struct tcp_stack *tcp = router_tcp(a->device->router);

	tcp_settings_default(tcp, usual);
	return tcp_settings(tcp);
}

bool
apply_config_ip_tcp_synwait_time(struct apply *a,
				 const struct args_config_ip_tcp_synwait_time *args)
{
	struct tcp_settings usual, *s = settings_of(a, &usual);

	s->synwait = a->op == APPLY_SET ? args->seconds : usual.synwait;
	return true;
}

bool
apply_config_ip_tcp_mss(struct apply *a, const struct args_config_ip_tcp_mss *args)
{
	struct tcp_settings usual, *s = settings_of(a, &usual);

	s->mss = a->op == APPLY_SET ? args->size : usual.mss;
	return true;
}

bool
apply_config_ip_tcp_path_mtu_discovery(struct apply *a,
				       const struct args_config_ip_tcp_path_mtu_discovery *args)
{
	struct tcp_settings usual, *s = settings_of(a, &usual);

	s->path_mtu = a->op == APPLY_SET ? true : usual.path_mtu;
	return true;
}

/* More than 65535 would need a scale that is not spoken here: it is taken for that. */
bool
apply_config_ip_tcp_window_size(struct apply *a, const struct args_config_ip_tcp_window_size *args)
{
	struct tcp_settings usual, *s = settings_of(a, &usual);

	s->window = a->op == APPLY_SET && args->size ? args->size : usual.window;
	return true;
}

bool
apply_config_ip_tcp_keepalive(struct apply *a, const struct args_config_ip_tcp_keepalive *args)
{
	struct tcp_settings usual, *s = settings_of(a, &usual);
	bool set = a->op == APPLY_SET;

	if (args->kw_interval)
		s->keepalive_interval = set ? args->interval : usual.keepalive_interval;
	else
		s->keepalive_retries = set ? args->retries : usual.keepalive_retries;
	return true;
}

bool
apply_config_service_tcp_keepalives_in(struct apply *a,
				       const struct args_config_service_tcp_keepalives_in *args)
{
	a->device->settings.keepalives_in = a->op == APPLY_SET;
	return true;
}

bool
apply_config_service_tcp_keepalives_out(struct apply *a,
					const struct args_config_service_tcp_keepalives_out *args)
{
	a->device->settings.keepalives_out = a->op == APPLY_SET;
	return true;
}

/* Looked up by who calls. */
bool
apply_config_ip_telnet_source_interface(struct apply *a,
					const struct args_config_ip_telnet_source_interface *args)
{
	return true;
}
