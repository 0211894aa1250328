#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/base/xmalloc.h"
#include "engine/host/host.h"
#include "engine/host/identity.h"

struct namespace
{
	pid_t pid; /* of the process that holds it */
	int net;   /* /proc/PID/ns/net */
};

static char *
because(const char *what)
{
	return xasprintf("%s: %s", what, strerror(errno));
}

static bool
write_file(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	bool good = fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text);

	if (fd >= 0)
		close(fd);
	return good;
}

/* A fresh namespace has its loopback down; IPv6 would chatter on every wire. */
static void
furnish(void)
{
	struct ifreq lo = { .ifr_name = "lo", .ifr_flags = IFF_UP };
	int s = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	if (s >= 0) {
		ioctl(s, SIOCSIFFLAGS, &lo);
		close(s);
	}
	write_file("/proc/sys/net/ipv6/conf/all/disable_ipv6", "1");
	write_file("/proc/sys/net/ipv6/conf/default/disable_ipv6", "1");
}

/* In the new user namespace we are root, and outside of it nobody else. */
static bool
map_ids(uid_t uid, gid_t gid)
{
	char map[64];

	snprintf(map, sizeof map, "0 %u 1\n", uid);
	if (!write_file("/proc/self/setgroups", "deny") || !write_file("/proc/self/uid_map", map))
		return false;
	snprintf(map, sizeof map, "0 %u 1\n", gid);
	return write_file("/proc/self/gid_map", map);
}

bool
namespace_enter(char **error)
{
	uid_t uid = geteuid();
	gid_t gid = getegid();

	if (unshare(CLONE_NEWNET)) {
		if (errno != EPERM || unshare(CLONE_NEWUSER | CLONE_NEWNET) || !map_ids(uid, gid)) {
			*error = because("no namespace for the lab");
			return false;
		}
	}
	furnish();
	return true;
}

/* ---- the holder ---- */

static void
hold(const char *hostname, int ready)
{
	int null = open("/dev/null", O_RDWR);

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (int fd = 0; fd < 3; fd++)
		dup2(null, fd);
	if (dup2(ready, 3) < 0)
		_exit(1);
	close_range(4, ~0U, 0);
	if (unshare(CLONE_NEWNET | CLONE_NEWUTS))
		_exit(errno < 256 ? errno : 1);
	(void)!sethostname(hostname, strlen(hostname));
	furnish();
	signal(SIGINT, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	if (write(3, "", 1) != 1)
		_exit(1);
	close(3);
	for (;;)
		pause();
}

static bool
holder_ready(int fd)
{
	char byte;
	ssize_t n;

	do
		n = read(fd, &byte, 1);
	while (n < 0 && errno == EINTR);
	return n == 1;
}

struct namespace *
namespace_new(const char *hostname, char **error)
{
	struct namespace *ns = xcalloc(1, sizeof *ns);
	char path[64];
	int ready[2], status;

	if (pipe2(ready, O_CLOEXEC)) {
		*error = because("pipe");
		free(ns);
		return NULL;
	}
	ns->pid = fork();
	if (!ns->pid)
		hold(hostname, ready[1]);
	close(ready[1]);
	if (ns->pid < 0 || !holder_ready(ready[0])) {
		if (ns->pid > 0 && waitpid(ns->pid, &status, 0) > 0 && WIFEXITED(status))
			errno = WEXITSTATUS(status);
		*error = because("no namespace for the node");
		close(ready[0]);
		free(ns);
		return NULL;
	}
	close(ready[0]);
	snprintf(path, sizeof path, "/proc/%d/ns/net", ns->pid);
	ns->net = open(path, O_RDONLY | O_CLOEXEC);
	return ns;
}

void
namespace_free(struct namespace *ns)
{
	kill(ns->pid, SIGKILL);
	waitpid(ns->pid, NULL, 0);
	if (ns->net >= 0)
		close(ns->net);
	free(ns);
}

pid_t
namespace_pid(const struct namespace *ns)
{
	return ns->pid;
}

/* ---- there and back ---- */

/* Our own namespace as a descriptor to come back by, or -1. */
static int
go_there(const struct namespace *ns)
{
	int own = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);

	if (own >= 0 && setns(ns->net, CLONE_NEWNET)) {
		int why = errno;

		close(own);
		errno = why;
		return -1;
	}
	return own;
}

/* Staying there would put every later socket in the wrong place. */
static void
come_back(int own)
{
	int why = errno;

	if (setns(own, CLONE_NEWNET))
		abort();
	close(own);
	errno = why;
}

int
namespace_socket(const struct namespace *ns, int family, int type, int protocol)
{
	int own = ns ? go_there(ns) : -1, s;

	if (ns && own < 0)
		return -1;
	s = socket(family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, protocol);
	if (ns)
		come_back(own);
	return s;
}

static void
run_child(char *const argv[], int in, int out)
{
	dup2(in, 0);
	dup2(out, 1);
	dup2(out, 2);
	execvp(argv[0], argv);
	dprintf(2, "%s: %s\n", argv[0], strerror(errno));
	_exit(127);
}

/* All that comes out of fd, without its last newline. */
static char *
read_all(int fd)
{
	char *text = xcalloc(1, 4096);
	size_t len = 0;
	ssize_t n;

	while (len < 4095 && (n = read(fd, text + len, 4095 - len)) > 0)
		len += (size_t)n;
	while (len && text[len - 1] == '\n')
		len--;
	text[len] = '\0';
	return text;
}

bool
namespace_run(const struct namespace *ns, char *const argv[], const char *input, char **error)
{
	FILE *in = tmpfile();
	int out[2], status = 0;
	char *said;
	pid_t pid;

	if (!in || pipe2(out, O_CLOEXEC)) {
		*error = because(argv[0]);
		if (in)
			fclose(in);
		return false;
	}
	fputs(input ? input : "", in);
	rewind(in);
	pid = fork();
	if (!pid) {
		if (ns && go_there(ns) < 0)
			_exit(126);
		run_child(argv, fileno(in), out[1]);
	}
	close(out[1]);
	fclose(in);
	said = read_all(out[0]);
	close(out[0]);
	if (pid > 0)
		waitpid(pid, &status, 0);
	if (pid > 0 && WIFEXITED(status) && !WEXITSTATUS(status)) {
		free(said);
		return true;
	}
	*error = xasprintf("%s: %s", argv[0], *said ? said : "failed");
	free(said);
	return false;
}

static bool
same_namespace(const char *ours, int fd)
{
	struct stat a, b;

	return !stat(ours, &a) && !fstat(fd, &b) && a.st_ino == b.st_ino;
}

void
namespace_exec(pid_t pid, char *const argv[], char **error)
{
	/* The user namespace first: it gives the right to enter the others. */
	static const char *const kinds[] = { "user", "net", "uts" };
	int fd[3];

	for (unsigned i = 0; i < 3; i++) {
		char path[64];

		snprintf(path, sizeof path, "/proc/%d/ns/%s", pid, kinds[i]);
		fd[i] = open(path, O_RDONLY | O_CLOEXEC);
		if (fd[i] < 0) {
			*error = because(path);
			return;
		}
	}
	for (unsigned i = 0; i < 3; i++) {
		char ours[64];

		snprintf(ours, sizeof ours, "/proc/self/ns/%s", kinds[i]);
		if (same_namespace(ours, fd[i]))
			continue;
		if (setns(fd[i], 0) || (!i && !identity_pretend())) {
			*error = because("the namespace cannot be entered");
			return;
		}
	}
	execvp(argv[0], argv);
	*error = because(argv[0]);
}
