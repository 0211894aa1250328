/* Private to cli/report: what is between two ends of a tunnel now. */
#ifndef QMIDLE_REPORT_TUNNELS_H
#define QMIDLE_REPORT_TUNNELS_H

#include <stdbool.h>
#include <stddef.h>

struct lab;
struct lab_node;
struct life;

enum tunnel_state {
	TUNNEL_TRIED, /* somebody said something, and nothing came of it or is left */
	TUNNEL_KEYS,  /* an IKE SA that is up, no IPsec SAs */
	TUNNEL_UP,
};

struct tunnel {
	const struct lab_node *end[2];
	enum tunnel_state state;
	unsigned ike, pairs; /* as the first end has them */
	const char *words;   /* of a pair, borrowed of the lab; NULL: there is none */
};

/* The tunnels between routers of the lab: calls back for every two of them. */
void tunnels_each(const struct lab *, void (*)(void *ctx, const struct tunnel *), void *ctx);
/* The router with the other end of the SA, whatever address it has here; NULL: none of the lab. */
const struct lab_node *tunnels_partner(const struct lab *, const struct life *);

#endif
