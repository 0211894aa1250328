#include "cli/lab/pc_syslog.h"

#include <string.h>

#include "cli/handlers.h"
#include "cli/lab/lab.h"
#include "cli/session/session.h"
#include "engine/net/udp.h"
#include "engine/node/host.h"
#include "grammar/ios/args.h"

#define PORT 514
#define KEPT 65536 /* octets; the oldest lines go first */

static void
cut_front(struct text *t)
{
	const char *end = strchr(text_get(t), '\n');
	size_t n = end ? (size_t)(end - t->at) + 1 : t->len;

	memmove(t->at, t->at + n, t->len - n + 1);
	t->len -= n;
}

/* Kept as it came, behind the address it came from; what is no character is a dot. */
static void
take(void *ctx, const struct udp_from *from, struct pkt *pkt)
{
	struct text *t = &((struct lab_node *)ctx)->syslog;

	text_addf(t, "%s ", IP4S(from->src));
	for (size_t i = 0; i < pkt->len; i++) {
		char c = (char)pkt->data[i];

		text_add_n(t, c >= ' ' && c < 0x7f ? &c : ".", 1);
	}
	text_add(t, "\n");
	while (t->len > KEPT)
		cut_front(t);
	pkt_free(pkt);
}

void
pc_syslog_start(struct lab_node *node)
{
	udp_bind(host_net(node->host), PORT, take, node);
}

void
pc_syslog_stop(struct lab_node *node)
{
	if (node->host)
		udp_unbind(host_net(node->host), PORT);
	text_free(&node->syslog);
}

void
exec_host_show_syslog(struct session *s, const struct args_host_show_syslog *a)
{
	const struct lab_node *node = session_owner(s);

	(void)a;
	if (!node->host)
		session_write(s, "% A namespace has the syslog of this machine\n");
	else
		session_write(s, node->syslog.len ? text_get(&node->syslog) : "No messages\n");
}
