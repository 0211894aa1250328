/* A learning switch: ports that links plug into, forwarding by MAC address with flooding. */
#ifndef QMIDLE_SIM_BRIDGE_H
#define QMIDLE_SIM_BRIDGE_H

#include "engine/sim/port.h"
#include "engine/sim/sched.h"

struct bridge;

struct bridge *bridge_new(struct sched *, const char *name);
void bridge_free(struct bridge *); /* after the links on its ports */

/* The port of that name, made when there is none; always powered. Owned by the bridge. */
struct port *bridge_port(struct bridge *, const char *name);

#endif
