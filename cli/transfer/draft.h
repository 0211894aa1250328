/* Private to cli/transfer: a lab in memory, on its way from one form into another. */
#ifndef QMIDLE_TRANSFER_DRAFT_H
#define QMIDLE_TRANSFER_DRAFT_H

#include <stdio.h>

#include "cli/lab/topology.h"

struct draft {
	struct topology *topology; /* its nodes' startup paths mean nothing: see config */
	char **config;		   /* of every node, NULL: none */
	char *story;		   /* of the README, NULL: none */
	char *course;		   /* what lab.yml has behind the network, NULL: nothing */
};

/* An empty one, with room for so many nodes and links. */
struct draft *draft_new(size_t nodes, size_t links);
/* A lab that is there, or NULL after a complaint. */
struct draft *draft_load(const char *lab, FILE *errors);
void draft_free(struct draft *);

/* Adds a node, or a link whose strings it takes (without the names). */
size_t draft_add_node(struct draft *, const char *name, enum node_kind);
void draft_add_link(struct draft *, const struct topo_link *);
/* The router has this interface, with a cable or without one. */
void draft_add_interface(struct draft *, size_t node, const char *full);
/* An end is the plug of that node, or, with NULL, any plug of it. */
bool draft_is_plug(const struct topo_end *, size_t node, const char *interface);

/* lab.yml as it will be written. Gives it. */
char *draft_text(const struct draft *);
/* lab.yml and the files that it names, in a new folder. False after a complaint. */
bool draft_write(const struct draft *, const char *dir, FILE *errors);
/* The files beside it: configurations, keys, folders. */
bool draft_write_files(const struct draft *, const char *dir, FILE *errors);
/* How those of a node are called there, NULL for a folder that it does not have. Gives it. */
char *draft_files_name(const struct draft *, size_t node);

#endif
