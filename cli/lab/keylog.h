/* The keys of every SA of a lab: kept as they are computed, and written into folders that Wireshark
 * takes as a configuration of its own. */
#ifndef QMIDLE_LAB_KEYLOG_H
#define QMIDLE_LAB_KEYLOG_H

#include <stdbool.h>

struct keylog;
struct router;

struct keylog *keylog_new(void);
void keylog_free(struct keylog *);

/* From now on the keys of this router are kept. */
void keylog_router(struct keylog *, struct router *);

/* Makes the folder (keyfolder.h) with the keys that there were, and writes those that come. Once
 * more for a folder that is written already is good. False with *error. */
bool keylog_write(struct keylog *, const char *dir, char **error);

#endif
