/* `logging host`: what goes to the trap level is sent to servers, one datagram a line, as in RFC 3164
 * but with what IOS writes where that has a date and a name:
 *
 *	<189>23: R1: 000041: *Mar  1 00:00:05.000: %SYS-5-CONFIG_I: Configured from …
 *	 |   |   |   |       timestamp, as on a console
 *	 |   |   |   service sequence-numbers
 *	 |   |   logging origin-id
 *	 |   lines sent since the router started
 *	 facility * 8 + level
 *
 * Lines wait until whoever said them is done, at most SYSLOG_QUEUE of them. What the sending itself
 * gives rise to is not sent: a debugged packet would bring about the next one. */
#ifndef QMIDLE_DEVICE_SYSLOG_H
#define QMIDLE_DEVICE_SYSLOG_H

#include <bsd/sys/queue.h>
#include <stdbool.h>
#include <stdint.h>
#include <uthash.h>

#include "engine/base/addr.h"
#include "engine/base/text.h"
#include "engine/sim/sched.h"

struct device;

#define SYSLOG_PORT	514
#define SYSLOG_TCP_PORT 601
#define SYSLOG_LOCAL7	23
#define SYSLOG_QUEUE	100

enum syslog_origin { ORIGIN_NONE, ORIGIN_HOSTNAME, ORIGIN_IP, ORIGIN_STRING };

struct syslog_server {
	TAILQ_ENTRY(syslog_server) next;
	UT_hash_handle by_key;
	char *key;  /* the name in small letters */
	char *name; /* as configured: an address, or a name of `ip host` */
	char *vrf;  /* NULL: none. Nothing is sent into one */
	bool tcp;   /* nothing is sent by it */
	uint16_t port;
	unsigned long lines; /* sent */
};
TAILQ_HEAD(syslog_list, syslog_server);

struct syslog {
	struct syslog_list servers;
	struct syslog_server *server_by_key;
	unsigned facility;
	enum syslog_origin origin;
	char *origin_text;
	char *source; /* interface, NULL: the one it leaves by */
	unsigned long number, dropped;
	struct text queue; /* lines with their priority in front */
	unsigned waiting;  /* how many */
	bool sending;
	timer_id timer;
};

/* The router starts, or goes. */
void syslog_start(struct device *);
void syslog_stop(struct device *);

/* Adds a server, or sets it anew. The names are copied. */
void syslog_server_set(struct device *, const char *name, const char *vrf, bool tcp, uint16_t port);
void syslog_server_remove(struct device *, const char *name);
/* Can lines be sent there now? */
bool syslog_reaches(const struct device *, const struct syslog_server *);

#endif
