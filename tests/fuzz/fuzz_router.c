/* Anything typed into a whole router, in any order, while packets come through it.
 *
 *	PC --- R1 ------ R2        R1 and R2 protect what goes between their networks, and have a
 *	10.1.1.0/24  192.0.2.0/30  GRE tunnel
 *
 * The octets choose what is done next: legal lines of the mode that R1's console is in, mistyped
 * ones, lines of other modes, raw text, keys, time, packets. Whatever it was: the console comes
 * back to where a line is typed, and the running configuration is one that a fresh router takes
 * and prints alike. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/device/private.h"
#include "cli/session/plain.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"
#include "engine/net/iface.h"
#include "engine/node/host.h"
#include "engine/node/node.h"
#include "engine/sim/link.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/typist.h"
#include "tests/support/unit.h"

#define ACTS_MOST   256
#define EVENTS_MOST 3000 /* of the scheduler, in one act */

static const char *const interfaces[] = { "FastEthernet0/0", "FastEthernet0/1", "Serial0/0/0",
					  NULL };

static const char site[] = "hostname R%u\n"
			   "crypto isakmp policy 10\n"
			   " encryption aes\n"
			   " authentication pre-share\n"
			   " group 2\n"
			   "crypto isakmp key cisco123 address 192.0.2.%u\n"
			   "crypto ipsec transform-set TS esp-aes esp-sha-hmac\n"
			   "crypto map CMAP 10 ipsec-isakmp\n"
			   " set peer 192.0.2.%u\n"
			   " set transform-set TS\n"
			   " match address 101\n"
			   "interface Tunnel0\n"
			   " ip address 10.9.9.%u 255.255.255.0\n"
			   " tunnel source FastEthernet0/1\n"
			   " tunnel destination 192.0.2.%u\n"
			   "interface FastEthernet0/0\n"
			   " ip address 10.%u.%u.1 255.255.255.0\n"
			   "interface FastEthernet0/1\n"
			   " ip address 192.0.2.%u 255.255.255.252\n"
			   " crypto map CMAP\n"
			   "ip route 0.0.0.0 0.0.0.0 192.0.2.%u\n"
			   "access-list 101 permit ip 10.%u.%u.0 0.0.0.255 10.%u.%u.0 0.0.0.255\n"
			   "line vty 0 4\n"
			   " no login\n"
			   " privilege level 15\n"
			   "end\n";

struct screen {
	struct plain plain; /* first */
	struct session *session;
};

struct bed {
	struct world *world;
	struct device *r1, *r2;
	struct host *pc;
	struct rng rng;
	struct screen console, vty;
	struct choices bytes;
};

/* ---- the bed ---- */

static struct device *
router(struct bed *b, unsigned n)
{
	unsigned peer = 3 - n;
	char name[] = { 'R', (char)('0' + n), 0 };
	char *startup = xasprintf(site, n, peer, peer, n, peer, n, n, n, peer, n, n, peer, peer);
	struct device_params p = {
		.world = b->world, .name = name, .interfaces = interfaces, .startup = startup
	};
	struct device *d = device_new(&p);

	free(startup);
	return d;
}

static void
cable(struct bed *b)
{
	struct host_config config = { IP4(10, 1, 1, 10), 24, IP4(10, 1, 1, 1) };
	struct net_env env = { .sched = world_sched(b->world),
			       .pool = world_pool(b->world),
			       .rng = &b->rng,
			       .mac = world_mac(b->world, "PC") };

	const struct link_params wire = { .delay = MSEC(1) };

	world_rng(b->world, "PC", &b->rng);
	b->pc = host_new(&env, "PC", "eth0", &config);
	world_link(b->world, "PC-R1", host_port(b->pc),
		   world_port(b->world, "R1", "FastEthernet0/0"), &wire);
	world_link(b->world, "R1-R2", world_port(b->world, "R1", "FastEthernet0/1"),
		   world_port(b->world, "R2", "FastEthernet0/1"), &wire);
}

/* FUZZ_SHOW=1 lets a person read what an input does. */
static void
print(void *ctx, const char *text, size_t len)
{
	ck_assert(memchr(text, 0, len) == NULL);
	if (getenv("FUZZ_SHOW"))
		fwrite(text, 1, len, stderr);
}

static void
stand_up(struct screen *s)
{
	if (!s->session)
		return;
	plain_free(&s->plain);
	session_free(s->session);
	s->session = NULL;
}

static void
sit_down(struct screen *s, struct session *session)
{
	if (!session)
		return;
	plain_init(&s->plain, print, s);
	s->session = session;
	session_attach(session, &s->plain.terminal);
}

/* ---- time ---- */

/* A job may go on and on in one instant (pings of an address of its own): then less passes. */
static void
pass(struct bed *b, simtime span)
{
	struct sched *s = world_sched(b->world);
	simtime until = sched_now(s) + span;

	for (unsigned i = 0; i < EVENTS_MOST; i++)
		if (!sched_step(s, until)) {
			sched_run_until(s, until);
			return;
		}
}

/* ---- what is typed ---- */

static const char *
interface_of(void *ctx, enum value_list list, unsigned index)
{
	return list == LIST_INTERFACES ? device_interface(ctx, index) : NULL;
}

static struct match_at
place_of(const struct bed *b, const struct screen *s)
{
	return (struct match_at){
		.grammar = &grammar_ios,
		.mode = (unsigned)session_mode(s->session),
		.privilege = session_privilege(s->session),
		.list = interface_of,
		.ctx = b->r1,
	};
}

/* Large keys take seconds: a time that tells nothing. */
static bool
takes_long(const char *line)
{
	return strstr(line, "modulus") || (strlen(line) > 3 && strspn(line, "0123456789") == 4);
}

static void
type(struct bed *b, struct screen *s, const char *line)
{
	if (!takes_long(line))
		plain_type(&s->plain, line);
	pass(b, MSEC(1));
}

static void
type_lines(struct bed *b, struct screen *s, const char *lines)
{
	for (size_t n; *lines; lines += n + 1) {
		char *line;

		n = strcspn(lines, "\n");
		line = xstrndup(lines, n);
		type(b, s, line);
		free(line);
	}
}

static const char *const answers[] = {
	"",   "y",    "no",	  "yes",     "cisco",  "10.2.2.10", "512",
	"R1", "quit", "A1B2C3D4", "flash:x", "nvram:", "100",	    "-----END CERTIFICATE-----"
};

static void
act_line(struct bed *b, struct screen *s, bool mistyped)
{
	struct match_at at = place_of(b, s);
	enum input_kind kind = session_input(s->session);
	char *line, *wrong;

	if (kind != INPUT_LINE) {
		type(b, s, answers[choose(&b->bytes, sizeof answers / sizeof *answers)]);
		return;
	}
	line = typist_line(&b->bytes, &at);
	if (mistyped) {
		wrong = typist_mistype(&b->bytes, line);
		free(line);
		line = wrong;
	}
	type(b, s, line);
	free(line);
}

/* A line of any mode, and how one comes into it. */
static void
act_sample(struct bed *b, struct screen *s)
{
	static unsigned count;
	const char *sample, *way = NULL;
	size_t length;

	while (typist_samples[count])
		count++;
	sample = typist_samples[choose(&b->bytes, count)];
	length = strcspn(sample, "\t");
	for (unsigned i = 0; i < grammar_modes(&grammar_ios); i++)
		if (strlen(grammar_mode(&grammar_ios, i)->name) == length &&
		    !strncmp(grammar_mode(&grammar_ios, i)->name, sample, length))
			way = typist_way(i);
	if (way)
		type_lines(b, s, way);
	type(b, s, sample + length + 1);
}

static void
act_raw(struct bed *b, struct screen *s)
{
	size_t n = 0;
	char *line;

	while (n < b->bytes.left && b->bytes.at[n] != '\n' && b->bytes.at[n])
		n++;
	line = xstrndup((const char *)b->bytes.at, n);
	b->bytes.at += n;
	b->bytes.left -= n;
	type(b, s, line);
	free(line);
}

static void
act_key(struct bed *b, struct screen *s)
{
	static const int keys[] = { KEY_INTERRUPT, KEY_TAB,  KEY_ENTER, KEY_END, KEY_ESCAPE,
				    KEY_PREVIOUS,  KEY_NEXT, '?',	' ',	 'q',
				    '/',	   '+',	     '-',	'\x01',	 '\xff' };

	plain_key(&s->plain, keys[choose(&b->bytes, sizeof keys / sizeof *keys)]);
	pass(b, MSEC(1));
}

static void
probed(void *ctx, const struct ping_result *r)
{
}

static void
probes_done(void *ctx, const struct ping_summary *s)
{
}

static void
act_traffic(struct bed *b)
{
	static const struct ping_ops ops = { .probe = probed, .done = probes_done };
	static const ip4 far[] = { IP4(10, 2, 2, 1), IP4(10, 1, 1, 1), IP4(192, 0, 2, 2),
				   IP4(10, 9, 9, 2), IP4(224, 0, 0, 5) };
	struct ping_params p = ping_defaults;

	p.dst = far[choose(&b->bytes, 5)];
	p.size = 36 + choose(&b->bytes, 256) * 16;
	ping_start(host_net(b->pc), &p, &ops, NULL);
	pass(b, MSEC(100));
}

/* ---- what must hold ---- */

static char *
without_comments(char *text)
{
	struct text t = { 0 };

	for (const char *at = text; *at;) {
		size_t n = strcspn(at, "\n") + 1;

		if (*at != '!')
			text_add_n(&t, at, n);
		at += n;
	}
	free(text);
	text_add(&t, "");
	return text_take(&t);
}

static void
refused(void *owner, const char *message)
{
	text_addf(owner, "%s\n", message);
}

/* A fresh router takes what this one prints, and prints the same. */
static void
check_configuration(struct bed *b)
{
	struct text said = { 0 };
	char *private = private_text(b->r1), *text = config_text(b->r1), *again;
	struct world *w = world_new(1, false);
	struct device_params p = { .world = w,
				   .name = "R1",
				   .interfaces = interfaces,
				   .startup = text,
				   .private = private,
				   .refused = refused,
				   .owner = &said };
	struct device *fresh = device_new(&p);

	ck_assert_msg(!said.len, "%s\nin\n%s", text_get(&said), text);
	text = without_comments(text);
	again = without_comments(config_text(fresh));
	ck_assert_msg(!strcmp(text, again), "%s\ncomes back as\n%s", text, again);
	device_free(fresh);
	world_free(w);
	text_free(&said);
	free(private);
	free(text);
	free(again);
}

/* Whatever is asked or runs there, a person who wants it gets back to where he types a line. */
static void
check_comes_back(struct bed *b, struct screen *s)
{
	for (unsigned i = 0; i < 100; i++) {
		switch (session_input(s->session)) {
		case INPUT_LINE:
		case INPUT_SECRET: /* its login, or its closed console */
			return;
		case INPUT_TEXT:
			plain_key(&s->plain, KEY_INTERRUPT);
			break;
		case INPUT_KEY:
			plain_key(&s->plain, i % 2 ? KEY_INTERRUPT : 'q');
			break;
		case INPUT_RAW: /* another router's, by telnet */
			plain_key(&s->plain, KEY_SUSPEND);
			break;
		case INPUT_NONE:
			plain_key(&s->plain, KEY_ESCAPE);
			break;
		}
		pass(b, SEC(10));
	}
	ck_abort_msg("the console does not come back");
}

/* ---- acts ---- */

static void
act_call(struct bed *b)
{
	stand_up(&b->vty);
	sit_down(&b->vty, session_new_call(b->r1, CALL_TELNET, "10.1.1.10"));
}

static void
act(struct bed *b)
{
	unsigned what = choose(&b->bytes, 32);
	struct screen *s;

	if (b->vty.plain.ended)
		stand_up(&b->vty);
	s = b->vty.session && what & 1 ? &b->vty : &b->console;
	if (what < 16)
		act_line(b, s, false);
	else if (what < 19)
		act_line(b, s, true);
	else if (what < 23)
		act_sample(b, s);
	else if (what < 24)
		act_raw(b, s);
	else if (what < 27)
		act_key(b, s);
	else if (what < 28)
		pass(b, MSEC(1) << choose(&b->bytes, 18));
	else if (what < 29)
		act_traffic(b);
	else if (what < 30)
		act_call(b);
	else if (what < 31)
		type_lines(b, s, "end\nenable\nconfigure terminal\n");
	else
		check_configuration(b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bed b = { .world = world_new(1, false), .bytes = { data, size } };

	b.r1 = router(&b, 1);
	b.r2 = router(&b, 2);
	cable(&b);
	pass(&b, SEC(5));
	sit_down(&b.console, session_new_line(b.r1, device_line(b.r1, LINE_CON, 0)));
	type_lines(&b, &b.console, "\nenable\n");
	session_resized(b.console.session);
	for (unsigned i = 0; b.bytes.left && i < ACTS_MOST; i++)
		act(&b);
	check_comes_back(&b, &b.console);
	check_configuration(&b);
	stand_up(&b.vty);
	stand_up(&b.console);
	world_unlink(b.world);
	host_free(b.pc);
	device_free(b.r1);
	device_free(b.r2);
	world_free(b.world);
	return 0;
}
