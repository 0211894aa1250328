/* How far somebody has come with a lab: kept as JSON beside what his routers have saved. */
#ifndef QMIDLE_LAB_PROGRESS_H
#define QMIDLE_LAB_PROGRESS_H

#include <stdbool.h>

struct progress;

/* Reads DIR/progress.json, or begins anew when there is none; NULL with *error, which the caller frees,
 * when it cannot be read. DIR NULL: it is not kept. */
struct progress *progress_open(const char *dir, char **error);
void progress_free(struct progress *);
/* Takes the answers of a solution from its answers.json, an object of texts by the names of checks;
 * none is there: none are taken. False with *error as above. */
bool progress_take_answers(struct progress *, const char *folder, char **error);
/* False when it could not be written; nothing is to be written when nothing changed. */
bool progress_save(struct progress *);

/* The student's answer to a check, NULL: none yet. Borrowed until it changes. */
const char *progress_answer(const struct progress *, const char *check);
void progress_set_answer(struct progress *, const char *check, const char *text);

bool progress_hinted(const struct progress *, unsigned number); /* from 1 */
void progress_set_hinted(struct progress *, unsigned number);

/* Whether all checks of a task were good when they last ran. */
bool progress_solved(const struct progress *, const char *task);
void progress_set_solved(struct progress *, const char *task, bool solved);

bool progress_solution_seen(const struct progress *);
void progress_set_solution_seen(struct progress *);

/* What the attempt has taken so far, other sittings included. */
struct effort {
	long long seconds;  /* of the lab's time */
	long long commands; /* typed at routers */
};
struct effort progress_effort(const struct progress *);
void progress_add_effort(struct progress *, struct effort);

/* The best score, -1 before the first check; the day of the first pass ("2026-11-26"), NULL before. */
int progress_best(const struct progress *);
const char *progress_passed(const struct progress *);
void progress_note_score(struct progress *, int score, bool passed);

/* Which checks of a broken lab were good before anybody touched it: lines, NULL where nobody has
 * looked. */
const char *progress_green(const struct progress *);
void progress_set_green(struct progress *, const char *names);

/* Begins another attempt: the best score, the day of the first pass and what was good stay. */
void progress_restart(struct progress *);

#endif
