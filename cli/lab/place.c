#include "cli/lab/place.h"

#include <errno.h>
#include <glob.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "cli/lab/topology.h"
#include "engine/base/fnv.h"
#include "engine/base/xmalloc.h"

/* ---- labs ---- */

#define SHELVES 3

/* Folders of labs: here, beside the program, and where `make install` puts them. */
static void
shelves(char *folder[static SHELVES])
{
	char program[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
	char *slash;

	program[n < 0 ? 0 : n] = '\0';
	slash = strrchr(program, '/');
	if (slash)
		*slash = '\0';
	folder[0] = xstrdup("labs");
	folder[1] = xasprintf("%s/labs", program);
	folder[2] = xasprintf("%s/../share/qmidle/labs", program);
}

char *
place_find(const char *what, FILE *errors)
{
	char *folder[SHELVES], *found = NULL;

	if (!access(what, F_OK))
		return xstrdup(what);
	shelves(folder);
	for (unsigned i = 0; i < SHELVES; i++) {
		char *path = xasprintf("%s/%s/lab.yml", folder[i], what);

		if (!found && !strchr(what, '/') && !access(path, F_OK))
			found = xasprintf("%s/%s", folder[i], what);
		free(path);
		free(folder[i]);
	}
	if (!found)
		fprintf(errors, "%s: there is no such lab; `qmidle labs` lists them\n", what);
	return found;
}

void
place_each(void (*fn)(void *ctx, const char *folder), void *ctx)
{
	char *folder[SHELVES], seen[PATH_MAX] = "";

	shelves(folder);
	for (unsigned i = 0; i < SHELVES; i++) {
		char *real = realpath(folder[i], NULL);
		char *pattern = xasprintf("%s/*/lab.yml", i && real ? real : folder[i]);
		glob_t found = { 0 };

		if (real && strcmp(real, seen) && !glob(pattern, 0, NULL, &found)) {
			for (size_t k = 0; k < found.gl_pathc; k++) {
				*strrchr(found.gl_pathv[k], '/') = '\0';
				fn(ctx, found.gl_pathv[k]);
			}
			snprintf(seen, sizeof seen, "%s", real);
		}
		globfree(&found);
		free(real);
		free(pattern);
		free(folder[i]);
	}
}

/* ---- sockets ---- */

/* The folder of the sockets; nobody else may write there, or he could pose as a lab. */
static char *
socket_folder(FILE *errors)
{
	const char *xdg = getenv("XDG_RUNTIME_DIR");
	char *folder = xdg && xdg[0] == '/' ? xasprintf("%s/qmidle", xdg)
					    : xasprintf("/tmp/qmidle-%u", getuid());
	struct stat st;

	if (mkdir(folder, 0700) && errno != EEXIST)
		fprintf(errors, "%s: %s\n", folder, strerror(errno));
	else if (lstat(folder, &st))
		fprintf(errors, "%s: %s\n", folder, strerror(errno));
	else if (!S_ISDIR(st.st_mode) || st.st_uid != geteuid() || st.st_mode & 022)
		fprintf(errors, "%s is not a folder of ours alone\n", folder);
	else
		return folder;
	free(folder);
	return NULL;
}

char *
place_socket(const char *lab, FILE *errors)
{
	char *dir = topology_dir(lab, errors), *folder = NULL, *path = NULL;

	if (dir)
		folder = socket_folder(errors);
	if (folder)
		path = xasprintf("%s/%.32s-%016llx.sock", folder, strrchr(dir, '/') + 1,
				 (unsigned long long)fnv_add(FNV_START, dir, strlen(dir)));
	free(folder);
	free(dir);
	return path;
}

int
place_connect(const char *path, pid_t *server)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	struct ucred peer;
	socklen_t len = sizeof peer;
	int s;

	if (strlen(path) >= sizeof at.sun_path)
		return -1;
	memcpy(at.sun_path, path, strlen(path) + 1);
	s = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (s >= 0 && !connect(s, (struct sockaddr *)&at, sizeof at) &&
	    !getsockopt(s, SOL_SOCKET, SO_PEERCRED, &peer, &len)) {
		*server = peer.pid;
		return s;
	}
	if (s >= 0)
		close(s);
	return -1;
}

char *
place_only_socket(FILE *errors)
{
	char *folder = socket_folder(errors), *pattern, *only = NULL;
	unsigned running = 0;
	glob_t found;

	if (!folder)
		return NULL;
	pattern = xasprintf("%s/*.sock", folder);
	if (!glob(pattern, 0, NULL, &found)) {
		for (size_t i = 0; i < found.gl_pathc; i++) {
			pid_t pid;
			int s = place_connect(found.gl_pathv[i], &pid);

			if (s < 0)
				continue;
			close(s);
			if (!running++)
				only = xstrdup(found.gl_pathv[i]);
		}
	}
	globfree(&found);
	free(pattern);
	free(folder);
	if (running == 1)
		return only;
	fprintf(errors, running ? "several labs are running: say which\n" : "no lab is running\n");
	free(only);
	return NULL;
}

/* ---- namespaces ---- */

static char *
spaces_file(const char *socket)
{
	return xasprintf("%.*sspaces", (int)strlen(socket) - 4, socket);
}

bool
place_write_spaces(const char *socket, const char *text)
{
	char *file = spaces_file(socket);
	FILE *f = fopen(file, "we");
	bool good = f && fputs(text, f) >= 0;

	if (f && fclose(f))
		good = false;
	free(file);
	return good;
}

void
place_remove_spaces(const char *socket)
{
	char *file = spaces_file(socket);

	unlink(file);
	free(file);
}

pid_t
place_space(const char *socket, const char *node, bool *tun)
{
	char *file = spaces_file(socket), name[64];
	FILE *f = fopen(file, "re");
	int pid, found = 0;

	*tun = f != NULL;
	while (f && fscanf(f, "%63s %d", name, &pid) == 2)
		if (!strcasecmp(name, node))
			found = pid;
	if (f)
		fclose(f);
	free(file);
	return found;
}
