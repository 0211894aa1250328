/* The addresses of an interface: what `ip address` accepts and refuses. */
#include "engine/net/stack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static ip4
broadcast_of(const struct iface_address *a)
{
	return a->addr | ~mask_of(a->len);
}

/* Walks over the addresses of an interface: 0 is the primary one. NULL at the end. */
static const struct iface_address *
nth(const struct iface *iface, size_t n)
{
	if (!n)
		return &iface->primary;
	return n <= iface->secondaries ? &iface->secondary[n - 1] : NULL;
}

bool
iface_has_address(const struct iface *iface, ip4 addr)
{
	const struct iface_address *a;

	for (size_t i = 0; (a = nth(iface, i)); i++)
		if (a->addr == addr)
			return addr != 0;
	return false;
}

bool
iface_on_link(const struct iface *iface, ip4 addr)
{
	const struct iface_address *a;

	for (size_t i = 0; (a = nth(iface, i)); i++)
		if (a->addr && !((a->addr ^ addr) & mask_of(a->len)))
			return true;
	return false;
}

bool
iface_is_broadcast(const struct iface *iface, ip4 addr)
{
	const struct iface_address *a;

	if (addr == ~(ip4)0)
		return true;
	for (size_t i = 0; (a = nth(iface, i)); i++)
		if (a->addr && a->len < 31 && addr == broadcast_of(a))
			return true;
	return false;
}

struct iface *
iface_by_address(const struct net *net, ip4 addr)
{
	struct iface *iface;

	TAILQ_FOREACH (iface, &net->ifaces, link)
		if (iface_has_address(iface, addr))
			return iface;
	return NULL;
}

/* ---- networks ---- */

static int
compare(const struct network *a, const struct network *b)
{
	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	if (a->len != b->len)
		return a->len < b->len ? -1 : 1;
	if (a->iface != b->iface)
		return !a->iface || (b->iface && a->iface->index < b->iface->index) ? -1 : 1;
	return (a->addr > b->addr) - (a->addr < b->addr);
}

RB_PROTOTYPE(network_tree, network, link, compare);
RB_GENERATE(network_tree, network, link, compare);

static struct network
network_of(struct iface *iface, const struct iface_address *a)
{
	return (struct network){
		.first = a->addr & mask_of(a->len), .len = a->len, .iface = iface, .addr = a->addr
	};
}

static void
network_add(struct iface *iface, const struct iface_address *a)
{
	struct network *n = xcalloc(1, sizeof *n);

	*n = network_of(iface, a);
	iface->net->networks_of[n->len]++;
	RB_INSERT(network_tree, &iface->net->networks, n);
}

static void
network_remove(struct iface *iface, const struct iface_address *a)
{
	struct network key = network_of(iface, a),
		       *n = RB_FIND(network_tree, &iface->net->networks, &key);

	iface->net->networks_of[n->len]--;
	RB_REMOVE(network_tree, &iface->net->networks, n);
	free(n);
}

void
iface_forget_networks(struct iface *iface)
{
	const struct iface_address *a;

	for (size_t i = 0; (a = nth(iface, i)); i++)
		if (a->addr)
			network_remove(iface, a);
}

/* Networks that begin in a range of addresses and have a length in a range. */
struct networks {
	ip4 first, last;
	uint8_t shortest, longest;
};

/* The first interface in use, other than this one, that has one of them; where none before the one
 * known so far does, that one. They follow each other in the tree. */
static const struct iface *
first_having(const struct iface *iface, const struct networks *those, const struct iface *known)
{
	struct network key = { .first = those->first, .len = those->shortest };
	struct network *n = RB_NFIND(network_tree, &iface->net->networks, &key);

	for (; n && n->first <= those->last && n->len <= those->longest;
	     n = RB_NEXT(network_tree, &iface->net->networks, n))
		if (n->iface != iface && !n->iface->shutdown &&
		    (!known || n->iface->index < known->index))
			known = n->iface;
	return known;
}

/* An interface in use, other than this one, with a network that overlaps the address's: one that
 * holds it or lies within. */
static const struct iface *
overlapped(const struct iface *iface, const struct iface_address *a)
{
	const struct iface *other = NULL;

	if (!a->addr)
		return NULL;
	for (uint8_t len = 0; len < a->len; len++) {
		ip4 first = a->addr & mask_of(len);

		if (iface->net->networks_of[len])
			other = first_having(iface, &(struct networks){ first, first, len, len },
					     other);
	}
	return first_having(
		iface, &(struct networks){ a->addr & mask_of(a->len), broadcast_of(a), a->len, 32 },
		other);
}

/* ---- addresses ---- */

bool
iface_may_come_up(const struct iface *iface, struct diag *d)
{
	const struct iface_address *a;

	for (size_t i = 0; (a = nth(iface, i)); i++)
		if (overlapped(iface, a))
			return diag(d, DIAG_INCORRECT_ASSIGNMENT, iface->name, NULL);
	return true;
}

static bool
check_mask(const struct iface *iface, ip4 addr, ip4 mask, struct diag *d)
{
	int len = mask_len(mask);
	char text[16];
	bool host_part_bad;

	if (len < 0) {
		snprintf(text, sizeof text, "0x%08X", mask);
		return diag(d, DIAG_BAD_MASK, text, IP4S(addr), NULL);
	}
	host_part_bad = len < 31 && (!(addr & ~mask) || (addr & ~mask) == ~mask);
	if (len == 0 || host_part_bad || (len == 32 && iface->kind != IFACE_LOOPBACK)) {
		snprintf(text, sizeof text, "/%d", len);
		return diag(d, DIAG_BAD_MASK, text, IP4S(addr), NULL);
	}
	return true;
}

/* Class D and E, 0.0.0.0/8 and 127.0.0.0/8 are no addresses of interfaces. */
static bool
may_be_host(ip4 addr)
{
	return addr < IP4(224, 0, 0, 0) && addr >> 24 && addr >> 24 != 127;
}

static struct iface_address *
find_secondary(struct iface *iface, ip4 addr)
{
	for (size_t i = 0; i < iface->secondaries; i++)
		if (iface->secondary[i].addr == addr)
			return &iface->secondary[i];
	return NULL;
}

static void
put(struct iface *iface, struct iface_address *slot, struct iface_address new)
{
	if (slot->addr)
		network_remove(iface, slot);
	if (iface->protocol && slot->addr)
		route_del_address(iface, slot);
	*slot = new;
	if (new.addr)
		network_add(iface, slot);
	if (iface->protocol && new.addr) {
		route_add_address(iface, slot);
		arp_announce(iface, slot->addr);
	}
}

bool
iface_set_address(struct iface *iface, ip4 addr, ip4 mask, bool secondary, struct diag *d)
{
	struct iface_address new = { addr, 0 }, *slot = &iface->primary;
	const struct iface *other;
	bool changed;

	if (!may_be_host(addr))
		return diag(d, DIAG_NOT_A_HOST_ADDRESS, IP4S(addr), NULL);
	if (!check_mask(iface, addr, mask, d))
		return false;
	new.len = (uint8_t)mask_len(mask);
	other = overlapped(iface, &new);
	if (!other && (secondary ? iface->primary.addr == addr : !!find_secondary(iface, addr)))
		other = iface;
	if (other)
		return diag(d, DIAG_ADDRESS_OVERLAPS, IP4S(addr & mask), other->name, NULL);
	if (secondary && !(slot = find_secondary(iface, addr))) {
		iface->secondary = xrealloc(iface->secondary, iface->secondaries + 1,
					    sizeof *iface->secondary);
		slot = &iface->secondary[iface->secondaries++];
		*slot = (struct iface_address){ 0 };
	}
	changed = slot->addr != new.addr || slot->len != new.len;
	if (changed)
		put(iface, slot, new);
	if (changed && !secondary)
		net_tell(iface->net, NET_IFACE_ADDRESSED, iface);
	if (new.len == 31 && iface->kind == IFACE_ETHERNET)
		diag(d, DIAG_SLASH_31, NULL);
	return true;
}

static void
drop_secondary(struct iface *iface, struct iface_address *a)
{
	size_t at = (size_t)(a - iface->secondary);

	put(iface, a, (struct iface_address){ 0 });
	iface->secondaries--;
	memmove(a, a + 1, (iface->secondaries - at) * sizeof *a);
}

bool
iface_del_address(struct iface *iface, ip4 addr, ip4 mask, bool secondary, struct diag *d)
{
	struct iface_address *a = secondary ? find_secondary(iface, addr) : &iface->primary;

	if (!a || a->addr != addr || mask_of(a->len) != mask || !addr)
		return diag(d, DIAG_ADDRESS_INVALID, NULL);
	if (secondary) {
		drop_secondary(iface, a);
		return true;
	}
	if (iface->secondaries)
		return diag(d, DIAG_SECONDARY_FIRST, NULL);
	iface_clear_addresses(iface);
	return true;
}

void
iface_clear_addresses(struct iface *iface)
{
	while (iface->secondaries)
		drop_secondary(iface, &iface->secondary[iface->secondaries - 1]);
	free(iface->secondary);
	iface->secondary = NULL;
	if (!iface->primary.addr)
		return;
	put(iface, &iface->primary, (struct iface_address){ 0 });
	net_tell(iface->net, NET_IFACE_ADDRESSED, iface);
}
