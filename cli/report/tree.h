/* Private to cli/report: what is in a message. */
#ifndef QMIDLE_REPORT_TREE_H
#define QMIDLE_REPORT_TREE_H

struct rung;
struct text;

/* The header and the payloads, and of an encrypted message what was seen on the wire besides. */
void tree_message(const struct rung *, struct text *);

#endif
