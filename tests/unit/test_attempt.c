/* An attempt at a lab: files that somebody wrote by hand, a lab that changes under it, and checks that
 * come to no end. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/check/check.h"
#include "cli/device/device.h"
#include "cli/device/private.h"
#include "cli/lab/grade.h"
#include "cli/lab/lab.h"
#include "cli/lab/progress.h"
#include "cli/lab/stage.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"
#include "tests/support/unit.h"

static char dir[] = "/tmp/qmidle-attempt-XXXXXX";

static char *
path(const char *name)
{
	return xasprintf("%s/%s", dir, name);
}

static void
write_file(const char *name, const char *text)
{
	char *file = path(name);
	FILE *f = fopen(file, "we");

	ck_assert_ptr_nonnull(f);
	ck_assert_int_ge(fputs(text, f), 0);
	fclose(f);
	free(file);
}

static void
remove_file(const char *name)
{
	char *file = path(name);

	ck_assert_int_eq(unlink(file), 0);
	free(file);
}

/* ---- progress.json ---- */

static struct progress *
progress_of(const char *json)
{
	char *error = NULL;
	struct progress *p;

	write_file("progress.json", json);
	p = progress_open(dir, &error);
	ck_assert_msg(p != NULL, "%s", error);
	remove_file("progress.json");
	return p;
}

START_TEST(numbers_of_any_size)
{
	struct progress *p = progress_of("{\"seconds\": 9223372036854775807, \"commands\": -5, "
					 "\"best\": 9223372036854775807, \"hints\": [4294967297]}");

	progress_add_effort(p, (struct effort){ 60, 60 });
	ck_assert_int_ge(progress_effort(p).seconds, 60);
	ck_assert_int_eq(progress_effort(p).commands, 60);
	ck_assert_int_eq(progress_best(p), -1);
	progress_note_score(p, 40, false);
	ck_assert_int_eq(progress_best(p), 40);
	ck_assert(!progress_hinted(p, 1));
	progress_free(p);
}
END_TEST

START_TEST(values_of_any_type)
{
	struct progress *p = progress_of("{\"seconds\": [], \"commands\": \"many\", \"best\": {}, "
					 "\"hints\": {\"1\": 1}, \"answers\": [1], \"passed\": 7, "
					 "\"green\": [\"a\"], \"solution_seen\": \"yes\"}");

	ck_assert_int_eq(progress_effort(p).seconds, 0);
	ck_assert_int_eq(progress_best(p), -1);
	ck_assert_ptr_null(progress_answer(p, "why"));
	ck_assert_ptr_null(progress_passed(p));
	ck_assert_ptr_null(progress_green(p));
	ck_assert(!progress_solution_seen(p));
	progress_set_hinted(p, 1);
	progress_set_answer(p, "why", "so");
	ck_assert(progress_hinted(p, 1));
	ck_assert_str_eq(progress_answer(p, "why"), "so");
	progress_free(p);
}
END_TEST

START_TEST(no_object_and_no_end)
{
	char deep[5001] = { 0 }, *error;

	memset(deep, '[', sizeof deep - 1);
	for (unsigned i = 0; i < 3; i++) {
		error = NULL;
		write_file("progress.json", (const char *const[]){ "[]", deep, "{\"a\": 1" }[i]);
		ck_assert_ptr_null(progress_open(dir, &error));
		ck_assert_ptr_nonnull(error);
		free(error);
	}
	remove_file("progress.json");
}
END_TEST

START_TEST(answers_need_not_be_utf8)
{
	struct progress *p = progress_of("{}");

	progress_set_answer(p, "why", "caf\xe9");
	ck_assert_str_eq(progress_answer(p, "why"), "caf\xc3\xa9");
	progress_free(p);
}
END_TEST

/* What was good before anybody touched the lab is what damage is measured by, in every attempt. */
START_TEST(another_attempt)
{
	struct progress *p = progress_of("{\"seconds\": 5, \"best\": 7, \"green\": \"a\\n\", "
					 "\"hints\": [1], \"passed\": \"2026-11-26\"}");

	progress_restart(p);
	ck_assert_int_eq(progress_effort(p).seconds, 0);
	ck_assert_int_eq(progress_best(p), 7);
	ck_assert(!progress_hinted(p, 1));
	ck_assert_str_eq(progress_green(p), "a\n");
	ck_assert_str_eq(progress_passed(p), "2026-11-26");
	progress_free(p);
}
END_TEST

/* ---- labs ---- */

/*  R1 ---- R2, and R1 ---- something outside */
static const char two[] = "name: two\ntitle: Two\ntopology:\n  nodes:\n"
			  "    R1: {kind: router, startup-config: R1.cfg}\n"
			  "    R2: {kind: router, startup-config: R2.cfg}\n"
			  "  links:\n"
			  "    - endpoints: [\"R1:Fa0/0\", \"R2:Fa0/0\"]\n"
			  "    - endpoints: [\"R1:Fa0/1\", \"udp:29998:127.0.0.1:29999\"]\n"
			  "checks:\n"
			  "  clear: {no_cleartext: {link: \"R1:Fa0/1\"}}\n"
			  "  same: {config_unchanged: {node: R1}}\n"
			  "  who: {answer: {ask: \"Who?\", accept: me}}\n";

static struct lab *
lab_two(void)
{
	write_file("lab.yml", two);
	write_file("R1.cfg", "hostname R1\ninterface FastEthernet0/0\n description caf\xe9\nend\n");
	write_file("R2.cfg", "hostname R2\nend\n");
	return lab_open(
		dir, &(struct lab_options){ .virtual_time = true, .fresh = true, .indoors = true },
		stderr);
}

/* Nobody is there to hear what goes out of the world of a lab that is looked at in passing. */
START_TEST(a_cable_that_is_not_there)
{
	struct lab *lab = lab_two();
	struct check_run *run = grade_run(lab, "clear", NULL);
	size_t count;
	const struct check_result *r = check_results(run, &count);

	ck_assert_uint_eq(count, 1);
	ck_assert_int_eq(r->verdict, CHECK_FAILED);
	check_free(run);
	lab_free(lab);
}
END_TEST

static void
nobody(void *ctx, struct check_run *run)
{
}

START_TEST(nothing_has_passed_that_was_not_run)
{
	struct lab *lab = lab_two();
	struct check_run *run = check_start(lab, &lab->topology->course.checks, NULL,
					    &(struct check_watcher){ .done = nobody });
	size_t count;
	const struct check_result *r = check_results(run, &count);

	ck_assert_uint_eq(count, 3);
	ck_assert_int_eq(r[1].verdict, CHECK_NOT_RUN);
	ck_assert_str_eq(r[1].reason, "not run");
	ck_assert_uint_eq(check_sum(run).points, 0);
	ck_assert_uint_eq(check_sum(run).failed, 3);
	check_free(run);
	lab_free(lab);
}
END_TEST

/* Its author writes at lab.yml while it runs. */
START_TEST(the_lab_loses_a_router)
{
	struct lab *lab = lab_two();
	struct check_run *run;
	size_t count;

	write_file("lab.yml", "name: two\ntitle: Two\ntopology:\n  nodes:\n"
			      "    R1: {kind: host, address: 10.1.1.1/24}\n    R3: {kind: router}\n"
			      "  links:\n    - endpoints: [\"R1:eth0\", \"R3:Fa0/0\"]\n");
	ck_assert_ptr_null(stage_config(lab, lab_node(lab, "R1"))); /* a host now */
	ck_assert_ptr_null(stage_config(lab, lab_node(lab, "R2"))); /* gone */
	run = grade_run(lab, "same", NULL);
	ck_assert_str_eq(check_results(run, &count)->reason, "R1: what it was cannot be told");
	check_free(run);
	lab_free(lab);
}
END_TEST

START_TEST(a_reason_need_not_be_utf8)
{
	struct lab *lab = lab_two();
	char *said = NULL;
	size_t size;
	FILE *out;
	json_t *json;

	write_file("R1.cfg", "hostname R1\nend\n");
	out = open_memstream(&said, &size);
	lab_grade(lab, &(struct grade_options){ .task = "same", .json = true }, out, stderr);
	fclose(out);
	json = json_loads(said, 0, NULL);
	ck_assert_ptr_nonnull(json);
	ck_assert_uint_eq(json_array_size(json_object_get(json, "checks")), 1);
	json_decref(json);
	free(said);
	lab_free(lab);
}
END_TEST

/* What a student wrote into a file does not move the cursor of whoever grades it. */
START_TEST(a_reason_is_a_line)
{
	struct lab *lab = lab_two();
	struct check_run *run;
	size_t count;

	progress_set_answer(lab->progress, "who", "you\033[2J\n\x7f\xc2\x9b\xc3\xa9");
	run = grade_run(lab, "who", NULL);
	ck_assert_str_eq(check_results(run, &count)->reason,
			 "\"you?[2J????\xc3\xa9\" is not right");
	check_free(run);
	lab_free(lab);
}
END_TEST

/* Either all routers begin again, or none. */
START_TEST(one_file_is_gone)
{
	struct lab *lab = lab_two();
	const struct device *r1 = lab_node(lab, "R1")->device;
	simtime booted = r1->booted, now = sched_now(world_sched(lab->world));
	char *said = NULL;
	size_t size;
	FILE *errors = open_memstream(&said, &size);

	remove_file("R2.cfg");
	ck_assert(!stage_restore(lab, NULL, errors));
	sched_run_until(world_sched(lab->world), now + SEC(1));
	ck_assert_uint_eq(r1->booted, booted);
	write_file("R2.cfg", "end\n");
	ck_assert(stage_restore(lab, NULL, errors));
	sched_run_until(world_sched(lab->world), now + SEC(2));
	ck_assert_uint_ne(r1->booted, booted);
	fclose(errors);
	ck_assert_ptr_nonnull(strstr(said, "R2.cfg"));
	free(said);
	lab_free(lab);
}
END_TEST

/* A stage whose name ends so is none. */
START_TEST(no_solution)
{
	struct lab *lab = lab_two();
	char *stages = path("stages"), *stage = path("stages/mysolution");

	ck_assert(!mkdir(stages, 0700) && !mkdir(stage, 0700));
	ck_assert(!stage_has_solution(lab->topology));
	ck_assert(!rmdir(stage) && !rmdir(stages));
	free(stage);
	free(stages);
	lab_free(lab);
}
END_TEST

static bool
holds_key(const struct lab *lab, const char *key)
{
	char *text = private_text(lab_node(lab, "R1")->device);
	bool held = strstr(text, key);

	wipe_free(text);
	return held;
}

static void
begin_again(struct lab *lab, const char *stage)
{
	struct sched *s = world_sched(lab->world);

	ck_assert(stage_restore(lab, stage, stderr));
	sched_run_until(s, sched_now(s) + SEC(1));
}

/* A stage may have keys of its own, and who goes back to the beginning has those of the beginning. */
START_TEST(keys_of_a_stage)
{
	struct lab *lab = lab_two();
	char *stages = path("stages"), *stage = path("stages/keys");

	ck_assert(!mkdir(stages, 0700) && !mkdir(stage, 0700));
	write_file("stages/keys/R1.private", "config-key of-the-stage\n");
	ck_assert(!holds_key(lab, "of-the-stage"));
	begin_again(lab, "keys");
	ck_assert(holds_key(lab, "of-the-stage"));
	begin_again(lab, NULL);
	ck_assert(!holds_key(lab, "of-the-stage"));
	remove_file("stages/keys/R1.private");
	ck_assert(!rmdir(stage) && !rmdir(stages));
	free(stage);
	free(stages);
	lab_free(lab);
}
END_TEST

int
main(void)
{
	static const char *const files[] = { "lab.yml", "R1.cfg", "R2.cfg" };
	int failed;

	if (!mkdtemp(dir))
		return 1;
	failed = unit_run("attempt",
			  (const TTest *const[]){ numbers_of_any_size, values_of_any_type,
						  no_object_and_no_end, answers_need_not_be_utf8,
						  another_attempt, a_cable_that_is_not_there,
						  nothing_has_passed_that_was_not_run,
						  the_lab_loses_a_router, a_reason_need_not_be_utf8,
						  a_reason_is_a_line, one_file_is_gone, no_solution,
						  keys_of_a_stage, NULL });
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		char *file = path(files[i]);

		unlink(file);
		free(file);
	}
	rmdir(dir);
	return failed;
}
