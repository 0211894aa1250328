/* A built-in host is a TFTP server too: it gives and takes files, which stay with the lab. */
#ifndef QMIDLE_LAB_PC_FILES_H
#define QMIDLE_LAB_PC_FILES_H

struct lab_node;

/* Starts to serve what is in the lab's folder `files` (NULL: nothing) and what routers have written;
 * state_dir keeps that, NULL: memory alone. */
void pc_files_start(struct lab_node *, const char *files, const char *state_dir);
void pc_files_stop(struct lab_node *); /* before the host goes */

#endif
