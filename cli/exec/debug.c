/* debug … and undebug …: which lines are seen. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "cli/show/show.h"
#include "engine/net/watch.h"
#include "engine/node/node.h"
#include "grammar/ios/args.h"

static void
set(struct session *s, enum debug_flag flag, bool on)
{
	log_set_debugging(session_device(s)->log, flag, on);
	session_printf(s, "%s debugging is %s\n", debug_info(flag)->text, on ? "on" : "off");
}

void
exec_debug_crypto_isakmp(struct session *s, const struct args_debug_crypto_isakmp *a)
{
	set(s, a->kw_error ? DEBUG_CRYPTO_ISAKMP_ERROR : DEBUG_CRYPTO_ISAKMP, true);
}

void
exec_undebug_crypto_isakmp(struct session *s, const struct args_undebug_crypto_isakmp *a)
{
	set(s, a->kw_error ? DEBUG_CRYPTO_ISAKMP_ERROR : DEBUG_CRYPTO_ISAKMP, false);
}

void
exec_debug_crypto_ipsec(struct session *s, const struct args_debug_crypto_ipsec *a)
{
	set(s, a->kw_error ? DEBUG_CRYPTO_IPSEC_ERROR : DEBUG_CRYPTO_IPSEC, true);
}

void
exec_undebug_crypto_ipsec(struct session *s, const struct args_undebug_crypto_ipsec *a)
{
	set(s, a->kw_error ? DEBUG_CRYPTO_IPSEC_ERROR : DEBUG_CRYPTO_IPSEC, false);
}

static enum debug_flag
engine_flag(bool error, bool packet)
{
	return error	? DEBUG_CRYPTO_ENGINE_ERROR
	       : packet ? DEBUG_CRYPTO_ENGINE_PACKET
			: DEBUG_CRYPTO_ENGINE;
}

void
exec_debug_crypto_engine(struct session *s, const struct args_debug_crypto_engine *a)
{
	set(s, engine_flag(a->kw_error, a->kw_packet), true);
}

void
exec_undebug_crypto_engine(struct session *s, const struct args_undebug_crypto_engine *a)
{
	set(s, engine_flag(a->kw_error, a->kw_packet), false);
}

void
exec_debug_crypto_pki_messages(struct session *s, const struct args_debug_crypto_pki_messages *a)
{
	set(s, DEBUG_CRYPTO_PKI_MESSAGES, true);
}

void
exec_undebug_crypto_pki_messages(struct session *s,
				 const struct args_undebug_crypto_pki_messages *a)
{
	set(s, DEBUG_CRYPTO_PKI_MESSAGES, false);
}

void
exec_debug_crypto_pki_transactions(struct session *s,
				   const struct args_debug_crypto_pki_transactions *a)
{
	set(s, DEBUG_CRYPTO_PKI_TRANSACTIONS, true);
}

void
exec_undebug_crypto_pki_transactions(struct session *s,
				     const struct args_undebug_crypto_pki_transactions *a)
{
	set(s, DEBUG_CRYPTO_PKI_TRANSACTIONS, false);
}

void
exec_debug_crypto_pki_validation(struct session *s,
				 const struct args_debug_crypto_pki_validation *a)
{
	set(s, DEBUG_CRYPTO_PKI_VALIDATION, true);
}

void
exec_undebug_crypto_pki_validation(struct session *s,
				   const struct args_undebug_crypto_pki_validation *a)
{
	set(s, DEBUG_CRYPTO_PKI_VALIDATION, false);
}

void
exec_debug_ip_icmp(struct session *s, const struct args_debug_ip_icmp *a)
{
	set(s, DEBUG_IP_ICMP, true);
}

void
exec_undebug_ip_icmp(struct session *s, const struct args_undebug_ip_icmp *a)
{
	set(s, DEBUG_IP_ICMP, false);
}

void
exec_debug_ip_tcp_transactions(struct session *s, const struct args_debug_ip_tcp_transactions *a)
{
	set(s, DEBUG_IP_TCP, true);
}

void
exec_undebug_ip_tcp(struct session *s, const struct args_undebug_ip_tcp *a)
{
	set(s, DEBUG_IP_TCP, false);
}

void
exec_debug_tunnel(struct session *s, const struct args_debug_tunnel *a)
{
	set(s, a->kw_keepalive ? DEBUG_TUNNEL_KEEPALIVE : DEBUG_TUNNEL, true);
}

void
exec_undebug_tunnel(struct session *s, const struct args_undebug_tunnel *a)
{
	set(s, a->kw_keepalive ? DEBUG_TUNNEL_KEEPALIVE : DEBUG_TUNNEL, false);
}

/* What is detailed comes in addition. */
void
exec_debug_ip_nat(struct session *s, const struct args_debug_ip_nat *a)
{
	struct log *log = session_device(s)->log;

	if (a->kw_detailed)
		log_set_debugging(log, DEBUG_IP_NAT, true);
	set(s, a->kw_detailed ? DEBUG_IP_NAT_DETAILED : DEBUG_IP_NAT, true);
}

void
exec_undebug_ip_nat(struct session *s, const struct args_undebug_ip_nat *a)
{
	struct log *log = session_device(s)->log;

	if (!a->kw_detailed)
		log_set_debugging(log, DEBUG_IP_NAT_DETAILED, false);
	set(s, a->kw_detailed ? DEBUG_IP_NAT_DETAILED : DEBUG_IP_NAT, false);
}

/* ---- packets ---- */

static struct net *
net_of(struct session *s)
{
	return router_net(session_device(s)->router);
}

void
exec_debug_ip_packet(struct session *s, const struct args_debug_ip_packet *a)
{
	struct packet_watch watch = { .on = true, .detail = a->kw_detail };
	struct text words = { 0 };
	char list[16];

	snprintf(list, sizeof list, "%u", a->list);
	watch.list = a->has_list ? list : NULL;
	net_watch(net_of(s), &watch);
	log_set_debugging(session_device(s)->log, DEBUG_IP_PACKET, true);
	debug_words(session_device(s), DEBUG_IP_PACKET, &words);
	session_printf(s, "%s\n", text_get(&words));
	text_free(&words);
}

void
exec_undebug_ip_packet(struct session *s, const struct args_undebug_ip_packet *a)
{
	net_watch(net_of(s), &(struct packet_watch){ .on = false });
	set(s, DEBUG_IP_PACKET, false);
}

static void
all_answered(struct session *s, void *ctx, const char *answer)
{
	size_t n = answer ? strlen(answer) : 0;

	if (!n || strncasecmp(answer, "yes", n))
		return;
	for (int flag = DEBUG_NONE + 1; flag < DEBUG_FLAGS; flag++)
		log_set_debugging(session_device(s)->log, (enum debug_flag)flag, true);
	net_watch(net_of(s), &(struct packet_watch){ .on = true, .detail = true });
	session_write(s, "All possible debugging has been turned on\n");
}

void
exec_debug_all(struct session *s, const struct args_debug_all *a)
{
	session_ask(s, INPUT_TEXT,
		    "This may severely impact network performance. Continue? (yes/[no]): ",
		    all_answered, NULL);
}

void
exec_undebug_all(struct session *s, const struct args_undebug_all *a)
{
	log_set_debugging_off(session_device(s)->log);
	net_watch(net_of(s), &(struct packet_watch){ .on = false });
	session_write(s, "All possible debugging has been turned off\n");
}
