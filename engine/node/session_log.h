/* Crypto tunnels that come up and go down, told as messages (CRYPTO_SESSION): between two addresses
 * there is one from the first pair of SAs to the end of the last. Off until somebody wants to know. */
#ifndef QMIDLE_NODE_SESSION_LOG_H
#define QMIDLE_NODE_SESSION_LOG_H

#include <stdbool.h>

#include "engine/base/addr.h"
#include "engine/base/event.h"

struct ike;
struct told_session;

struct session_log {
	struct ike *ike;
	struct event_sink *events;
	bool on;
	struct told_session *told; /* up, and who they are with */
};

void session_log_change(struct session_log *, ip4 local, ip4 peer, bool up);
void session_log_free(struct session_log *);

#endif
