/* ICMP messages, RFC 792 and RFC 1191. */
#ifndef QMIDLE_WIRE_ICMP_H
#define QMIDLE_WIRE_ICMP_H

#include "engine/base/addr.h"

#define ICMP_HEADER 8

enum icmp_type {
	ICMP_ECHO_REPLY = 0,
	ICMP_UNREACHABLE = 3,
	ICMP_SOURCE_QUENCH = 4,
	ICMP_REDIRECT = 5,
	ICMP_ECHO = 8,
	ICMP_TIME_EXCEEDED = 11,
	ICMP_PARAMETER_PROBLEM = 12,
};

/* Codes of ICMP_UNREACHABLE. */
enum icmp_unreachable {
	ICMP_NET = 0,
	ICMP_HOST = 1,
	ICMP_PROTOCOL = 2,
	ICMP_PORT = 3,
	ICMP_FRAGMENTATION_NEEDED = 4,
	ICMP_SOURCE_ROUTE = 5,
	ICMP_ADMIN_PROHIBITED = 13,
};

/* Codes of ICMP_TIME_EXCEEDED. */
enum icmp_time { ICMP_TTL = 0, ICMP_REASSEMBLY = 1 };

struct icmp {
	uint8_t type, code;
	uint16_t id; /* of an echo */
	union {
		uint16_t seq; /* of an echo */
		uint16_t mtu; /* of the next hop, in ICMP_FRAGMENTATION_NEEDED */
	};
};

/* Reads the header of a message of len octets; false when it is short or its checksum is wrong. */
bool icmp_read(const uint8_t *message, size_t len, struct icmp *);
/* Writes the header in front of len - ICMP_HEADER octets of data that are there already, with the
 * checksum over both. */
void icmp_write(uint8_t *message, size_t len, const struct icmp *);

#endif
