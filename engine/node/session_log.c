#include "engine/node/session_log.h"

#include <stdlib.h>
#include <string.h>
#include <uthash.h>

#include "engine/base/xmalloc.h"
#include "engine/ike/ike.h"

/* Whoever it was with may be forgotten when it ends, so it is kept. */
struct told_session {
	struct ends {
		ip4 local, peer;
	} ends;
	uint16_t port;
	char *id;
	UT_hash_handle hh;
};

static struct told_session *
find(const struct session_log *log, ip4 local, ip4 peer)
{
	const struct ends ends = { local, peer };
	struct told_session *t;

	HASH_FIND(hh, log->told, &ends, sizeof ends, t);
	return t;
}

static struct told_session *
remember(struct session_log *log, ip4 local, ip4 peer)
{
	struct told_session *t = find(log, local, peer);
	struct ike_id id = { 0 };
	char room[IP4_TEXT];

	if (!t) {
		t = xcalloc(1, sizeof *t);
		t->ends = (struct ends){ local, peer };
		HASH_ADD(hh, log->told, ends, sizeof t->ends, t);
	}
	free(t->id);
	t->port = IKE_PORT;
	t->id = xstrdup(ike_peer_identity(log->ike, local, peer, &id, &t->port)
				? ike_id_text(&id, room)
				: ip4_text(peer, room));
	return t;
}

static void
forget(struct session_log *log, struct told_session *t)
{
	HASH_DELETE(hh, log->told, t);
	free(t->id);
	free(t);
}

static void
tell(const struct session_log *log, const char *state, const struct told_session *t)
{
	if (log->on)
		event(log->events, CRYPTO_SESSION, state, t->ends.peer, t->port, t->id);
}

void
session_log_change(struct session_log *log, ip4 local, ip4 peer, bool up)
{
	struct told_session *t;

	if (up) {
		tell(log, "UP  ", remember(log, local, peer));
	} else if ((t = find(log, local, peer))) {
		tell(log, "DOWN", t);
		forget(log, t);
	}
}

void
session_log_free(struct session_log *log)
{
	struct told_session *t, *next;

	HASH_ITER (hh, log->told, t, next)
		forget(log, t);
}
