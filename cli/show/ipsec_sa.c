/* show crypto ipsec sa, by interface and flow. */
#include <string.h>

#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "cli/show/ipsec_sa.h"
#include "cli/show/show.h"
#include "engine/ipsec/ipsec.h"
#include "engine/net/iface.h"
#include "engine/node/node.h"

#define USUAL_WINDOW 64 /* not worth a word */

struct listing {
	struct session *s;
	const struct args_show_crypto_ipsec_sa *a;
	const struct iface *iface; /* whose heading was printed last */
};

typedef unsigned long long ull;

static void
show_selector(struct session *s, const char *label, struct prefix p, uint8_t protocol,
	      uint16_t port)
{
	session_printf(s, "   %s ident (addr/mask/prot/port): (%s/%s/%u/%u)\n", label, IP4S(p.addr),
		       IP4S(mask_of(p.len)), protocol, port);
}

static void
show_errors(struct session *s, const struct ident_counters *c, bool detail)
{
	if (!detail) {
		session_printf(s, "    #send errors %llu, #recv errors %llu\n",
			       (ull)ident_send_errors(c), (ull)ident_recv_errors(c));
		return;
	}
	session_printf(s,
		       "    #pkts no sa (send) %llu, #pkts invalid sa (rcv) %llu\n"
		       "    #pkts encaps failed (send) %llu, #pkts decaps failed (rcv) %llu\n"
		       "    #pkts invalid prot (recv) %llu, #pkts verify failed: %llu\n"
		       "    #pkts invalid identity (recv) %llu, #pkts invalid len (rcv) %llu\n"
		       "    #pkts replay rollover (send): %llu, #pkts replay rollover (rcv) %llu\n"
		       "    ##pkts replay failed (rcv): %llu\n"
		       "    #pkts internal err (send): %llu, #pkts internal err (recv) %llu\n",
		       (ull)c->no_sa_send, (ull)c->invalid_sa_recv, (ull)c->encaps_failed,
		       (ull)c->decaps_failed, (ull)c->invalid_prot, (ull)c->verify_failed,
		       (ull)c->invalid_identity, (ull)c->invalid_len, (ull)c->rollover_send,
		       (ull)c->rollover_recv, (ull)c->replay_failed, (ull)c->internal_send,
		       (ull)c->internal_recv);
}

static void
show_counters(struct session *s, const struct ident_counters *c, bool detail)
{
	session_printf(s,
		       "    #pkts encaps: %llu, #pkts encrypt: %llu, #pkts digest: %llu\n"
		       "    #pkts decaps: %llu, #pkts decrypt: %llu, #pkts verify: %llu\n"
		       "    #pkts compressed: 0, #pkts decompressed: 0\n"
		       "    #pkts not compressed: 0, #pkts compr. failed: 0\n"
		       "    #pkts not decompressed: 0, #pkts decompress failed: 0\n",
		       (ull)c->encaps, (ull)c->encrypt, (ull)c->digest, (ull)c->decaps,
		       (ull)c->decrypt, (ull)c->verify);
	show_errors(s, c, detail);
}

static const char *
status_words(enum sa_status status)
{
	switch (status) {
	case SA_ACTIVE:
		return "ACTIVE(ACTIVE)";
	case SA_AWAITING:
		return "ACTIVE(PENDING)";
	case SA_EXPIRING:
		return "ACTIVE(EXPIRING)";
	}
	return "";
}

/* What IOS prints as sibling_flags: our pair's encapsulation, in its two lowest digits. */
static unsigned
sibling_flags(const struct pair_view *p)
{
	return p->suite.transport ? 0x80000000 : 0x80000040;
}

void
ipsec_sa_show(struct session *s, const struct ident_view *v, const struct pair_view *p,
	      const struct sa_view *sa, enum suite_protocol protocol)
{
	uint32_t spi = sa->spi[protocol];
	struct text words = { 0 };

	suite_words(&p->suite, protocol, &words);
	session_printf(s,
		       "      spi: 0x%X(%u)\n"
		       "        transform: %s,\n"
		       "        in use settings ={%s%s, }\n"
		       "        conn id: %u, flow_id: SW:%u, sibling_flags %X, crypto map: %s\n",
		       spi, spi, text_get(&words), p->suite.transport ? "Transport" : "Tunnel",
		       p->udp_encap ? " UDP-Encaps" : "", sa->conn_id, sa->conn_id,
		       sibling_flags(p), v->entry->map->name);
	if (p->limited)
		session_printf(s, "        sa timing: remaining key lifetime (k/sec): (%llu/%u)\n",
			       (ull)sa->kilobytes_left, p->seconds_left);
	else
		session_printf(s, "        sa timing: remaining key lifetime (sec): %u\n",
			       p->seconds_left);
	if (protocol == SUITE_ESP)
		session_printf(s, "        IV size: %u bytes\n", cipher_info(p->suite.cipher)->iv);
	session_printf(s, "        replay detection support: %s", p->replay_window ? "Y" : "N");
	if (p->replay_window && p->replay_window != USUAL_WINDOW)
		session_printf(s, "  replay window size: %u", p->replay_window);
	session_printf(s, "\n        Status: %s\n", status_words(sa->status));
	text_free(&words);
}

static void
show_sas_of(struct session *s, const struct ident_view *v, bool inbound,
	    enum suite_protocol protocol)
{
	session_printf(s, "\n     %s %s sas:\n", inbound ? "inbound" : "outbound",
		       protocol == SUITE_ESP ? "esp" : "ah");
	for (const struct pair_view *p = v->pair; p < v->pair + v->pairs; p++)
		if (suite_has(&p->suite, protocol))
			ipsec_sa_show(s, v, p, inbound ? &p->in : &p->out, protocol);
}

static void
show_sas(struct session *s, const struct ident_view *v, bool inbound)
{
	show_sas_of(s, v, inbound, SUITE_ESP);
	show_sas_of(s, v, inbound, SUITE_AH);
	session_printf(s, "\n     %s pcp sas:\n", inbound ? "inbound" : "outbound");
}

static void
show_ident(struct session *s, const struct args_show_crypto_ipsec_sa *a, const struct ident_view *v)
{
	uint32_t spi = v->pairs ? v->pair->out.spi[suite_main(&v->pair->suite)] : 0;

	session_write(s, "\n   protected vrf: (none)\n");
	show_selector(s, "local ", v->selector.local, v->selector.protocol, v->selector.local_port);
	show_selector(s, "remote", v->selector.remote, v->selector.protocol,
		      v->selector.remote_port);
	session_printf(s, "   current_peer %s port %u\n     PERMIT, flags={%s}\n", IP4S(v->peer),
		       v->peer_port, v->entry->from ? "" : "origin_is_acl,");
	show_counters(s, &v->count, a->kw_detail);
	if (a->kw_identity)
		return;
	session_printf(s,
		       "\n     local crypto endpt.: %s, remote crypto endpt.: %s\n"
		       "     plaintext mtu %u, path mtu %u, ip mtu %u, ip mtu idb %s\n"
		       "     current outbound spi: 0x%X(%u)\n",
		       IP4S(v->local), IP4S(v->peer), v->plaintext_mtu, v->path_mtu,
		       iface_ip_mtu(v->egress), v->egress->name, spi, spi);
	if (v->pairs && v->pair->pfs_group)
		session_printf(s, "     PFS (Y/N): Y, DH group: group%u\n", v->pair->pfs_group);
	else
		session_write(s, "     PFS (Y/N): N, DH group: none\n");
	show_sas(s, v, true);
	show_sas(s, v, false);
}

static bool
wanted(const struct args_show_crypto_ipsec_sa *a, const struct ident_view *v)
{
	return (!a->kw_active || v->pairs) && (!a->has_name || !strcmp(a->name, v->iface->name)) &&
	       (!a->has_map || !strcmp(a->map, v->entry->map->name)) &&
	       (!a->has_peer || a->peer == v->peer);
}

static bool
list_ident(void *ctx, const struct ident_view *v)
{
	struct listing *l = ctx;

	if (!wanted(l->a, v))
		return true;
	if (v->iface != l->iface)
		session_printf(l->s, "\ninterface: %s\n    Crypto map tag: %s, local addr %s\n",
			       v->iface->name, v->entry->map->name, IP4S(v->local));
	l->iface = v->iface;
	show_ident(l->s, l->a, v);
	return true;
}

static bool
list_interface(void *ctx, const struct attachment_view *v)
{
	struct listing *l = ctx;

	ipsec_each_ident(router_ipsec(session_device(l->s)->router), v->iface, list_ident, l);
	return true;
}

void
exec_show_crypto_ipsec_sa(struct session *s, const struct args_show_crypto_ipsec_sa *a)
{
	struct listing l = { .s = s, .a = a };

	if (a->kw_address || a->kw_count) {
		a->kw_count ? ipsec_sas_count(s) : ipsec_sas_by_address(s);
		return;
	}
	ipsec_each_attachment(router_ipsec(session_device(s)->router), list_interface, &l);
	if (!l.iface)
		session_write(s, "\n");
}
