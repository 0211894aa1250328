/* What lab.yml says, checked: names are unique, every cable ends somewhere, files exist. Nothing
 * is built yet. Borrowed pointers in here live as long as the topology. */
#ifndef QMIDLE_LAB_TOPOLOGY_H
#define QMIDLE_LAB_TOPOLOGY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "engine/base/addr.h"
#include "engine/sim/sched.h"

enum node_kind { NODE_ROUTER, NODE_HOST, NODE_SWITCH };
enum end_kind { END_NODE, END_TUN, END_TAP, END_NIC, END_UDP };
enum lab_clock { CLOCK_UNSET, CLOCK_HOST, CLOCK_DATE };

struct topo_node {
	char *name;
	enum node_kind kind;
	char *startup; /* path of the startup configuration, NULL: none */
	bool locked;
	ip4 address; /* of a host */
	uint8_t masklen;
	ip4 gateway; /* 0: none */
	unsigned line;
};

struct topo_end {
	enum end_kind kind;
	size_t node;	       /* END_NODE: which */
	char *interface;       /* END_NODE: full name; else the device's */
	uint16_t lport, rport; /* END_UDP */
	char *remote;
	ip4 address; /* the Linux side's own, 0: none */
	uint8_t masklen;
};

struct topo_link {
	struct topo_end end[2];
	char *name; /* "R1:FastEthernet0/1 - ISP:FastEthernet0/0" */
	simtime delay, jitter;
	double loss;   /* 0 … 1 */
	uint64_t rate; /* bits a second, 0: no limit */
	unsigned mtu;  /* 0: 1500 */
	unsigned line;
};

struct topology {
	char *dir;  /* canonical path of the folder */
	char *file; /* of its lab.yml, as it is named in errors */
	char *name, *title;
	enum lab_clock clock;
	int64_t date; /* CLOCK_DATE: seconds since 1970 */
	struct topo_node *nodes;
	size_t node_count;
	struct topo_link *links;
	size_t link_count;
};

/* Reads the folder's lab.yml (path may name the file, too). On failure one line for each mistake
 * goes to `errors`, as FILE:LINE: what is wrong, and the result is NULL. */
struct topology *topology_load(const char *path, FILE *errors);
/* The same from memory; files that the text names are looked for in `dir`. */
struct topology *topology_parse(const char *dir, const char *file, const char *text, size_t size,
				FILE *errors);
void topology_free(struct topology *);

/* Does any link end outside of the world? */
bool topology_has_real_end(const struct topology *);

#endif
