/* Private to cli/transfer: what the nodes of other people's labs become, and what their ports are
 * called. */
#ifndef QMIDLE_TRANSFER_KINDS_H
#define QMIDLE_TRANSFER_KINDS_H

#include "cli/lab/topology.h"

/* How a kind of containerlab counts its ports: eth0 is the port of management, eth1 the first. */
enum numbering {
	PORTS_NAMED, /* as they are called */
	PORTS_CSR,   /* eth1 is GigabitEthernet2 */
	PORTS_IOL,   /* eth1 is Ethernet0/1, eth4 Ethernet1/0 */
	PORTS_VIOS,  /* eth1 is GigabitEthernet0/1 */
};

struct kind {
	const char *name;
	enum node_kind becomes;
	enum numbering numbering;
};

/* NULL: nothing that could be taken over. */
const struct kind *kind_of_containerlab(const char *name);
const struct kind *kind_of_cml(const char *definition);

/* The IOS name of a port ("eth1", "Gi2", "GigabitEthernet0/1"), which the caller frees; NULL when it
 * is none. */
char *kind_port(const struct kind *, const char *port);
/* Its number in containerlab, where eth1 is the first; 0 when it has none. */
unsigned kind_port_number(enum numbering, const char *full);
/* The name of that number. Gives it. */
char *kind_port_name(enum numbering, unsigned number);

#endif
