/* ping without a target asks for everything. */
#include <stdlib.h>

#include "cli/exec/dialogue.h"
#include "cli/exec/ping.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

#define SIZE_MIN   36
#define SIZE_LIMIT 18024

struct asked {
	struct ping_params p;
	bool extended, sweep;
};

static bool
take_target(struct session *s, void *ctx, const char *answer)
{
	return dialogue_address(s, answer, &((struct asked *)ctx)->p.dst);
}

static bool
take_repeat(struct session *s, void *ctx, const char *answer)
{
	return dialogue_number(s, answer, 1, INT32_MAX, &((struct asked *)ctx)->p.count);
}

static bool
take_size(struct session *s, void *ctx, const char *answer)
{
	return dialogue_number(s, answer, SIZE_MIN, SIZE_LIMIT, &((struct asked *)ctx)->p.size);
}

static bool
take_timeout(struct session *s, void *ctx, const char *answer)
{
	return dialogue_number(s, answer, 0, 3600, &((struct asked *)ctx)->p.timeout);
}

static bool
take_extended(struct session *s, void *ctx, const char *answer)
{
	return dialogue_yes(s, answer, &((struct asked *)ctx)->extended);
}

static bool
take_source(struct session *s, void *ctx, const char *answer)
{
	return !*answer || dialogue_source(s, answer, &((struct asked *)ctx)->p.src);
}

static bool
take_tos(struct session *s, void *ctx, const char *answer)
{
	struct asked *a = ctx;
	unsigned tos = a->p.tos;

	if (!dialogue_number(s, answer, 0, 255, &tos))
		return false;
	a->p.tos = (uint8_t)tos;
	return true;
}

static bool
take_df(struct session *s, void *ctx, const char *answer)
{
	return dialogue_yes(s, answer, &((struct asked *)ctx)->p.df);
}

static bool
take_validate(struct session *s, void *ctx, const char *answer)
{
	return dialogue_yes(s, answer, &((struct asked *)ctx)->p.validate);
}

static bool
take_pattern(struct session *s, void *ctx, const char *answer)
{
	unsigned long v;
	char *end;

	if (!*answer)
		return true;
	v = strtoul(answer, &end, 16);
	if (*end || v > 0xffff) {
		session_write(s, "% Invalid hex digit in pattern\n");
		return false;
	}
	((struct asked *)ctx)->p.pattern = (uint16_t)v;
	return true;
}

static bool
take_sweep(struct session *s, void *ctx, const char *answer)
{
	struct asked *a = ctx;

	if (!dialogue_yes(s, answer, &a->sweep))
		return false;
	if (a->sweep) {
		a->p.sweep_min = SIZE_MIN;
		a->p.sweep_max = SIZE_LIMIT;
		a->p.sweep_step = 1;
	}
	return true;
}

static bool
take_sweep_min(struct session *s, void *ctx, const char *answer)
{
	return dialogue_number(s, answer, SIZE_MIN, SIZE_LIMIT,
			       &((struct asked *)ctx)->p.sweep_min);
}

static bool
take_sweep_max(struct session *s, void *ctx, const char *answer)
{
	struct asked *a = ctx;

	return dialogue_number(s, answer, a->p.sweep_min, SIZE_LIMIT, &a->p.sweep_max);
}

static bool
take_sweep_step(struct session *s, void *ctx, const char *answer)
{
	return dialogue_number(s, answer, 1, SIZE_LIMIT, &((struct asked *)ctx)->p.sweep_step);
}

static bool
is_extended(const void *ctx)
{
	return ((const struct asked *)ctx)->extended;
}

static bool
is_sweep(const void *ctx)
{
	return ((const struct asked *)ctx)->sweep;
}

/* clang-format off */
static const struct dialogue_step steps[] = {
	{ "Protocol [ip]: ",                 dialogue_protocol, NULL },
	{ "Target IP address: ",             take_target,     NULL },
	{ "Repeat count [5]: ",              take_repeat,     NULL },
	{ "Datagram size [100]: ",           take_size,       NULL },
	{ "Timeout in seconds [2]: ",        take_timeout,    NULL },
	{ "Extended commands [n]: ",         take_extended,   NULL },
	{ "Source address or interface: ",   take_source,     is_extended },
	{ "Type of service [0]: ",           take_tos,        is_extended },
	{ "Set DF bit in IP header? [no]: ", take_df,         is_extended },
	{ "Validate reply data? [no]: ",     take_validate,   is_extended },
	{ "Data pattern [0xABCD]: ",         take_pattern,    is_extended },
	{ "Loose, Strict, Record, Timestamp, Verbose[none]: ", dialogue_no_options, is_extended },
	{ "Sweep range of sizes [n]: ",      take_sweep,      NULL },
	{ "Sweep min size [36]: ",           take_sweep_min,  is_sweep },
	{ "Sweep max size [18024]: ",        take_sweep_max,  is_sweep },
	{ "Sweep interval [1]: ",            take_sweep_step, is_sweep },
	{ 0 },
};
/* clang-format on */

static void
over(struct session *s, void *ctx)
{
	ping_run(s, &((struct asked *)ctx)->p);
}

void
exec_ping_dialogue(struct session *s, const struct args_ping_dialogue *args)
{
	struct asked *a = xcalloc(1, sizeof *a);

	a->p = ping_defaults;
	dialogue_start(s, steps, over, a);
}
