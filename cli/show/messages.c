#include "cli/show/messages.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/show/flow.h"

/* clang-format off */
static const struct message catalogue[EVENT_KINDS] = {
#define SYSLOG(kind, fac, lvl, mnem, txt) \
	[EV_##kind] = { .facility = fac, .level = lvl, .mnemonic = mnem, .format = txt },
#define DEBUG(kind, flag, txt) [EV_##kind] = { .debug = DEBUG_##flag, .level = 7, .format = txt },
#define DEBUG_ERROR(kind, flag, txt) \
	[EV_##kind] = { .debug = DEBUG_##flag, .error = DEBUG_##flag##_ERROR, .level = 7, .format = txt },
#define SILENT(kind) [EV_##kind] = { .level = 7 },
#include "cli/show/messages.def"
#undef SYSLOG
#undef DEBUG
#undef DEBUG_ERROR
#undef SILENT
};

#define SYSLOG(...) + 1
#define DEBUG(...) + 1
#define DEBUG_ERROR(...) + 1
#define SILENT(...) + 1
_Static_assert(0
#include "cli/show/messages.def"
	       == EVENT_KINDS, "every event of event.def has one entry in messages.def");
#undef SYSLOG
#undef DEBUG
#undef DEBUG_ERROR
#undef SILENT

static const char *const sentences[DIAG_CODES] = {
	[DIAG_NONE] = "",
#define SENTENCE(code, txt) [DIAG_##code] = txt,
#include "cli/show/diags.def"
#undef SENTENCE
};

#define SENTENCE(...) + 1
_Static_assert(1
#include "cli/show/diags.def"
	       == DIAG_CODES, "every reason of diag.def has one sentence in diags.def");
#undef SENTENCE

static const struct debug_info debugs[DEBUG_FLAGS] = {
#define DEBUG_FLAG(name, sub, txt) [DEBUG_##name] = { sub, txt },
#include "cli/show/debug.def"
#undef DEBUG_FLAG
};
/* clang-format on */

const struct message *
message_of(enum event_kind kind)
{
	return &catalogue[kind];
}

const struct debug_info *
debug_info(enum debug_flag flag)
{
	return &debugs[flag];
}

/* One {N:how} of a format. */
struct hole {
	unsigned index;
	const char *how; /* behind the colon; ends at the brace */
	size_t how_len;
};

/* Reads the hole that begins behind a brace; gives what follows it. */
static const char *
read_hole(const char *at, struct hole *hole)
{
	const char *end = strchr(at, '}');

	*hole = (struct hole){ .index = (unsigned)(*at - '0'), .how = end };
	if (at[1] == ':') {
		hole->how = at + 2;
		hole->how_len = (size_t)(end - hole->how);
	}
	return end + 1;
}

/* Copies a format up to its next hole; gives what is behind the hole's brace, NULL at the end. */
static const char *
copy_to_hole(const char *at, struct text *out)
{
	for (; *at; at++) {
		if ((*at == '{' || *at == '}') && at[1] == *at)
			text_add_n(out, at++, 1);
		else if (*at == '{')
			return at + 1;
		else
			text_add_n(out, at, 1);
	}
	return NULL;
}

static void
add_bytes(const struct event_bytes *b, struct text *out)
{
	for (size_t i = 0; i < b->len; i++)
		text_addf(out, "%02X", b->at[i]);
}

/* Sixteen octets a line. */
static void
add_octets(const struct event_bytes *b, struct text *out)
{
	for (size_t i = 0; i < b->len; i++)
		text_addf(out, "%s%02X", i % 16 ? " " : "\n     ", b->at[i]);
}

/* Four words a line, behind their place. */
static void
add_dump(const struct event_bytes *b, struct text *out)
{
	for (size_t i = 0; i < b->len; i++) {
		if (i % 16 == 0)
			text_addf(out, "\n%08zX:", i);
		text_addf(out, "%s%02X", i % 4 ? "" : " ", b->at[i]);
	}
}

static void
add_plain(enum event_type type, union event_value v, struct text *out)
{
	switch (type) {
	case EVENT_TYPE_snum:
		text_addf(out, "%" PRId32, (int32_t)v.n);
		break;
	case EVENT_TYPE_hex:
		text_addf(out, "0x%" PRIX32, (uint32_t)v.n);
		break;
	case EVENT_TYPE_addr:
		text_add(out, IP4S((ip4)v.n));
		break;
	case EVENT_TYPE_str:
		text_add(out, v.p ? v.p : "(null)");
		break;
	case EVENT_TYPE_mac:
		text_add(out, MACS(v.p));
		break;
	case EVENT_TYPE_bytes:
		add_bytes(v.p, out);
		break;
	case EVENT_TYPE_big:
		text_addf(out, "%" PRIu64, v.n);
		break;
	default:
		text_addf(out, "%" PRIu32, (uint32_t)v.n);
		break;
	}
}

static void
add_hex(uint32_t n, const char *how, struct text *out)
{
	int digits = isdigit((unsigned char)how[1]) ? how[1] - '0' : 1;

	text_addf(out, *how == 'x' ? "%0*" PRIx32 : "%0*" PRIX32, digits, n);
}

/* "11:53:58 UTC Jun 1 2025" */
static void
add_date(uint64_t seconds, struct text *out)
{
	time_t t = (time_t)seconds;
	char room[64] = "";
	struct tm tm;

	if (gmtime_r(&t, &tm))
		strftime(room, sizeof room, "%H:%M:%S UTC %b %-d %Y", &tm);
	text_add(out, room);
}

static void
add_padded(enum event_type type, union event_value v, const char *how, struct text *out)
{
	size_t width = (size_t)atoi(how + 1), start = out->len;

	add_plain(type, v, out);
	while (out->len - start < width)
		text_add(out, " ");
}

static void
add_hole(const struct event *e, const struct hole *hole, struct text *out)
{
	enum event_type type;
	union event_value v;

	if (hole->index >= e->count) { /* a fault of ours in messages.def */
		text_add(out, "?");
		return;
	}
	type = e->type[hole->index];
	v = e->arg[hole->index];
	if (type == EVENT_TYPE_flow)
		flow_render(v.p, hole->how, hole->how_len, out);
	else if (!hole->how_len)
		add_plain(type, v, out);
	else if (type == EVENT_TYPE_bytes && *hole->how == 'o')
		add_octets(v.p, out);
	else if (type == EVENT_TYPE_bytes)
		add_dump(v.p, out);
	else if (*hole->how == 'x' || *hole->how == 'X')
		add_hex((uint32_t)v.n, hole->how, out);
	else if (*hole->how == 'u')
		text_addf(out, "%" PRIu32, (uint32_t)v.n);
	else if (hole->how_len == 4 && !strncmp(hole->how, "date", 4))
		add_date(v.n, out);
	else if (*hole->how == 'd')
		text_addf(out, "%" PRId32, (int32_t)v.n);
	else if (*hole->how == '-')
		add_padded(type, v, hole->how, out);
	else
		text_add(out, "?");
}

void
message_render(const struct event *e, struct text *out)
{
	const struct message *m = &catalogue[e->kind];
	const char *at = m->format;
	struct hole hole;

	if (m->facility)
		text_addf(out, "%%%s-%d-%s: ", m->facility, m->level, m->mnemonic);
	while (at && (at = copy_to_hole(at, out))) {
		at = read_hole(at, &hole);
		add_hole(e, &hole, out);
	}
}

void
diag_render(const struct diag *d, struct text *out)
{
	const char *at = sentences[d->code];
	struct hole hole;

	while ((at = copy_to_hole(at, out))) {
		at = read_hole(at, &hole);
		text_add(out, hole.index < DIAG_ARGS ? d->arg[hole.index] : "?");
	}
}
