/* Private to cli/transfer: what is written into new folders. */
#ifndef QMIDLE_TRANSFER_OUTPUT_H
#define QMIDLE_TRANSFER_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>

struct text;
struct topology;
struct topo_link;

/* Files: each gives false after a complaint. */
bool output_folder(const char *dir, FILE *errors); /* new, or empty until now */
bool output_write(const char *file, const char *text, FILE *errors);
bool output_copy(const char *from, const char *to, FILE *errors); /* nobody else reads it */
bool output_copy_folder(const char *from, const char *to, FILE *errors);

/* A text as a scalar of YAML that every reader takes for a text, in "" where it must be. */
void output_scalar(struct text *, const char *);
/* What a link does to frames, as lines "INDENT[PREFIX]delay: 5ms"; how many there are. */
unsigned output_effects(struct text *, const struct topo_link *, const char *indent,
			const char *prefix);
/* How the lab's clock is set, as lab.yml says it; false: it is not. */
bool output_clock(const struct topology *, char text[static 32]);

#endif
