/* Private to cli/transfer: the commands by which a Linux host gets its address. */
#ifndef QMIDLE_TRANSFER_COMMANDS_H
#define QMIDLE_TRANSFER_COMMANDS_H

#include "cli/lab/topology.h"

struct setup {
	char device[16]; /* that has the address */
	struct topo_address address;
	ip4 gateway;
};

enum command_fate {
	COMMAND_TAKEN,
	COMMAND_IDLE,	/* means nothing here: a device is up, a default route goes */
	COMMAND_ROUTE,	/* a route to somewhere is taken for the default route */
	COMMAND_SECOND, /* one more address, or one more gateway: a host here has one */
	COMMAND_UNKNOWN,
};

/* One line, which may be several commands (a; b && c): the worst of their fates. */
enum command_fate command_read(struct setup *, const char *line);

#endif
