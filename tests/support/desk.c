#include "tests/support/desk.h"

#include <check.h>
#include <string.h>

#include "cli/device/device.h"
#include "cli/session/session.h"
#include "engine/node/node.h"

static void
print(void *ctx, const char *text, size_t len)
{
	text_add_n(ctx, text, len);
}

void
desk_open_in(struct desk *d, const char *startup, const char *state_dir)
{
	static const char *const interfaces[] = { "FastEthernet0/0", "FastEthernet0/1", NULL };
	const struct device_params params = {
		.name = "R1",
		.interfaces = interfaces,
		.startup = startup,
		.startup_file = "R1.cfg",
		.state_dir = state_dir,
	};
	struct device_params p = params;

	memset(d, 0, sizeof *d);
	p.world = d->world = world_new(1, false);
	d->device = device_new(&p);
	sched_run_until(world_sched(d->world),
			SEC(10)); /* it says what it has to say at its start */
	d->session = session_new_line(d->device, device_line(d->device, LINE_CON, 0));
	plain_init(&d->plain, print, &d->printed);
	session_attach(d->session, &d->plain.terminal);
}

void
desk_open(struct desk *d, const char *startup)
{
	desk_open_in(d, startup, NULL);
}

void
desk_close(struct desk *d)
{
	plain_free(&d->plain);
	session_free(d->session);
	device_free(d->device);
	world_free(d->world);
	text_free(&d->printed);
}

/* Lets time pass until the console waits for somebody. */
static void
settle(struct desk *d)
{
	struct sched *sched = world_sched(d->world);

	while (!session_ready(d->session) && sched_next(sched) != SCHED_NEVER)
		sched_step(sched, SCHED_NEVER);
}

void
desk_type(struct desk *d, const char *line)
{
	settle(d);
	plain_type(&d->plain, line);
	settle(d);
}

void
story(const char *startup, const char *const *lines, const char *expected)
{
	struct desk d;

	desk_open(&d, startup);
	for (; *lines; lines++)
		desk_type(&d, *lines);
	ck_assert_str_eq(text_get(&d.printed), expected);
	desk_close(&d);
}
