#include "cli/lab/progress.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/session/jsontext.h"
#include "engine/base/xmalloc.h"

#define MOST 1000000000000 /* of seconds, or commands */

struct progress {
	char *dir, *file; /* NULL: not kept */
	json_t *json;
	bool changed;
};

/* An object in the object, made when it is not there. */
static json_t *
part(struct progress *p, const char *key)
{
	json_t *found = json_object_get(p->json, key);

	if (json_is_object(found))
		return found;
	found = json_object();
	json_object_set_new(p->json, key, found);
	return found;
}

static void
put(struct progress *p, const char *key, json_t *value)
{
	json_object_set_new(p->json, key, value);
	p->changed = true;
}

struct progress *
progress_open(const char *dir, char **error)
{
	struct progress *p = xcalloc(1, sizeof *p);
	json_error_t why;

	p->dir = dir ? xstrdup(dir) : NULL;
	p->file = dir ? xasprintf("%s/progress.json", dir) : NULL;
	if (p->file && !access(p->file, F_OK)) {
		p->json = json_load_file(p->file, JSON_REJECT_DUPLICATES, &why);
		if (!json_is_object(p->json)) {
			*error = p->json ? xasprintf("%s: here must be an object", p->file)
					 : xasprintf("%s:%d: %s", p->file, why.line, why.text);
			progress_free(p);
			return NULL;
		}
	} else {
		p->json = json_object();
	}
	return p;
}

bool
progress_take_answers(struct progress *p, const char *folder, char **error)
{
	char *file = xasprintf("%s/answers.json", folder);
	json_error_t why;
	json_t *answers = access(file, F_OK) ? NULL : json_load_file(file, 0, &why);
	bool good = access(file, F_OK) || json_is_object(answers);

	if (!good)
		*error = answers ? xasprintf("%s: here must be an object", file)
				 : xasprintf("%s:%d: %s", file, why.line, why.text);
	else if (answers)
		json_object_update(part(p, "answers"), answers);
	json_decref(answers);
	free(file);
	return good;
}

void
progress_free(struct progress *p)
{
	if (!p)
		return;
	json_decref(p->json);
	free(p->dir);
	free(p->file);
	free(p);
}

bool
progress_save(struct progress *p)
{
	char *fresh;
	bool done;

	if (!p->file || !p->changed)
		return true;
	for (char *slash = strchr(p->file + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(p->file, 0777); /* what fails is seen below */
		*slash = '/';
	}
	fresh = xasprintf("%s.new", p->file);
	done = !json_dump_file(p->json, fresh, JSON_INDENT(2) | JSON_SORT_KEYS) &&
	       !rename(fresh, p->file);
	free(fresh);
	p->changed = !done;
	return done;
}

const char *
progress_answer(const struct progress *p, const char *check)
{
	return json_string_value(json_object_get(json_object_get(p->json, "answers"), check));
}

void
progress_set_answer(struct progress *p, const char *check, const char *text)
{
	json_object_set_new(part(p, "answers"), check, json_text(text));
	p->changed = true;
}

/* ---- tasks ---- */

bool
progress_solved(const struct progress *p, const char *task)
{
	return json_is_true(json_object_get(json_object_get(p->json, "solved"), task));
}

void
progress_set_solved(struct progress *p, const char *task, bool solved)
{
	json_object_set_new(part(p, "solved"), task, json_boolean(solved));
	p->changed = true;
}

/* ---- hints ---- */

bool
progress_hinted(const struct progress *p, unsigned number)
{
	json_t *hint;
	size_t i;

	json_array_foreach(json_object_get(p->json, "hints"), i,
			   hint) if (json_integer_value(hint) == number) return true;
	return false;
}

void
progress_set_hinted(struct progress *p, unsigned number)
{
	json_t *hints = json_object_get(p->json, "hints");

	if (progress_hinted(p, number))
		return;
	if (!json_is_array(hints))
		put(p, "hints", hints = json_array());
	json_array_append_new(hints, json_integer(number));
	p->changed = true;
}

bool
progress_solution_seen(const struct progress *p)
{
	return json_is_true(json_object_get(p->json, "solution_seen"));
}

void
progress_set_solution_seen(struct progress *p)
{
	put(p, "solution_seen", json_true());
}

/* ---- effort and score ---- */

/* A file that somebody wrote by hand may say anything. */
static long long
amount(const struct progress *p, const char *key)
{
	long long said = json_integer_value(json_object_get(p->json, key));

	return said < 0 ? 0 : said > MOST ? MOST : said;
}

struct effort
progress_effort(const struct progress *p)
{
	return (struct effort){ amount(p, "seconds"), amount(p, "commands") };
}

void
progress_add_effort(struct progress *p, struct effort more)
{
	struct effort e = progress_effort(p);

	if (!more.seconds && !more.commands)
		return;
	put(p, "seconds", json_integer(e.seconds + more.seconds));
	put(p, "commands", json_integer(e.commands + more.commands));
}

int
progress_best(const struct progress *p)
{
	const json_t *json = json_object_get(p->json, "best");
	long long best = json_is_integer(json) ? json_integer_value(json) : -1;

	return best < -1 || best > 100 ? -1 : (int)best;
}

const char *
progress_passed(const struct progress *p)
{
	const char *day = json_string_value(json_object_get(p->json, "passed"));

	return day && strlen(day) == 10 && strspn(day, "0123456789-") == 10 ? day : NULL;
}

void
progress_note_score(struct progress *p, int score, bool passed)
{
	char day[16];
	time_t now = time(NULL);
	struct tm tm;

	if (score > progress_best(p))
		put(p, "best", json_integer(score));
	if (!passed || progress_passed(p))
		return;
	strftime(day, sizeof day, "%Y-%m-%d", localtime_r(&now, &tm));
	put(p, "passed", json_string(day));
}

const char *
progress_green(const struct progress *p)
{
	return json_string_value(json_object_get(p->json, "green"));
}

void
progress_set_green(struct progress *p, const char *names)
{
	put(p, "green", json_string(names));
}

void
progress_restart(struct progress *p)
{
	static const char *const gone[] = { "answers",	     "hints",	"solved",
					    "solution_seen", "seconds", "commands" };

	for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
		json_object_del(p->json, gone[i]);
	p->changed = true;
}
