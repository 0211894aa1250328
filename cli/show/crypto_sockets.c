/* show crypto sockets: what tunnels ask of IPsec. */
#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "cli/show/iface.h"
#include "engine/ipsec/ipsec.h"
#include "engine/net/iface.h"
#include "engine/node/node.h"
#include "engine/tunnel/tunnel.h"

static bool
count(void *ctx, const struct guard_view *g)
{
	unsigned *n = ctx;

	*n += g->peer != 0;
	return true;
}

static const char *
state_words(enum guard_state state)
{
	switch (state) {
	case GUARD_CLOSED:
		return "Closed";
	case GUARD_OPENING:
		return "Opening";
	case GUARD_OPEN:
		return "Open";
	}
	return "";
}

static void
show_ident(struct session *s, const char *label, struct prefix p, uint8_t protocol)
{
	session_printf(s, "       %s Ident %s(addr/mask/port/prot): (%s/%s/0/%u)\n", label,
		       *label == 'L' ? " " : "", IP4S(p.addr), IP4S(mask_of(p.len)), protocol);
}

static bool
show_socket(void *ctx, const struct guard_view *g)
{
	struct session *s = ctx;
	char name[IFACE_SHORT];

	if (!g->peer)
		return true;
	session_printf(s, "   %s Peers (local/remote): %s/%s\n",
		       g->shared ? "Shd" : iface_short_name(g->tunnel->iface->name, name),
		       IP4S(g->local), IP4S(g->peer));
	show_ident(s, "Local", g->selector.local, g->selector.protocol);
	show_ident(s, "Remote", g->selector.remote, g->selector.protocol);
	if (g->shared)
		session_write(s, "       Flags: shared\n");
	session_printf(s,
		       "       IPSec Profile: \"%s\"\n"
		       "       Socket State: %s\n"
		       "       Client: \"TUNNEL SEC\" (Client State: Active)\n",
		       g->profile->name, state_words(g->state));
	return true;
}

struct listeners {
	struct session *s;
	const struct crypto_map *last; /* tunnels that share have one map, and follow one another */
};

static bool
show_listener(void *ctx, const struct guard_view *g)
{
	struct listeners *l = ctx;

	if (g->map != l->last)
		session_printf(l->s, "Client: \"TUNNEL SEC\" Profile: \"%s\" Map-name: \"%s\"\n",
			       g->profile->name, g->map->name);
	l->last = g->map;
	return true;
}

void
exec_show_crypto_sockets(struct session *s, const struct args_show_crypto_sockets *a)
{
	const struct ipsec *ipsec = router_ipsec(session_device(s)->router);
	unsigned sockets = 0;

	ipsec_each_guard(ipsec, count, &sockets);
	session_printf(s, "\nNumber of Crypto Socket connections %u\n\n", sockets);
	ipsec_each_guard(ipsec, show_socket, s);
	session_write(s, "\nCrypto Sockets in Listen state:\n");
	ipsec_each_guard(ipsec, show_listener, &(struct listeners){ s, NULL });
}
