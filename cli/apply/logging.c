/* logging …: where messages go, and up to which level. */
#include <stdlib.h>

#include "cli/apply/apply.h"
#include "cli/handlers.h"
#include "engine/base/addr.h"
#include "engine/base/xmalloc.h"

#define BUFFER_SIZE 4096

bool
apply_config_logging_on(struct apply *a, const struct args_config_logging_on *args)
{
	log_settings(a->device->log)->on = a->op != APPLY_UNSET;
	return true;
}

/* "no logging console" is a state of its own, and has a level that it has by default. */
static bool
set_place(struct apply *a, struct log_place *place, const char *name, bool has_level,
	  uint32_t level, int usual)
{
	place->level = usual;
	if (a->op == APPLY_UNSET) {
		place->level = LOG_OFF;
		a->text = xasprintf("no logging %s", name);
	} else if (a->op == APPLY_SET && has_level && (int)level != usual) {
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
			 args->level, LOG_DEBUGGING);
}

bool
apply_config_logging_monitor(struct apply *a, const struct args_config_logging_monitor *args)
{
	return set_place(a, &log_settings(a->device->log)->monitor, "monitor", args->has_level,
			 args->level, LOG_DEBUGGING);
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

/* ---- syslog servers ---- */

bool
apply_config_logging_trap(struct apply *a, const struct args_config_logging_trap *args)
{
	return set_place(a, &log_settings(a->device->log)->trap, "trap", args->has_level,
			 args->level, LOG_INFORMATIONAL);
}

static bool
set_server(struct apply *a, const char *name, const char *vrf, bool tcp, uint16_t port)
{
	if (a->op == APPLY_SET)
		syslog_server_set(a->device, name, vrf, tcp, port);
	else
		syslog_server_remove(a->device, name);
	return true;
}

bool
apply_config_logging_host(struct apply *a, const struct args_config_logging_host *args)
{
	uint16_t port = args->has_port ? (uint16_t)args->port
			: args->kw_tcp ? SYSLOG_TCP_PORT
				       : SYSLOG_PORT;

	a->stored = args->has_vrf || args->kw_tcp || args->has_discriminator ||
		    args->kw_sequence_num_session || args->kw_session_id;
	return set_server(a, IP4S(args->server), args->has_vrf ? args->vrf : NULL, args->kw_tcp,
			  port);
}

/* The older way to say it. */
bool
apply_config_logging_address(struct apply *a, const struct args_config_logging_address *args)
{
	return set_server(a, IP4S(args->server), NULL, false, SYSLOG_PORT);
}

bool
apply_config_logging_host_name(struct apply *a, const struct args_config_logging_host_name *args)
{
	return set_server(a, args->name, NULL, false, SYSLOG_PORT);
}

bool
apply_config_logging_facility(struct apply *a, const struct args_config_logging_facility *args)
{
	const bool said[24] = {
		args->kw_kern,	 args->kw_user,	  args->kw_mail,   args->kw_daemon, args->kw_auth,
		args->kw_syslog, args->kw_lpr,	  args->kw_news,   args->kw_uucp,   args->kw_sys9,
		args->kw_sys10,	 args->kw_sys11,  args->kw_sys12,  args->kw_sys13,  args->kw_sys14,
		args->kw_cron,	 args->kw_local0, args->kw_local1, args->kw_local2, args->kw_local3,
		args->kw_local4, args->kw_local5, args->kw_local6, args->kw_local7,
	};

	a->device->syslog.facility = SYSLOG_LOCAL7;
	for (unsigned i = 0; a->op == APPLY_SET && i < 24; i++)
		if (said[i])
			a->device->syslog.facility = i;
	return true;
}

bool
apply_config_logging_origin_id(struct apply *a, const struct args_config_logging_origin_id *args)
{
	struct syslog *y = &a->device->syslog;

	free(y->origin_text);
	y->origin_text = NULL;
	y->origin = ORIGIN_NONE;
	if (a->op != APPLY_SET)
		return true;
	if (args->kw_hostname)
		y->origin = ORIGIN_HOSTNAME;
	else if (args->kw_ip)
		y->origin = ORIGIN_IP;
	else if (args->kw_string)
		y->origin = ORIGIN_STRING;
	a->stored = args->kw_ipv6;
	if (args->has_text)
		y->origin_text = xstrdup(args->text);
	return true;
}

bool
apply_config_logging_source_interface(struct apply *a,
				      const struct args_config_logging_source_interface *args)
{
	struct syslog *y = &a->device->syslog;

	free(y->source);
	y->source = a->op == APPLY_SET ? xstrdup(args->source) : NULL;
	return true;
}

/* ---- how many ---- */

bool
apply_config_logging_count(struct apply *a, const struct args_config_logging_count *args)
{
	log_count_messages(a->device->log, a->op == APPLY_SET);
	return true;
}

bool
apply_config_logging_rate_limit(struct apply *a, const struct args_config_logging_rate_limit *args)
{
	struct log_rate r = { .except = LOG_OFF };

	if (a->op == APPLY_SET) {
		r.most = args->has_all		 ? args->all
			 : args->has_console_all ? args->console_all
			 : args->has_console	 ? args->console
						 : args->rate;
		r.debug = args->has_all || args->has_console_all;
		r.console = args->kw_console;
		if (args->has_except)
			r.except = (int)args->except;
	}
	log_settings(a->device->log)->rate = r;
	return true;
}

bool
apply_config_logging_userinfo(struct apply *a, const struct args_config_logging_userinfo *args)
{
	a->device->settings.tells_enabling = a->op == APPLY_SET;
	return true;
}
