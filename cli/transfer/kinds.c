#include "cli/transfer/kinds.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "cli/lab/ifname.h"
#include "engine/base/xmalloc.h"

#define IOL_PORTS 4 /* on a slot */
#define MOST	  999

static const struct kind containerlab[] = {
	{ "cisco_csr1000v", NODE_ROUTER, PORTS_CSR },
	{ "vr-csr", NODE_ROUTER, PORTS_CSR },
	{ "vr-cisco_csr1000v", NODE_ROUTER, PORTS_CSR },
	{ "cisco_c8000v", NODE_ROUTER, PORTS_CSR },
	{ "vr-c8000v", NODE_ROUTER, PORTS_CSR },
	{ "vr-cisco_c8000v", NODE_ROUTER, PORTS_CSR },
	{ "cisco_iol", NODE_ROUTER, PORTS_IOL },
	{ "cisco_vios", NODE_ROUTER, PORTS_VIOS },
	{ "vr-cisco_vios", NODE_ROUTER, PORTS_VIOS },
	{ "cisco_cat9kv", NODE_SWITCH, PORTS_NAMED },
	{ "vr-cisco_cat9kv", NODE_SWITCH, PORTS_NAMED },
	{ "bridge", NODE_SWITCH, PORTS_NAMED },
	{ "ovs-bridge", NODE_SWITCH, PORTS_NAMED },
	{ "linux", NODE_HOST, PORTS_NAMED },
	{ 0 },
};

static const struct kind cml[] = {
	{ "iosv", NODE_ROUTER, PORTS_NAMED },
	{ "iol-xe", NODE_ROUTER, PORTS_NAMED },
	{ "csr1000v", NODE_ROUTER, PORTS_NAMED },
	{ "cat8000v", NODE_ROUTER, PORTS_NAMED },
	{ "iosvl2", NODE_SWITCH, PORTS_NAMED },
	{ "ioll2-xe", NODE_SWITCH, PORTS_NAMED },
	{ "cat9000v-q200", NODE_SWITCH, PORTS_NAMED },
	{ "cat9000v-uadp", NODE_SWITCH, PORTS_NAMED },
	{ "cat9000v-s1", NODE_SWITCH, PORTS_NAMED },
	{ "unmanaged_switch", NODE_SWITCH, PORTS_NAMED },
	{ "alpine", NODE_HOST, PORTS_NAMED },
	{ "desktop", NODE_HOST, PORTS_NAMED },
	{ "server", NODE_HOST, PORTS_NAMED },
	{ "ubuntu", NODE_HOST, PORTS_NAMED },
	{ "net-tools", NODE_HOST, PORTS_NAMED },
	{ 0 },
};

static const struct kind *
find(const struct kind *k, const char *name)
{
	while (k->name && strcmp(k->name, name))
		k++;
	return k->name ? k : NULL;
}

const struct kind *
kind_of_containerlab(const char *name)
{
	return find(containerlab, name);
}

const struct kind *
kind_of_cml(const char *definition)
{
	return find(cml, definition);
}

char *
kind_port_name(enum numbering numbering, unsigned number)
{
	switch (numbering) {
	case PORTS_CSR:
		return xasprintf("GigabitEthernet%u", number + 1);
	case PORTS_IOL:
		return xasprintf("Ethernet%u/%u", number / IOL_PORTS, number % IOL_PORTS);
	case PORTS_VIOS:
		return xasprintf("GigabitEthernet0/%u", number);
	case PORTS_NAMED:
		break;
	}
	return xasprintf("eth%u", number);
}

unsigned
kind_port_number(enum numbering numbering, const char *full)
{
	for (unsigned number = 1; number <= MOST; number++) {
		char *name = kind_port_name(numbering, number);
		bool same = !strcmp(name, full);

		free(name);
		if (same)
			return number;
	}
	return 0;
}

char *
kind_port(const struct kind *k, const char *port)
{
	char *rest;
	unsigned long number;

	if (k->numbering == PORTS_NAMED || strncmp(port, "eth", 3) ||
	    !isdigit((unsigned char)port[3]))
		return ifname_full(port);
	number = strtoul(port + 3, &rest, 10);
	return *rest || number > MOST ? ifname_full(port)
				      : kind_port_name(k->numbering, (unsigned)number);
}
