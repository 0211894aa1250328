/* The JSON schema of lab.yml, for editors: written from the tables that read it. */
#ifndef QMIDLE_LAB_SCHEMA_H
#define QMIDLE_LAB_SCHEMA_H

#include <stdbool.h>
#include <stdio.h>

/* Prints it; false when the tables are too deep or something could not be written. */
bool schema_print(FILE *out);

#endif
