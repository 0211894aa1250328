/* Where labs are found, and where a running one listens. */
#ifndef QMIDLE_LAB_PLACE_H
#define QMIDLE_LAB_PLACE_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

/* The folder that the user means: a path, or the name of a lab that came with the program. Gives
 * it, or NULL after a complaint. */
char *place_find(const char *what, FILE *errors);
/* Calls back for every lab that came with the program: its folder, borrowed. */
void place_each(void (*fn)(void *ctx, const char *folder), void *ctx);

/* The socket of the lab in that folder, the same however its path is written. Gives it, or NULL
 * after a complaint; its folder exists and is ours alone. */
char *place_socket(const char *lab, FILE *errors);
/* The socket of the only lab that runs. */
char *place_only_socket(FILE *errors);

/* Connects, and says who listens; -1 when nobody does. */
int place_connect(const char *socket, pid_t *server);

/* Beside the socket of a --tun lab: which process holds the namespace of each host. */
bool place_write_spaces(const char *socket, const char *text);
void place_remove_spaces(const char *socket);
/* 0 when there is none of that name. *tun: does the lab have namespaces at all? */
pid_t place_space(const char *socket, const char *node, bool *tun);

#endif
