/* A YAML document walked by tables of keys, every complaint with its line.
 *
 * libyaml reads the text; a table says which keys a mapping may have and which function reads the
 * value of each. Keys are taken in the order of the table, so a later one may build on an earlier
 * one wherever they stand in the file. */
#ifndef QMIDLE_LAB_YAML_H
#define QMIDLE_LAB_YAML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <yaml.h>

struct key;

struct reader {
	yaml_document_t *document;
	const char *file;
	FILE *errors;
	unsigned mistakes;
	void *owner;	       /* of the tables: what they fill in the end */
	const struct key *key; /* whose value is read */
};

/* What may stand as a value: editors learn it from the schema (schema.h), and reader_value() and
 * reader_list() hold texts to it. */
struct form {
	const char *is;		  /* "an address such as 10.1.1.1", for complaints too */
	const char *type;	  /* of JSON: string, integer, boolean, object, array */
	const char *pattern;	  /* of the text; the same to POSIX (extended) and ECMAScript */
	const char *const *words; /* the only ones, ends with NULL */
	const struct key *keys;	  /* of an object */
	const struct form *of;	  /* the items of an array; the values of an object of any keys */
	const struct form *also;  /* another form that it may have */
};

enum key_flag { KEY_REQUIRED = 1 };

struct key {
	const char *name;
	void (*read)(struct reader *, const yaml_node_t *, void *into);
	size_t offset; /* into = the mapping's own `into` + offset */
	unsigned flags;
	const struct form *form;
	const char *help; /* what it says, for people at an editor */
};

struct unit {
	const char *name; /* "" is a bare number */
	double scale;
};

/* Parses the text and reads its root with fn; how many mistakes there were. */
unsigned reader_parse(struct reader *, const char *text, size_t size,
		      void (*fn)(struct reader *, const yaml_node_t *, void *), void *into);

/* Prints FILE:LINE: and the rest, and counts it. */
void reader_mistake(struct reader *, const yaml_node_t *, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
unsigned reader_line(const yaml_node_t *);

/* A mapping, by its table (which ends with a key without a name); `what` names it in complaints. */
void reader_mapping(struct reader *, const yaml_node_t *, const char *what, const struct key *,
		    void *into);
/* How many items the mapping or sequence has; 0 after a complaint when it is something else. */
size_t reader_count(struct reader *, const yaml_node_t *, yaml_node_type_t);
const yaml_node_t *reader_item(struct reader *, const yaml_node_t *, size_t);
const yaml_node_t *reader_pair(struct reader *, const yaml_node_t *, size_t,
			       const yaml_node_t **key);

/* A mapping whose keys are names, which reader_count() has counted and found to be one: hands each of them
 * on with its key and its value. `form`: what a name is; NULL: any text. */
typedef void reader_entry_fn(struct reader *, const char *name, const yaml_node_t *key,
			     const yaml_node_t *value, void *into);
void reader_entries(struct reader *, const yaml_node_t *, const struct form *, reader_entry_fn *,
		    void *into);

/* The text of a scalar, borrowed from the document, or NULL after a complaint. */
const char *reader_text(struct reader *, const yaml_node_t *);
/* The same, of a text that fits the form. */
const char *reader_fitting(struct reader *, const yaml_node_t *, const struct form *);
/* A number and its unit, 0 … most after scaling; `form` says what was wanted. */
bool reader_quantity(struct reader *, const yaml_node_t *, const struct unit *, double most,
		     const char *form, double *value);

/* Value functions for tables: char * (a copy, freed by the owner of the struct) and bool. */
void reader_string(struct reader *, const yaml_node_t *, void *into);
void reader_bool(struct reader *, const yaml_node_t *, void *into);
/* char *: a text that fits the value of the key; it may have several lines where the value has
 * neither pattern nor words. */
void reader_value(struct reader *, const yaml_node_t *, void *into);
/* char *: one such text, or a list of them, which becomes its lines. */
void reader_list(struct reader *, const yaml_node_t *, void *into);

#endif
