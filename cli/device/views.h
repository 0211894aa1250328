/* The views of the parser: who enters one finds its commands and no others. */
#ifndef QMIDLE_DEVICE_VIEWS_H
#define QMIDLE_DEVICE_VIEWS_H

#include <bsd/sys/queue.h>
#include <uthash.h>
#include <stdbool.h>
#include <stdint.h>

#define VIEW_ROOT "root" /* which is always there, and hides nothing */

enum view_rule { VIEW_INCLUDE, VIEW_INCLUDE_EXCLUSIVE, VIEW_EXCLUDE };

struct view_command {
	TAILQ_ENTRY(view_command) next;
	UT_hash_handle by_key;
	char *key;	      /* mode and command */
	char *mode, *command; /* "exec", "show ip route" */
	enum view_rule rule;
	bool all; /* also what begins so */
};
TAILQ_HEAD(view_command_list, view_command);

struct view_member {
	TAILQ_ENTRY(view_member) next;
	char *name;
};
TAILQ_HEAD(view_member_list, view_member);

struct view {
	TAILQ_ENTRY(view) next;
	UT_hash_handle by_name;
	char *name;
	char *secret; /* "5 $1$…"; NULL: nobody enters it */
	bool super;   /* has the commands of its members and none of its own */
	bool making;  /* a line is made for one that was typed, see command_levels */
	struct view_command_list commands;
	struct view_command *command_by_key;
	struct view_member_list members;
	uint8_t *levels;       /* view_levels(); NULL: never asked for */
	unsigned long changes; /* of the list, when they were made */
};

struct view_list {
	TAILQ_HEAD(, view) all;
	struct view *by_name;
	/* Of any of them: it may matter to all, for superviews and what is exclusive. */
	unsigned long changes;
};

void views_init(struct view_list *);

struct view *view_find(const struct view_list *, const char *name);
struct view *view_make(struct view_list *, const char *name, bool super);
void view_remove(struct view_list *, struct view *);

struct view_command *view_command_find(const struct view *, const char *mode, const char *command);
void view_command_set(struct view_list *, struct view *, const char *mode, const char *command,
		      enum view_rule, bool all);
void view_command_remove(struct view_list *, struct view *, struct view_command *);
/* Whether it was, or was not, there. */
bool view_member_add(struct view_list *, struct view *, const char *name);
bool view_member_remove(struct view_list *, struct view *, const char *name);

/* What may be typed in it: for match_at. Borrowed until a view changes. */
const uint8_t *view_levels(struct view_list *, struct view *);

#endif
