#include "engine/sim/port.h"

void
port_send(struct port *p, struct pkt *frame)
{
	if (p->enabled && p->carrier && p->send)
		p->send(p, frame);
	else
		pkt_free(frame);
}

void
port_enable(struct port *p, bool on)
{
	if (p->enabled == on)
		return;
	p->enabled = on;
	if (p->powered)
		p->powered(p);
}

void
port_deliver(struct port *p, struct pkt *frame)
{
	if (p->enabled && p->carrier && p->receive)
		p->receive(p, frame);
	else
		pkt_free(frame);
}

void
port_set_carrier(struct port *p, bool on)
{
	if (p->carrier == on)
		return;
	p->carrier = on;
	if (p->carrier_changed)
		p->carrier_changed(p);
}
