/* The startup configuration survives: a full disk, and a kill at any instant. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/config/config.h"
#include "cli/show/messages.h"
#include "tests/support/unit.h"

#define OLD_TEXT "!\nhostname OLD\nend\n"
#define NEW_TEXT "!\nhostname NEW-AND-LONGER\nend\n"

static char dir[] = "/tmp/qmidle-startup-XXXXXX";

static void
path_of(const char *name, char path[static 128])
{
	snprintf(path, 128, "%s/%s", dir, name);
}

static void
make_dir(void)
{
	ck_assert_ptr_nonnull(mkdtemp(dir));
}

static void
remove_dir(void)
{
	char path[128];

	path_of("R1.cfg", path);
	unlink(path);
	path_of("R1.cfg.new", path);
	unlink(path);
	rmdir(dir);
}

/* What a router that starts now would get. */
static void
check_text(const char *wanted)
{
	struct startup *s = startup_new(dir, "R1", "lab's own\n", "R1.cfg");

	if (wanted)
		ck_assert_str_eq(startup_text(s), wanted);
	else
		ck_assert_ptr_null(startup_text(s));
	startup_free(s);
}

static bool
save(const char *text, struct diag *why)
{
	struct startup *s = startup_new(dir, "R1", NULL, NULL);
	bool done = startup_save(s, text, why);

	startup_free(s);
	return done;
}

START_TEST(what_cannot_be_read_is_not_written_over)
{
	struct startup *s;
	struct diag why;
	char path[128], read[8] = "";
	FILE *f;

	make_dir();
	path_of("R1.cfg", path);
	f = fopen(path, "w");
	fwrite("a\n\0b", 1, 4, f);
	fclose(f);
	s = startup_new(dir, "R1", "lab's own\n", "R1.cfg");
	ck_assert_ptr_null(startup_text(s));
	ck_assert_ptr_nonnull(strstr(startup_unread(s), "R1.cfg:2: "));
	ck_assert(!startup_save(s, NEW_TEXT, &why));
	startup_free(s);
	f = fopen(path, "r");
	ck_assert_uint_eq(fread(read, 1, sizeof read, f), 4);
	fclose(f);
	ck_assert_mem_eq(read, "a\n\0b", 4);
	remove_dir();
}
END_TEST

START_TEST(saved_is_there_and_erased_is_gone)
{
	struct startup *s;
	struct diag why;

	make_dir();
	check_text("lab's own\n");
	ck_assert(save(OLD_TEXT, &why));
	check_text(OLD_TEXT);
	ck_assert(save(NEW_TEXT, &why));
	check_text(NEW_TEXT);
	s = startup_new(dir, "R1", "lab's own\n", "R1.cfg");
	ck_assert(startup_erase(s, &why));
	startup_free(s);
	check_text(NULL); /* and not the lab's */
	remove_dir();
}
END_TEST

START_TEST(a_folder_is_made)
{
	char deep[128], path[192];
	struct startup *s;
	struct diag why;

	make_dir();
	path_of("a/b", deep);
	s = startup_new(deep, "R1", NULL, NULL);
	ck_assert(startup_save(s, OLD_TEXT, &why));
	startup_free(s);
	snprintf(path, sizeof path, "%s/R1.cfg", deep);
	ck_assert_int_eq(unlink(path), 0);
	ck_assert_int_eq(rmdir(deep), 0);
	path_of("a", deep);
	ck_assert_int_eq(rmdir(deep), 0);
	remove_dir();
}
END_TEST

/* The temporary file is /dev/full: what is written there meets ENOSPC. */
START_TEST(a_full_disk_loses_nothing)
{
	struct text said = { 0 };
	struct diag why;
	char path[128];

	make_dir();
	ck_assert(save(OLD_TEXT, &why));
	path_of("R1.cfg.new", path);
	ck_assert_int_eq(symlink("/dev/full", path), 0);
	ck_assert(!save(NEW_TEXT, &why));
	diag_render(&why, &said);
	ck_assert_ptr_nonnull(strstr(text_get(&said), "R1.cfg (No space left on device)"));
	text_free(&said);
	check_text(OLD_TEXT);
	ck_assert(save(NEW_TEXT, &why)); /* the failed attempt left nothing in the way */
	check_text(NEW_TEXT);
	remove_dir();
}
END_TEST

/* Runs a save in a child and kills it at its n-th system call, before or behind it; false when the
 * child got to its end. */
static bool
killed_at(unsigned n)
{
	pid_t child = fork();
	int status;

	if (!child) {
		if (ptrace(PTRACE_TRACEME, 0, NULL, NULL))
			_exit(77);
		raise(SIGSTOP);
		_exit(save(NEW_TEXT, NULL) ? 0 : 1);
	}
	waitpid(child, &status, 0);
	if (WIFEXITED(status)) {
		ck_assert_int_eq(WEXITSTATUS(status), 77);
		return false;
	}
	while (n--) {
		ptrace(PTRACE_SYSCALL, child, NULL, NULL);
		waitpid(child, &status, 0);
		if (WIFEXITED(status)) {
			ck_assert_int_eq(WEXITSTATUS(status), 0);
			return false;
		}
	}
	kill(child, SIGKILL);
	waitpid(child, &status, 0);
	return true;
}

START_TEST(a_kill_at_any_instant_leaves_a_whole_file)
{
	unsigned n, seen_old = 0, seen_new = 0;
	struct diag why;

	make_dir();
	for (n = 1; n < 1000; n++) {
		struct startup *s;
		bool killed;

		ck_assert(save(OLD_TEXT, &why));
		killed = killed_at(n);
		s = startup_new(dir, "R1", NULL, NULL);
		ck_assert(startup_text(s) && (!strcmp(startup_text(s), OLD_TEXT) ||
					      !strcmp(startup_text(s), NEW_TEXT)));
		*(strcmp(startup_text(s), OLD_TEXT) ? &seen_new : &seen_old) += 1;
		startup_free(s);
		if (!killed)
			break;
	}
	ck_assert_uint_lt(n, 1000);
	if (n > 1) { /* else this system does not let us trace */
		ck_assert_uint_gt(seen_old, 0);
		ck_assert_uint_gt(seen_new, 0);
	}
	remove_dir();
}
END_TEST

UNIT("startup configuration", saved_is_there_and_erased_is_gone, a_folder_is_made,
     what_cannot_be_read_is_not_written_over, a_full_disk_loses_nothing,
     a_kill_at_any_instant_leaves_a_whole_file)
