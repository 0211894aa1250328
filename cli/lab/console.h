/* Private to cli/lab: sessions at the consoles of nodes and at the lab's own prompt. */
#ifndef QMIDLE_LAB_CONSOLE_H
#define QMIDLE_LAB_CONSOLE_H

struct lab;
struct lab_node;
struct session;

/* A session of its own at the node's console, or at the lab's prompt (node NULL). Gives it. */
struct session *console_new(struct lab *, struct lab_node *);
/* Frees the session, and those that it reached by `connect`. */
void console_free(struct lab *, struct session *);

/* The session at the node's console that belongs to this lab prompt: made at the first call, found
 * as it was left afterwards. Owned by the lab. */
struct session *console_from(struct lab *, struct session *prompt, struct lab_node *);

void consoles_free(struct lab *);

#endif
