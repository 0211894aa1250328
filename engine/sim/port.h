/* A port: where an interface of a node meets a wire. Every frame is Ethernet.
 *
 *	iface --send-->  port  --medium-->  the other end
 *	iface <-receive- port  <--medium--
 *
 * The interface fills owner, receive and carrier_changed; the medium (a link of engine/sim, a TUN
 * device or a socket of engine/host) fills medium and send. A port without medium drops. */
#ifndef QMIDLE_SIM_PORT_H
#define QMIDLE_SIM_PORT_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/pkt.h"

struct port {
	char name[64]; /* "R1:FastEthernet0/1", for captures and errors */

	void *owner;
	void (*receive)(struct port *, struct pkt *); /* takes a frame that arrived */
	void (*carrier_changed)(struct port *);	      /* carrier is now as in the field */

	void *medium;
	void (*send)(struct port *, struct pkt *); /* takes a frame to put on the wire */
	void (*powered)(struct port *);		   /* enabled has changed; may be NULL */

	unsigned mtu; /* of the medium in bytes of IP; 0 is no limit of its own */
	bool carrier; /* the medium is there and its other end is powered */
	bool enabled; /* the owner wants to use it: `no shutdown` */
};

/* Used by the interface. */
void port_send(struct port *, struct pkt *); /* takes */
void port_enable(struct port *, bool on);    /* tells the medium, which sets carriers */

/* Used by the medium. */
void port_deliver(struct port *, struct pkt *); /* takes; dropped unless enabled and carrier */
void port_set_carrier(struct port *, bool on);	/* tells the owner when it changed */

#endif
