/* Private to cli/transfer: what the readers of foreign files share. What cannot be taken over is
 * listed with its line; a file that cannot be understood is a mistake of the reader. */
#ifndef QMIDLE_TRANSFER_IMPORT_H
#define QMIDLE_TRANSFER_IMPORT_H

#include "cli/lab/yaml.h"
#include "cli/transfer/draft.h"
#include "cli/transfer/kinds.h"
#include "cli/transfer/rename.h"

/* A node as the file has it. */
struct foreign {
	const char *name; /* in the file: borrowed */
	const struct kind *kind;
	ssize_t node;	    /* in the draft, -1: was not taken over */
	char device[16];    /* of a host: the one that has its address, "": any */
	struct names ports; /* what its ports are called instead */
};

struct import {
	struct reader reader;
	struct draft *draft;
	const char *dir; /* of the file: what it names is looked for there */
	unsigned listed;
	struct foreign *nodes;
	size_t node_count;
};

/* A cable whose ends are looked up one by one. */
struct cable {
	struct topo_link link;
	bool missing[2]; /* that end cannot be taken over */
	char *text[2];	 /* what the file calls it */
};

/* Reads a text of either format into im->draft; false after mistakes. im->reader knows where it is from
 * and where to complain, im->dir is set. What import_end() frees is in the import in both cases. */
bool import_parse(struct import *, const char *text);
void import_end(struct import *);

/* The formats: each reads the root of a document into the draft. */
void containerlab_read(struct reader *, const yaml_node_t *root, void *import);
void cml_read(struct reader *, const yaml_node_t *root, void *import);

/* Lists what cannot be taken over, as FILE:LINE: and the rest. */
void import_list(struct import *, const yaml_node_t *, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* What stands under a key of a mapping, NULL: nothing, or no mapping. */
const yaml_node_t *import_find(struct import *, const yaml_node_t *mapping, const char *key);
/* A single value, which may have several lines; NULL when it is something else. Borrowed. */
const char *import_text(const yaml_node_t *);
/* The text under a key, or NULL. */
const char *import_value(struct import *, const yaml_node_t *mapping, const char *key);
bool import_is_mapping(const yaml_node_t *); /* false for NULL, too */
bool import_is_list(const yaml_node_t *);
/* Lists the keys of a mapping that are not among the known ones (which end with NULL). */
void import_other_keys(struct import *, const yaml_node_t *mapping, const char *what,
		       const char *const *known);

/* Room for so many nodes and links. */
void import_begin(struct import *, size_t nodes, size_t links);
/* Names the lab and gives it a title (NULL: the name). */
void import_title(struct import *, const char *name, const char *title);
/* One more node; its name is made one that a lab may have. */
struct foreign *import_node(struct import *, const yaml_node_t *where, const char *name,
			    const struct kind *);
/* The router starts with this text: taken. */
void import_config(struct import *, const struct foreign *, char *text);
/* The commands of a host, one a line, that begin at this line of the file; then what they say is
 * its address. */
void import_commands(struct import *, struct foreign *, const yaml_node_t *where, const char *text);
void import_host(struct import *, const yaml_node_t *where, struct foreign *);

/* A port of a node is an end of the cable. */
void import_plug(struct import *, const yaml_node_t *where, struct cable *, unsigned side,
		 const struct foreign *, const char *port);
/* The cable, with what the importer could find out about its ends: taken. */
void import_cable(struct import *, const yaml_node_t *where, struct cable *);

#endif
