/* Private to cli/lab. */
#ifndef QMIDLE_LAB_TUN_H
#define QMIDLE_LAB_TUN_H

#include <stdbool.h>

struct lab;
struct lab_link;

/* Makes the devices of a link between two nodes in the namespace we are in, joins them, and fills
 * link->device and link->wire (of the ends that are not hosts). False with *error. */
bool tun_link(struct lab *, struct lab_link *, char **error);

#endif
