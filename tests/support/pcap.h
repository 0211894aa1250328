/* Captures in the classic pcap format, Ethernet, read without libpcap: small, bounded, for tests.
 */
#ifndef QMIDLE_TESTS_PCAP_H
#define QMIDLE_TESTS_PCAP_H

#include "engine/base/addr.h"
#include "engine/base/rd.h"

struct pcap_file {
	uint8_t *bytes;
	struct rd rd; /* behind the last frame that was read */
	bool swapped; /* written by a machine of the other byte order */
};

/* A UDP datagram inside a frame, borrowed from the file. */
struct datagram {
	ip4 src, dst;
	uint16_t sport, dport;
	uint8_t tos, ttl;
	const uint8_t *data;
	size_t len;
	bool sum_good; /* not so where it was captured before the network card filled it in */
};

/* Reads the whole file; one that is not there or is no Ethernet capture fails the test. */
void pcap_file_open(struct pcap_file *, const char *path);
void pcap_file_close(struct pcap_file *);
/* The next frame, false at the end. One cut short fails the test. */
bool pcap_file_next(struct pcap_file *, struct rd *frame);
/* The next frame that is UDP over IPv4. A wrong length fails the test. */
bool pcap_file_next_udp(struct pcap_file *, struct datagram *);

#endif
