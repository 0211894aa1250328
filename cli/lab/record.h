/* A capture of one link: its tap and its file. */
#ifndef QMIDLE_LAB_RECORD_H
#define QMIDLE_LAB_RECORD_H

#include <stdbool.h>
#include <stdint.h>

struct link;
struct record;

/* Writes every frame of the link from now on; epoch as capture_open() has it. NULL with *error. */
struct record *record_start(struct link *, const char *file, int64_t epoch, char **error);
/* False when not everything could be written. The link must still be there. */
bool record_stop(struct record *);

const char *record_file(const struct record *);
uint64_t record_frames(const struct record *);

#endif
