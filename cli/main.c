/* qmidle: the program. Each verb of the command line is one function. */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/device/device.h"
#include "cli/lab/catalogue.h"
#include "cli/lab/grade.h"
#include "cli/lab/lab.h"
#include "cli/lab/place.h"
#include "cli/lab/schema.h"
#include "cli/lab/ticket.h"
#include "cli/reference/reference.h"
#include "cli/report/report.h"
#include "cli/term/term.h"
#include "cli/transfer/transfer.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "engine/host/host.h"

#define VERSION "0.1"

enum { UNUSABLE = 2 };

static const char usage[] =
	"usage: qmidle run LAB [--tun] [--seed N] [--speed X] [--detach] [--state DIR] [--keys "
	"DIR] [--fault NAME|random]\n"
	"       qmidle connect [LAB] NODE\n"
	"       qmidle show LAB NODE COMMAND [--json]\n"
	"       qmidle stop LAB\n"
	"       qmidle exec LAB [NODE] -- COMMAND\n"
	"       qmidle script LAB FILE [--tun] [--seed N] [--state DIR] [--keys DIR]\n"
	"       qmidle check LAB [--with STAGE] [--fault NAME|random] [--task TASK] [--signature] "
	"[--json] [--tun] [--seed N] [--state DIR]\n"
	"       qmidle report LAB [--script FILE] [--seed N] [--state DIR] [-o FILE]\n"
	"       qmidle config FILE\n"
	"       qmidle reference [WORD...]\n"
	"       qmidle labs\n"
	"       qmidle schema\n"
	"       qmidle import FILE -o DIR\n"
	"       qmidle export LAB -o DIR\n"
	"       qmidle split LAB [HOST=]NODE,NODE... [HOST=]NODE,NODE... -o DIR [--port N]\n"
	"       qmidle --version | --help\n"
	"\n"
	"LAB is a folder with a lab.yml, or the name of a lab that `qmidle labs` lists.\n";

static int
misused(void)
{
	fputs(usage, stderr);
	return UNUSABLE;
}

/* ---- options ---- */

struct options {
	struct lab_options lab;
	struct grade_options grade;
	bool detach;
	const char *script, *output; /* of report; NULL: none, standard output */
};

static bool
parse_number(const char *text, uint64_t *value)
{
	char *rest;

	errno = 0;
	*value = strtoull(text, &rest, 0);
	return *text >= '0' && *text <= '9' && !*rest && !errno;
}

enum verb { VERB_RUN = 1, VERB_SCRIPT = 2, VERB_CHECK = 4, VERB_REPORT = 8 };

/* Which verbs have the option that getopt_long() gave this letter. */
static unsigned
verbs_with(int c)
{
	return strchr("xd", c)	    ? VERB_RUN
	       : strchr("f", c)	    ? VERB_RUN | VERB_CHECK
	       : strchr("wTjgG", c) ? VERB_CHECK
	       : strchr("po", c)    ? VERB_REPORT
	       : strchr("sS", c)    ? VERB_RUN | VERB_SCRIPT | VERB_CHECK | VERB_REPORT
				    : VERB_RUN | VERB_SCRIPT | VERB_CHECK;
}

/* False when there is one that the verb does not have. What is left begins at optind. */
static bool
parse_options(int argc, char **argv, enum verb verb, struct options *o)
{
	static const struct option all[] = {
		{ "tun", no_argument, NULL, 't' },
		{ "seed", required_argument, NULL, 's' },
		{ "state", required_argument, NULL, 'S' },
		{ "keys", required_argument, NULL, 'k' },
		{ "speed", required_argument, NULL, 'x' },
		{ "detach", no_argument, NULL, 'd' },
		{ "fault", required_argument, NULL, 'f' },
		{ "with", required_argument, NULL, 'w' },
		{ "task", required_argument, NULL, 'T' },
		{ "json", no_argument, NULL, 'j' },
		{ "signature", no_argument, NULL, 'g' },
		{ "print-signature", no_argument, NULL, 'G' },
		{ "script", required_argument, NULL, 'p' },
		{ "output", required_argument, NULL, 'o' },
		{ 0 },
	};
	const struct option *given;
	char *rest;
	int c;

	o->lab.speed = 1;
	while ((c = getopt_long(argc, argv, "o:", all, NULL)) >= 0) {
		switch (c) {
		case 't':
			o->lab.tun = true;
			break;
		case 's':
			o->lab.seeded = parse_number(optarg, &o->lab.seed);
			if (!o->lab.seeded) {
				fprintf(stderr, "--seed: %s is not a number\n", optarg);
				return false;
			}
			break;
		case 'S':
			o->lab.state_dir = optarg;
			break;
		case 'k':
			o->lab.keys_dir = optarg;
			break;
		case 'x':
			o->lab.speed = strtod(optarg, &rest);
			if (*rest || !(o->lab.speed > 0 && o->lab.speed <= 1e6)) {
				fprintf(stderr, "--speed: %s is not between 0 and 1e6\n", optarg);
				return false;
			}
			break;
		case 'd':
			o->detach = true;
			break;
		case 'f':
			o->lab.fault = optarg;
			break;
		case 'w':
			o->lab.stage = optarg;
			o->lab.fresh = true;
			break;
		case 'T':
			o->grade.task = optarg;
			break;
		case 'j':
			o->grade.json = true;
			break;
		case 'g':
		case 'G':
			o->grade.signature = true;
			o->grade.print = c == 'G';
			break;
		case 'p':
			o->script = optarg;
			break;
		case 'o':
			o->output = optarg;
			break;
		default:
			return false;
		}
		for (given = all; given->val != c;)
			given++;
		if (!(verbs_with(c) & verb)) {
			fprintf(stderr, "--%s: %s does not have it\n", given->name, argv[0]);
			return false;
		}
	}
	return true;
}

/* ---- run ---- */

static int
open_and_serve(const char *path, const char *socket, const struct options *o, void (*ready)(void *),
	       void *ctx)
{
	struct lab *lab = lab_open(path, &o->lab, stderr);
	int status;

	if (!lab)
		return UNUSABLE;
	status = lab_serve(lab, socket, ready, ctx);
	lab_free(lab);
	return status;
}

/* The consoles accept: whoever started us may go on, and we let go of his terminal. */
static void
detached(void *ctx)
{
	int *pipe = ctx, null = open("/dev/null", O_RDWR | O_CLOEXEC);

	for (int fd = 0; fd < 3; fd++)
		dup2(null, fd);
	close(null);
	if (write(*pipe, "", 1) != 1)
		_exit(UNUSABLE);
	close(*pipe);
}

static int
run_detached(const char *path, const char *socket, const struct options *o)
{
	int ready[2], status = 0;
	char byte;
	pid_t pid;

	if (pipe2(ready, O_CLOEXEC) || (pid = fork()) < 0) {
		perror("qmidle");
		return UNUSABLE;
	}
	if (!pid) {
		setsid();
		close(ready[0]);
		return open_and_serve(path, socket, o, detached, &ready[1]);
	}
	close(ready[1]);
	if (read(ready[0], &byte, 1) == 1)
		return 0;
	waitpid(pid, &status, 0);
	return WIFEXITED(status) && WEXITSTATUS(status) ? WEXITSTATUS(status) : UNUSABLE;
}

static int
verb_run(int argc, char **argv)
{
	struct options o = { 0 };
	char *path, *socket;
	pid_t server;
	int s, status = UNUSABLE;

	if (!parse_options(argc, argv, VERB_RUN, &o) || argc - optind != 1)
		return misused();
	path = place_find(argv[optind], stderr);
	if (path && !ticket_draw(path, &o.lab, stderr)) {
		free(path);
		return UNUSABLE;
	}
	socket = path ? place_socket(path, stderr) : NULL;
	if (socket && (s = place_connect(socket, &server)) >= 0) {
		fprintf(stderr, "%s is running already: qmidle connect %s NODE, qmidle stop %s\n",
			path, path, path);
		close(s);
	} else if (socket) {
		status = o.detach ? run_detached(path, socket, &o)
				  : open_and_serve(path, socket, &o, NULL, NULL);
	}
	free(socket);
	free(path);
	return status;
}

/* The shell at the terminal of `run`, or on the pty of somebody who came by a network. */
static int
verb_shell(int argc, char **argv)
{
	return argc <= 2 ? term_shell(argv[1], "") : misused();
}

/* ---- labs that run ---- */

static char *
socket_of(const char *lab)
{
	char *path = place_find(lab, stderr), *socket = path ? place_socket(path, stderr) : NULL;

	free(path);
	return socket;
}

static int
verb_connect(int argc, char **argv)
{
	char *socket;
	pid_t server;
	int s, status = UNUSABLE;

	if (argc != 2 && argc != 3)
		return misused();
	socket = argc == 3 ? socket_of(argv[1]) : place_only_socket(stderr);
	if (!socket)
		return UNUSABLE;
	s = place_connect(socket, &server);
	if (s < 0) {
		fprintf(stderr, "%s is not running\n", argv[1]);
	} else {
		close(s);
		status = term_shell(socket, argv[argc - 1]);
	}
	free(socket);
	return status;
}

/* What a router shows: COMMAND is one word for us, or several. */
static int
verb_show(int argc, char **argv)
{
	bool json = argc > 1 && !strcmp(argv[argc - 1], "--json");
	struct text command = { 0 };
	int s, status = UNUSABLE;
	char *socket;
	pid_t server;

	argc -= json;
	if (argc < 4)
		return misused();
	for (int i = 3; i < argc; i++)
		text_addf(&command, "%s%s", i > 3 ? " " : "", argv[i]);
	socket = socket_of(argv[1]);
	s = socket ? place_connect(socket, &server) : -1;
	if (s >= 0)
		status = term_query(s, argv[2], text_get(&command), json);
	else if (socket)
		fprintf(stderr, "%s is not running\n", argv[1]);
	free(socket);
	text_free(&command);
	return status;
}

static int
verb_stop(int argc, char **argv)
{
	struct pollfd ended = { .events = POLLIN };
	char *socket;
	pid_t server;
	int s;

	if (argc != 2)
		return misused();
	socket = socket_of(argv[1]);
	if (!socket)
		return UNUSABLE;
	s = place_connect(socket, &server);
	free(socket);
	if (s < 0) {
		fprintf(stderr, "%s is not running\n", argv[1]);
		return UNUSABLE;
	}
	/* Over when the process is: its devices and namespaces have gone by then. */
	ended.fd = pidfd_open(server, 0);
	close(s);
	if (ended.fd < 0 || pidfd_send_signal(ended.fd, SIGTERM, NULL, 0)) {
		perror(argv[1]);
		return UNUSABLE;
	}
	while (poll(&ended, 1, -1) < 0 && errno == EINTR)
		continue;
	close(ended.fd);
	return 0;
}

static int
verb_exec(int argc, char **argv)
{
	char *socket, *error = NULL;
	int dashes = 1, s;
	pid_t server;
	bool tun;

	while (dashes < argc && strcmp(argv[dashes], "--"))
		dashes++;
	if (dashes < 2 || dashes > 3 || dashes + 1 >= argc)
		return misused();
	socket = socket_of(argv[1]);
	s = socket ? place_connect(socket, &server) : -1;
	if (s < 0) {
		if (socket)
			fprintf(stderr, "%s is not running\n", argv[1]);
		free(socket);
		return UNUSABLE;
	}
	close(s);
	if (dashes == 3)
		server = place_space(socket, argv[2], &tun);
	else
		place_space(socket, "", &tun);
	free(socket);
	if (!tun)
		fprintf(stderr, "%s does not run with --tun: it has no namespaces\n", argv[1]);
	else if (!server)
		fprintf(stderr, "%s has no host %s\n", argv[1], argv[2]);
	else {
		signal(SIGPIPE, SIG_DFL);
		namespace_exec(server, argv + dashes + 1, &error);
	}
	if (error)
		fprintf(stderr, "%s\n", error);
	free(error);
	return UNUSABLE;
}

/* ---- scripts and files ---- */

static int
verb_script(int argc, char **argv)
{
	struct options o = { .lab.virtual_time = true };
	struct lab *lab;
	char *path;
	int status;

	if (!parse_options(argc, argv, VERB_SCRIPT, &o) || argc - optind != 2)
		return misused();
	path = place_find(argv[optind], stderr);
	lab = path ? lab_open(path, &o.lab, stderr) : NULL;
	free(path);
	if (!lab)
		return UNUSABLE;
	status = lab_play(lab, argv[optind + 1], stdout, stderr);
	lab_free(lab);
	return status;
}

static int
verb_check(int argc, char **argv)
{
	struct options o = { .lab.virtual_time = true };
	struct lab *lab = NULL;
	char *path;
	int status;

	if (!parse_options(argc, argv, VERB_CHECK, &o) || argc - optind != 1)
		return misused();
	if (o.lab.state_dir && access(o.lab.state_dir, F_OK)) {
		perror(o.lab.state_dir);
		return UNUSABLE;
	}
	path = place_find(argv[optind], stderr);
	if (path && ticket_draw(path, &o.lab, stderr))
		lab = lab_open(path, &o.lab, stderr);
	free(path);
	if (!lab)
		return UNUSABLE;
	status = (int)lab_grade(lab, &o.grade, stdout, stderr);
	lab_free(lab);
	return status;
}

/* The page of a lab that is opened for it, and in which a script may be played. */
static int
report_opened(const char *path, const struct options *o)
{
	struct lab *lab = lab_open(path, &o->lab, stderr);
	struct text sections = { 0 }, page = { 0 };
	struct check_run *run = NULL;
	char *transcript = NULL;
	int status = 0;
	size_t size;
	FILE *out;

	if (!lab)
		return UNUSABLE;
	if (o->script) {
		out = open_memstream(&transcript, &size);
		status = lab_play(lab, o->script, out, stderr);
		fclose(out);
	}
	if (!status) {
		report_look(lab, &sections);
		if (lab->topology->course.checks.count)
			run = grade_run(lab, NULL, NULL);
		report_write(lab, text_get(&sections), transcript, run, &page);
		fputs(text_get(&page), stdout);
	}
	if (run)
		check_free(run);
	text_free(&sections);
	text_free(&page);
	free(transcript);
	lab_free(lab);
	return status;
}

static int
verb_report(int argc, char **argv)
{
	struct options o = { .lab.virtual_time = true };
	char *path, *socket = NULL;
	int s = -1, status = UNUSABLE;
	pid_t server;

	if (!parse_options(argc, argv, VERB_REPORT, &o) || argc - optind != 1)
		return misused();
	path = place_find(argv[optind], stderr);
	if (path && !o.script && (socket = place_socket(path, stderr)))
		s = place_connect(socket, &server);
	if (path && o.output && !freopen(o.output, "w", stdout))
		perror(o.output);
	else if (s >= 0)
		status = term_query(s, "lab", "report", false);
	else if (path)
		status = report_opened(path, &o);
	free(socket);
	free(path);
	return status;
}

static int
verb_schema(int argc, char **argv)
{
	(void)argv;
	if (argc != 1)
		return misused();
	return schema_print(stdout) ? 0 : UNUSABLE;
}

static int
verb_config(int argc, char **argv)
{
	return argc == 2 ? device_config_file(argv[1], stdout, stderr) : misused();
}

static int
verb_reference(int argc, char **argv)
{
	if (reference_print(argv + 1, (size_t)argc - 1, stdout))
		return 0;
	fputs("There is no such command: try fewer words\n", stderr);
	return 1;
}

static int
verb_labs(int argc, char **argv)
{
	if (argc != 1)
		return misused();
	catalogue_print(stdout);
	return 0;
}

/* ---- labs from elsewhere and for elsewhere ---- */

/* Where the first cable between two parts of a lab goes, as GNS3 begins to count. */
#define SPLIT_PORT 10000

/* `-o DIR`, and for split `--port N`; what is left begins at optind. */
static bool
parse_output(int argc, char **argv, const char **dir, uint64_t *port)
{
	static const struct option all[] = {
		{ "output", required_argument, NULL, 'o' },
		{ "port", required_argument, NULL, 'p' },
		{ 0 },
	};
	int c;

	while ((c = getopt_long(argc, argv, "o:", all, NULL)) >= 0) {
		if (c == 'o') {
			*dir = optarg;
		} else if (c != 'p') {
			return false;
		} else if (!port) {
			fprintf(stderr, "--port: only split has it\n");
			return false;
		} else if (!parse_number(optarg, port) || !*port || *port > 65535) {
			fprintf(stderr, "--port: %s is not between 1 and 65535\n", optarg);
			return false;
		}
	}
	return *dir != NULL;
}

static int
verb_import(int argc, char **argv)
{
	const char *dir = NULL;

	if (!parse_output(argc, argv, &dir, NULL) || argc - optind != 1)
		return misused();
	return transfer_import(argv[optind], dir, stderr);
}

static int
verb_export(int argc, char **argv)
{
	const char *dir = NULL;

	if (!parse_output(argc, argv, &dir, NULL) || argc - optind != 1)
		return misused();
	return transfer_export(argv[optind], dir, stderr);
}

static int
verb_split(int argc, char **argv)
{
	const char *dir = NULL;
	uint64_t port = SPLIT_PORT;

	if (!parse_output(argc, argv, &dir, &port) || argc - optind < 3)
		return misused();
	return transfer_split(argv[optind], argv + optind + 1, (size_t)(argc - optind - 1),
			      (uint16_t)port, dir, stderr);
}

static int
run_verb(int argc, char **argv)
{
	static const struct {
		const char *name;
		int (*run)(int, char **);
	} verbs[] = {
		{ "run", verb_run },
		{ "connect", verb_connect },
		{ "stop", verb_stop },
		{ "exec", verb_exec },
		{ "script", verb_script },
		{ "config", verb_config },
		{ "labs", verb_labs },
		{ "shell", verb_shell },
		{ "reference", verb_reference },
		{ "show", verb_show },
		{ "import", verb_import },
		{ "export", verb_export },
		{ "split", verb_split },
		{ "check", verb_check },
		{ "schema", verb_schema },
		{ "report", verb_report },
	};

	if (argc < 2)
		return misused();
	if (!strcmp(argv[1], "--version"))
		return puts("qmidle " VERSION) < 0;
	if (!strcmp(argv[1], "--help") || (argc == 3 && !strcmp(argv[2], "--help")))
		return fputs(usage, stdout) < 0;
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (!strcmp(argv[1], verbs[i].name))
			return verbs[i].run(argc - 1, argv + 1);
	fprintf(stderr, "%s: there is no such %s\n", argv[1], *argv[1] == '-' ? "option" : "verb");
	return misused();
}

int
main(int argc, char **argv)
{
	int status;

	signal(SIGPIPE, SIG_IGN);
	status = run_verb(argc, argv);
	if (!fflush(stdout) && !ferror(stdout))
		return status;
	fputs("qmidle: the output could not be written whole\n", stderr);
	return UNUSABLE;
}
