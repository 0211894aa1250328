/* What a router saves survives: a full disk, and a kill at any instant. The keys are saved first, so
 * that no certificate is ever without its key. */
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
#define OLD_KEYS "key OLD\n"
#define NEW_KEYS "key NEW\nkey AND-LONGER\n"

static char dir[] = "/tmp/qmidle-saved-XXXXXX";

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
	static const char *const names[] = { "R1.cfg", "R1.cfg.new", "R1.private",
					     "R1.private.new" };
	char path[128];

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		path_of(names[i], path);
		unlink(path);
	}
	rmdir(dir);
}

/* What a router that starts now would get. */
static void
check_text(const char *name, const char *wanted)
{
	struct saved *s = saved_new(dir, name, "lab's own\n", name);

	if (wanted)
		ck_assert_str_eq(saved_text(s), wanted);
	else
		ck_assert_ptr_null(saved_text(s));
	saved_free(s);
}

static bool
save(const char *keys, const char *text, struct diag *why)
{
	struct saved *const s[] = { saved_new(dir, "R1.private", NULL, NULL),
				    saved_new(dir, "R1.cfg", NULL, NULL) };
	bool done = saved_write(s, (const char *const[]){ keys, text }, 2, why);

	saved_free(s[0]);
	saved_free(s[1]);
	return done;
}

START_TEST(what_cannot_be_read_is_not_written_over)
{
	struct saved *s;
	struct diag why;
	char path[128], read[8] = "";
	FILE *f;

	make_dir();
	path_of("R1.cfg", path);
	f = fopen(path, "w");
	fwrite("a\n\0b", 1, 4, f);
	fclose(f);
	s = saved_new(dir, "R1.cfg", "lab's own\n", "R1.cfg");
	ck_assert_ptr_null(saved_text(s));
	ck_assert_ptr_nonnull(strstr(saved_unread(s), "R1.cfg:2: "));
	ck_assert(!saved_write(&s, &(const char *){ NEW_TEXT }, 1, &why));
	saved_free(s);
	f = fopen(path, "r");
	ck_assert_uint_eq(fread(read, 1, sizeof read, f), 4);
	fclose(f);
	ck_assert_mem_eq(read, "a\n\0b", 4);
	remove_dir();
}
END_TEST

START_TEST(saved_is_there_and_erased_is_gone)
{
	struct diag why;
	struct stat st;
	char path[128];

	make_dir();
	check_text("R1.cfg", "lab's own\n");
	ck_assert(save(OLD_KEYS, OLD_TEXT, &why));
	check_text("R1.cfg", OLD_TEXT);
	check_text("R1.private", OLD_KEYS);
	ck_assert(save(NEW_KEYS, NEW_TEXT, &why));
	check_text("R1.cfg", NEW_TEXT);
	check_text("R1.private", NEW_KEYS);
	path_of("R1.private", path);
	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_uint_eq(st.st_mode & 0777, 0600);
	ck_assert(save("", "", &why));
	check_text("R1.cfg", NULL); /* and not the lab's */
	check_text("R1.private", NULL);
	remove_dir();
}
END_TEST

START_TEST(a_folder_is_made)
{
	char deep[128], path[192];
	struct saved *s;
	struct diag why;

	make_dir();
	path_of("a/b", deep);
	s = saved_new(deep, "R1.cfg", NULL, NULL);
	ck_assert(saved_write(&s, &(const char *){ OLD_TEXT }, 1, &why));
	saved_free(s);
	snprintf(path, sizeof path, "%s/R1.cfg", deep);
	ck_assert_int_eq(unlink(path), 0);
	ck_assert_int_eq(rmdir(deep), 0);
	path_of("a", deep);
	ck_assert_int_eq(rmdir(deep), 0);
	remove_dir();
}
END_TEST

/* The temporary file is /dev/full: what is written there meets ENOSPC. Neither text changes, whichever
 * of them has no room. */
START_TEST(a_full_disk_loses_nothing)
{
	static const char *const names[] = { "R1.private", "R1.cfg" };

	make_dir();
	for (size_t i = 0; i < 2; i++) {
		struct text said = { 0 }, wanted = { 0 };
		struct diag why;
		char path[128];

		ck_assert(save(OLD_KEYS, OLD_TEXT, &why));
		text_addf(&wanted, "%s.new", names[i]);
		path_of(text_get(&wanted), path);
		ck_assert_int_eq(symlink("/dev/full", path), 0);
		ck_assert(!save(NEW_KEYS, NEW_TEXT, &why));
		diag_render(&why, &said);
		text_clear(&wanted);
		text_addf(&wanted, "%s (No space left on device)", names[i]);
		ck_assert_ptr_nonnull(strstr(text_get(&said), text_get(&wanted)));
		text_free(&said);
		text_free(&wanted);
		check_text("R1.private", OLD_KEYS);
		check_text("R1.cfg", OLD_TEXT);
		/* the failed attempt left nothing in the way */
		ck_assert(save(NEW_KEYS, NEW_TEXT, &why));
		check_text("R1.private", NEW_KEYS);
		check_text("R1.cfg", NEW_TEXT);
	}
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
		_exit(save(NEW_KEYS, NEW_TEXT, NULL) ? 0 : 1);
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

/* Is it the new text? It is the old one or the new one, and whole. */
static bool
is_new(const char *name, const char *old, const char *fresh)
{
	struct saved *s = saved_new(dir, name, NULL, NULL);
	const char *text = saved_text(s);
	bool new;

	ck_assert(text && (!strcmp(text, old) || !strcmp(text, fresh)));
	new = !strcmp(text, fresh);
	saved_free(s);
	return new;
}

START_TEST(a_kill_at_any_instant_leaves_whole_files)
{
	unsigned n, seen[3] = { 0 }; /* how many of the two are new */
	struct diag why;

	make_dir();
	for (n = 1; n < 1000; n++) {
		bool killed, keys, config;

		ck_assert(save(OLD_KEYS, OLD_TEXT, &why));
		killed = killed_at(n);
		keys = is_new("R1.private", OLD_KEYS, NEW_KEYS);
		config = is_new("R1.cfg", OLD_TEXT, NEW_TEXT);
		ck_assert(keys || !config);
		seen[keys + config]++;
		if (!killed)
			break;
	}
	ck_assert_uint_lt(n, 1000);
	if (n > 1) { /* else this system does not let us trace */
		ck_assert_uint_gt(seen[0], 0);
		ck_assert_uint_gt(seen[2], 0);
	}
	remove_dir();
}
END_TEST

UNIT("what is saved", saved_is_there_and_erased_is_gone, a_folder_is_made,
     what_cannot_be_read_is_not_written_over, a_full_disk_loses_nothing,
     a_kill_at_any_instant_leaves_whole_files)
