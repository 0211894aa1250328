#include "engine/host/host.h"

#include <pcap.h>
#include <stdlib.h>

#include "engine/base/xmalloc.h"

#define SNAPLEN 262144

struct capture {
	pcap_t *pcap;
	pcap_dumper_t *file;
	int64_t epoch;
};

struct capture *
capture_open(const char *file, int64_t epoch, char **error)
{
	struct capture *c = xcalloc(1, sizeof *c);

	c->epoch = epoch;
	c->pcap = pcap_open_dead_with_tstamp_precision(DLT_EN10MB, SNAPLEN,
						       PCAP_TSTAMP_PRECISION_NANO);
	if (c->pcap)
		c->file = pcap_dump_open(c->pcap, file);
	if (c->file)
		return c;
	*error = xstrdup(c->pcap ? pcap_geterr(c->pcap) : "no memory for a capture");
	if (c->pcap)
		pcap_close(c->pcap);
	free(c);
	return NULL;
}

void
capture_frame(struct capture *c, simtime when, const uint8_t *frame, size_t size)
{
	struct pcap_pkthdr header = {
		.ts = { .tv_sec = (time_t)(c->epoch + (int64_t)(when / SEC(1))),
			.tv_usec = (suseconds_t)(when % SEC(1)) },
		.caplen = (bpf_u_int32)size,
		.len = (bpf_u_int32)size,
	};

	pcap_dump((u_char *)c->file, &header, frame);
}

bool
capture_close(struct capture *c)
{
	bool whole = pcap_dump_flush(c->file) == 0 && !ferror(pcap_dump_file(c->file));

	pcap_dump_close(c->file);
	pcap_close(c->pcap);
	free(c);
	return whole;
}
