/* A built-in host takes what routers send to its syslog port, and shows it: `show syslog`. */
#ifndef QMIDLE_LAB_PC_SYSLOG_H
#define QMIDLE_LAB_PC_SYSLOG_H

struct lab_node;

void pc_syslog_start(struct lab_node *);
void pc_syslog_stop(struct lab_node *);

#endif
