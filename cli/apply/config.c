/* Global configuration that belongs to no part of its own. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/apply/apply.h"
#include "cli/apply/password.h"
#include "cli/device/settings.h"
#include "cli/handlers.h"
#include "cli/show/show.h"
#include "engine/base/xmalloc.h"
#include "engine/ike/ike.h"
#include "engine/net/iface.h"
#include "engine/node/node.h"
#include "engine/pki/pki.h"

#define HOSTNAME_DEFAULT "Router"

bool
apply_config_version(struct apply *a, const struct args_config_version *args)
{
	return true; /* of the file's author; this router knows its own */
}

bool
apply_config_config_register(struct apply *a, const struct args_config_config_register *args)
{
	a->device->next_register = a->op == APPLY_SET ? (uint16_t)args->value : DEVICE_REGISTER;
	return true;
}

/* ---- service ---- */

static struct log_stamp_style
stamp_style(const struct apply *a, bool uptime, bool msec, bool localtime, bool timezone, bool year)
{
	struct log_stamp_style s = {
		.msec = msec, .localtime = localtime, .timezone = timezone, .year = year
	};

	if (a->op == APPLY_DEFAULT)
		return (struct log_stamp_style){ .kind = STAMP_DATETIME, .msec = true };
	if (a->op == APPLY_UNSET)
		return (struct log_stamp_style){ .kind = STAMP_NONE };
	s.kind = uptime ? STAMP_UPTIME : STAMP_DATETIME;
	return s;
}

static bool
set_stamp(struct apply *a, struct log_stamp_style *style, struct log_stamp_style value)
{
	*style = value;
	if (a->op == APPLY_UNSET)
		a->text = xasprintf("no %s", a->line);
	return true;
}

bool
apply_config_service_timestamps_debug(struct apply *a,
				      const struct args_config_service_timestamps_debug *t)
{
	return set_stamp(a, &log_settings(a->device->log)->debug_stamp,
			 stamp_style(a, !t->kw_datetime, t->kw_msec, t->kw_localtime,
				     t->kw_show_timezone, t->kw_year));
}

bool
apply_config_service_timestamps_log(struct apply *a,
				    const struct args_config_service_timestamps_log *t)
{
	return set_stamp(a, &log_settings(a->device->log)->log_stamp,
			 stamp_style(a, !t->kw_datetime, t->kw_msec, t->kw_localtime,
				     t->kw_show_timezone, t->kw_year));
}

bool
apply_config_service_sequence_numbers(struct apply *a,
				      const struct args_config_service_sequence_numbers *args)
{
	log_settings(a->device->log)->sequence_numbers = a->op == APPLY_SET;
	return true;
}

/* ---- names ---- */

/* IKE calls itself by the name with its domain, and so is the router's own RSA key called. */
static void
tell_name(struct apply *a)
{
	char *name = device_fqdn(a->device);

	ike_set_hostname(router_ike(a->device->router), name);
	pki_set_default_key(router_pki(a->device->router), name);
	free(name);
}

/* RFC 952: a letter, then letters, digits and hyphens. */
static bool
is_host_name(const char *name)
{
	for (; *name; name++)
		if (!isalnum((unsigned char)*name) && *name != '-')
			return false;
	return true;
}

bool
apply_config_hostname(struct apply *a, const struct args_config_hostname *args)
{
	if (a->op == APPLY_SET && !isalpha((unsigned char)*args->name))
		return refuse(a, DIAG_HOSTNAME_CHARACTERS, NULL);
	if (a->op == APPLY_SET && !is_host_name(args->name))
		apply_note(a, DIAG_HOSTNAME_CHARACTERS, NULL);
	snprintf(a->device->settings.hostname, sizeof a->device->settings.hostname, "%s",
		 a->op == APPLY_SET ? args->name : HOSTNAME_DEFAULT);
	tell_name(a);
	return true;
}

bool
apply_config_ip_cef(struct apply *a, const struct args_config_ip_cef *args)
{
	net_set_fast(router_net(a->device->router), a->op != APPLY_UNSET);
	return true;
}

bool
apply_config_ip_domain_lookup(struct apply *a, const struct args_config_ip_domain_lookup *args)
{
	a->device->settings.domain_lookup = a->op != APPLY_UNSET;
	if (a->op == APPLY_UNSET)
		a->text = xstrdup("no ip domain lookup");
	return true;
}

bool
apply_config_ip_domain_name(struct apply *a, const struct args_config_ip_domain_name *args)
{
	struct device_settings *s = &a->device->settings;

	free(s->domain_name);
	s->domain_name = a->op == APPLY_SET ? xstrdup(args->name) : NULL;
	if (s->domain_name)
		a->text = xasprintf("ip domain name %s", args->name);
	tell_name(a);
	return true;
}

bool
apply_config_ip_host(struct apply *a, const struct args_config_ip_host *args)
{
	struct device_settings *s = &a->device->settings;
	ip4 address = a->op == APPLY_SET ? args->address : 0;

	host_set(s, args->name, address);
	ike_set_host(router_ike(a->device->router), args->name, address);
	return true;
}

static bool
set_alias(struct apply *a, unsigned mode, const char *name, const char *command)
{
	struct device_settings *s = &a->device->settings;
	struct alias *alias = alias_find(s, mode, name);

	if (a->op == APPLY_SET)
		alias_set(s, mode, name, command);
	else if (alias)
		alias_remove(s, alias);
	return true;
}

bool
apply_config_alias_exec(struct apply *a, const struct args_config_alias_exec *args)
{
	return set_alias(a, MODE_exec, args->name, args->command);
}

bool
apply_config_alias_configure(struct apply *a, const struct args_config_alias_configure *args)
{
	return set_alias(a, MODE_config, args->name, args->command);
}

bool
apply_config_alias_interface(struct apply *a, const struct args_config_alias_interface *args)
{
	return set_alias(a, MODE_interface, args->name, args->command);
}

bool
apply_config_clock_timezone(struct apply *a, const struct args_config_clock_timezone *args)
{
	struct device_settings *s = &a->device->settings;
	bool set = a->op == APPLY_SET;
	int hours = set ? (int)args->hours : 0, minutes = set ? (int)args->minutes : 0;

	snprintf(s->zone, sizeof s->zone, "%s", set ? args->zone : "UTC");
	s->zone_minutes = hours * 60 + (hours < 0 ? -minutes : minutes);
	if (set)
		a->text = xasprintf("clock timezone %s %d %d", args->zone, hours, minutes);
	return true;
}

/* "last Sun Mar 2:00", "Mar 31 2024 2:00": how a day is written. */
static void
summer_words(const struct summer_day *d, struct text *to)
{
	const char *month = month_names[d->month - 1];

	if (d->year)
		text_addf(to, " %s %u %u", month, d->day, d->year);
	else if (d->week == SUMMER_LAST)
		text_addf(to, " last %s %s", weekday_names[d->weekday], month);
	else
		text_addf(to, " %u %s %s", d->week, weekday_names[d->weekday], month);
	text_addf(to, " %u:%02u", d->minute / 60, d->minute % 60);
}

static char *
summer_line(const struct summer *s, bool usual)
{
	struct text t = { 0 };

	text_addf(&t, "clock summer-time %s %s", s->zone, s->start.year ? "date" : "recurring");
	if (!usual) {
		summer_words(&s->start, &t);
		summer_words(&s->end, &t);
		if (s->minutes != SUMMER_MINUTES)
			text_addf(&t, " %d", s->minutes);
	}
	return text_take(&t);
}

bool
apply_config_clock_summer_time(struct apply *a, const struct args_config_clock_summer_time *args)
{
	struct summer s = summer_usual;

	if (a->op != APPLY_SET) {
		a->device->settings.summer = (struct summer){ 0 };
		return true;
	}
	snprintf(s.zone, sizeof s.zone, "%s", args->zone);
	if (args->has_offset)
		s.minutes = (int)args->offset;
	if (args->has_start_month) {
		s.start = (struct summer_day){
			args->start_year,
			args->start_month,
			args->start_day,
			args->kw_start_last    ? SUMMER_LAST
			: args->kw_start_first ? 1
					       : args->start_week,
			args->start_weekday,
			args->start_at,
		};
		s.end = (struct summer_day){
			args->end_year,
			args->end_month,
			args->end_day,
			args->kw_end_last ? SUMMER_LAST : args->kw_end_first ? 1 : args->end_week,
			args->end_weekday,
			args->end_at,
		};
	}
	a->device->settings.summer = s;
	a->text = summer_line(&s, !args->has_start_month);
	return true;
}

/* ---- banners ---- */

static bool
set_banner(struct apply *a, enum banner which, const char *text)
{
	static const char *const names[] = {
		[BANNER_MOTD] = "motd",
		[BANNER_LOGIN] = "login",
		[BANNER_EXEC] = "exec",
		[BANNER_INCOMING] = "incoming",
	};
	char **banner = &a->device->settings.banner[which];

	free(*banner);
	*banner = a->op == APPLY_SET ? xstrdup(text) : NULL;
	if (*banner)
		a->text = xasprintf("banner %s ^C%s^C", names[which], text);
	return true;
}

bool
apply_config_banner_motd(struct apply *a, const struct args_config_banner_motd *args)
{
	return set_banner(a, BANNER_MOTD, args->text);
}

bool
apply_config_banner_login(struct apply *a, const struct args_config_banner_login *args)
{
	return set_banner(a, BANNER_LOGIN, args->text);
}

bool
apply_config_banner_exec(struct apply *a, const struct args_config_banner_exec *args)
{
	return set_banner(a, BANNER_EXEC, args->text);
}

bool
apply_config_banner_incoming(struct apply *a, const struct args_config_banner_incoming *args)
{
	return set_banner(a, BANNER_INCOMING, args->text);
}
