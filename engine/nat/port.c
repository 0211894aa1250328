/* The ports of addresses that several share: one set for an address and protocol.
 *
 * A port is kept where that is possible. Otherwise one of the same group is taken, as IOS does:
 * from 512 on for those below 1024, the next free one above it for the others. */
#include <stdlib.h>

#include "engine/base/xmalloc.h"
#include "engine/nat/internal.h"
#include "engine/net/udp.h"
#include "engine/wire/ipv4.h"

#define PORTS	   65536
#define GROUP_LOW  512
#define GROUP_HIGH 1024
#define BITS	   64

struct portset {
	struct portset_key {
		ip4 addr;
		uint32_t protocol;
	} key;
	UT_hash_handle hh;
	uint32_t count;
	uint64_t taken[PORTS / BITS];
};

static struct portset *
set_of(const struct nat *nat, ip4 addr, uint8_t protocol)
{
	struct portset_key key = { addr, protocol };
	struct portset *set;

	HASH_FIND(hh, nat->ports, &key, sizeof key, set);
	return set;
}

static struct portset *
set_make(struct nat *nat, ip4 addr, uint8_t protocol)
{
	struct portset *set = set_of(nat, addr, protocol);

	if (set)
		return set;
	set = xcalloc(1, sizeof *set);
	set->key = (struct portset_key){ addr, protocol };
	HASH_ADD(hh, nat->ports, key, sizeof set->key, set);
	event(nat->events, NAT_PORTLIST, protocol, addr);
	return set;
}

static bool
is_taken(const struct portset *set, unsigned port)
{
	return set->taken[port / BITS] >> (port % BITS) & 1;
}

/* What the router listens to itself is not given away with its address. */
static bool
is_ours(const struct nat *nat, const struct portset *set, unsigned port)
{
	return set->key.protocol == PROTO_UDP && udp_is_bound(nat->net, (uint16_t)port) &&
	       ip_is_local(nat->net, set->key.addr);
}

/* The first free one in [from, end), or -1; whole words of taken ones are stepped over. */
static int
first_free(const struct nat *nat, const struct portset *set, unsigned from, unsigned end)
{
	for (unsigned port = from; port < end;) {
		if (port % BITS == 0 && !~set->taken[port / BITS])
			port += BITS;
		else if (is_taken(set, port) || is_ours(nat, set, port))
			port++;
		else
			return (int)port;
	}
	return -1;
}

static int
choose(const struct nat *nat, const struct portset *set, unsigned wanted)
{
	int port;

	if (!is_taken(set, wanted) && !is_ours(nat, set, wanted))
		return (int)wanted;
	if (wanted < GROUP_HIGH) {
		port = first_free(nat, set, GROUP_LOW, GROUP_HIGH);
		return port >= 0 ? port : first_free(nat, set, 1, GROUP_LOW);
	}
	port = first_free(nat, set, wanted + 1, PORTS);
	return port >= 0 ? port : first_free(nat, set, GROUP_HIGH, wanted);
}

static void
take(struct portset *set, unsigned port)
{
	set->taken[port / BITS] |= UINT64_C(1) << (port % BITS);
	set->count++;
}

int
port_take(struct nat *nat, ip4 global, uint8_t protocol, uint16_t wanted)
{
	struct portset *set = set_make(nat, global, protocol);
	int port = choose(nat, set, wanted);

	if (port >= 0)
		take(set, (unsigned)port);
	return port;
}

bool
port_reserve(struct nat *nat, ip4 global, uint8_t protocol, uint16_t port)
{
	struct portset *set = set_make(nat, global, protocol);

	if (is_taken(set, port))
		return false;
	take(set, port);
	return true;
}

static void
set_free(struct nat *nat, struct portset *set)
{
	HASH_DEL(nat->ports, set);
	free(set);
}

void
port_give_back(struct nat *nat, ip4 global, uint8_t protocol, uint16_t port)
{
	struct portset *set = set_of(nat, global, protocol);

	if (!set || !is_taken(set, port))
		return;
	set->taken[port / BITS] &= ~(UINT64_C(1) << (port % BITS));
	if (!--set->count)
		set_free(nat, set);
}

void
ports_free(struct nat *nat)
{
	while (nat->ports)
		set_free(nat, nat->ports);
}
