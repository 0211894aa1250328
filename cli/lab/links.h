/* Private to cli/lab: the part of topology_load() that reads `links:`. */
#ifndef QMIDLE_LAB_LINKS_H
#define QMIDLE_LAB_LINKS_H

#include "cli/lab/topology.h"
#include "cli/lab/yaml.h"

extern const struct form form_links;
void links_read(struct reader *, const yaml_node_t *, void *topology);

/* "10.1.1.10/24" into a struct topo_address. */
void topology_read_address(struct reader *, const yaml_node_t *, void *address);

#endif
