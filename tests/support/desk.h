/* A console of one router, without a network: what a person types there and what it prints, to the last
 * blank line. */
#ifndef QMIDLE_TESTS_DESK_H
#define QMIDLE_TESTS_DESK_H

#include "cli/session/plain.h"
#include "engine/base/text.h"

struct desk {
	struct world *world;
	struct device *device;
	struct session *session;
	struct plain plain;
	struct text printed;
};

/* R1 with FastEthernet0/0 and 0/1; ten seconds after its start. */
void desk_open(struct desk *, const char *startup);
/* The same, which keeps what it saves in that folder (NULL: in memory). */
void desk_open_in(struct desk *, const char *startup, const char *state_dir);
void desk_close(struct desk *);
/* Types a line, and lets time pass until the console waits for somebody. */
void desk_type(struct desk *, const char *line);

/* Types the lines (a list that ends with NULL) and compares everything that was printed. */
void story(const char *startup, const char *const *lines, const char *expected);

#define STORY(name, startup, expected, ...)                                                        \
	START_TEST(name)                                                                           \
	{                                                                                          \
		story(startup, (const char *const[]){ __VA_ARGS__, NULL }, expected);              \
	}                                                                                          \
	END_TEST

#endif
