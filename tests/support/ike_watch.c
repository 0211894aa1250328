#include "tests/support/ike_watch.h"

#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"

/* ---- the rules ---- */

/* How an association looks when it is first seen, and what may follow what: RFC 2409 section 5 in
 * the words of `show crypto isakmp sa`. One message is one step, and none leads back. A deleted one
 * is MM_NO_STATE whatever it was. */
#define STATE(name) IKE_##name

static const struct birth {
	bool initiator;
	enum ike_state state;
	bool deleted;
} births[] = {
	{ true, STATE(MM_NO_STATE), false },  /* message 1 is out */
	{ true, STATE(AG_INIT_EXCH), false }, /* the same */
	{ true, STATE(MM_NO_STATE), true },
	{ false, STATE(MM_SA_SETUP), false }, /* message 2 is out */
	{ false, STATE(AG_INIT_EXCH), false },
	{ false, STATE(MM_NO_STATE), true }, /* refused at once */
};

static const struct step_of_life {
	enum ike_state from, to;
	bool proved; /* by then the peer is who it should be, and not before */
} steps[] = {
	{ STATE(MM_NO_STATE), STATE(MM_SA_SETUP), false },
	{ STATE(MM_SA_SETUP), STATE(MM_KEY_EXCH), false },
	{ STATE(MM_KEY_EXCH), STATE(QM_IDLE), true },
	{ STATE(AG_INIT_EXCH), STATE(QM_IDLE), true },
};

/* The machines that debug shows, IKE_ left out. */
static const struct {
	const char *from, *to;
} phase1_moves[] = {
	{ "READY", "I_MM1" }, /* main mode, initiator */
	{ "I_MM1", "I_MM2" },
	{ "I_MM2", "I_MM3" },
	{ "I_MM3", "I_MM4" },
	{ "I_MM4", "I_MM5" },
	{ "I_MM5", "I_MM6" },
	{ "I_MM6", "P1_COMPLETE" },
	{ "READY", "R_MM1" }, /* responder */
	{ "R_MM1", "R_MM2" },
	{ "R_MM2", "R_MM3" },
	{ "R_MM3", "R_MM4" },
	{ "R_MM4", "R_MM5" },
	{ "R_MM5", "P1_COMPLETE" },
	{ "I_MM6", "I_MM5" }, /* the peer's signature is no good */
	{ "R_MM5", "R_MM4" },
	{ "READY", "I_AM1" }, /* aggressive mode */
	{ "I_AM1", "P1_COMPLETE" },
	{ "READY", "R_AM_AAA_AWAIT" },
	{ "R_AM_AAA_AWAIT", "R_AM2" },
	{ "R_AM2", "P1_COMPLETE" },
}, phase2_moves[] = {
	{ "QM_READY", "QM_I_QM1" }, /* initiator */
	{ "QM_I_QM1", "QM_IPSEC_INSTALL_AWAIT" },
	{ "QM_READY", "QM_SPI_STARVE" }, /* responder */
	{ "QM_SPI_STARVE", "QM_IPSEC_INSTALL_AWAIT" },
	{ "QM_IPSEC_INSTALL_AWAIT", "QM_R_QM2" },
	{ "QM_R_QM2", "QM_PHASE2_COMPLETE" },
	{ "QM_IPSEC_INSTALL_AWAIT", "QM_PHASE2_COMPLETE" },
};

#define COUNT(a) (sizeof(a) / sizeof *(a))

enum {
	WAITING_SECONDS = 66, /* in one state, until one that comes to nothing is given up */
	DELETED_SECONDS = 60, /* that it stays to be seen */
};

/* ---- what was seen ---- */

struct seen {
	uint64_t serial;
	struct ike_sa_view view;
	simtime since, died; /* in that state; deleted */
};

struct watched_end {
	struct seen *sa;
	size_t count;
	uint32_t *proved; /* conn-ids of associations that were authenticated */
	size_t proofs, children;
};

struct watch {
	const char *label;
	struct watched_end end[2];
};

#define RULE(w, e, holds, ...)                                                                     \
	do {                                                                                       \
		if (!(holds))                                                                      \
			broken(w, e, __VA_ARGS__);                                                 \
	} while (0)

__attribute__((format(printf, 3, 4))) static void
broken(const struct watch *w, const struct ike_end *e, const char *rule, ...)
{
	char text[256];
	va_list ap;

	va_start(ap, rule);
	vsnprintf(text, sizeof text, rule, ap);
	va_end(ap);
	ck_abort_msg("%s: %s at %llu s: %s", w->label, e->name,
		     (unsigned long long)(sched_now(e->pair->sched) / SEC(1)), text);
}

static struct watched_end *
watched(struct ike_end *e)
{
	struct watch *w = e->pair->watch;

	return &w->end[e == &e->pair->r2];
}

/* ---- associations ---- */

static void
check_birth(struct watch *w, struct ike_end *e, const struct ike_sa_view *v)
{
	for (size_t i = 0; i < COUNT(births); i++)
		if (births[i].initiator == v->initiator && births[i].state == v->state &&
		    births[i].deleted == v->deleted)
			return;
	/* A flood of calls between two looks may bring one further, never past a proof. */
	RULE(w, e, v->initiator, "born as %s", ike_state_name(v->state));
}

static void
check_step(struct watch *w, struct ike_end *e, const struct ike_sa_view *was,
	   const struct ike_sa_view *is)
{
	RULE(w, e, !was->deleted || is->deleted, "%u came back from the dead", is->conn_id);
	if (is->deleted) {
		RULE(w, e, is->state == STATE(MM_NO_STATE), "deleted, and %s",
		     ike_state_name(is->state));
		return;
	}
	for (size_t i = 0; was->state != is->state; i++) {
		RULE(w, e, i < COUNT(steps), "%u went from %s to %s", is->conn_id,
		     ike_state_name(was->state), ike_state_name(is->state));
		if (steps[i].from != was->state || steps[i].to != is->state)
			continue;
		RULE(w, e, is->authenticated == steps[i].proved, "%u in %s, proved: %d",
		     is->conn_id, ike_state_name(is->state), is->authenticated);
		break;
	}
	/* An initiator floats to port 4500 by itself; where a peer is it has to prove. */
	RULE(w, e,
	     is->authenticated || was->peer_port == is->peer_port ||
		     (is->initiator && is->peer_port == IKE_NATT_PORT),
	     "%u moved to port %u, and nobody has proved anything", is->conn_id, is->peer_port);
}

static void
check_what_stays(struct watch *w, struct ike_end *e, const struct ike_sa_view *was,
		 const struct ike_sa_view *is)
{
	RULE(w, e, was->initiator == is->initiator, "the role changed");
	RULE(w, e, was->local == is->local && was->peer == is->peer, "an address changed");
	RULE(w, e, !was->conn_id || was->conn_id == is->conn_id, "conn-id %u became %u",
	     was->conn_id, is->conn_id);
	RULE(w, e, !was->authenticated || is->authenticated, "%u lost its proof", is->conn_id);
	RULE(w, e, is->authenticated == (is->state == STATE(QM_IDLE)) || is->deleted,
	     "%u is %s, authenticated: %d", is->conn_id, ike_state_name(is->state),
	     is->authenticated);
}

static struct seen *
seen(struct watched_end *w, uint64_t serial)
{
	for (size_t i = w->count; i-- > 0;)
		if (w->sa[i].serial == serial)
			return &w->sa[i];
	return NULL;
}

static void
check_age(struct watch *w, struct ike_end *e, struct seen *s)
{
	simtime now = sched_now(e->pair->sched);

	if (s->view.deleted && !s->died)
		s->died = now;
	RULE(w, e, !s->died || now <= s->died + SEC(DELETED_SECONDS), "%u is not purged",
	     s->view.conn_id);
	RULE(w, e,
	     s->view.deleted || s->view.authenticated || now <= s->since + SEC(WAITING_SECONDS),
	     "%u is stuck in %s", s->view.conn_id, ike_state_name(s->view.state));
}

static void
note_proof(struct watched_end *w, uint32_t conn)
{
	for (size_t i = 0; i < w->proofs; i++)
		if (w->proved[i] == conn)
			return;
	w->proved = xrealloc(w->proved, w->proofs + 1, sizeof *w->proved);
	w->proved[w->proofs++] = conn;
}

static void
look_at(struct watch *w, struct ike_end *e, uint64_t serial, const struct ike_sa_view *v)
{
	struct watched_end *at = watched(e);
	struct seen *s = seen(at, serial);

	if (!s) {
		check_birth(w, e, v);
		at->sa = xrealloc(at->sa, at->count + 1, sizeof *at->sa);
		s = &at->sa[at->count++];
		*s = (struct seen){ serial, *v, sched_now(e->pair->sched), 0 };
	} else {
		check_what_stays(w, e, &s->view, v);
		check_step(w, e, &s->view, v);
		if (s->view.state != v->state)
			s->since = sched_now(e->pair->sched);
		s->view = *v;
	}
	check_age(w, e, s);
	if (v->authenticated)
		note_proof(at, v->conn_id);
}

/* ---- pairs of IPsec SAs ---- */

/* Where the two ends hold halves of one pair, they hold the same keys for the same flow. */
static void
check_halves(struct watch *w, struct ike_end *e, const struct fake_child *a,
	     const struct fake_child *b)
{
	enum suite_protocol p = suite_main(&a->pair.suite);

	if (a->pair.spi_in[p] != b->pair.spi_out[p] || a->pair.spi_out[p] != b->pair.spi_in[p])
		return;
	RULE(w, e, a->pair.initiator != b->pair.initiator, "two initiators of one pair");
	RULE(w, e, child_crossed(a, b), "two keys or suites in one pair");
	RULE(w, e,
	     a->pair.selector.local.addr == b->pair.selector.remote.addr &&
		     a->pair.selector.remote.addr == b->pair.selector.local.addr,
	     "two flows in one pair");
}

static void
check_children(struct watch *w, struct ike_end *e)
{
	struct ike_end *other = e == &e->pair->r1 ? &e->pair->r2 : &e->pair->r1;
	struct watched_end *at = watched(e);

	for (; at->children < e->children; at->children++) {
		const struct fake_child *c = &e->child[at->children];
		size_t i = 0;

		while (i < at->proofs && at->proved[i] != c->pair.ike_conn)
			i++;
		RULE(w, e, i < at->proofs, "a pair through %u, which nobody had proved",
		     c->pair.ike_conn);
		for (size_t n = 0; n < other->children; n++)
			check_halves(w, e, c, &other->child[n]);
	}
}

static void
look(struct pair *p)
{
	for (unsigned side = 0; side < 2; side++) {
		struct ike_end *e = side ? &p->r2 : &p->r1;
		struct ike_sa_view v;
		uint64_t cursor = 0;

		while (ike_sa_next(e->ike, &cursor, &v))
			look_at(p->watch, e, cursor, &v);
		check_children(p->watch, e);
	}
}

/* ---- machines ---- */

static const char *
bare(const char *name)
{
	return strncmp(name, "IKE_", 4) ? name : name + 4;
}

static void
check_phase1(struct ike_end *e, const char *from, const char *to)
{
	if (!strcmp(from, to) || !strcmp(to, "DEST_SA"))
		return;
	for (size_t i = 0; i < COUNT(phase1_moves); i++)
		if (!strcmp(from, phase1_moves[i].from) && !strcmp(to, phase1_moves[i].to))
			return;
	broken(e->pair->watch, e, "phase 1 moved from %s to %s", from, to);
}

static void
check_phase2(struct ike_end *e, const char *from, const char *to)
{
	if (!strcmp(from, to) && !strcmp(from, "QM_READY")) /* refused */
		return;
	for (size_t i = 0; i < COUNT(phase2_moves); i++)
		if (!strcmp(from, phase2_moves[i].from) && !strcmp(to, phase2_moves[i].to))
			return;
	broken(e->pair->watch, e, "phase 2 moved from %s to %s", from, to);
}

static void
heard(struct ike_end *e, const struct event *ev)
{
	if (ev->kind == EV_ISAKMP_STATE)
		check_phase1(e, bare(ev->arg[1].p), bare(ev->arg[2].p));
	else if (ev->kind == EV_ISAKMP_NODE_STATE)
		check_phase2(e, bare(ev->arg[2].p), bare(ev->arg[3].p));
}

/* ---- watching ---- */

void
watch_start(struct pair *p, const char *label)
{
	struct watch *w = xcalloc(1, sizeof *w);

	w->label = label;
	p->watch = w;
	p->arrived = look;
	p->heard = heard;
}

void
watch_stop(struct pair *p)
{
	struct watch *w = p->watch;

	for (unsigned side = 0; side < 2; side++) {
		free(w->end[side].sa);
		free(w->end[side].proved);
	}
	free(w);
	p->watch = NULL;
	p->arrived = NULL;
	p->heard = NULL;
}

void
watch_run(struct pair *p, simtime span)
{
	simtime end = sched_now(p->sched) + span;

	while (sched_now(p->sched) < end) {
		simtime left = end - sched_now(p->sched);

		pair_run(p, left < SEC(1) ? left : SEC(1));
		look(p);
	}
}
