/* Whatever octets somebody types at a router by telnet or SSH from inside of the lab: the line that is edited
 * stays within its bounds, and what he sees has line ends that are whole. The first octet is the size of
 * the pieces in which the rest arrives (0: at once). */
#include "cli/session/session.h"
#include "cli/term/discipline.h"
#include "engine/node/node.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/bare.h"
#include "tests/support/unit.h"

static void
seen(void *ctx, const char *bytes, size_t len)
{
	char *last = ctx;

	for (size_t i = 0; i < len; i++) {
		ck_assert(bytes[i] != '\n' || *last == '\r');
		*last = bytes[i];
	}
}

static void
ended(void *ctx)
{
}

static void
type(struct discipline *d, const char *bytes, size_t len)
{
	discipline_type(d, bytes, len);
	sched_run_until(d->sched, sched_now(d->sched) + MSEC(500));
	ck_assert(d->len <= DISCIPLINE_LINE && d->cursor <= d->len);
	ck_assert(!d->line[d->len]);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t length)
{
	const char *at = (const char *)data + 1, *end = (const char *)data + length;
	size_t piece = length && data[0] ? data[0] : length;
	struct discipline d;
	struct session *s;
	char last = 0;
	struct bare b;

	if (length < 2)
		return 0;
	bare_start(&b, "line con 0\n lockable\n", NULL);
	s = session_new_line(b.device, device_line(b.device, LINE_CON, 0));
	discipline_init(&d, world_sched(b.world), seen, ended, &last);
	session_attach(s, &d.terminal);
	for (; at < end; at += piece)
		type(&d, at, (size_t)(end - at) < piece ? (size_t)(end - at) : piece);
	discipline_free(&d);
	session_free(s);
	bare_stop(&b);
	return 0;
}
