/* A lab in real time, open to people: everybody who connects gets a console of his own. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/lab/console.h"
#include "cli/lab/lab.h"
#include "cli/lab/place.h"
#include "cli/lab/story.h"
#include "cli/lab/ticket.h"
#include "cli/report/report.h"
#include "cli/session/query.h"
#include "cli/session/session.h"
#include "cli/term/term.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "engine/host/host.h"

static struct session *
open_console(void *ctx, const char *name, char **error)
{
	struct lab *lab = ctx;
	struct lab_node *node = lab_node(lab, name);

	if (!*name || !strcmp(name, "lab"))
		return console_new(lab, NULL);
	if (!node)
		*error = xasprintf("there is no node %s in %s", name, lab->topology->name);
	else if (node->spec->kind == NODE_SWITCH)
		*error = xasprintf("%s is a switch: it has no console", name);
	else
		return console_new(lab, node);
	return NULL;
}

static struct session *
call(void *ctx, void *node, enum term_protocol protocol, const char *peer)
{
	(void)ctx;
	return session_new_call(((struct lab_node *)node)->device,
				protocol == TERM_SSH ? CALL_SSH : CALL_TELNET, peer);
}

enum { ANSWERED, REFUSED, UNUSABLE }; /* exit status of `qmidle show` */

static int
query(void *ctx, const char *name, const char *command, bool facts, struct text *answer,
      char **error)
{
	struct lab *lab = ctx;
	struct lab_node *node = lab_node(lab, name);

	if (!node && !strcmp(name, "lab") && !strcmp(command, "report")) {
		struct text sections = { 0 };

		report_look(lab, &sections);
		report_write(lab, text_get(&sections), NULL, lab->checked, answer);
		text_free(&sections);
		return ANSWERED;
	}
	if (!node || !node->device) {
		*error = node ? xasprintf("%s is no router", name)
			      : xasprintf("there is no node %s in %s", name, lab->topology->name);
		return UNUSABLE;
	}
	switch (query_run(node->device, command, facts, answer)) {
	case QUERY_ANSWERED:
		return ANSWERED;
	case QUERY_REFUSED:
		*error = xasprintf("%s refuses: %s", name, command);
		return REFUSED;
	case QUERY_NO_FACTS:
		*error = xasprintf("there is no JSON of: %s", command);
		return REFUSED;
	}
	return UNUSABLE;
}

static void
closed(void *ctx, struct session *s)
{
	console_free(ctx, s);
}

static void
sync_world(void *ctx)
{
	struct lab *lab = ctx;

	loop_sync(lab->loop);
}

/* The ports of the machine that lead to routers; false after a complaint. */
static bool
open_ports(struct lab *lab, struct term_server *server)
{
	char *error = NULL;

	for (size_t i = 0; i < lab->node_count; i++) {
		struct lab_node *node = &lab->nodes[i];

		for (size_t j = 0; j < node->spec->port_count; j++) {
			const struct topo_port *p = &node->spec->ports[j];

			if (term_network(server, p->ssh ? TERM_SSH : TERM_TELNET, p->address,
					 p->port, node, &error))
				continue;
			fprintf(stderr, "%s:%u: %s\n", lab->topology->file, p->line, error);
			free(error);
			return false;
		}
	}
	return true;
}

/* Where `qmidle exec` finds the hosts. */
static bool
tell_spaces(const struct lab *lab, const char *socket)
{
	struct text text = { 0 };
	bool good;

	for (size_t i = 0; i < lab->node_count; i++)
		if (lab->nodes[i].space)
			text_addf(&text, "%s %d\n", lab->nodes[i].spec->name,
				  (int)namespace_pid(lab->nodes[i].space));
	good = place_write_spaces(socket, text_get(&text));
	text_free(&text);
	return good;
}

/* The shell at our own terminal; the lab ends with it. */
struct front {
	struct loop *loop;
	int status;
};

static void
shell_ended(void *ctx, int status)
{
	struct front *f = ctx;

	f->status = status;
	loop_stop(f->loop);
}

static int
run_front(struct lab *lab, const char *socket)
{
	char *argv[] = { (char *)"/proc/self/exe", (char *)"shell", (char *)socket, NULL };
	struct front front = { .loop = lab->loop };
	struct child *shell;
	char *error = NULL;

	story_greet(lab, stdout);
	fflush(stdout);
	shell = child_start(lab->loop, argv, shell_ended, &front, &error);
	if (!shell) {
		fprintf(stderr, "%s\n", error);
		free(error);
		return 2;
	}
	loop_run(lab->loop, NULL, NULL);
	child_free(shell);
	return front.status;
}

int
lab_serve(struct lab *lab, const char *socket, void (*ready)(void *), void *ctx)
{
	static const struct term_owner owner = {
		.open = open_console,
		.call = call,
		.query = query,
		.closed = closed,
		.sync = sync_world,
	};
	struct term_server *server;
	char *error = NULL;
	int status = 0;

	server = term_listen(loop_uv(lab->loop), socket, &owner, lab, &error);
	if (!server) {
		fprintf(stderr, "%s\n", error);
		free(error);
		return 2;
	}
	if (!open_ports(lab, server)) {
		term_close(server);
		return 2;
	}
	lab->errors = NULL;
	ticket_begin(lab);
	loop_stop_on_signals(lab->loop);
	if (lab->options.tun && !tell_spaces(lab, socket))
		fprintf(stderr, "%s: %s\n", socket, strerror(errno));
	if (ready) {
		ready(ctx);
		loop_run(lab->loop, NULL, NULL);
	} else {
		status = run_front(lab, socket);
	}
	if (lab->options.tun)
		place_remove_spaces(socket);
	term_close(server);
	if (!lab_save_progress(lab))
		fprintf(stderr, "%s: the progress could not be saved\n", lab->topology->name);
	return lab_end_captures(lab, stderr) ? status : 2;
}
