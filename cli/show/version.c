/* show version: the layout of an ISR G2 with 15.2(4)M, which management tools read, and the plain
 * word that this is a simulator. What it counts is this router's. */
#include <stdio.h>
#include <string.h>

#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/facts.h"
#include "cli/session/session.h"
#include "cli/show/persona.h"
#include "cli/show/show.h"
#include "cli/version.h"
#include "engine/net/iface.h"
#include "engine/node/node.h"

static unsigned
count_interfaces(const struct device *d, const char *type)
{
	unsigned n = 0;

	for (char **name = d->interface; *name; name++)
		n += !strncmp(*name, type, strlen(type));
	return n;
}

static void
show_hardware(struct session *s, const struct device *d)
{
	static const struct {
		const char *type, *words;
	} kind[] = { { "Ethernet", "Ethernet" },
		     { "FastEthernet", "FastEthernet" },
		     { "GigabitEthernet", "Gigabit Ethernet" },
		     { "Serial", "Serial(sync/async)" } };

	tell_list(s, "interfaces");
	for (size_t i = 0; i < sizeof kind / sizeof *kind; i++) {
		unsigned n = count_interfaces(d, kind[i].type);

		if (!n)
			continue;
		tell_object(s, NULL);
		tell(s, "count type", "%u %s interface%s\n", n, kind[i].words, n == 1 ? "" : "s");
		tell_end(s);
	}
	tell_end(s);
}

/* "14:25:41 UTC Tue Sep 15 2020" */
static void
moment_words(const struct device *d, simtime at, struct text *to)
{
	struct calendar c = device_calendar(d, at);

	text_addf(to, "%02d:%02d:%02d %s %s %s %d %d", c.hour, c.minute, c.second, c.zone,
		  weekday_names[c.weekday], month_names[c.month - 1], c.day, c.year);
}

/* The moments are known when somebody has set the clock. */
static void
show_uptime(struct session *s, const struct device *d)
{
	struct text up = { 0 }, at = { 0 };
	simtime started = d->booted + DEVICE_BOOT_TIME;
	bool set = device_calendar(d, d->booted).set;

	span_words(sched_now(session_sched(s)) - d->booted, &up);
	tell(s, "hostname uptime", "%s uptime is %s\n", d->settings.hostname, text_get(&up));
	tell_seconds(s, "uptime_seconds", sched_now(session_sched(s)) - d->booted);
	if (d->booted) {
		moment_words(d, d->booted, &at);
		session_printf(s, "System returned to ROM by reload at %s\n", text_get(&at));
	} else {
		session_write(s, "System returned to ROM by power-on\n");
	}
	if (set) {
		text_clear(&at);
		moment_words(d, started, &at);
		session_printf(s, "System restarted at %s\n", text_get(&at));
	}
	text_free(&up);
	text_free(&at);
}

static void
show_software(struct session *s)
{
	session_write(s, DEVICE_SOFTWARE
		      "\nThis is qmidle " QMIDLE_VERSION
		      ", a free simulator. It is not made or endorsed by Cisco,\n"
		      "and no software of Cisco is in it. The names above say which release it\n"
		      "imitates.\n"
		      "\n");
}

static void
show_machine(struct session *s, const struct device *d)
{
	char board[DEVICE_BOARD];

	device_board(d, board);
	tell(s, "chassis revision memory_kbytes io_memory_kbytes serial_number",
	     "Cisco %s (revision %s) with %uK/%uK bytes of memory.\n"
	     "Processor board ID %s\n",
	     PERSONA_CHASSIS, PERSONA_REVISION, PERSONA_MEMORY_KB, PERSONA_IO_MEMORY_KB, board);
	show_hardware(s, d);
	session_write(s, "1 terminal line\n"
			 "1 Virtual Private Network (VPN) Module\n"
			 "DRAM configuration is 64 bits wide with parity disabled.\n");
	tell(s, "config_memory_kbytes", "%uK bytes of non-volatile configuration memory.\n",
	     PERSONA_CONFIG_KB);
}

/* The device of the licence: tools read its number here. */
static void
show_license(struct session *s, const struct device *d)
{
	char board[DEVICE_BOARD];

	device_board(d, board);
	session_printf(s,
		       "\n\nLicense Info:\n\nLicense UDI:\n\n"
		       "-------------------------------------------------\n"
		       "Device#\t  PID\t\t\tSN\n"
		       "-------------------------------------------------\n"
		       "*0  \t  %-22s%s     \n\n",
		       PERSONA_CHASSIS, board);
}

void
show_start(struct session *s)
{
	session_write(s, "\nSystem Bootstrap, qmidle " QMIDLE_VERSION "\n\n");
	show_software(s);
	show_machine(s, session_device(s));
}

static void
show_register(struct session *s, const struct device *d)
{
	char now[8];

	snprintf(now, sizeof now, "0x%X", d->config_register);
	tell(s, "config_register", "\nConfiguration register is %s", now);
	if (d->next_register != d->config_register)
		session_printf(s, " (will be 0x%X at next reload)", d->next_register);
	session_write(s, "\n\n");
}

void
exec_show_version(struct session *s, const struct args_show_version *a)
{
	const struct device *d = session_device(s);

	tell_string(s, "software", DEVICE_SOFTWARE);
	tell_string(s, "version", DEVICE_VERSION);
	tell_string(s, "simulator", "qmidle " QMIDLE_VERSION);
	show_software(s);
	session_write(s, "ROM: qmidle " QMIDLE_VERSION "\n\n");
	show_uptime(s, d);
	tell(s, "image last_reload_reason",
	     "System image file is \"%s\"\n"
	     "Last reload type: Normal Reload\n"
	     "Last reload reason: %s\n\n\n\n",
	     PERSONA_IMAGE, *d->reload.last ? d->reload.last : "power-on");
	show_machine(s, d);
	show_license(s, d);
	show_register(s, d);
}
