/* Files that go to a server or come from one, as jobs of a session. TFTP goes over the network; of the
 * other protocols there is none here, and a server of theirs is out of reach. */
#ifndef QMIDLE_EXEC_TRANSFER_H
#define QMIDLE_EXEC_TRANSFER_H

#include <stddef.h>
#include <stdint.h>

#include "cli/device/url.h"

struct session;

/* How it ended: error is a whole sentence ("%Error opening tftp://… (Timed out)") or NULL, and ms how
 * long it took. A session that goes ends a transfer with an empty error. */
typedef void transfer_sent_fn(struct session *, void *ctx, const char *error, size_t ms);
/* Gives the octets. */
typedef void transfer_received_fn(struct session *, void *ctx, const char *error, uint8_t *bytes,
				  size_t size, size_t ms);

/* The octets are borrowed for the call. */
void transfer_put(struct session *, const struct url *to, const uint8_t *bytes, size_t size,
		  transfer_sent_fn *, void *ctx);
/* `into` is where it will be, and how much room there is. */
void transfer_get(struct session *, const struct url *from, const struct url *into,
		  transfer_received_fn *, void *ctx);

#endif
