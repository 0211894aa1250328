/* show logging, show debugging. */
#include <stdlib.h>
#include <string.h>

#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/facts.h"
#include "cli/session/session.h"
#include "cli/show/show.h"
#include "engine/base/xmalloc.h"
#include "engine/net/watch.h"
#include "engine/node/node.h"

/* Where messages go, and how many went there. */
static void
tell_place(struct session *s, const char *key, const struct log_place *p)
{
	tell_object(s, key);
	tell_string(s, "level", p->level == LOG_OFF ? NULL : log_level_name(p->level));
	tell_number(s, "messages", (long long)p->messages);
	tell_end(s);
}

static void
show_place(struct session *s, const char *label, const char *indent, const struct log_place *p)
{
	if (p->level == LOG_OFF)
		session_printf(s, "    %s disabled\n", label);
	else
		session_printf(s,
			       "    %s level %s, %lu messages logged, xml disabled,\n"
			       "%sfiltering disabled\n",
			       label, log_level_name(p->level), p->messages, indent);
}

static void
show_places(struct session *s, const struct log_settings *set)
{
	tell_place(s, "console", &set->console);
	tell_place(s, "monitor", &set->monitor);
	tell_place(s, "buffer", &set->buffer);
	tell_place(s, "trap", &set->trap);
	show_place(s, "Console logging:", "                     ", &set->console);
	show_place(s, "Monitor logging:", "                     ", &set->monitor);
	if (set->buffer.level == LOG_OFF)
		session_write(s, "    Buffer logging:  disabled, xml disabled,\n"
				 "                    filtering disabled\n");
	else
		show_place(s, "Buffer logging: ", "                    ", &set->buffer);
}

/* Line by line as facts. */
static void
tell_lines(struct session *s, const char *text)
{
	tell_list(s, "log");
	for (size_t n; telling(s) && *text; text += n + (text[n] == '\n')) {
		char *line = xstrndup(text, n = strcspn(text, "\n"));

		tell_string(s, NULL, line);
		free(line);
	}
	tell_end(s);
}

static void
show_buffer(struct session *s, struct log *log)
{
	const struct log_settings *set = log_settings(log);

	if (set->buffer.level == LOG_OFF)
		return;
	tell(s, "buffer_bytes", "\nLog Buffer (%zu bytes):\n\n", set->buffer_size);
	session_write(s, log_buffer(log));
	tell_lines(s, log_buffer(log));
}

static void
show_server(struct session *s, const struct device *d, const struct syslog_server *v)
{
	bool up = syslog_reaches(d, v);

	session_printf(s,
		       "        Logging to %s  %s%s%s(%s port %u, audit disabled,\n"
		       "              link %s),\n"
		       "              %lu message lines logged, \n"
		       "              0 message lines rate-limited, \n"
		       "              0 message lines dropped-by-MD, \n"
		       "              xml disabled, sequence number disabled\n"
		       "              filtering disabled\n",
		       v->name, v->vrf ? "(" : "", v->vrf ? v->vrf : "", v->vrf ? ") " : "",
		       v->tcp ? "tcp" : "udp", v->port, up ? "up" : "down", v->lines);
	tell_object(s, NULL);
	tell_string(s, "host", v->name);
	tell_string(s, "transport", v->tcp ? "tcp" : "udp");
	tell_number(s, "port", v->port);
	tell_bool(s, "up", up);
	tell_number(s, "lines", (long long)v->lines);
	tell_end(s);
}

static void
show_trap(struct session *s, const struct device *d, const struct log_place *trap)
{
	const struct syslog_server *v;

	if (trap->level == LOG_OFF)
		session_write(s, "    Trap logging: disabled\n");
	else
		session_printf(s, "    Trap logging: level %s, %lu message lines logged\n",
			       log_level_name(trap->level), trap->messages);
	tell_list(s, "servers");
	TAILQ_FOREACH (v, &d->syslog.servers, next)
		show_server(s, d, v);
	tell_end(s);
	session_write(s, "        Logging Source-Interface:       VRF Name:\n");
	if (d->syslog.source)
		session_printf(s, "        %s\n", d->syslog.source);
}

static bool
is_of(const struct log_count *c, const char *facility)
{
	return !strcmp(c->message->facility, facility);
}

static void
show_facility(struct session *s, const struct log_counts *c, const char *facility)
{
	unsigned long total = 0;

	for (const struct log_count *e = c->at; e < c->at + c->count; e++)
		if (is_of(e, facility)) {
			session_printf(s, "%-15s %-35s %2d %6lu     %s\n", facility,
				       e->message->mnemonic, e->message->level, e->times, e->last);
			total += e->times;
		}
	session_printf(s,
		       "-------------  ------------------------------- "
		       "-----------------------------\n%s TOTAL%*lu\n\n",
		       facility, 55 - (int)strlen(facility), total);
}

/* By facility, in the order in which they spoke first. */
static void
show_counts(struct session *s, const struct log_counts *c)
{
	session_write(
		s, "\nFacility        Message Name                        Sev Occur     Last Time\n"
		   "============================================================================="
		   "\n");
	for (size_t i = 0, before; i < c->count; i++) {
		const char *facility = c->at[i].message->facility;

		for (before = 0; before < i && !is_of(&c->at[before], facility); before++)
			;
		if (before == i)
			show_facility(s, c, facility);
	}
}

void
exec_show_logging(struct session *s, const struct args_show_logging *a)
{
	const struct device *d = session_device(s);
	struct log *log = d->log;
	const struct log_settings *set = log_settings(log);

	if (a->kw_count) {
		show_counts(s, log_counts(log));
		return;
	}
	tell(s, "syslog_logging",
	     "Syslog logging: %s (%lu messages dropped, %lu messages rate-limited, 0 flushes, 0 "
	     "overruns, xml disabled, filtering disabled)\n\n"
	     "No Active Message Discriminator.\n\n\n\n"
	     "No Inactive Message Discriminator.\n\n\n",
	     set->on ? "enabled" : "disabled", d->syslog.dropped, set->limited);
	show_places(s, set);
	session_printf(s,
		       "    Exception Logging: size (4096 bytes)\n"
		       "    Count and timestamp logging messages: %s\n"
		       "    Persistent logging: disabled\n\n"
		       "No active filter modules.\n\n",
		       log_counts(log)->on ? "enabled" : "disabled");
	show_trap(s, d, &set->trap);
	show_buffer(s, log);
}

void
debug_words(const struct device *d, enum debug_flag flag, struct text *to)
{
	struct packet_watch w = net_watching(router_net(d->router));

	text_addf(to, "%s debugging is on", debug_info(flag)->text);
	if (flag != DEBUG_IP_PACKET)
		return;
	if (w.detail)
		text_add(to, " (detailed)");
	if (w.list)
		text_addf(to, " for access list %s", w.list);
}

/* What is detailed says it all. */
static bool
is_told(const struct log *log, enum debug_flag flag)
{
	return log_debugging(log, flag) &&
	       !(flag == DEBUG_IP_NAT && log_debugging(log, DEBUG_IP_NAT_DETAILED));
}

void
exec_show_debugging(struct session *s, const struct args_show_debugging *a)
{
	const struct log *log = session_device(s)->log;
	const char *heading = "";

	for (int f = DEBUG_NONE + 1; f < DEBUG_FLAGS; f++) {
		const struct debug_info *info = debug_info((enum debug_flag)f);
		struct text words = { 0 };

		if (!is_told(log, (enum debug_flag)f))
			continue;
		if (strcmp(heading, info->subsystem) != 0)
			session_printf(s, "%s:\n", heading = info->subsystem);
		debug_words(session_device(s), (enum debug_flag)f, &words);
		session_printf(s, "  %s\n", text_get(&words));
		text_free(&words);
	}
}
