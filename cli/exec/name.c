#include "cli/exec/name.h"

#include <stdlib.h>
#include <string.h>

#include "cli/device/settings.h"
#include "cli/exec/telnet.h"
#include "cli/session/session.h"
#include "engine/base/addr.h"
#include "engine/base/xmalloc.h"

#define QUERIES	   3 /* before a lookup gives up */
#define QUERY_TIME SEC(3)

/* A lookup: rounds of queries, each told by a line, then a last word. */
struct lookup {
	struct session *session;
	char *name;
	unsigned rounds; /* still to come */
	const char *verdict;
	timer_id timer;
};

static void
lookup_free(void *job)
{
	struct lookup *l = job;

	timer_cancel(session_sched(l->session), l->timer);
	free(l->name);
	free(l);
}

static void
give_up(struct lookup *l)
{
	session_printf(l->session, "\n%s", l->verdict);
	session_job_done(l->session);
}

static void
lookup_abort(struct session *s, void *job)
{
	give_up(job);
}

static const struct job_ops lookup_job = { .abort = lookup_abort, .free = lookup_free };

static void
round_over(void *owner, uint64_t serial)
{
	struct lookup *l = owner;

	l->timer = 0;
	if (!--l->rounds) {
		give_up(l);
		return;
	}
	session_printf(l->session,
		       "\n (255.255.255.255)\n"
		       "Translating \"%s\"...domain server (255.255.255.255)\n",
		       l->name);
	l->timer = timer_after(session_sched(l->session), QUERIES * QUERY_TIME, round_over, l, 0);
}

static void
look_up(struct session *s, const char *name, unsigned rounds, const char *verdict)
{
	struct lookup *l = xcalloc(1, sizeof *l);

	l->session = s;
	l->name = xstrdup(name);
	l->rounds = rounds;
	l->verdict = verdict;
	session_job(s, &lookup_job, l);
	session_printf(s, "Translating \"%s\"...domain server (255.255.255.255)", name);
	l->timer = timer_after(session_sched(s), QUERIES * QUERY_TIME, round_over, l, 0);
}

/* ---- the ways a name is met ---- */

void
exec_unknown_name(struct session *s, const char *line)
{
	static const char verdict[] =
		"% Bad IP address or host name\n"
		"% Unknown command or computer name, or unable to find computer address\n";
	char *name = xstrndup(line, strcspn(line, " "));
	ip4 addr;

	if (ip4_parse(name, &addr) || (addr = host_find(&session_device(s)->settings, name)))
		telnet_from_router(s, name, addr);
	else if (session_device(s)->settings.domain_lookup)
		look_up(s, name, 2, verdict);
	else
		session_printf(s, "Translating \"%s\"\n\nTranslating \"%s\"\n%s", name, name,
			       verdict);
	free(name);
}

static bool
find_host(struct session *s, const char *name, ip4 *addr, const char *verdict)
{
	if (ip4_parse(name, addr) || (*addr = host_find(&session_device(s)->settings, name)))
		return true;
	if (session_device(s)->settings.domain_lookup)
		look_up(s, name, 1, verdict);
	else
		session_printf(s, "Translating \"%s\"\n%s", name, verdict);
	return false;
}

bool
exec_target(struct session *s, const char *name, ip4 *addr)
{
	return find_host(s, name, addr,
			 "% Unrecognized host or address, or protocol not running.\n");
}

bool
exec_host(struct session *s, const char *name, ip4 *addr)
{
	return find_host(s, name, addr,
			 "% Unknown command or computer name, or unable to find computer "
			 "address\n");
}
