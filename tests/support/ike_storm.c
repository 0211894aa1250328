#include "tests/support/ike_storm.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "tests/support/ike_sign.h"
#include "tests/support/ike_watch.h"

#define HEADER	  28
#define ALIVE	  20 /* s between probes: a peer that has forgotten us is noticed */
#define LATEST	  15 /* s that a message may be under way */
#define SUBSIDE	  SEC(240)
#define FORGOTTEN SEC(200)

struct storm {
	struct pair *pair;
	bool nat; /* R1 is behind one */
	unsigned side, number;
	enum harm harm; /* HARM_NONE with `all`: by chance */
	bool all;
	uint64_t asked; /* requests so far */
};

/* ---- the way between them ---- */

static void
flip(struct pair *p, struct channel_message *m)
{
	if (m->len)
		m->bytes[rng_below(&p->chance, (uint32_t)m->len)] ^= 1 << rng_below(&p->chance, 8);
}

static void
do_harm(struct pair *p, struct channel_message *m, enum harm harm)
{
	simtime later = MSEC(1 + rng_below(&p->chance, LATEST * 1000));

	switch (harm) {
	case HARM_LOST:
		m->copies = 0;
		break;
	case HARM_TWICE:
		m->copies = 2;
		m->spread = later;
		break;
	case HARM_LATE:
		m->delay += later;
		break;
	case HARM_CUT:
		m->len = rng_below(&p->chance, (uint32_t)m->len + 1);
		break;
	case HARM_BIT:
		flip(p, m);
		break;
	case HARM_BODY:
		if (m->len > HEADER)
			rng_bytes(&p->chance, m->bytes + HEADER, m->len - HEADER);
		break;
	case HARM_PORT:
		m->pport = (uint16_t)(1024 + rng_below(&p->chance, 60000));
		break;
	default:
		break;
	}
}

static void
translate(const struct pair *p, struct channel_message *m)
{
	if (m->from == &p->r1)
		m->pport = m->pport == 500 ? 1025 : 4501;
	else
		m->lport = m->lport == 4501 ? 4500 : 500;
}

static void
meddle(struct pair *p, struct channel_message *m)
{
	struct storm *s = p->meddle_ctx;
	unsigned side = m->from == &p->r2;

	if (s->nat)
		translate(p, m);
	if (s->all && !rng_below(&p->chance, 3))
		do_harm(p, m, (enum harm)(1 + rng_below(&p->chance, HARMS - 1)));
	else if (!s->all && side == s->side && m->number == s->number)
		do_harm(p, m, s->harm);
}

/* ---- scenarios ---- */

static void
ask(struct storm *s, struct ike_end *e)
{
	pair_ask(s->pair, e, ++s->asked);
}

static void
run(struct storm *s, unsigned seconds)
{
	watch_run(s->pair, SEC(seconds));
}

static void
begin(struct storm *s)
{
	ask(s, &s->pair->r1);
	run(s, 5);
}

static void
both_begin(struct storm *s)
{
	ask(s, &s->pair->r1);
	ask(s, &s->pair->r2);
	run(s, 5);
}

static void
renew(struct storm *s)
{
	begin(s);
	ask(s, &s->pair->r1);
	ask(s, &s->pair->r2);
	run(s, 5);
}

static void
probe(struct storm *s)
{
	begin(s);
	run(s, 2 * ALIVE + 10);
}

static void
delete_child(struct storm *s, struct ike_end *e)
{
	bool first = e == &s->pair->r1;

	if (e->children)
		ike_delete_children(e->ike, end_local(e), first ? R2 : R1, 0, SUITE_ESP,
				    &e->child[e->children - 1].pair.spi_in[SUITE_ESP], 1);
}

static void
end_it(struct storm *s)
{
	begin(s);
	delete_child(s, &s->pair->r1);
	delete_child(s, &s->pair->r2);
	run(s, 2);
	ike_clear(s->pair->r1.ike, 0);
	run(s, 3);
	begin(s);
	ike_clear(s->pair->r2.ike, 0);
	run(s, 3);
}

static void
grow_old(struct storm *s)
{
	begin(s);
	run(s, 54);
	ask(s, &s->pair->r1); /* as the association ends */
	run(s, 10);
}

static void
make_aggressive(struct storm *s)
{
	struct ike_id name = { IKE_ID_HOST, 0, "R1.example.com" };

	ike_tunnel_set_password(s->pair->r1.ike, R2, "cisco123");
	ike_tunnel_set_client(s->pair->r1.ike, R2, &name);
}

static void
make_short(struct storm *s)
{
	end_policy(&s->pair->r2, 10, CIPHER_AES, 128, HASH_SHA1, 2, 60);
}

static void
make_nat(struct storm *s)
{
	s->nat = true;
}

static void
make_aggressive_nat(struct storm *s)
{
	make_aggressive(s);
	make_nat(s);
}

static void
make_signing(struct storm *s)
{
	pair_sign(s->pair, 2);
}

static void
make_signing_aggressive(struct storm *s)
{
	make_signing(s);
	make_aggressive(s);
}

static void
make_signing_nat(struct storm *s)
{
	make_signing(s);
	make_nat(s);
}

static const struct scenario {
	const char *name;
	void (*prepare)(struct storm *); /* may be NULL */
	void (*play)(struct storm *);
} scenarios[] = {
	{ "main mode", NULL, begin },
	{ "aggressive mode", make_aggressive, begin },
	{ "main mode, NAT", make_nat, begin },
	{ "aggressive mode, NAT", make_aggressive_nat, begin },
	{ "main mode, signatures", make_signing, begin },
	{ "aggressive mode, signatures", make_signing_aggressive, begin },
	{ "main mode, signatures, NAT", make_signing_nat, begin },
	{ "both begin", NULL, both_begin },
	{ "aggressive and main mode meet", make_aggressive, both_begin },
	{ "more quick modes", NULL, renew },
	{ "probes", NULL, probe },
	{ "deletes", NULL, end_it },
	{ "deletes, NAT", make_nat, end_it },
	{ "lifetime", make_short, grow_old },
};

unsigned
storm_scenarios(void)
{
	return sizeof scenarios / sizeof *scenarios;
}

const char *
storm_name(unsigned scenario)
{
	return scenarios[scenario].name;
}

/* ---- weather ---- */

static void
set_up(struct storm *s, unsigned scenario, uint64_t seed)
{
	static const struct ike_keepalive alive = { ALIVE, 2, true };
	struct pair *p = s->pair = pair_new(seed);

	p->mute = true;
	p->meddle = meddle;
	p->meddle_ctx = s;
	pair_usual(p);
	ike_set_keepalive(p->r1.ike, alive);
	ike_set_keepalive(p->r2.ike, alive);
	if (scenarios[scenario].prepare)
		scenarios[scenario].prepare(s);
}

unsigned
storm_messages(unsigned scenario, unsigned side)
{
	struct storm s = { .harm = HARM_NONE };
	unsigned sent;

	set_up(&s, scenario, 1);
	watch_start(s.pair, "fine weather");
	scenarios[scenario].play(&s);
	sent = s.pair->sent[side];
	watch_stop(s.pair);
	pair_free(s.pair);
	return sent;
}

/* It is calm: nothing is left half done, and who asks gets a pair, at the latest when a peer that
 * has forgotten was found dead. */
static void
ck_fresh_try(struct storm *s, const char *label)
{
	struct pair *p = s->pair;

	ck_assert_msg(p->r1.spis == 0 && p->r2.spis == 0, "%s: SPIs are kept: %u, %u", label,
		      p->r1.spis, p->r2.spis);
	for (unsigned try = 0; try < 3; try++) {
		ask(s, &p->r1);
		run(s, 5);
		if (pair_keyed(p))
			return;
		run(s, 2 * ALIVE);
	}
	ck_abort_msg("%s: nothing comes up any more", label);
}

static void
ck_all_ends(struct storm *s, const char *label)
{
	struct pair *p = s->pair;
	size_t left;

	ike_clear(p->r1.ike, 0);
	run(s, 5);
	ike_clear(p->r2.ike, 0);
	watch_run(p, FORGOTTEN);
	left = end_sas(&p->r1, true) + end_sas(&p->r1, false) + end_sas(&p->r2, true) +
	       end_sas(&p->r2, false);
	ck_assert_msg(!left, "%s: %zu associations do not go", label, left);
	ck_assert_msg(p->r1.spis == 0 && p->r2.spis == 0, "%s: SPIs are kept", label);
}

static void
calm_down(struct storm *s, const char *label)
{
	s->harm = HARM_NONE;
	s->all = false;
	watch_run(s->pair, SUBSIDE);
	ck_fresh_try(s, label);
	ck_all_ends(s, label);
	watch_stop(s->pair);
	pair_free(s->pair);
}

void
storm_one(unsigned scenario, unsigned side, unsigned number, enum harm harm, uint64_t seed)
{
	struct storm s = { .side = side, .number = number, .harm = harm };
	char label[128];

	snprintf(label, sizeof label, "%s, message %u of R%u, harm %d, seed %llu",
		 storm_name(scenario), number, side + 1, harm, (unsigned long long)seed);
	set_up(&s, scenario, seed);
	watch_start(s.pair, label);
	scenarios[scenario].play(&s);
	calm_down(&s, label);
}

static void
whim(struct storm *s)
{
	struct pair *p = s->pair;
	struct ike_end *e = rng_below(&p->chance, 2) ? &p->r1 : &p->r2;

	if (rng_below(&p->chance, 4))
		ask(s, e);
	else if (rng_below(&p->chance, 2))
		delete_child(s, e);
	else
		ike_clear(e->ike, 0);
	run(s, rng_below(&p->chance, 20));
}

void
storm_all(unsigned scenario, uint64_t seed)
{
	struct storm s = { .all = true };
	char label[128];

	snprintf(label, sizeof label, "%s, all messages, seed %llu", storm_name(scenario),
		 (unsigned long long)seed);
	set_up(&s, scenario, seed);
	watch_start(s.pair, label);
	scenarios[scenario].play(&s);
	for (unsigned i = 0; i < 8; i++)
		whim(&s);
	calm_down(&s, label);
}
