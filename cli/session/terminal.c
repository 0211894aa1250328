/* terminal …, and what show says of terminals, lines and what was typed. */
#include <string.h>

#include "cli/handlers.h"
#include "cli/session/private.h"
#include "cli/show/show.h"
#include "grammar/ios/args.h"

void
exec_terminal_length(struct session *s, const struct args_terminal_length *a)
{
	s->length = a->lines;
	s->length_set = true;
}

void
exec_terminal_no_length(struct session *s, const struct args_terminal_no_length *a)
{
	s->length_set = false;
	session_resized(s);
}

void
exec_terminal_width(struct session *s, const struct args_terminal_width *a)
{
	s->width = a->columns;
}

void
exec_terminal_no_width(struct session *s, const struct args_terminal_no_width *a)
{
	s->width = 80;
}

void
exec_terminal_monitor(struct session *s, const struct args_terminal_monitor *a)
{
	if (s->line->kind == LINE_CON)
		session_write(s, "% Console already monitors\n");
	else
		s->monitor = true;
}

void
exec_terminal_no_monitor(struct session *s, const struct args_terminal_no_monitor *a)
{
	s->monitor = false;
}

static void
set_history(struct session *s, unsigned size)
{
	history_resize(&s->exec_history, size);
	history_resize(&s->config_history, size);
}

void
exec_terminal_history(struct session *s, const struct args_terminal_history *a)
{
	set_history(s, a->has_size ? a->size : s->line->history);
}

void
exec_terminal_no_history(struct session *s, const struct args_terminal_no_history *a)
{
	set_history(s, a->kw_size ? s->line->history : 0);
}

void
exec_terminal_editing(struct session *s, const struct args_terminal_editing *a)
{
	s->editing = true;
}

void
exec_terminal_no_editing(struct session *s, const struct args_terminal_no_editing *a)
{
	s->editing = false;
}

void
exec_show_history(struct session *s, const struct args_show_history *a)
{
	const struct history *h = session_history(s);

	for (unsigned i = 0; i < h->count; i++)
		session_printf(s, "  %s\n", h->line[i]);
}

/* ---- lines ---- */

static const char *
kind_name(const struct line *l)
{
	return l->kind == LINE_CON ? "con" : l->kind == LINE_AUX ? "aux" : "vty";
}

static void
show_timeouts(struct session *s)
{
	unsigned t = s->line->exec_timeout;

	session_write(s, "Timeouts:      Idle EXEC    Idle Session   Modem Answer  Session   "
			 "Dispatch\n");
	if (t)
		session_printf(s, "               %02u:%02u:%02u        ", t / 3600, t / 60 % 60,
			       t % 60);
	else
		session_write(s, "                never         ");
	session_write(s, "never                        none     not set\n"
			 "                            Idle Session Disconnect Warning\n"
			 "                              never \n"
			 "                            Login-sequence User Response\n"
			 "                             00:00:30\n"
			 "                            Autoselect Initial Wait\n"
			 "                              not set \n");
}

static void
show_activation(struct session *s)
{
	struct text t = { 0 };

	text_add(&t, "Time since activation: ");
	span_short(sched_now(s->sched) - s->opened, &t);
	session_printf(s, "%s\n", text_get(&t));
	text_free(&t);
}

static void
show_transports(struct session *s)
{
	const struct line *l = s->line;
	bool vty = l->kind == LINE_VTY;

	session_printf(s, "Allowed input transports are%s%s%s.\n",
		       vty && l->telnet ? " telnet" : "", vty && l->ssh ? " ssh" : "",
		       vty && (l->telnet || l->ssh) ? "" : " none");
	session_printf(s, "Allowed output transports are%s%s%s.\n", l->telnet_out ? " telnet" : "",
		       l->ssh_out ? " ssh" : "", l->telnet_out || l->ssh_out ? "" : " none");
	session_printf(s, "Preferred transport is %s.\n", l->prefers_none ? "none" : "telnet");
}

void
exec_show_terminal(struct session *s, const struct args_show_terminal *a)
{
	session_printf(s, "Line %u, Location: \"\", Type: \"\"\n", device_line_number(s->line));
	session_printf(s, "Length: %u lines, Width: %u columns\n", s->length, s->width);
	session_write(s, "Baud rate (TX/RX) is 9600/9600\n"
			 "Status: PSI Enabled, Ready, Active, Automore On\n");
	session_printf(s, "Capabilities: %s\n", s->monitor ? "Receives Logging Output" : "none");
	session_write(s, "Modem state: Ready\n"
			 "Special Chars: Escape  Hold  Stop  Start  Disconnect  Activation\n"
			 "                ^^x    none   -     -       none         \n");
	show_timeouts(s);
	session_write(s, "Modem type is unknown.\n"
			 "Session limit is not set.\n");
	show_activation(s);
	session_printf(s, "Editing is %s.\n", s->editing ? "enabled" : "disabled");
	if (s->exec_history.size)
		session_printf(s, "History is enabled, history size is %u.\n",
			       s->exec_history.size);
	else
		session_write(s, "History is disabled.\n");
	session_printf(s, "DNS resolution in show commands is %s\n",
		       s->device->settings.domain_lookup ? "enabled" : "disabled");
	session_write(s, "Full user help is disabled\n");
	show_transports(s);
	session_write(s, "Shell: disabled\n"
			 "Shell trace: off\n"
			 "No output characters are padded\n"
			 "No special data dispatching characters\n");
}

static bool
is_open(const struct line *l)
{
	const struct session *who = l->user;

	while (who && who->state != SESSION_OPEN)
		who = who->next_on_line;
	return who != NULL;
}

void
exec_show_line(struct session *s, const struct args_show_line *a)
{
	static const char *const types[] = {
		[LINE_CON] = "CTY", [LINE_AUX] = "AUX", [LINE_VTY] = "VTY"
	};

	session_write(s, "   Tty Typ     Tx/Rx    A Modem  Roty AccO AccI   Uses   Noise  "
			 "Overruns   Int\n");
	tell_list(s, "lines");
	for (const struct line *l = s->device->line; l < s->device->line + DEVICE_LINES; l++)
		if (l->configured) {
			tell_object(s, NULL);
			tell_bool(s, "busy", is_open(l));
			tell(s, "- tty type - - - uses",
			     "%c%6u %s   %-9s  -    -      -%5s%5s%7u       0     0/0       -\n",
			     is_open(l) ? '*' : ' ', device_line_number(l), types[l->kind],
			     l->kind == LINE_AUX ? "9600/9600" : "",
			     l->access_class_out ? l->access_class_out : "-",
			     l->access_class ? l->access_class : "-", l->uses);
			tell_string(s, "access_class", l->access_class);
			tell_string(s, "access_class_out", l->access_class_out);
			tell_end(s);
		}
	tell_end(s);
	session_write(s, "\n");
}

static void
show_user(struct session *s, const struct session *who)
{
	uint64_t idle = (sched_now(s->sched) - who->last_input) / SEC(1);
	char line[16], clock[32];

	snprintf(line, sizeof line, "%s %u", kind_name(who->line), who->line->number);
	snprintf(clock, sizeof clock, "%02u:%02u:%02u", (unsigned)(idle / 3600),
		 (unsigned)(idle / 60 % 60), (unsigned)(idle % 60));
	tell_object(s, NULL);
	tell(s, "- number line - host - -", "%c%3u %-10s%-11s%-21s%-11s%s\n", who == s ? '*' : ' ',
	     device_line_number(who->line), line, who->user ? who->user : "",
	     connection_of(who)	    ? connection_of(who)
	     : who->job && who != s ? "busy"
				    : "idle",
	     clock, who->peer);
	tell_string(s, "user", who->user);
	tell_number(s, "idle_seconds", (long long)idle);
	tell_string(s, "location", *who->peer ? who->peer : NULL);
	tell_end(s);
}

void
exec_show_users(struct session *s, const struct args_show_users *a)
{
	session_write(s, "    Line       User       Host(s)              Idle       Location\n");
	tell_list(s, "users");
	for (unsigned i = 0; i < DEVICE_LINES; i++)
		for (const struct session *who = s->device->line[i].user; who;
		     who = who->next_on_line)
			if (who->state == SESSION_OPEN)
				show_user(s, who);
	tell_end(s);
	session_write(s, "\n  Interface    User               Mode         Idle     Peer "
			 "Address\n\n");
}
