/* The keys of every SA, in the files that Wireshark's ISAKMP and ESP preferences read. */
#ifndef QMIDLE_LAB_KEYLOG_H
#define QMIDLE_LAB_KEYLOG_H

struct keylog;
struct router;

/* Makes the folder and its files, empty and readable for us alone. NULL with *error. */
struct keylog *keylog_open(const char *dir, char **error);
void keylog_close(struct keylog *);

/* From now on the keys of this router are written. */
void keylog_router(struct keylog *, struct router *);

#endif
