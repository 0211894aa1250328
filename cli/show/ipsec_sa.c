/* show crypto ipsec sa, by interface and flow. */
#include <string.h>

#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/facts.h"
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
	tell_object(s, *label == 'l' ? "local_ident" : "remote_ident");
	tell(s, "- address mask protocol port",
	     "   %s ident (addr/mask/prot/port): (%s/%s/%u/%u)\n", label, IP4S(p.addr),
	     IP4S(mask_of(p.len)), protocol, port);
	tell_end(s);
}

static void
show_errors(struct session *s, const struct ident_counters *c, bool detail)
{
	if (!detail) {
		tell(s, "send_errors recv_errors", "    #send errors %llu, #recv errors %llu\n",
		     (ull)ident_send_errors(c), (ull)ident_recv_errors(c));
		return;
	}
	tell(s,
	     "pkts_no_sa_send pkts_invalid_sa_rcv pkts_encaps_failed_send pkts_decaps_failed_rcv "
	     "pkts_invalid_prot_recv pkts_verify_failed pkts_invalid_identity_recv "
	     "pkts_invalid_len_rcv pkts_replay_rollover_send pkts_replay_rollover_rcv "
	     "pkts_replay_failed_rcv pkts_internal_err_send pkts_internal_err_recv",
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
	tell(s, "pkts_encaps pkts_encrypt pkts_digest pkts_decaps pkts_decrypt pkts_verify",
	     "    #pkts encaps: %llu, #pkts encrypt: %llu, #pkts digest: %llu\n"
	     "    #pkts decaps: %llu, #pkts decrypt: %llu, #pkts verify: %llu\n"
	     "    #pkts compressed: 0, #pkts decompressed: 0\n"
	     "    #pkts not compressed: 0, #pkts compr. failed: 0\n"
	     "    #pkts not decompressed: 0, #pkts decompress failed: 0\n",
	     (ull)c->encaps, (ull)c->encrypt, (ull)c->digest, (ull)c->decaps, (ull)c->decrypt,
	     (ull)c->verify);
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

static void
show_timing(struct session *s, const struct pair_view *p, const struct sa_view *sa)
{
	if (p->limited)
		tell(s, "remaining_kilobytes remaining_seconds",
		     "        sa timing: remaining key lifetime (k/sec): (%llu/%u)\n",
		     (ull)sa->kilobytes_left, p->seconds_left);
	else
		tell(s, "remaining_seconds",
		     "        sa timing: remaining key lifetime (sec): %u\n", p->seconds_left);
}

void
ipsec_sa_show(struct session *s, const struct ident_view *v, const struct pair_view *p,
	      const struct sa_view *sa, enum suite_protocol protocol)
{
	uint32_t spi = sa->spi[protocol];
	struct text words = { 0 };

	suite_words(&p->suite, protocol, &words);
	tell_object(s, NULL);
	tell(s, "- spi transform mode - conn_id - - crypto_map",
	     "      spi: 0x%X(%u)\n"
	     "        transform: %s,\n"
	     "        in use settings ={%s%s, }\n"
	     "        conn id: %u, flow_id: SW:%u, sibling_flags %X, crypto map: %s\n",
	     spi, spi, text_get(&words), p->suite.transport ? "Transport" : "Tunnel",
	     p->udp_encap ? " UDP-Encaps" : "", sa->conn_id, sa->conn_id, sibling_flags(p),
	     v->entry->map->name);
	tell_bool(s, "udp_encaps", p->udp_encap);
	show_timing(s, p, sa);
	if (protocol == SUITE_ESP)
		tell(s, "iv_bytes", "        IV size: %u bytes\n",
		     cipher_info(p->suite.cipher)->iv);
	session_printf(s, "        replay detection support: %s", p->replay_window ? "Y" : "N");
	tell_number(s, "replay_window", p->replay_window);
	if (p->replay_window && p->replay_window != USUAL_WINDOW)
		session_printf(s, "  replay window size: %u", p->replay_window);
	tell(s, "status", "\n        Status: %s\n", status_words(sa->status));
	tell_end(s);
	text_free(&words);
}

static void
show_sas_of(struct session *s, const struct ident_view *v, bool inbound,
	    enum suite_protocol protocol)
{
	session_printf(s, "\n     %s %s sas:\n", inbound ? "inbound" : "outbound",
		       protocol == SUITE_ESP ? "esp" : "ah");
	tell_list(s, protocol == SUITE_ESP ? inbound ? "inbound_esp_sas" : "outbound_esp_sas"
		     : inbound		   ? "inbound_ah_sas"
					   : "outbound_ah_sas");
	for (const struct pair_view *p = v->pair; p < v->pair + v->pairs; p++)
		if (suite_has(&p->suite, protocol))
			ipsec_sa_show(s, v, p, inbound ? &p->in : &p->out, protocol);
	tell_end(s);
}

static void
show_sas(struct session *s, const struct ident_view *v, bool inbound)
{
	show_sas_of(s, v, inbound, SUITE_ESP);
	show_sas_of(s, v, inbound, SUITE_AH);
	session_printf(s, "\n     %s pcp sas:\n", inbound ? "inbound" : "outbound");
}

/* The two ends, what fits between them, and the SAs. */
static void
show_ends(struct session *s, const struct ident_view *v)
{
	uint32_t spi = v->pairs ? v->pair->out.spi[suite_main(&v->pair->suite)] : 0;

	tell(s,
	     "local_endpoint remote_endpoint plaintext_mtu path_mtu ip_mtu ip_mtu_interface - "
	     "current_outbound_spi",
	     "\n     local crypto endpt.: %s, remote crypto endpt.: %s\n"
	     "     plaintext mtu %u, path mtu %u, ip mtu %u, ip mtu idb %s\n"
	     "     current outbound spi: 0x%X(%u)\n",
	     IP4S(v->local), IP4S(v->peer), v->plaintext_mtu, v->path_mtu, iface_ip_mtu(v->egress),
	     v->egress->name, spi, spi);
	if (v->pairs && v->pair->pfs_group)
		tell(s, "pfs_group", "     PFS (Y/N): Y, DH group: group%u\n", v->pair->pfs_group);
	else
		session_write(s, "     PFS (Y/N): N, DH group: none\n");
	tell_bool(s, "pfs", v->pairs && v->pair->pfs_group);
	show_sas(s, v, true);
	show_sas(s, v, false);
}

static void
show_ident(struct session *s, const struct args_show_crypto_ipsec_sa *a, const struct ident_view *v)
{
	tell_object(s, NULL);
	session_write(s, "\n   protected vrf: (none)\n");
	show_selector(s, "local ", v->selector.local, v->selector.protocol, v->selector.local_port);
	show_selector(s, "remote", v->selector.remote, v->selector.protocol,
		      v->selector.remote_port);
	tell(s, "peer peer_port -", "   current_peer %s port %u\n     PERMIT, flags={%s}\n",
	     IP4S(v->peer), v->peer_port, v->entry->from ? "" : "origin_is_acl,");
	show_counters(s, &v->count, a->kw_detail);
	if (!a->kw_identity)
		show_ends(s, v);
	tell_end(s);
}

static bool
wanted(const struct args_show_crypto_ipsec_sa *a, const struct ident_view *v)
{
	return (!a->kw_active || v->pairs) && (!a->has_name || !strcmp(a->name, v->iface->name)) &&
	       (!a->has_map || !strcmp(a->map, v->entry->map->name)) &&
	       (!a->has_peer || a->peer == v->peer);
}

/* Its flows have all been told. */
static void
leave_interface(const struct listing *l)
{
	if (!l->iface)
		return;
	tell_end(l->s);
	tell_end(l->s);
}

static bool
list_ident(void *ctx, const struct ident_view *v)
{
	struct listing *l = ctx;

	if (!wanted(l->a, v))
		return true;
	if (v->iface != l->iface) {
		leave_interface(l);
		tell_object(l->s, NULL);
		tell(l->s, "interface crypto_map local_address",
		     "\ninterface: %s\n    Crypto map tag: %s, local addr %s\n", v->iface->name,
		     v->entry->map->name, IP4S(v->local));
		tell_list(l->s, "idents");
	}
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
	tell_list(s, "interfaces");
	ipsec_each_attachment(router_ipsec(session_device(s)->router), list_interface, &l);
	leave_interface(&l);
	tell_end(s);
	if (!l.iface)
		session_write(s, "\n");
}
