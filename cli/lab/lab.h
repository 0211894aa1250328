/* A lab: a folder with a lab.yml, and the world that is built from it.
 *
 *	lab.yml --topology_load()--> struct topology --lab_open()--> struct lab: nodes on links
 *
 * The lab owns the world, the devices (routers as a person sees them), the hosts, the links and
 * the consoles. How time runs is the business of who plays it: lab_play() plays a script,
 * lab_serve() opens it to people. */
#ifndef QMIDLE_LAB_LAB_H
#define QMIDLE_LAB_LAB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "cli/lab/progress.h"
#include "cli/lab/topology.h"
#include "engine/base/rng.h"
#include "engine/base/text.h"
#include "engine/sim/sched.h"

struct bridge;
struct reception;
struct device;
struct disk;
struct host;
struct keylog;
struct ladder;
struct link;
struct lives;
struct loop;
struct namespace;
struct record;
struct script;
struct session;
struct tftp_server;
struct tally;
struct wire;
struct world;

struct lab_options {
	bool seeded; /* seed was given */
	uint64_t seed;
	bool tun;	       /* links over TUN devices, hosts in namespaces */
	double speed;	       /* of real time; 1 is the wall clock */
	const char *state_dir; /* NULL: $XDG_STATE_HOME/qmidle/LABNAME */
	const char *keys_dir;  /* where the keys for Wireshark go, NULL: nowhere */
	bool virtual_time;     /* as long as no link has a real end */
	bool fresh;	       /* nothing that was saved counts, and nothing is */
	bool indoors;	       /* ends outside of the world are not opened: nobody is there */
	const char *stage;     /* where routers begin: stage.h; NULL: as in the lab */
	const char
		*attempt;  /* whose work it is, beside that of the lab itself; NULL: the fault's */
	const char *fault; /* of lab.yml, put on the solved lab; NULL: none */
};

struct lab_node {
	struct lab *lab;
	const struct topo_node *spec; /* name, kind, locked */
	struct device *device;	      /* a router */
	struct reception *reception;  /* its telnet and SSH servers */
	struct host *host;	      /* a built-in host */
	struct namespace *space;      /* a host with --tun, instead */
	struct disk *files;	      /* of a built-in host, served by TFTP */
	struct tftp_server *tftp;
	struct text syslog;    /* that was sent to it */
	struct bridge *bridge; /* a switch */
	struct rng rng;	       /* of a built-in host */
};

/* One line under `links:`. With --tun it is two links of the simulator, one at each end. */
struct lab_link {
	struct lab *lab;
	const struct topo_link *spec;
	char *label; /* "R1-ISP", or its two ends where that names several */
	struct link *link[2];
	struct wire *wire[2];
	char device[2][16];    /* of the kernel, with --tun */
	struct record *record; /* a capture that runs */
	bool cut;
};

struct lab {
	struct topology *topology;
	struct lab_options options;
	char *state_dir;
	int64_t epoch; /* seconds since 1970 at simulated time 0, as its clocks have it */
	struct world *world;
	struct loop *loop; /* NULL in virtual time */
	struct lab_node *nodes;
	size_t node_count;
	struct lab_link *links;
	size_t link_count;
	struct console *consoles; /* every session that was opened: console.h */
	FILE *errors;		  /* where refused lines are told; NULL: nowhere any more */
	unsigned refusals;
	struct ladder *ladder;
	struct keylog *keylog;
	struct progress *progress;
	struct effort saved; /* of this sitting, in the progress already */
	simtime skipped;     /* by lab_skip(): it costs nobody time */
	struct tally *tally;
	struct check_run *checked; /* the last run of all checks at its prompt, NULL: none yet */
	struct lives *lives;
};

/* Loads the folder (or its lab.yml) and builds and boots everything. What is wrong goes to
 * `errors` as lines that name file and line; gives NULL when the lab cannot be used. Refused lines
 * of a startup configuration are told in the same form, and the lab is used. */
struct lab *lab_open(const char *path, const struct lab_options *, FILE *errors);
void lab_free(struct lab *);

/* Where what a person saves of this lab goes; NULL after a complaint. Gives it. */
char *lab_state_dir(const struct lab_options *, const struct topology *, FILE *errors);

struct lab_node *lab_node(const struct lab *, const char *name); /* case is ignored */
/* As topology_link(). */
struct lab_link *lab_link(const struct lab *, const char *name, bool *several);

/* Its cable in the simulator; with --tun that at the end where frames are shaped. */
struct link *lab_link_cable(const struct lab_link *);
/* Pulls the plug, or puts it back. */
void lab_cut_link(struct lab_link *, bool cut);
/* Plugs all cables in, as lab.yml has them. */
void lab_reset_links(struct lab *);

/* The fault that was put on it, NULL: none; and the hints of the fault, or of the lab. */
const struct fault *lab_fault(const struct lab *);
const struct hint_list *lab_hints(const struct lab *);

/* What the attempt has taken, this sitting included. */
struct effort lab_effort(const struct lab *);
/* Keeps how far somebody has come; false when it could not be written. */
bool lab_save_progress(struct lab *);

/* Lets time go on to `until` at once, where it waits for nobody outside of the world; what of that
 * has gone by by then is told by lab_skipped(). */
void lab_skip(struct lab *, simtime until);
/* Time goes on as before: `since` it was skipped. */
void lab_skipped(struct lab *, simtime since);

/* Runs time until done() is true, nothing is left to happen, or `until`. */
void lab_run(struct lab *, simtime until, bool (*done)(void *), void *ctx);

/* Closes the captures that are still open; false when one could not be written whole, which was
 * said on `errors`. */
bool lab_end_captures(struct lab *, FILE *errors);

/* Plays the script and prints the transcript. */
void lab_play_script(struct lab *, const struct script *, FILE *out);
/* Plays the script FILE and prints the transcript; the exit status of the program. */
int lab_play(struct lab *, const char *file, FILE *out, FILE *errors);

/* Listens on the socket and runs in real time: with `ready` until SIGTERM, having called it once
 * the consoles accept; without, with a shell at our terminal, until that ends. The exit status. */
int lab_serve(struct lab *, const char *socket, void (*ready)(void *ctx), void *ctx);

#endif
