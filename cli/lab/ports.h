/* `ports:` of a node in lab.yml. */
#ifndef QMIDLE_LAB_PORTS_H
#define QMIDLE_LAB_PORTS_H

#include "cli/lab/topology.h"
#include "cli/lab/yaml.h"

extern const struct form form_ports;
/* Reads the list into a struct topo_node. No two want the same port of the machine. */
void ports_read(struct reader *, const yaml_node_t *, void *into);

/* "[ADDRESS:]PORT:23", "[ADDRESS:]PORT:22" */
bool ports_parse(const char *text, struct topo_port *);
/* Does a router have it already? */
bool ports_taken(const struct topology *, const struct topo_port *);

#endif
