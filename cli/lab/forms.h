/* The forms of values that lab.yml has in several places. */
#ifndef QMIDLE_LAB_FORMS_H
#define QMIDLE_LAB_FORMS_H

#include "cli/lab/yaml.h"

extern const struct form form_text;  /* any; several lines are welcome */
extern const struct form form_texts; /* a list of them, or one */
extern const struct form form_name;  /* of a task, a check */
extern const struct form form_names; /* a list of them, or one */
extern const struct form form_node;
extern const struct form form_nodes;  /* a list of them, or one: each for itself */
extern const struct form form_pair;   /* a list of two, which belong together */
extern const struct form form_link;   /* as people name it at the lab's prompt */
extern const struct form form_cables; /* a list of them, or one */
extern const struct form form_bool;
extern const struct form form_number;	 /* a whole one */
extern const struct form form_points;	 /* 0 to 1000 */
extern const struct form form_compared;	 /* 4, ">= 4", "< 10" */
extern const struct form form_time;	 /* 30s, 500ms, 2m, 1h */
extern const struct form form_address;	 /* 10.1.1.1 */
extern const struct form form_network;	 /* 10.1.1.0/24 */
extern const struct form form_file;	 /* a path, from the folder of the lab */
extern const struct form form_interface; /* FastEthernet0/1 */

/* "4", ">= 4": does the number fit? The text was read by form_compared. */
bool form_compares(const char *text, long long number);

#endif
