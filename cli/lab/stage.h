/* Where the routers of a lab begin: with its startup configurations, at one of its stages
 * (stages/NAME/R1.cfg …), with its solution (solution/R1.cfg …), or with the solution that a fault has
 * broken. A router for which a stage has no file begins as in the lab; so it is with its keys
 * (R1.private). */
#ifndef QMIDLE_LAB_STAGE_H
#define QMIDLE_LAB_STAGE_H

#include <stdbool.h>
#include <stdio.h>

struct lab;
struct lab_node;
struct lab_options;
struct topo_node;
struct topology;

/* What a router boots with, and the files it is from; NULL where it has none. */
struct startup {
	char *text, *file;	      /* the configuration */
	char *private, *private_file; /* the private one, its keys */
};

/* That of the node with these options; false after a complaint. To be freed either way. */
bool stage_startup(const struct topology *, const struct topo_node *, const char *stage,
		   const char *fault, struct startup *, FILE *errors);
void startup_free(struct startup *);

/* The folder of a stage. Gives it. */
char *stage_folder(const struct topology *, const char *stage);
/* Is there such a stage? A complaint lists those that there are. */
bool stage_exists(const struct topology *, const char *stage, FILE *errors);
bool stage_has_solution(const struct topology *);
/* "solution", and the names of stages/, sorted, as lines. Gives it; "" when there are none. */
char *stage_names(const struct topology *);

/* The running configuration with which the router began, before anybody changed it; or with which it
 * would begin at a stage. Gives it, or NULL. */
char *stage_config(const struct lab *, const struct lab_node *);
char *stage_config_at(const struct lab *, const struct lab_node *, const char *stage);

/* Puts the routers back to the beginning of the lab, or to a stage: what they saved and reported is
 * gone, and they start again. Links are as in lab.yml. False after a complaint, and nothing changed. */
bool stage_restore(struct lab *, const char *stage, FILE *errors);

#endif
