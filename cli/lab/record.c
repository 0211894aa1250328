#include "cli/lab/record.h"

#include <stdlib.h>

#include "engine/base/xmalloc.h"
#include "engine/host/host.h"
#include "engine/sim/link.h"

struct record {
	struct link *link;
	struct capture *capture;
	char *file;
	uint64_t frames;
};

static void
see(void *ctx, struct link *link, simtime when, const struct port *from, const struct pkt *frame)
{
	struct record *r = ctx;

	(void)link;
	(void)from;
	r->frames++;
	capture_frame(r->capture, when, frame->data, frame->len);
}

struct record *
record_start(struct link *link, const char *file, int64_t epoch, char **error)
{
	struct capture *capture = capture_open(file, epoch, error);
	struct record *r;

	if (!capture)
		return NULL;
	r = xcalloc(1, sizeof *r);
	r->link = link;
	r->capture = capture;
	r->file = xstrdup(file);
	link_add_tap(link, see, r);
	return r;
}

bool
record_stop(struct record *r)
{
	bool whole = capture_close(r->capture);

	link_del_tap(r->link, see, r);
	free(r->file);
	free(r);
	return whole;
}

const char *
record_file(const struct record *r)
{
	return r->file;
}

uint64_t
record_frames(const struct record *r)
{
	return r->frames;
}
