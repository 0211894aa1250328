/* Files, for whoever offers something about them: saving, and what all commands say alike. */
#ifndef QMIDLE_EXEC_FILES_H
#define QMIDLE_EXEC_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cli/device/url.h"

struct session;

/* `write memory`: saves, and says how it went. */
bool files_save(struct session *);

/* Reads a name where the session is; says so when it cannot be one. */
bool files_read_url(struct session *, const char *text, bool configs, struct url *);
/* "%Error opening flash0:/x (No such file or directory)" */
void files_fail(struct session *, const char *doing, const struct url *, enum disk_status);
/* What was answered to a question about a name: Enter leaves it, "b.cfg" is in the same file system,
 * "nvram:b.cfg" another file. false: it is no name, and that has been said. */
bool files_take_name(struct session *, struct url *, const char *answer);
/* "1030 bytes copied in 2.489 secs (395 bytes/sec)" */
void files_copied(struct session *, size_t size, size_t milliseconds);
/* Merges octets into the running configuration; `from` names them in refusals. */
void files_merge(struct session *, const uint8_t *bytes, size_t size, const char *from);

#endif
