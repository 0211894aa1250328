/* The part of topology_load() that reads `links:`. */
#ifndef QMIDLE_LAB_LINKS_H
#define QMIDLE_LAB_LINKS_H

#include "cli/lab/topology.h"
#include "cli/lab/yaml.h"

extern const struct form form_links;
void links_read(struct reader *, const yaml_node_t *, void *topology);

/* May a device of the kernel be called that? */
bool links_good_device(const char *);

/* "10.1.1.10/24" into a struct topo_address. */
void topology_read_address(struct reader *, const yaml_node_t *, void *address);
/* "5ms" into a simtime, "2%" and "10mbit" into what a struct topo_link has of them. */
void topology_read_delay(struct reader *, const yaml_node_t *, void *delay);
void topology_read_loss(struct reader *, const yaml_node_t *, void *loss);
void topology_read_rate(struct reader *, const yaml_node_t *, void *rate);
void topology_read_mtu(struct reader *, const yaml_node_t *, void *mtu);
/* `host`, a date, into a struct topology. */
void topology_read_clock(struct reader *, const yaml_node_t *, void *topology);

#endif
