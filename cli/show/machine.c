/* show inventory, memory, processes: the machine. It is a pretended one: what the simulation has no
 * measure of is zero. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/facts.h"
#include "cli/session/session.h"
#include "cli/show/persona.h"

void
exec_show_inventory(struct session *s, const struct args_show_inventory *a)
{
	char board[DEVICE_BOARD], description[80];

	device_board(session_device(s), board);
	snprintf(description, sizeof description, "%s chassis, Hw Serial#: %s, Hw Revision: %s",
		 PERSONA_CHASSIS, board, PERSONA_REVISION);
	tell_list(s, "inventory");
	tell_object(s, NULL);
	tell(s, "name description pid vid serial_number",
	     "NAME: \"%s\", DESCR: \"%s\"\n"
	     "PID: %-18s, VID: %-4s, SN: %s\n\n",
	     PERSONA_CHASSIS, description, PERSONA_CHASSIS, PERSONA_VERSION, board);
	tell_end(s);
	tell_end(s);
}

/* Of its memory a router uses what it is seen to keep: its configurations and the log. */
static unsigned
memory_used(const struct device *d)
{
	const struct log_settings *log = log_settings(d->log);
	char *config = config_text(d);
	size_t used = strlen(config) + (log->buffer.level == LOG_OFF ? 0 : log->buffer_size);

	free(config);
	return (unsigned)used;
}

/* Where the pools begin. An address with letters: Ansible takes the first number for the total. */
#define POOLS_AT 0xC0000000u

static void
show_pools(struct session *s)
{
	unsigned used = memory_used(session_device(s));
	unsigned total = PERSONA_MEMORY_KB * 1024, io = PERSONA_IO_MEMORY_KB * 1024;

	session_printf(s,
		       "                Head    Total(b)     Used(b)     Free(b)   Lowest(b)  "
		       "Largest(b)\n"
		       "Processor   %8X %11u %11u %11u %11u %11u\n"
		       "      I/O   %8X %11u %11u %11u %11u %11u\n\n",
		       POOLS_AT, total, used, total - used, total - used, total - used,
		       POOLS_AT + total, io, 0, io, io, io);
}

void
exec_show_memory(struct session *s, const struct args_show_memory *a)
{
	show_pools(s);
}

void
exec_show_processes(struct session *s, const struct args_show_processes *a)
{
	unsigned used = memory_used(session_device(s)), total = PERSONA_MEMORY_KB * 1024;

	if (a->kw_memory) {
		session_printf(s,
			       "Processor Pool Total: %10u Used: %10u Free: %10u\n\n"
			       " PID TTY  Allocated      Freed    Holding    Getbufs    Retbufs "
			       "Process\n",
			       total, used, total - used);
		return;
	}
	session_write(
		s, "CPU utilization for five seconds: 0%/0%; one minute: 0%; five minutes: 0%\n");
	if (a->kw_cpu)
		session_write(s, " PID Runtime(ms)     Invoked      uSecs   5Sec   1Min   5Min TTY "
				 "Process \n");
	else
		session_write(s, " PID QTy       PC Runtime (ms)    Invoked   uSecs    Stacks TTY "
				 "Process\n");
}
