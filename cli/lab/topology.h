/* What lab.yml says, checked: names are unique, every cable ends somewhere, files exist. Nothing
 * is built yet. Borrowed pointers in here live as long as the topology. */
#ifndef QMIDLE_LAB_TOPOLOGY_H
#define QMIDLE_LAB_TOPOLOGY_H

#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

#include "cli/lab/course.h"
#include "engine/base/addr.h"
#include "engine/sim/sched.h"

enum node_kind { NODE_ROUTER, NODE_HOST, NODE_SWITCH };
enum end_kind { END_NODE, END_TUN, END_TAP, END_NIC, END_UDP };
enum lab_clock { CLOCK_UNSET, CLOCK_HOST, CLOCK_DATE };

/* 10.1.1.10/24 with its host bits; len 0: not given. */
struct topo_address {
	ip4 addr;
	uint8_t len;
};

/* A port of the machine by which a router is reached: "2301:23", "127.0.0.2:2201:22". */
struct topo_port {
	char address[INET_ADDRSTRLEN]; /* of the machine */
	uint16_t port;
	bool ssh; /* else telnet */
	unsigned line;
};

struct topo_node {
	char *name;
	enum node_kind kind;
	char *startup; /* path of the startup configuration, NULL: none */
	char *private; /* of the private configuration: RSA keys */
	char *files;   /* folder of what a router finds on nvram: */
	bool locked;
	struct topo_address address; /* of a host */
	ip4 gateway;		     /* 0: none */
	char **interfaces;	     /* of a router, besides those with a cable: full names */
	size_t interface_count;
	struct topo_port *ports; /* to a router's vty lines */
	size_t port_count;
	unsigned line;
};

struct topo_end {
	enum end_kind kind;
	size_t node;	       /* END_NODE: which */
	char *interface;       /* END_NODE: full name; else the device's */
	uint16_t lport, rport; /* END_UDP */
	char *remote;
	struct topo_address address; /* the Linux side's own */
};

struct topo_link {
	struct topo_end end[2];
	char *end_name[2]; /* "R1:FastEthernet0/1" */
	char *name;	   /* "R1:FastEthernet0/1 - ISP:FastEthernet0/0" */
	simtime delay, jitter;
	uint32_t loss, reorder; /* frames in a million */
	uint64_t rate;		/* bits a second, 0: no limit */
	unsigned mtu;		/* 0: 1500 */
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
	struct course course; /* for those who learn with it */
};

/* The keys of lab.yml. */
const struct key *topology_keys(void);

/* Reads the folder's lab.yml (path may name the file, too). On failure one line for each mistake
 * goes to `errors`, as FILE:LINE: what is wrong, and the result is NULL. */
struct topology *topology_load(const char *path, FILE *errors);
/* The same from memory; files that the text names are looked for in `dir`. */
struct topology *topology_parse(const char *dir, const char *file, const char *text, size_t size,
				FILE *errors);
/* The canonical path of the lab's folder, freed by the caller, or NULL after a complaint. */
char *topology_dir(const char *path, FILE *errors);
void topology_free(struct topology *);

/* The link of that name: "R1:FastEthernet0/1", "R1:Fa0/1", "R1", "R1-ISP", its number from 1. NULL
 * when there is none and, when several fit, *several. */
const struct topo_link *topology_link(const struct topology *, const char *name, bool *several);

/* May a node be called that? */
bool topology_good_name(const char *);
/* "R1:FastEthernet0/1", "udp:10001:127.0.0.1:10002"; gives it. */
char *topology_end_name(const struct topology *, const struct topo_end *);
/* One cable at most may end there. */
bool topology_same_end(const struct topo_end *, const struct topo_end *);
/* The node of that name, whatever its case; -1: there is none. */
ssize_t topology_node(const struct topology *, const char *name);

/* Does any link end outside of the world? */
bool topology_has_real_end(const struct topology *);

#endif
