#include "cli/exec/dialogue.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/device/device.h"
#include "cli/session/session.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "engine/net/iface.h"
#include "engine/net/net.h"
#include "engine/node/node.h"
#include "grammar/types/types.h"

#define PASTE_MAX 65536

struct dialogue {
	const struct dialogue_step *step;
	void (*over)(struct session *, void *);
	void *ctx;
};

static void answered(struct session *, void *, const char *);

static void
end(struct dialogue *d)
{
	free(d->ctx);
	free(d);
}

/* Asks the next question that is wanted, or carries out. */
static void
go_on(struct session *s, struct dialogue *d)
{
	while (d->step->prompt && d->step->wanted && !d->step->wanted(d->ctx))
		d->step++;
	if (d->step->prompt) {
		session_ask(s, INPUT_TEXT, d->step->prompt, answered, d);
		return;
	}
	d->over(s, d->ctx);
	end(d);
}

static void
answered(struct session *s, void *ctx, const char *answer)
{
	struct dialogue *d = ctx;

	if (!answer || !d->step->take(s, d->ctx, answer + strspn(answer, " "))) {
		end(d);
		return;
	}
	d->step++;
	go_on(s, d);
}

void
dialogue_start(struct session *s, const struct dialogue_step *steps,
	       void (*over)(struct session *, void *), void *ctx)
{
	struct dialogue *d = xcalloc(1, sizeof *d);

	*d = (struct dialogue){ steps, over, ctx };
	go_on(s, d);
}

/* ---- a text ---- */

struct paste {
	struct text text;
	enum paste_end end;
	dialogue_text_fn *over;
	void *ctx;
};

static void
pasted(struct session *s, void *ctx, const char *line)
{
	struct paste *p = ctx;
	size_t length = line ? strcspn(line, "\r") : 0;
	bool ends = !line || (!length && p->end == PASTE_BLANK) ||
		    (length == 4 && !strncasecmp(line, "quit", 4));

	if (!ends && p->text.len + length < PASTE_MAX) {
		text_add_n(&p->text, line, length);
		text_add(&p->text, "\n");
		session_ask(s, INPUT_TEXT, "", pasted, p);
		return;
	}
	p->over(s, p->ctx, line ? text_get(&p->text) : NULL);
	wipe_free(text_take(&p->text)); /* it may have been a key */
	free(p);
}

void
dialogue_paste(struct session *s, enum paste_end end, dialogue_text_fn *over, void *ctx)
{
	struct paste *p = xcalloc(1, sizeof *p);

	*p = (struct paste){ .end = end, .over = over, .ctx = ctx };
	session_ask(s, INPUT_TEXT, "", pasted, p);
}

/* ---- yes or no ---- */

struct decision {
	char *question;
	dialogue_decision_fn *over;
	void *ctx;
	void (*free_ctx)(void *);
};

static void
decided(struct session *s, void *ctx, const char *answer)
{
	struct decision *d = ctx;
	bool yes;

	if (answer)
		answer += strspn(answer, " ");
	if (answer && !*answer)
		answer = "?"; /* nothing is offered, so Enter is no answer */
	if (answer && !dialogue_yes(s, answer, &yes)) {
		session_ask(s, INPUT_TEXT, d->question, decided, d);
		return;
	}
	if (answer)
		d->over(s, d->ctx, yes);
	else if (d->free_ctx)
		d->free_ctx(d->ctx);
	free(d->question);
	free(d);
}

void
dialogue_decide(struct session *s, const char *question, dialogue_decision_fn *over, void *ctx,
		void (*free_ctx)(void *))
{
	struct decision *d = xcalloc(1, sizeof *d);

	*d = (struct decision){ xstrdup(question), over, ctx, free_ctx };
	session_ask(s, INPUT_TEXT, question, decided, d);
}

/* ---- answers ---- */

bool
dialogue_number(struct session *s, const char *answer, unsigned low, unsigned high, unsigned *value)
{
	unsigned long v;
	char *end_of;

	if (!*answer)
		return true;
	v = strtoul(answer, &end_of, 10);
	if (*answer < '0' || *answer > '9' || *end_of) {
		session_write(s, "% A decimal number is required.\n");
		return false;
	}
	if (v < low || v > high) {
		session_printf(s, "%% A decimal number between %u and %u.\n", low, high);
		return false;
	}
	*value = (unsigned)v;
	return true;
}

bool
dialogue_yes(struct session *s, const char *answer, bool *value)
{
	size_t n = strlen(answer);

	*value = n && !strncasecmp(answer, "yes", n);
	if (*value || !strncasecmp(answer, "no", n))
		return true;
	session_write(s, "% Please answer 'yes' or 'no'.\n");
	return false;
}

bool
dialogue_address(struct session *s, const char *answer, ip4 *value)
{
	if (ip4_parse(answer, value))
		return true;
	session_write(s, "% Bad IP address\n");
	return false;
}

bool
dialogue_protocol(struct session *s, void *ctx, const char *answer)
{
	if (!*answer || !strcasecmp(answer, "ip"))
		return true;
	session_printf(s, "%% Unknown protocol - \"%s\", type \"ping ?\" for help\n", answer);
	return false;
}

bool
dialogue_no_options(struct session *s, void *ctx, const char *answer)
{
	if (!*answer || !strcasecmp(answer, "none"))
		return true;
	session_write(s, "% IP options are not supported\n");
	return false;
}

bool
dialogue_source(struct session *s, const char *text, ip4 *src)
{
	struct net *net = router_net(session_device(s)->router);
	char name[64];
	struct iface *i;

	if (ip4_parse(text, src) && ip_is_local(net, *src))
		return true;
	if (interface_name(text, name, sizeof name) == strlen(text)) {
		i = iface_find(net, name);
		if (i && i->primary.addr && i->protocol) {
			*src = i->primary.addr;
			return true;
		}
	}
	session_write(s, "% Invalid source. Must use IP address or full interface name without "
			 "spaces (e.g. Serial0/1)\n");
	return false;
}
