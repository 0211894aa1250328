#include "cli/device/device.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/device/address.h"
#include "cli/device/clock.h"
#include "cli/device/disk.h"
#include "cli/device/nvram.h"
#include "cli/device/private.h"
#include "cli/device/serve.h"
#include "cli/device/settings.h"
#include "engine/base/xmalloc.h"
#include "engine/ipsec/ipsec.h"
#include "engine/crypto/sign.h"
#include "engine/net/iface.h"
#include "engine/node/node.h"
#include "engine/pki/pki.h"

/* Work that waits for the scheduler, by serial. */
enum { WORK_RELOAD, WORK_SAY_RESTARTED, WORK_FOLLOW_KEYS };

#define FLASH_SIZE 64012288 /* of a compact flash of 64 megabytes */
#define FLASH_UNIT 4096
#define SSH_TIME   MSEC(100) /* until the SSH server sees what became of its keys */

const char *
device_interface(const struct device *d, unsigned index)
{
	struct iface *i = iface_nth(router_net(d->router), index);

	return i ? i->name : NULL;
}

/* The name says how fast it is. */
static void
set_speed(struct iface *i)
{
	if (!strncmp(i->name, "Gigabit", 7))
		iface_set_speed(i, 1000000, 10);
	else if (!strncmp(i->name, "Ethernet", 8))
		iface_set_speed(i, 10000, 1000);
}

static void
make_interfaces(struct device *d)
{
	struct net *net = router_net(d->router);

	for (char **name = d->interface; *name; name++) {
		bool serial = strstr(*name, "Serial");
		struct iface *i = iface_new(net, *name, serial ? IFACE_SERIAL : IFACE_ETHERNET);

		set_speed(i);
		iface_attach(i, world_port(d->world, d->name, *name));
	}
	iface_new(net, "Null0", IFACE_NULL); /* every router has one */
}

static void
init_lines(struct device *d)
{
	line_init(&d->line[0], LINE_CON, 0);
	line_init(&d->line[1], LINE_AUX, 0);
	for (unsigned i = 0; i < DEVICE_VTYS; i++)
		line_init(&d->line[2 + i], LINE_VTY, i);
}

/* A physical interface is down on a router that nobody has configured, else as the text says. */
static void
set_interfaces(struct device *d, bool shutdown)
{
	for (char **name = d->interface; *name; name++) {
		char lines[160];

		if (shutdown) {
			snprintf(lines, sizeof lines, "interface %s\n shutdown\n", *name);
			config_load(d, lines, "", NULL, NULL);
		} else {
			iface_set_shutdown(iface_find(router_net(d->router), *name), false, NULL);
		}
	}
}

/* Whoever sits on a line sees the router start, and then what its configuration has to say. */
static void
tell_lines(struct device *d)
{
	for (struct line *l = d->line; l < d->line + DEVICE_LINES; l++)
		if (l->restarted)
			l->restarted(l->user);
}

static ip4
resolve(void *device, const char *name)
{
	return host_find(&((struct device *)device)->settings, name);
}

/* NULL: there is none, or none is wanted. */
static const char *
startup_text(const struct device *d)
{
	return d->config_register & DEVICE_IGNORE_NVRAM ? NULL : saved_text(d->startup);
}

static void
boot(struct device *d)
{
	const char *text;

	d->config_register = d->next_register;
	text = startup_text(d);
	d->booted = sched_now(world_sched(d->world));
	clock_start(d);
	settings_init(&d->settings);
	archive_start(d);
	init_lines(d);
	log_restart(d->log);
	syslog_start(d);
	d->router = router_new(d->world, d->name, log_sink(d->log));
	d->refusals = 0;
	d->ssh = NULL;
	pki_set_clock(router_pki(d->router), clock_seconds, d);
	pki_set_fetch(router_pki(d->router), nvram_fetch_crl, d);
	private_load(d);
	ipsec_set_resolver(router_ipsec(d->router), resolve, d);
	if (d->made.powered)
		d->made.powered(d->made.owner, d);
	make_interfaces(d);
	config_start(d);
	tell_lines(d);
	set_interfaces(d, !text);
	if (text)
		d->refusals += config_load(d, text, saved_file(d->startup), d->made.refused,
					   d->made.owner);
	addresses_note(d);
	d->changed = d->saved = 0;
	d->changed_by = NULL;
	d->modified = false;
}

static void
power_off(struct device *d)
{
	serve_stop(d);
	archive_stop(d);
	guard_stop(d);
	syslog_stop(d);
	router_free(d->router);
	config_free(d->running);
	settings_free(&d->settings);
}

static void work(void *owner, uint64_t what);

void
device_follow_keys(struct device *d)
{
	const char *version = device_ssh_version(d);

	if (d->ssh && version)
		d->ssh = version;
	timer_after(world_sched(d->world), SSH_TIME, work, d, WORK_FOLLOW_KEYS);
}

static void
work(void *owner, uint64_t what)
{
	struct device *d = owner;

	if (what == WORK_SAY_RESTARTED) {
		if (startup_text(d))
			event(log_sink(d->log), CONFIGURED, "memory", "console");
		event(log_sink(d->log), RESTARTED, DEVICE_SOFTWARE);
		device_ssh_follow(d);
		return;
	}
	if (what == WORK_FOLLOW_KEYS) {
		device_ssh_follow(d);
		return;
	}
	reload_over(d);
	sched_forget(world_sched(d->world), d);
	power_off(d);
	boot(d);
	timer_after(world_sched(d->world), DEVICE_BOOT_TIME, work, d, WORK_SAY_RESTARTED);
}

void
device_restart(struct device *d)
{
	timer_after(world_sched(d->world), 0, work, d, WORK_RELOAD);
}

struct line *
device_line(struct device *d, enum line_kind kind, unsigned number)
{
	for (struct line *l = d->line; l < d->line + DEVICE_LINES; l++)
		if (l->kind == kind && l->number == number)
			return l;
	return NULL;
}

static int
by_slot(const void *a, const void *b)
{
	return config_order_interfaces(*(char *const *)a, *(char *const *)b);
}

static char **
copy_names(const char *const *names)
{
	size_t count = 0;
	char **copy;

	while (names && names[count])
		count++;
	copy = xcalloc(count + 1, sizeof *copy);
	for (size_t i = 0; i < count; i++)
		copy[i] = xstrdup(names[i]);
	qsort(copy, count, sizeof *copy, by_slot);
	return copy;
}

/* NAME.KIND in the folder of what is saved. */
static struct saved *
saved_of(const struct device_params *p, const char *kind, const char *text, const char *file)
{
	char *name = xasprintf("%s.%s", p->name, kind);
	struct saved *s = saved_new(p->state_dir, name, text, file);

	free(name);
	return s;
}

/* NAME.flash and NAME.nvram in the folder of what is saved. */
static struct disk *
disk_of(const struct device_params *p, const char *kind, size_t capacity, size_t unit)
{
	char *folder = p->state_dir ? xasprintf("%s/%s.%s", p->state_dir, p->name, kind) : NULL;
	struct disk *disk = disk_new(folder, capacity, unit);

	free(folder);
	return disk;
}

/* The image that it says it runs is a file there; what is in it says what it is. */
static void
make_disks(struct device *d, const struct device_params *p)
{
	static const char image[] = DEVICE_SOFTWARE "\n" DEVICE_IMAGE_SAYS;

	d->flash = disk_of(p, "flash", FLASH_SIZE, FLASH_UNIT);
	d->nvram = disk_of(p, "nvram", NVRAM_SIZE, 1);
	disk_add(d->flash, DEVICE_IMAGE, image, sizeof image - 1, POWER_ON);
	if (p->files)
		disk_add_from(d->nvram, p->files);
}

void
device_board(const struct device *d, char board[static DEVICE_BOARD])
{
	uint32_t h = 2166136261; /* FNV-1 of 32 bits */

	for (const char *name = d->name; *name; name++)
		h = (h ^ (uint8_t)*name) * 16777619;
	snprintf(board, DEVICE_BOARD, "QMI%08X", h);
}

char *
device_fqdn(const struct device *d)
{
	const struct device_settings *s = &d->settings;

	return s->domain_name ? xasprintf("%s.%s", s->hostname, s->domain_name)
			      : xstrdup(s->hostname);
}

struct device *
device_new(const struct device_params *p)
{
	struct device *d = xcalloc(1, sizeof *d);
	char *label;

	d->made = *p;
	d->name = xstrdup(p->name);
	d->world = p->world;
	d->next_register = DEVICE_REGISTER;
	d->interface = copy_names(p->interfaces);
	d->made.name = d->name;
	d->made.interfaces = NULL;
	d->made.startup = d->made.startup_file = d->made.state_dir = NULL;
	d->made.private = d->made.private_file = d->made.files = NULL;
	make_disks(d, p);
	d->startup = saved_of(p, "cfg", p->startup, p->startup_file);
	d->private = saved_of(p, "private", p->private, p->private_file);
	d->log = log_new(clock_stamp, d);
	log_set_time(d->log, clock_now);
	label = xasprintf("%s passwords", d->name);
	world_rng(d->world, label, &d->rng);
	free(label);
	boot(d);
	timer_after(world_sched(d->world), DEVICE_BOOT_TIME, work, d, WORK_SAY_RESTARTED);
	return d;
}

void
device_free(struct device *d)
{
	if (!d)
		return;
	sched_forget(world_sched(d->world), d);
	power_off(d);
	for (struct line *l = d->line; l < d->line + DEVICE_LINES; l++)
		line_free(l);
	for (char **name = d->interface; *name; name++)
		free(*name);
	free(d->interface);
	saved_free(d->startup);
	saved_free(d->private);
	disk_free(d->flash);
	disk_free(d->nvram);
	log_free(d->log);
	text_free(&d->addresses);
	free(d->name);
	free(d);
}

unsigned
device_line_number(const struct line *l)
{
	return l->kind == LINE_CON ? 0 : l->kind == LINE_AUX ? 1 : 2 + l->number;
}
