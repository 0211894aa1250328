/* A device: one IOS router as a person sees it. Behind it stands a router of the engine; in front
 * of it sessions on its lines. It owns the running configuration, the startup configuration, the
 * clock a person reads and everything the configuration sets that the engine does not know.
 *
 *	sessions -> line[] -> device -> router (engine)
 *	                        |  \-> running (cli/config)
 *	                        \----> startup, private (storage)
 *
 * A reload makes a new router and a new running configuration from the startup configuration;
 * the device, its lines and its storage stay. */
#ifndef QMIDLE_DEVICE_H
#define QMIDLE_DEVICE_H

#include <bsd/sys/queue.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <uthash.h>

#include "cli/device/archive.h"
#include "cli/device/guard.h"
#include "cli/device/levels.h"
#include "cli/device/log.h"
#include "cli/device/views.h"
#include "cli/device/reload.h"
#include "cli/device/summer.h"
#include "cli/device/syslog.h"
#include "engine/base/addr.h"
#include "engine/base/diag.h"
#include "engine/base/event.h"
#include "engine/base/rng.h"
#include "engine/base/text.h"
#include "engine/sim/sched.h"

struct device;
struct world;
struct iface;
struct router;
struct config;
struct disk;
struct tftp_server;
struct saved;

/* ---- lines ---- */

enum line_kind { LINE_CON, LINE_AUX, LINE_VTY };
enum line_login { LOGIN_NONE, LOGIN_PASSWORD, LOGIN_LOCAL };

#define DEVICE_VTYS  16
#define DEVICE_LINES (2 + DEVICE_VTYS) /* con 0, aux 0, vty 0 to 15 */

struct line {
	enum line_kind kind;
	unsigned number; /* within its kind: vty 4 */
	unsigned uses;	 /* how often somebody got in */
	bool configured; /* vty 5 to 15 exist when the configuration says so */
	/* Whoever sits here is told that the router has started again: modes are forgotten, a
	 * console shows its start. NULL: nobody is here. */
	void (*restarted)(void *user);
	void *user;

	/* set by `line …` and its children */
	bool synchronous;      /* logging synchronous */
	unsigned exec_timeout; /* seconds, 0 is never */
	enum line_login login;
	char *password;		  /* as stored: "cisco" or "7 0822455D0A16"; NULL for none */
	unsigned privilege;	  /* of a session that starts here */
	unsigned length, width;	  /* of the terminal */
	unsigned history;	  /* lines kept */
	bool editing;		  /* keys edit what is typed */
	bool no_motd, no_exec;	  /* which banners are not shown here */
	bool lockable;		  /* whoever sits here may lock it */
	bool telnet, ssh;	  /* transport input */
	bool telnet_out, ssh_out; /* transport output */
	bool prefers_none;	  /* transport preferred none: an unknown word is no host */
	char *access_class;	  /* the list of `access-class … in`, NULL for none */
	char *access_class_out;	  /* the same for `out`, which says whom a session may call */
	unsigned failures;	  /* to log in, of the minute that began then */
	simtime failing_since;
	char *auth_list; /* of `login authentication`; NULL: the default */
};

/* ---- what the configuration sets and the engine does not know ---- */

struct user {
	TAILQ_ENTRY(user) next;
	UT_hash_handle by_name;
	char *name;
	unsigned privilege;
	char *secret;	   /* as stored: "0 cisco", "7 08…" or "5 $1$…"; NULL for none */
	bool nopassword;   /* none is asked for */
	char *view;	   /* in which he finds himself, NULL: none */
	char *autocommand; /* what he came for, NULL: whatever he types */
};
TAILQ_HEAD(user_list, user);

struct alias {
	TAILQ_ENTRY(alias) next;
	UT_hash_handle by_key;
	char *name, *command;
	char *key;     /* mode and name */
	unsigned mode; /* of the grammar, where it may be typed */
};
TAILQ_HEAD(alias_list, alias);

struct host_entry { /* ip host */
	TAILQ_ENTRY(host_entry) next;
	UT_hash_handle by_key;
	char *name;
	char *key; /* the name in lower case: that is what it is found by */
	ip4 address;
};
TAILQ_HEAD(host_list, host_entry);

struct served; /* serve.h */
TAILQ_HEAD(served_list, served);

enum banner { BANNER_MOTD, BANNER_LOGIN, BANNER_EXEC, BANNER_INCOMING, BANNERS };

struct ssh_settings {
	unsigned version; /* 1 or 2; 0: both */
	unsigned timeout; /* seconds to log in */
	unsigned retries;
	char *keypair; /* label, NULL: that of the router's name, or the first */
};
#define SSH_TIMEOUT 120
#define SSH_RETRIES 3

/* A certificate of a chain or the key of a peer, as far as it is typed. */
struct typed_octets {
	bool ca;
	struct text digits;
};

struct device_settings {
	char hostname[64];
	char *domain_name; /* NULL: none */
	bool domain_lookup;
	bool keepalives_in, keepalives_out; /* service tcp-keepalives-… */
	char *enable_secret;		    /* the hash with its type: "5 $1$…"; NULL for none */
	char *enable_password;		    /* "cisco" or "7 08…"; NULL for none */
	char *level_secret[16], *level_password[16]; /* of `enable` to a level below 15 */
	unsigned min_length;			     /* of passwords that are typed */
	bool password_encryption;
	char *config_key;      /* what keys of peers are sealed under (type 6); NULL: none */
	bool seals_keys;       /* password encryption aes */
	char *banner[BANNERS]; /* the text between its delimiters; NULL for none */
	char zone[8];	       /* "UTC" */
	int zone_minutes;      /* east of UTC */
	struct summer summer;
	struct user_list users;
	struct user *user_by_name;
	struct alias_list aliases;
	struct alias *alias_by_key;
	struct host_list hosts;
	struct host_entry *host_by_key;
	struct served_list served;
	struct typed_octets typed;
	struct ssh_settings ssh;
	struct command_levels commands;
	struct view_list views;
	bool tells_enabling; /* logging userinfo */
	bool aaa;	     /* aaa new-model */
	bool aaa_console;    /* aaa authorization console */
};

/* ---- the clock ---- */

struct device_clock {
	int64_t offset; /* ns to add to the simulated time to get UTC since 1970 */
	bool set;	/* somebody set it: no '*' before stamps */
};

/* A moment as this router's calendar has it, in its configured zone. */
struct calendar {
	int year, month, day, weekday; /* month 1 to 12, weekday 0 is Sunday */
	int hour, minute, second, msec;
	int offset;	  /* minutes east of UTC */
	bool set;	  /* see device_clock */
	const char *zone; /* borrowed from the settings */
};

/* ---- the device ---- */

/* How a device is made. Everything is borrowed for the time of the call. */
struct device_params {
	struct world *world;
	const char *name;	       /* of the node; names the saved configuration too */
	const char *const *interfaces; /* full IOS names, ends with NULL */
	const char *startup;	       /* the lab's startup configuration, NULL for none */
	const char *startup_file;      /* its name for messages */
	const char *private;	       /* the lab's private configuration, NULL for none */
	const char *private_file;
	const char *files;     /* folder of the files on nvram:, NULL for none */
	const char *state_dir; /* folder for what is saved; NULL keeps it in memory */
	bool clock_set; /* false: Mar 1 2002 00:00:00 at every start, as without a calendar */
	bool locked;	/* nobody configures it */
	int64_t date;	/* seconds since 1970 at simulated time 0, when clock_set */
	/* A line of the startup configuration was refused: "FILE:LINE: % …", at every boot. */
	void (*refused)(void *owner, const char *message);
	/* There is a new router, not configured yet: at every boot. May be NULL. */
	void (*powered)(void *owner, struct device *);
	void *owner;
};

struct device {
	char *name; /* of the node in the lab */
	struct world *world;
	struct router *router; /* the engine's part; another one after a reload */
	struct log *log;       /* messages, buffer, debug flags; the router reports to its sink */
	struct config *running;
	struct disk *flash, *nvram;	 /* flash0:, and nvram: but for the two below */
	struct tftp_server *tftp;	 /* gives files of theirs, NULL: none */
	struct saved *startup, *private; /* the configuration; the keys beside it */
	struct device_settings settings;
	struct archive archive;
	struct guard guard;
	struct syslog syslog;
	struct device_clock clock;
	struct line line[DEVICE_LINES];
	char **interface; /* the names of the hardware in slot order, ends with NULL */
	struct rng rng;	  /* salts of passwords */
	simtime booted;
	simtime changed, saved; /* last configuration change and save; 0 is never */
	const char *ssh; /* the version of the SSH server that has said so, NULL: none runs */
	bool modified;	 /* the running configuration is not what was saved */
	const char *changed_by; /* the user of that change, NULL when nobody had to log in */
	unsigned long commands; /* typed at its lines by people and scripts */
	unsigned refusals;	/* refused lines of the startup configuration at the last boot */
	struct text addresses;	/* that the startup configuration gave: a line for each interface */

	uint16_t config_register; /* as of the last boot … */
	uint16_t next_register;	  /* … and of the next */

	struct reload reload;
	struct device_params made; /* private copies */
};

/* Makes the device and boots it. Gives it. */
struct device *device_new(const struct device_params *);
void device_free(struct device *);

/* The interfaces that are there now, logical ones too: by index, NULL after the last. */
const char *device_interface(const struct device *, unsigned index);

/* How the interface came by its primary address: "NVRAM" from the startup configuration, "manual"
 * typed since, "unset" not at all. */
const char *device_address_method(const struct device *, const struct iface *);

/* The number of the board, which stays with the router: "QMI1A2B3C4D". */
#define DEVICE_BOARD 12
void device_board(const struct device *, char board[static DEVICE_BOARD]);

/* "R1.example.com", or "R1" without a domain. Gives it. */
char *device_fqdn(const struct device *);
/* The clock in seconds since 1970, UTC. */
int64_t device_now(const struct device *);

/* RSA keys came or went: the SSH server starts or stops with them, and says so. */
void device_follow_keys(struct device *);

/* From its start until it speaks: it has restarted. */
#define DEVICE_BOOT_TIME SEC(1)
/* ---- ssh.c ---- */

struct pki_key;
/* The pair that the SSH server shows, NULL: there is none. */
const struct pki_key *device_ssh_key(const struct device *);
/* "1.99", "2.0", "1.5" of a server that speaks version 1 alone (which nothing here does); NULL: there
 * is no key for it. */
const char *device_ssh_version(const struct device *);
/* The server starts or stops as there is one. */
void device_ssh_follow(struct device *);

/* What it says it runs: the first line of `show version`. */
#define DEVICE_VERSION "15.2(4)M"
#define DEVICE_SOFTWARE                                                                            \
	"Cisco IOS Software, C2900 Software (C2900-UNIVERSALK9-M), Version " DEVICE_VERSION        \
	", RELEASE SOFTWARE (fc1)"

/* The image that it runs, on flash0:, and what is in the file behind the line above. */
#define DEVICE_IMAGE "c2900-universalk9-mz.SPA.152-4.M.bin"
#define DEVICE_IMAGE_SAYS                                                                          \
	"This file stands for the image that a router of this kind would run.\n"                   \
	"The router is simulated by qmidle, and no software of Cisco is in it.\n"

/* The configuration register out of the box, and the bit of it that has the startup configuration
 * passed over. */
#define DEVICE_REGISTER	    0x2102
#define DEVICE_IGNORE_NVRAM 0x0040

#define NVRAM_SIZE 262136 /* octets of configuration memory of this kind of router */

/* Starts again, without a word: reload.h is for `reload`. It is the next thing the scheduler does. */
void device_restart(struct device *);

/* NULL when there is no such line. */
struct line *device_line(struct device *, enum line_kind, unsigned number);
/* The absolute number of a line: the console, the auxiliary port, then the virtual terminals. */
unsigned device_line_number(const struct line *);

struct calendar device_calendar(const struct device *, simtime at);
struct calendar device_date(const struct device *, int64_t seconds_since_1970);
/* What a clock on the wall shows as so many seconds since 1970, as seconds since 1970, UTC. */
int64_t device_time(const struct device *, int64_t local);
void device_clock_set(struct device *, int64_t seconds_since_1970);

/* Whether `typed` is the password stored as "cisco", "0 cisco", "7 08…" or "5 $1$…"; nothing is when
 * none is stored (NULL). */
bool device_password_is(const char *stored, const char *typed);

/* `qmidle config FILE`: loads it into a bare router that has the interfaces the file names, prints
 * the running configuration on out and refused lines on err. 0, 1 when a line was refused, 2 when
 * the file cannot be read. */
int device_config_file(const char *path, FILE *out, FILE *err);

#endif
