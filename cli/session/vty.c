/* Who comes by a network: which line takes him, and how he is sent away. */
#include <stdio.h>

#include "cli/handlers.h"
#include "cli/session/private.h"
#include "engine/base/addr.h"
#include "engine/net/acl.h"
#include "engine/node/node.h"
#include "engine/wire/ipv4.h"
#include "grammar/ios/args.h"

/* `access-class LIST in`; a list that is not there or is empty lets everybody in. */
static bool
admits(struct device *d, const struct line *l, enum call_protocol protocol, const char *peer)
{
	static const uint16_t port[] = { [CALL_TELNET] = 23, [CALL_SSH] = 22 };
	struct packet_key key = { .protocol = PROTO_TCP, .ports = true, .dport = port[protocol] };
	struct acl *acl = l->access_class ? acl_find(router_net(d->router), l->access_class) : NULL;

	return !acl || !ip4_parse(peer, &key.src) || acl_match(acl, &key) != ACL_DENIED;
}

static struct line *
free_line(struct device *d, enum call_protocol protocol)
{
	struct line *l;

	for (unsigned i = 0; (l = device_line(d, LINE_VTY, i)); i++)
		if (l->configured && !l->user && (protocol == CALL_SSH ? l->ssh : l->telnet))
			return l;
	return NULL;
}

bool
session_admits(struct device *d, enum call_protocol protocol, const char *peer)
{
	const struct line *l = free_line(d, protocol);

	return l && admits(d, l, protocol, peer) && (protocol != CALL_SSH || d->ssh);
}

struct session *
session_new_call(struct device *d, enum call_protocol protocol, const char *peer)
{
	struct line *l = free_line(d, protocol);
	struct session *s;
	ip4 from = 0;

	ip4_parse(peer, &from);
	if (!l || !admits(d, l, protocol, peer) || (protocol == CALL_SSH && !d->ssh) ||
	    guard_refuses(d, from))
		return NULL;
	s = session_new_line(d, l);
	if (protocol == CALL_SSH)
		ssh_login_begin(s);
	snprintf(s->peer, sizeof s->peer, "%s", peer);
	snprintf(s->where, sizeof s->where, "vty%u (%s)", l->number, peer);
	return s;
}

/* ---- clear line ---- */

static void
cleared(struct session *s, void *ctx, bool yes)
{
	struct line *l = ctx;

	if (!yes)
		return;
	session_write(s, " [OK]\n");
	for (struct session *who = l->user; who; who = who->next_on_line) {
		if (who == s)
			session_exit(s);
		else
			session_hang_up(who);
	}
}

void
exec_clear_line(struct session *s, const struct args_clear_line *a)
{
	struct device *d = s->device;
	struct line *l = a->has_absolute ? &d->line[a->absolute]
			 : a->has_number ? device_line(d, LINE_CON, 0)
					 : device_line(d, LINE_VTY, a->vty);

	session_confirm(s, "[confirm]", cleared, l);
}
