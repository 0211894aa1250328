/* What show and checks see. */
#include <stdlib.h>

#include "engine/base/xmalloc.h"
#include "engine/ipsec/internal.h"

void
ipsec_each_attachment(struct ipsec *ipsec, bool (*fn)(void *, const struct attachment_view *),
		      void *ctx)
{
	struct attachment *at;

	TAILQ_FOREACH (at, &ipsec->attachments, link) {
		policy_sync(at);
		for (size_t n = 0; attachment_iface(at, n); n++)
			if (!fn(ctx, &(struct attachment_view){ attachment_iface(at, n), at->map,
								at->local }))
				return;
	}
}

static enum sa_status
status_of(const struct pair *p, bool outbound)
{
	if (p->superseded)
		return SA_EXPIRING;
	return outbound && !p->enabled ? SA_AWAITING : SA_ACTIVE;
}

static struct sa_view
view_sa(const struct pair *p, const struct sa *sa)
{
	bool outbound = sa == &p->out;

	return (struct sa_view){
		.spi = { sa_spi(sa, SUITE_AH), sa_spi(sa, SUITE_ESP) },
		.conn_id = sa->conn_id,
		.packets = sa->packets,
		.bytes = sa->bytes,
		.kilobytes_left = lifetime_kilobytes_left(p, sa),
		.sequence = outbound ? sa->sequence : p->replay[suite_main(&p->suite)].top,
		.status = status_of(p, outbound),
	};
}

struct pair_view
pair_view(const struct pair *p)
{
	return (struct pair_view){
		.local = p->local,
		.peer = p->peer,
		.in = view_sa(p, &p->in),
		.out = view_sa(p, &p->out),
		.suite = p->suite,
		.udp_encap = p->peer_port != 0,
		.initiator = p->initiator,
		.limited = p->life_kilobytes != 0,
		.seconds_left = lifetime_seconds_left(p),
		.life_seconds = p->life_seconds,
		.life_kilobytes = p->life_kilobytes,
		.pfs_group = p->pfs_group,
		.replay_window = p->replay[suite_main(&p->suite)].size,
		.made = p->made,
	};
}

/* Gives the number of pairs; *views is to be freed. */
static size_t
view_pairs(const struct ident *i, struct pair_view **views)
{
	const struct pair *p;
	size_t count = 0;

	TAILQ_FOREACH (p, &i->pairs, link)
		count++;
	*views = xcalloc(count + 1, sizeof **views);
	count = 0;
	TAILQ_FOREACH (p, &i->pairs, link)
		(*views)[count++] = pair_view(p);
	return count;
}

/* only: the interface that it is looked at from, or NULL. */
static bool
view_ident(const struct ident *i, const struct iface *only,
	   bool (*fn)(void *, const struct ident_view *), void *ctx)
{
	const struct pair *p = ident_outbound(i);
	struct pair_view *pairs;
	struct iface *seen = only ? (struct iface *)only : i->at->iface;
	struct iface *out = TAILQ_EMPTY(&i->at->guards) ? seen : ident_egress(i);
	unsigned path = p ? pair_path_mtu(p, out) : iface_ip_mtu(out);
	struct ident_view v = {
		.id = i->id,
		.iface = seen,
		.egress = out,
		.entry = i->entry,
		.selector = i->selector,
		.local = i->at->local,
		.peer = ident_peer(i),
		.peer_port = p && p->peer_port ? p->peer_port : IKE_PORT,
		.requested = i->request.active,
		.count = i->count,
		.path_mtu = path,
		.plaintext_mtu = p ? suite_plaintext_mtu(&p->suite, path, p->peer_port != 0) : path,
		.pairs = view_pairs(i, &pairs),
	};
	bool more;

	v.pair = pairs;
	more = fn(ctx, &v);
	free(pairs);
	return more;
}

void
ipsec_each_ident(struct ipsec *ipsec, const struct iface *only,
		 bool (*fn)(void *, const struct ident_view *), void *ctx)
{
	struct attachment *at;
	struct ident *i;

	TAILQ_FOREACH (at, &ipsec->attachments, link) {
		if (only && !attachment_has(at, only))
			continue;
		policy_sync(at);
		TAILQ_FOREACH (i, &at->idents, link)
			if (!view_ident(i, only, fn, ctx))
				return;
	}
}

void
ipsec_view_ident(struct ipsec *ipsec, uint64_t id, const struct iface *only,
		 bool (*fn)(void *, const struct ident_view *), void *ctx)
{
	struct ident *i = ident_find(ipsec, id);

	if (i)
		view_ident(i, only, fn, ctx);
}

uint64_t
ident_send_errors(const struct ident_counters *c)
{
	return c->no_sa_send + c->encaps_failed + c->rollover_send + c->internal_send;
}

uint64_t
ident_recv_errors(const struct ident_counters *c)
{
	return c->invalid_sa_recv + c->decaps_failed + c->invalid_prot + c->verify_failed +
	       c->invalid_identity + c->invalid_len + c->rollover_recv + c->replay_failed +
	       c->internal_recv;
}

void
ipsec_clear_counters(struct ipsec *ipsec)
{
	for (struct ident *i = ipsec->idents; i; i = i->hh.next)
		i->count = (struct ident_counters){ 0 };
}
