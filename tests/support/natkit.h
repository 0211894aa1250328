/* A router that translates between two ends that send whatever a test writes and keep what arrives
 * instead of answering it.
 *
 *	PC, PC2 ---------- R1 (translates) ---------- ISP
 *	10.1.1.10, .11  .1    203.0.113.2/24     .1   behind it: everything */
#ifndef QMIDLE_TESTS_NATKIT_H
#define QMIDLE_TESTS_NATKIT_H

#include "engine/nat/nat.h"
#include "engine/wire/icmp.h"
#include "engine/wire/ipv4.h"
#include "engine/wire/tcp.h"
#include "engine/wire/udp.h"
#include "tests/support/netkit.h"

#define PC	 IP4(10, 1, 1, 10)
#define PC2	 IP4(10, 1, 1, 11)
#define SHARED	 IP4(203, 0, 113, 2)
#define GATEWAY	 IP4(203, 0, 113, 1)
#define SERVER	 IP4(198, 51, 100, 9)
#define OTHER	 IP4(192, 0, 2, 7)
#define POOL(n)	 IP4(203, 0, 113, 100 + (n))
#define PAYLOAD	 24
#define QUOTE_AT (IPV4_HEADER + ICMP_HEADER)

/* What arrived at an end. */
struct caught {
	unsigned count;
	size_t len;
	uint8_t bytes[2000]; /* the last one */
	struct ipv4 h;
	bool good; /* the checksum of what it carries */
	uint16_t sport, dport;
	bool answers; /* this end lets its stack have the packets too */
};

struct place {
	struct kit *k;
	struct net *pc, *r1, *isp;
	struct iface *in, *out;
	struct nat *nat;
	struct caught inside, outside;
};

/* With interfaces that have their sides, and no rule yet. */
struct place *place_new(void);
void place_free(struct place *p);

/* A packet with payload octets of filling. */
struct pkt *nat_packet(struct net *net, ip4 src, ip4 dst, uint8_t protocol, size_t payload);
/* Sends it from that end, as if by the host of its source, and waits; what was kept before is
 * forgotten. Takes pkt. The others do the same with a packet that they write. */
void nat_transmit(struct place *p, struct net *from, struct pkt *pkt);
void nat_udp(struct place *p, struct net *from, ip4 src, uint16_t sport, ip4 dst, uint16_t dport);
void nat_tcp(struct place *p, struct net *from, ip4 src, uint16_t sport, ip4 dst, uint16_t dport,
	     uint8_t flags);
void nat_echo(struct place *p, struct net *from, ip4 src, ip4 dst, uint16_t id, bool reply);
void nat_plain(struct place *p, struct net *from, ip4 src, ip4 dst, uint8_t protocol);
/* An ICMP error about the last packet that was caught, quoting all of it or eight octets. */
void nat_complain(struct place *p, struct net *from, ip4 src, const struct caught *about, bool all);
/* Exactly one packet came, from and to there, undamaged. */
void ck_caught(const struct caught *c, ip4 src, uint16_t sport, ip4 dst, uint16_t dport);
void ck_nothing(const struct place *p);

/* Entries of an extended list. */
void nat_permit(struct place *p, const char *list, ip4 net, ip4 wildcard);
void nat_deny_to(struct place *p, const char *list, ip4 dst);
/* List 110, the LAN of the PCs, shares the outside interface's address, or a pool from POOL(0) on. */
void nat_share_interface(struct place *p);
void nat_use_pool(struct place *p, unsigned addresses, bool overload);
struct nat_static nat_one_to_one(ip4 local, ip4 global);
void nat_add_static(struct place *p, struct nat_static s);
/* How many translations there are. */
uint32_t nat_total(const struct place *p);

#endif
