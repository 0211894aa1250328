#include "cli/lab/stage.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/device/textfile.h"
#include "cli/lab/lab.h"
#include "cli/lab/tally.h"
#include "engine/base/xmalloc.h"

#define SOLUTION "solution"

char *
stage_folder(const struct topology *t, const char *stage)
{
	return strcmp(stage, SOLUTION) ? xasprintf("%s/stages/%s", t->dir, stage)
				       : xasprintf("%s/" SOLUTION, t->dir);
}

/* The file of a node at a stage, by its suffix; the lab's own where the stage has none. NULL: neither.
 * Gives it. */
static char *
file_of(const struct topology *t, const struct topo_node *node, const char *stage,
	const char *suffix, const char *own)
{
	char *folder = stage ? stage_folder(t, stage) : NULL;
	char *file = folder ? xasprintf("%s/%s%s", folder, node->name, suffix) : NULL;

	free(folder);
	if (file && !access(file, R_OK))
		return file;
	free(file);
	return own ? xstrdup(own) : NULL;
}

/* What a fault types behind the configuration of the solution. */
static void
add_fault(struct text *text, const struct fault *f, const struct topo_node *node)
{
	for (size_t i = 0; i < f->break_count; i++)
		if (!strcasecmp(f->breaks[i].node, node->name))
			text_addf(text, "\nconfigure terminal\n%s\nend\n", f->breaks[i].lines);
}

/* The text of a file that there may be; false after a complaint. */
static bool
read_file(const char *file, char **text, FILE *errors)
{
	char *error = NULL;

	*text = file ? textfile_read(file, &error) : NULL;
	if (!file || *text)
		return true;
	fprintf(errors, "%s\n", error);
	free(error);
	return false;
}

bool
stage_startup(const struct topology *t, const struct topo_node *node, const char *stage,
	      const char *fault, struct startup *s, FILE *errors)
{
	const struct fault *f = fault ? course_fault(&t->course, fault) : NULL;
	struct text whole = { 0 };

	*s = (struct startup){ 0 };
	if (f)
		stage = SOLUTION;
	s->file = file_of(t, node, stage, ".cfg", node->startup);
	s->private_file = file_of(t, node, stage, ".private", node->private);
	if (!read_file(s->file, &s->text, errors) ||
	    !read_file(s->private_file, &s->private, errors))
		return false;
	if (!f || !s->text)
		return true;
	text_add(&whole, s->text);
	add_fault(&whole, f, node);
	free(s->text);
	s->text = text_take(&whole);
	return true;
}

void
startup_free(struct startup *s)
{
	free(s->text);
	free(s->file);
	wipe_free(s->private);
	free(s->private_file);
	*s = (struct startup){ 0 };
}

/* ---- names ---- */

static int
is_stage(const struct dirent *e)
{
	return e->d_name[0] != '.';
}

char *
stage_names(const struct topology *t)
{
	char *folder = xasprintf("%s/stages", t->dir), *solution = stage_folder(t, SOLUTION);
	struct text names = { 0 };
	struct dirent **found;
	int count = scandir(folder, &found, is_stage, alphasort);

	for (int i = 0; i < count; i++) {
		text_addf(&names, "%s\n", found[i]->d_name);
		free(found[i]);
	}
	if (count >= 0)
		free(found);
	if (!access(solution, R_OK))
		text_add(&names, SOLUTION "\n");
	free(folder);
	free(solution);
	return text_take(&names);
}

static bool
is_folder(const char *path)
{
	struct stat st;

	return !stat(path, &st) && S_ISDIR(st.st_mode);
}

bool
stage_has_solution(const struct topology *t)
{
	char *folder = stage_folder(t, SOLUTION);
	bool there = is_folder(folder);

	free(folder);
	return there;
}

bool
stage_exists(const struct topology *t, const char *stage, FILE *errors)
{
	char *names = stage_names(t), *folder;
	bool found = false;

	if (!strchr(stage, '/') && *stage != '.') {
		folder = stage_folder(t, stage);
		found = is_folder(folder);
		free(folder);
	}
	for (char *end; !found && (end = strchr(names, '\n'));)
		*end = ' ';
	if (!found)
		fprintf(errors,
			*names ? "%s: there is no such stage; there are: %s\n"
			       : "%s: this lab has no stages%s\n",
			stage, names);
	free(names);
	return found;
}

/* ---- the beginning ---- */

static char *
config_of(const struct lab *lab, const struct lab_node *node, const char *stage, const char *fault)
{
	const struct lab_options options = {
		.virtual_time = true,
		.fresh = true,
		.indoors = true,
		.seeded = true,
		.stage = stage,
		.fault = fault,
	};
	FILE *nowhere = fopen("/dev/null", "we");
	struct lab *beginning = nowhere ? lab_open(lab->topology->file, &options, nowhere) : NULL;
	/* The file may have changed since: the node may be gone, or be no router. */
	const struct lab_node *then = beginning ? lab_node(beginning, node->spec->name) : NULL;
	char *text = then && then->device ? config_text(then->device) : NULL;

	lab_free(beginning);
	if (nowhere)
		fclose(nowhere);
	return text;
}

char *
stage_config(const struct lab *lab, const struct lab_node *node)
{
	return config_of(lab, node, lab->options.stage, lab->options.fault);
}

char *
stage_config_at(const struct lab *lab, const struct lab_node *node, const char *stage)
{
	return config_of(lab, node, stage, NULL);
}

/* Those of all routers, by node; false after a complaint. */
static bool
read_startups(const struct lab *lab, const char *stage, struct startup *s, FILE *errors)
{
	const char *fault = stage ? NULL : lab->options.fault;

	for (size_t i = 0; i < lab->node_count; i++)
		if (lab->nodes[i].device &&
		    !stage_startup(lab->topology, lab->nodes[i].spec, stage, fault, &s[i], errors))
			return false;
	return true;
}

/* All are read before one router is touched. */
bool
stage_restore(struct lab *lab, const char *stage, FILE *errors)
{
	struct startup *s = xcalloc(lab->node_count + 1, sizeof *s);
	bool good = (!stage || stage_exists(lab->topology, stage, errors)) &&
		    read_startups(lab, stage, s, errors);

	for (size_t i = 0; i < lab->node_count; i++) {
		struct device *d = lab->nodes[i].device;

		if (good && d) {
			saved_reset(d->private, s[i].private, s[i].private_file);
			config_restore(d, s[i].text, s[i].file);
		}
		startup_free(&s[i]);
	}
	free(s);
	if (!good)
		return false;
	tally_clear(lab->tally);
	lab_reset_links(lab);
	return true;
}
