/* Saving the configuration, for whoever offers it. */
#ifndef QMIDLE_EXEC_FILES_H
#define QMIDLE_EXEC_FILES_H

#include <stdbool.h>

struct session;

/* `write memory`: saves, and says how it went. */
bool files_save(struct session *);

#endif
