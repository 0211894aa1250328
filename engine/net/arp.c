#include "engine/net/arp.h"

#include <stdlib.h>
#include <string.h>

#include <uthash.h>

#include "engine/net/stack.h"
#include "engine/wire/arp.h"

#define RECORDS_MOST 4096   /* what a scan of a large network can make us remember */
#define TRIES_MOST   3	    /* requests, a second apart */
#define RETRY_AFTER  SEC(1) /* RFC 1122 section 2.3.2.1 */
#define DEFEND_EVERY SEC(10)
#define FORGET_AFTER SEC(60)

struct arp_key {
	uint32_t iface; /* index; 0 for fixed entries */
	ip4 addr;
};

struct arp_record {
	struct arp_key key;
	struct iface *iface; /* NULL for fixed entries */
	struct mac mac;
	bool complete, fixed;
	uint8_t tries;	   /* requests sent in a row without an answer */
	simtime confirmed; /* the last answer, or the last request while incomplete */
	struct pkt *held;  /* waits for the answer: the newest datagram, all its fragments */
	timer_id timer;
	LIST_ENTRY(arp_record) neighbour; /* of the interface; not for fixed entries */
	UT_hash_handle hh;
};

struct arp_table {
	struct arp_record *records;
	size_t fixed;
};

static const struct mac mac_unknown = { { 0 } };

static struct arp_record *
find(const struct net *net, uint32_t iface, ip4 addr)
{
	struct arp_key key = { iface, addr };
	struct arp_record *rec = NULL;

	if (net->arp)
		HASH_FIND(hh, net->arp->records, &key, sizeof key, rec);
	return rec;
}

static void
drop_held(struct arp_record *rec)
{
	struct pkt *pkt;

	while ((pkt = rec->held)) {
		rec->held = pkt->next;
		pkt_free(pkt);
	}
}

/* Another fragment of the datagram that waits already? */
static bool
belongs(const struct pkt *held, const struct pkt *pkt)
{
	struct ipv4 a, b;

	return ipv4_read(held->data, held->len, &a) == IPV4_GOOD &&
	       ipv4_read(pkt->data, pkt->len, &b) == IPV4_GOOD && a.mf && ipv4_is_fragment(&b) &&
	       a.id == b.id && a.src == b.src && a.dst == b.dst && a.protocol == b.protocol;
}

static void
hold(struct arp_record *rec, struct pkt *pkt)
{
	struct pkt **at = &rec->held;

	if (rec->held && !belongs(rec->held, pkt)) {
		rec->iface->counters.output_drops++;
		drop_held(rec);
	}
	while (*at)
		at = &(*at)->next;
	pkt->next = NULL;
	*at = pkt;
}

static void
drop_record(struct net *net, struct arp_record *rec)
{
	timer_cancel(net->env.sched, rec->timer);
	drop_held(rec);
	net->arp->fixed -= rec->fixed;
	if (rec->iface)
		LIST_REMOVE(rec, neighbour);
	HASH_DEL(net->arp->records, rec);
	free(rec);
}

/* Of those that were learnt: what the configuration says stays. */
static struct arp_record *
oldest(const struct net *net)
{
	struct arp_record *rec = net->arp->records;

	while (rec && rec->fixed)
		rec = rec->hh.next;
	return rec;
}

static struct arp_record *
add(struct net *net, struct iface *iface, ip4 addr)
{
	struct arp_record *rec;

	if (!net->arp)
		net->arp = xcalloc(1, sizeof *net->arp);
	if (HASH_COUNT(net->arp->records) >= RECORDS_MOST && oldest(net))
		drop_record(net, oldest(net));
	rec = xcalloc(1, sizeof *rec);
	rec->key = (struct arp_key){ iface ? iface->index : 0, addr };
	rec->iface = iface;
	if (iface)
		LIST_INSERT_HEAD(&iface->neighbours, rec, neighbour);
	HASH_ADD(hh, net->arp->records, key, sizeof rec->key, rec);
	return rec;
}

/* ---- sending ---- */

static void
send_arp(struct iface *iface, const struct mac *to, const struct arp *arp)
{
	struct pkt *pkt = pkt_new(iface->net->env.pool, ARP_SIZE);

	arp_write(pkt->data, arp);
	iface_send(iface, to, ETHERNET_ARP, pkt);
}

/* The address of ours that the neighbour has a network in common with. */
static ip4
sender_for(const struct iface *iface, ip4 neighbour)
{
	for (size_t i = 0; i < iface->secondaries; i++)
		if (!((iface->secondary[i].addr ^ neighbour) & mask_of(iface->secondary[i].len)))
			return iface->secondary[i].addr;
	return iface->primary.addr;
}

static void
request(struct arp_record *rec)
{
	struct iface *iface = rec->iface;
	struct arp arp = { ARP_REQUEST, iface->mac, sender_for(iface, rec->key.addr), mac_unknown,
			   rec->key.addr };

	rec->tries++;
	send_arp(iface, rec->complete ? &rec->mac : &mac_broadcast, &arp);
}

void
arp_announce(struct iface *iface, ip4 addr)
{
	if (iface->kind == IFACE_ETHERNET)
		send_arp(iface, &mac_broadcast,
			 &(struct arp){ ARP_REQUEST, iface->mac, addr, mac_unknown, addr });
}

/* ---- time ---- */

static void expired(void *owner, uint64_t serial);

static void
set_timer(struct net *net, struct arp_record *rec, simtime delay)
{
	timer_cancel(net->env.sched, rec->timer);
	rec->timer = timer_after(net->env.sched, delay, expired, net,
				 (uint64_t)rec->key.iface << 32 | rec->key.addr);
}

/* An unanswered request, an entry that has grown old, or a failed one to be forgotten. */
static void
expired(void *owner, uint64_t serial)
{
	struct net *net = owner;
	struct arp_record *rec = find(net, (uint32_t)(serial >> 32), (ip4)serial);

	if (!rec)
		return;
	rec->timer = 0;
	if (rec->tries < TRIES_MOST && (rec->complete || rec->held)) {
		request(rec);
		set_timer(net, rec, RETRY_AFTER);
	} else if (rec->held) {
		net->totals.arp_failed++;
		if (net->watched)
			watch(net, WATCH_NO_NEIGHBOUR, rec->held,
			      &(struct path){ rec->iface, rec->key.addr });
		drop_held(rec);
		set_timer(net, rec, FORGET_AFTER);
	} else {
		drop_record(net, rec);
	}
}

static void
confirm(struct net *net, struct arp_record *rec, const struct mac *mac)
{
	struct pkt *held = rec->held, *next;

	if (rec->fixed)
		return;
	rec->mac = *mac;
	rec->complete = true;
	rec->tries = 0;
	rec->confirmed = net_now(net);
	rec->held = NULL;
	set_timer(net, rec, SEC(rec->iface->arp_timeout));
	for (; held; held = next) {
		next = held->next;
		iface_send(rec->iface, mac, ETHERNET_IPV4, held);
	}
}

/* ---- the way out ---- */

static struct mac
group_mac(ip4 group)
{
	return (struct mac){ { 0x01, 0x00, 0x5e, group >> 16 & 0x7f, group >> 8 & 0xff,
			       group & 0xff } };
}

static void
ask_and_hold(struct iface *iface, ip4 to, struct arp_record *rec, struct pkt *pkt)
{
	struct net *net = iface->net;
	simtime now = net_now(net);

	if (!rec)
		rec = add(net, iface, to);
	if (!rec->held && now - rec->confirmed >= RETRY_AFTER)
		rec->tries = 0; /* a new try after a failed one */
	hold(rec, pkt);
	if (rec->tries)
		return;
	rec->confirmed = now;
	request(rec);
	set_timer(net, rec, RETRY_AFTER);
}

void
arp_output(struct iface *iface, ip4 to, struct pkt *pkt)
{
	struct net *net = iface->net;
	struct arp_record *rec;
	struct mac group;

	if (iface->kind == IFACE_SERIAL) {
		iface_send(iface, &mac_broadcast, ETHERNET_IPV4, pkt);
		return;
	}
	if (iface->kind == IFACE_TUNNEL) {
		iface_send_ip(iface, to, pkt);
		return;
	}
	if (iface->kind != IFACE_ETHERNET) {
		iface->counters.output_drops++;
		pkt_free(pkt);
		return;
	}
	rec = find(net, iface->index, to);
	if (!rec && net->arp && net->arp->fixed)
		rec = find(net, 0, to);
	if (rec && rec->complete) {
		iface_send(iface, &rec->mac, ETHERNET_IPV4, pkt);
	} else if (iface_is_broadcast(iface, to)) {
		iface_send(iface, &mac_broadcast, ETHERNET_IPV4, pkt);
	} else if (to >> 28 == 0xe) {
		group = group_mac(to);
		iface_send(iface, &group, ETHERNET_IPV4, pkt);
	} else {
		ask_and_hold(iface, to, rec, pkt);
	}
}

/* ---- the way in ---- */

static void
answer(struct iface *iface, const struct arp *in)
{
	send_arp(iface, &in->sender_mac,
		 &(struct arp){ ARP_REPLY, iface->mac, in->target, in->sender_mac, in->sender });
}

/* Would we forward what the sender has for the target? RFC 1027. */
static bool
may_proxy(const struct iface *iface, ip4 target)
{
	struct path path;

	return iface->proxy_arp && !iface_on_link(iface, target) &&
	       fib_lookup(iface->net, target, 0, &path) && path.iface != iface &&
	       path.iface->kind != IFACE_NULL;
}

/* Is it an address that a feature of ours stands for? */
static bool
is_owned(const struct iface *iface, ip4 target)
{
	const struct net *net = iface->net;

	return net->arp_owner && iface_on_link(iface, target) &&
	       net->arp_owner(net->arp_owner_ctx, iface, target);
}

void
arp_set_owner(struct net *net, arp_owner *fn, void *ctx)
{
	net->arp_owner = fn;
	net->arp_owner_ctx = ctx;
}

/* Somebody else uses our address: it is told, and they are, once in a while (RFC 5227). */
static void
defend(struct iface *iface, const struct arp *in)
{
	simtime now = net_now(iface->net);

	if (now < iface->defend_next)
		return;
	iface->defend_next = now + DEFEND_EVERY;
	event(iface->net->env.events, DUPLICATE_ADDRESS, in->sender, iface->name, &in->sender_mac);
	arp_announce(iface, in->sender);
}

static void
handle(struct iface *iface, const struct arp *in)
{
	struct net *net = iface->net;
	bool for_us = iface_has_address(iface, in->target) || is_owned(iface, in->target);
	struct arp_record *rec = find(net, iface->index, in->sender);

	if (iface_has_address(iface, in->sender)) {
		if (!mac_equal(&in->sender_mac, &iface->mac))
			defend(iface, in);
		return;
	}
	if (in->sender && !iface_on_link(iface, in->sender))
		return;
	if (!rec && for_us && in->sender)
		rec = add(net, iface, in->sender);
	if (rec)
		confirm(net, rec, &in->sender_mac);
	if (in->op == ARP_REQUEST && (for_us || may_proxy(iface, in->target)))
		answer(iface, in);
}

void
arp_input(struct iface *iface, struct pkt *pkt)
{
	struct arp in;

	if (iface->kind == IFACE_ETHERNET && iface->protocol &&
	    arp_read(pkt->data, pkt->len, &in) && !mac_is_group(&in.sender_mac))
		handle(iface, &in);
	pkt_free(pkt);
}

/* ---- the table ---- */

void
arp_forget_iface(struct iface *iface)
{
	while (!LIST_EMPTY(&iface->neighbours))
		drop_record(iface->net, LIST_FIRST(&iface->neighbours));
}

static void
drop_all(struct net *net, bool fixed_too)
{
	struct arp_record *rec, *next;

	if (!net->arp)
		return;
	HASH_ITER (hh, net->arp->records, rec, next)
		if (fixed_too || !rec->fixed)
			drop_record(net, rec);
}

void
arp_clear(struct net *net)
{
	drop_all(net, false);
}

void
arp_free(struct net *net)
{
	drop_all(net, true);
	free(net->arp);
	net->arp = NULL;
}

void
arp_set_fixed(struct net *net, ip4 addr, const struct mac *mac)
{
	struct arp_record *rec = find(net, 0, addr);

	if (rec && !mac)
		drop_record(net, rec);
	if (!mac)
		return;
	if (!rec) {
		rec = add(net, NULL, addr);
		rec->complete = rec->fixed = true;
		net->arp->fixed++;
	}
	rec->mac = *mac;
}

static int
by_address(const void *a, const void *b)
{
	ip4 x = ((const struct arp_entry *)a)->addr, y = ((const struct arp_entry *)b)->addr;

	return (x > y) - (x < y);
}

static size_t
list_own(const struct net *net, struct arp_entry *to)
{
	const struct iface *iface;
	size_t n = 0;

	TAILQ_FOREACH (iface, &net->ifaces, link) {
		if (iface->kind != IFACE_ETHERNET || !iface->protocol || !iface->primary.addr)
			continue;
		for (size_t i = 0; i <= iface->secondaries; i++) {
			ip4 addr = i ? iface->secondary[i - 1].addr : iface->primary.addr;

			if (to)
				to[n] = (struct arp_entry){ addr, iface->mac, iface, .own = true };
			n++;
		}
	}
	return n;
}

void
arp_each(const struct net *net, bool (*fn)(void *ctx, const struct arp_entry *), void *ctx)
{
	size_t own = list_own(net, NULL), n = own;
	struct arp_record *rec, *next, *records = net->arp ? net->arp->records : NULL;
	struct arp_entry *list = xcalloc(own + HASH_COUNT(records) + 1, sizeof *list);

	list_own(net, list);
	HASH_ITER (hh, records, rec, next) {
		simtime age = net_now(net) - rec->confirmed;

		list[n++] = (struct arp_entry){ rec->key.addr,
						rec->mac,
						rec->complete ? rec->iface : NULL,
						false,
						!rec->complete,
						rec->fixed,
						rec->complete ? (unsigned)(age / SEC(60)) : 0 };
	}
	qsort(list, n, sizeof *list, by_address);
	for (size_t i = 0; i < n && fn(ctx, &list[i]); i++)
		;
	free(list);
}
