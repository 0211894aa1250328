#include "tests/support/ike_pair.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/show/messages.h"
#include "engine/base/xmalloc.h"

struct in_flight {
	struct in_flight *next;
	struct ike_end *to;
	ip4 from;
	uint16_t lport, pport;
	uint64_t serial;
	size_t len;
	uint8_t bytes[];
};

ip4
end_local(const struct ike_end *e)
{
	return e->inside ? e->inside : e->address;
}

/* ---- the channel ---- */

static void
arrive(void *owner, uint64_t serial)
{
	struct pair *p = owner;
	struct in_flight **at = &p->flying, *f;

	while (*at && (*at)->serial != serial)
		at = &(*at)->next;
	if (!(f = *at))
		return;
	*at = f->next;
	ike_receive(f->to->ike, end_local(f->to), f->lport, f->from, f->pport, f->bytes, f->len);
	free(f);
	if (p->arrived)
		p->arrived(p);
}

static void
launch(struct pair *p, struct ike_end *to, const struct channel_message *m)
{
	static uint64_t serial;
	struct in_flight *f = xmalloc(sizeof *f + m->len);

	*f = (struct in_flight){
		.next = p->flying,
		.to = to,
		.from = m->from->address,
		.lport = m->lport,
		.pport = m->pport,
		.serial = ++serial,
		.len = m->len,
	};
	memcpy(f->bytes, m->bytes, m->len);
	p->flying = f;
	timer_after(p->sched, m->delay, arrive, p, f->serial);
}

/* Who has that address, NULL: nobody. */
static struct ike_end *
end_at(struct pair *p, ip4 address)
{
	if (address == p->r1.address || address == p->r2.address)
		return address == p->r1.address ? &p->r1 : &p->r2;
	for (size_t i = 0; i < p->mores; i++)
		if (p->more[i]->address == address)
			return p->more[i];
	return NULL;
}

static void
channel_send(void *owner, ip4 local, uint16_t lport, ip4 peer, uint16_t pport, const uint8_t *bytes,
	     size_t len)
{
	struct ike_end *e = owner;
	struct pair *p = e->pair;
	struct ike_end *to = end_at(p, peer);
	unsigned side = e == &p->r2, n = p->sent[side]++;
	struct channel_message *m = xcalloc(1, sizeof *m);

	if (n < PAIR_SIZES) {
		p->size[side][n] = len;
		p->when[side][n] = sched_now(p->sched);
	}
	*m = (struct channel_message){ .from = e, .number = n + 1, .copies = 1, .len = len };
	m->delay = MSEC(5);
	m->lport = pport;
	m->pport = lport;
	memcpy(m->bytes, bytes, len);
	if (p->meddle)
		p->meddle(p, m);
	if (!to)
		m->copies = 0;
	for (; m->copies; m->copies--, m->delay += m->spread)
		launch(p, to, m);
	free(m);
}

static ip4
address_of(void *owner, const char *interface)
{
	return !strcmp(interface, "FastEthernet0/0") ? ((struct ike_end *)owner)->address : 0;
}

/* ---- the fake sink ---- */

static uint32_t
fake_alloc(void *owner)
{
	struct ike_end *e = owner;

	e->spis++;
	return e->next_spi += 0x101;
}

static void
fake_release(void *owner, uint32_t spi)
{
	((struct ike_end *)owner)->spis--;
}

static enum child_verdict
fake_choose(void *owner, const struct child_proposal *p, struct child_choice *c)
{
	struct ike_end *e = owner;

	*c = (struct child_choice){ p->id ? p->id : 77, p->offer.life_seconds,
				    p->offer.life_kilobytes };
	if ((e->accepts.esp || e->accepts.ah) && !suite_equal(&e->accepts, &p->offer.suite))
		return CHILD_NO_TRANSFORM;
	return e->verdict;
}

static const char *
fake_install(void *owner, const struct child_pair *pair)
{
	struct ike_end *e = owner;
	struct fake_child *c;

	e->child = xrealloc(e->child, e->children + 1, sizeof *e->child);
	c = memset(&e->child[e->children++], 0, sizeof *c);
	c->pair = *pair;
	for (enum suite_protocol i = 0; i < SUITE_PROTOCOLS; i++) {
		memcpy(c->in[i], pair->keymat_in[i], suite_keymat(&pair->suite, i));
		memcpy(c->out[i], pair->keymat_out[i], suite_keymat(&pair->suite, i));
		e->spis -= suite_has(&pair->suite, i);
	}
	c->enabled = pair->initiator;
	return "FastEthernet0/0";
}

static struct fake_child *
child_by_out(struct ike_end *e, ip4 peer, uint32_t spi)
{
	for (size_t i = 0; i < e->children; i++) {
		const struct child_pair *p = &e->child[i].pair;

		if (p->peer == peer &&
		    (p->spi_out[SUITE_ESP] == spi || p->spi_out[SUITE_AH] == spi))
			return &e->child[i];
	}
	return NULL;
}

static void
fake_enable(void *owner, ip4 peer, uint32_t spi_out)
{
	struct fake_child *c = child_by_out(owner, peer, spi_out);

	if (c)
		c->enabled = true;
}

static void
fake_failed(void *owner, uint64_t id, ip4 peer)
{
	((struct ike_end *)owner)->failed++;
}

static void
fake_deleted(void *owner, ip4 peer, enum suite_protocol protocol, const uint32_t *spi, size_t count)
{
	struct ike_end *e = owner;

	e->deleted_of = protocol;
	for (size_t i = 0; i < count; i++) {
		struct fake_child *c = child_by_out(e, peer, spi[i]);

		if (c)
			c->deleted = true;
	}
}

static bool
fake_has_children(void *owner, ip4 local, ip4 peer)
{
	struct ike_end *e = owner;

	for (size_t i = 0; i < e->children; i++)
		if (!e->child[i].deleted && e->child[i].pair.peer == peer)
			return true;
	return false;
}

static void
fake_forget(void *owner, ip4 local, ip4 peer, uint16_t port)
{
	struct ike_end *e = owner;

	e->forgotten++;
	for (size_t i = 0; i < e->children; i++)
		if (e->child[i].pair.peer == peer && e->child[i].pair.peer_port == port)
			e->child[i].deleted = true;
}

static void
fake_dead(void *owner, ip4 local, ip4 peer, uint16_t port)
{
	((struct ike_end *)owner)->dead++;
	fake_forget(owner, local, peer, port);
}

static void
fake_moved(void *owner, ip4 peer, uint32_t conn, uint16_t port)
{
	struct ike_end *e = owner;

	for (size_t i = 0; i < e->children; i++)
		if (e->child[i].pair.ike_conn == conn)
			e->child[i].pair.peer_port = port;
}

static void
fake_traffic(void *owner, ip4 local, ip4 peer, simtime *heard, simtime *said)
{
	struct ike_end *e = owner;

	*heard = e->heard;
	*said = e->spoke;
}

static void
fake_watch(void *owner, ip4 local, ip4 peer)
{
	((struct ike_end *)owner)->watched = true;
}

static void
fake_gone(void *owner, ip4 local, ip4 peer)
{
	((struct ike_end *)owner)->gone++;
}

/* ---- the ends ---- */

static void
hear(struct event_sink *sink, const struct event *ev)
{
	struct ike_end *e = (struct ike_end *)((char *)sink - offsetof(struct ike_end, events));

	e->count[ev->kind]++;
	if (e->pair->heard)
		e->pair->heard(e, ev);
	if (e->pair->mute || message_of(ev->kind)->debug == DEBUG_CRYPTO_ENGINE)
		return;
	message_render(ev, &e->said);
	text_add(&e->said, "\n");
}

static int64_t
calendar(void *owner)
{
	return ((struct ike_end *)owner)->date;
}

static void
end_init(struct pair *p, struct ike_end *e, const char *name, ip4 address, uint64_t seed)
{
	struct ike_transport net = { .owner = e, .send = channel_send, .address_of = address_of };
	struct ike_sink sink = {
		.owner = e,
		.alloc_spi = fake_alloc,
		.release_spi = fake_release,
		.choose = fake_choose,
		.install = fake_install,
		.enable_outbound = fake_enable,
		.failed = fake_failed,
		.peer_deleted = fake_deleted,
		.has_children = fake_has_children,
		.forget_peer = fake_forget,
		.peer_dead = fake_dead,
		.peer_moved = fake_moved,
		.traffic = fake_traffic,
		.watch = fake_watch,
		.ike_gone = fake_gone,
	};

	*e = (struct ike_end){ .pair = p, .name = name, .address = address };
	e->next_spi = address;
	e->events.report = hear;
	event_want_all(&e->events);
	rng_seed(&e->rng, seed, name);
	e->ike = ike_new(p->sched, &e->rng, &e->events, &net, &sink);
	e->pki = pki_new(&e->rng, &e->events);
	pki_set_clock(e->pki, calendar, e);
	ike_set_pki(e->ike, e->pki);
}

struct pair *
pair_new(uint64_t seed)
{
	struct pair *p = xcalloc(1, sizeof *p);

	p->sched = sched_new();
	rng_seed(&p->chance, seed, "chance");
	end_init(p, &p->r1, "R1", R1, seed);
	end_init(p, &p->r2, "R2", R2, seed);
	return p;
}

struct ike_end *
pair_join(struct pair *p, const char *name, ip4 address)
{
	struct ike_end *e = xcalloc(1, sizeof *e);

	end_init(p, e, name, address, address);
	p->more = xrealloc(p->more, p->mores + 1, sizeof *p->more);
	return p->more[p->mores++] = e;
}

static void
end_stop(struct ike_end *e)
{
	ike_free(e->ike);
	pki_free(e->pki);
	text_free(&e->said);
	free(e->child);
}

void
pair_free(struct pair *p)
{
	end_stop(&p->r1);
	end_stop(&p->r2);
	for (size_t i = 0; i < p->mores; i++) {
		end_stop(p->more[i]);
		free(p->more[i]);
	}
	free(p->more);
	while (p->flying) {
		struct in_flight *f = p->flying;

		p->flying = f->next;
		free(f);
	}
	sched_forget(p->sched, p);
	sched_free(p->sched);
	free(p);
}

void
end_policy(struct ike_end *e, unsigned priority, enum cipher_alg cipher, unsigned key_bits,
	   enum hash_alg h, unsigned group, uint32_t lifetime)
{
	struct ike_policy policy = { priority, cipher, key_bits, h, IKE_AUTH_PSK, group, lifetime };

	ike_policy_set(e->ike, &policy);
}

void
end_key(struct ike_end *e, const char *key)
{
	ike_key_add(e->ike, prefix_make(e->address == R1 ? R2 : R1, 32), key, NULL);
}

void
pair_usual(struct pair *p)
{
	end_policy(&p->r1, 10, CIPHER_AES, 128, HASH_SHA1, 2, 86400);
	end_policy(&p->r2, 10, CIPHER_AES, 128, HASH_SHA1, 2, 86400);
	end_key(&p->r1, "cisco123");
	end_key(&p->r2, "cisco123");
}

void
pair_ask(struct pair *p, struct ike_end *e, uint64_t id)
{
	pair_ask_by(p, e, id, "");
}

void
pair_ask_by(struct pair *p, struct ike_end *e, uint64_t id, const char *profile)
{
	bool first = e == &p->r1;
	struct child_request want = {
		.id = id,
		.local = end_local(e),
		.peer = first ? R2 : R1,
		.selector.local = prefix_make(IP4(192, 168, first ? 1 : 2, 0), 24),
		.selector.remote = prefix_make(IP4(192, 168, first ? 2 : 1, 0), 24),
		.offers = 1,
		.offer[0] = { .suite = { true, CIPHER_3DES, 192, HASH_SHA1, HASH_NONE, false },
			      .life_seconds = 3600,
			      .life_kilobytes = 4608000 },
	};

	snprintf(want.profile, sizeof want.profile, "%s", profile);
	ike_acquire(e->ike, &want);
}

void
pair_run(struct pair *p, simtime span)
{
	sched_run_until(p->sched, sched_now(p->sched) + span);
}

/* ---- asking ---- */

bool
end_is(struct ike_end *e, enum ike_state state, bool deleted)
{
	struct ike_sa_view v = { 0 };
	uint64_t cursor = 0;

	while (ike_sa_next(e->ike, &cursor, &v))
		continue;
	return cursor && v.state == state && v.deleted == deleted;
}

size_t
end_sas(struct ike_end *e, bool deleted)
{
	struct ike_sa_view v;
	uint64_t cursor = 0;
	size_t n = 0;

	while (ike_sa_next(e->ike, &cursor, &v))
		n += v.deleted == deleted;
	return n;
}

bool
child_crossed(const struct fake_child *a, const struct fake_child *b)
{
	for (enum suite_protocol p = 0; p < SUITE_PROTOCOLS; p++) {
		size_t len = suite_keymat(&a->pair.suite, p);

		if (!suite_has(&a->pair.suite, p))
			continue;
		if (a->pair.spi_in[p] != b->pair.spi_out[p] ||
		    a->pair.spi_out[p] != b->pair.spi_in[p] ||
		    a->pair.spi_in[p] == a->pair.spi_out[p] || memcmp(a->in[p], b->out[p], len) ||
		    memcmp(a->out[p], b->in[p], len) || !memcmp(a->in[p], a->out[p], len))
			return false;
	}
	return suite_equal(&a->pair.suite, &b->pair.suite);
}

bool
pair_keyed(struct pair *p)
{
	struct fake_child *a, *b;

	if (!p->r1.children || !p->r2.children)
		return false;
	a = &p->r1.child[p->r1.children - 1];
	b = &p->r2.child[p->r2.children - 1];
	return child_crossed(a, b) && a->enabled && b->enabled && !a->deleted && !b->deleted;
}
