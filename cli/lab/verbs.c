/* The lab's own prompt: nodes, links, captures, ladders and time. */
#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/lab/console.h"
#include "cli/lab/lab.h"
#include "cli/lab/keylog.h"
#include "cli/lab/ladder.h"
#include "cli/lab/ladder_live.h"
#include "cli/lab/record.h"
#include "cli/lab/script.h"
#include "cli/session/session.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "engine/ike/ike.h"
#include "engine/node/node.h"
#include "engine/sim/link.h"
#include "grammar/ios/args.h"

static struct lab *
lab_of(const struct session *s)
{
	return session_owner(s);
}

/* ---- nodes ---- */

static struct lab_node *
find_node(struct session *s, const char *name)
{
	struct lab_node *node = lab_node(lab_of(s), name);

	if (!node)
		session_printf(s, "%% There is no node %s\n", name);
	return node;
}

static void
print_node(struct session *s, const struct lab_node *node)
{
	const struct topo_node *spec = node->spec;

	switch (spec->kind) {
	case NODE_ROUTER:
		session_printf(s, "%-12s %-8s%s\n", spec->name, "router",
			       spec->locked ? " locked: not to be configured" : "");
		break;
	case NODE_HOST:
		session_printf(s, "%-12s %-8s %s/%u", spec->name, "host", IP4S(spec->address.addr),
			       spec->address.len);
		if (spec->gateway)
			session_printf(s, ", gateway %s", IP4S(spec->gateway));
		if (node->space)
			session_write(s, ", a namespace of this machine");
		session_write(s, "\n");
		break;
	case NODE_SWITCH:
		session_printf(s, "%-12s %-8s\n", spec->name, "switch");
		break;
	}
}

void
exec_lab_nodes(struct session *s, const struct args_lab_nodes *a)
{
	struct lab *lab = lab_of(s);

	(void)a;
	for (size_t i = 0; i < lab->node_count; i++)
		print_node(s, &lab->nodes[i]);
}

void
exec_lab_connect(struct session *s, const struct args_lab_connect *a)
{
	struct lab_node *node = find_node(s, a->node);

	if (!node)
		return;
	if (node->spec->kind == NODE_SWITCH)
		session_printf(s, "%% %s is a switch: it has no console\n", node->spec->name);
	else
		session_connect(s, console_from(lab_of(s), s, node));
}

/* ---- what is only kept ---- */

static void
print_stored(struct session *s, const struct lab_node *node)
{
	struct text lines = { 0 };
	unsigned count = config_stored(node->device, 2, &lines);

	if (count)
		session_printf(s, "%s: %u line%s kept and shown, without effect\n%s",
			       node->spec->name, count, count == 1 ? " is" : "s are", lines.at);
	else
		session_printf(s, "%s: every line has its effect\n", node->spec->name);
	text_free(&lines);
}

void
exec_lab_unsupported(struct session *s, const struct args_lab_unsupported *a)
{
	struct lab *lab = lab_of(s);
	const struct lab_node *node = a->has_node ? find_node(s, a->node) : NULL;

	if (node && !node->device)
		session_printf(s, "%% %s is not a router: it has no configuration\n",
			       node->spec->name);
	else if (node)
		print_stored(s, node);
	for (size_t i = 0; !a->has_node && i < lab->node_count; i++)
		if (lab->nodes[i].device)
			print_stored(s, &lab->nodes[i]);
}

/* ---- links ---- */

static struct lab_link *
find_link(struct session *s, const char *name)
{
	bool several;
	struct lab_link *link = lab_link(lab_of(s), name, &several);

	if (several)
		session_printf(s, "%% Several links fit %s: say both ends, or the number\n", name);
	else if (!link)
		session_printf(s, "%% There is no link %s\n", name);
	return link;
}

static void
print_link(struct session *s, const struct lab_link *l)
{
	const struct link_params *p = link_params(lab_link_cable(l));

	session_printf(s, "%2zu  %-10s  %s", (size_t)(l - l->lab->links) + 1, l->label,
		       l->spec->name);
	if (l->cut)
		session_write(s, ", cut");
	if (p->delay)
		session_printf(s, ", delay %g ms", (double)p->delay / 1e6);
	if (p->jitter)
		session_printf(s, ", jitter %g ms", (double)p->jitter / 1e6);
	if (p->loss)
		session_printf(s, ", loss %g%%", p->loss / 1e4);
	if (p->reorder)
		session_printf(s, ", reorder %g%%", p->reorder / 1e4);
	if (p->rate)
		session_printf(s, ", rate %g kbit/s", (double)p->rate / 1e3);
	if (p->mtu)
		session_printf(s, ", mtu %u", p->mtu);
	if (*l->device[0])
		session_printf(s, ", devices %s and %s", l->device[0], l->device[1]);
	if (l->record)
		session_printf(s, ", captured in %s", record_file(l->record));
	session_write(s, "\n");
}

void
exec_lab_links(struct session *s, const struct args_lab_links *a)
{
	struct lab *lab = lab_of(s);

	(void)a;
	for (size_t i = 0; i < lab->link_count; i++)
		print_link(s, &lab->links[i]);
}

void
exec_lab_links_cut(struct session *s, const struct args_lab_links_cut *a)
{
	struct lab_link *l = find_link(s, a->link);

	if (l)
		lab_cut_link(l, true);
}

void
exec_lab_links_restore(struct session *s, const struct args_lab_links_restore *a)
{
	struct lab_link *l = find_link(s, a->link);

	if (l)
		lab_cut_link(l, false);
}

void
exec_lab_links_delay(struct session *s, const struct args_lab_links_delay *a)
{
	struct lab_link *l = find_link(s, a->link);
	struct link_params p;

	if (!l)
		return;
	p = *link_params(lab_link_cable(l));
	if (!span_parse(a->time, &p.delay) || p.delay > SEC(60))
		session_printf(s, "%% %s is no delay: 20ms, 1s, up to 60s\n", a->time);
	else
		link_set_params(lab_link_cable(l), &p);
}

void
exec_lab_links_loss(struct session *s, const struct args_lab_links_loss *a)
{
	struct lab_link *l = find_link(s, a->link);
	struct link_params p;

	if (!l)
		return;
	p = *link_params(lab_link_cable(l));
	p.loss = a->percent * 10000;
	link_set_params(lab_link_cable(l), &p);
}

/* ---- captures ---- */

/* The keys first: no capture is begun that could not be read. */
static bool
write_keys(struct session *s, const char *folder)
{
	char *error = NULL;

	if (keylog_write(lab_of(s)->keylog, folder, &error))
		return true;
	session_printf(s, "%% %s\n", error);
	free(error);
	return false;
}

static void
tell_reading(struct session *s, const char *file, const char *folder)
{
	session_printf(
		s,
		"The keys, those from before too, go to the folder %s while the lab runs.\n"
		"What is encrypted is read by\n"
		"  WIRESHARK_CONFIG_DIR=%s wireshark %s\n"
		"  WIRESHARK_CONFIG_DIR=%s tshark -r %s\n"
		"or, the folder copied to ~/.config/wireshark/profiles, with that profile.\n",
		folder, folder, file, folder, file);
}

void
exec_lab_capture(struct session *s, const struct args_lab_capture *a)
{
	struct lab_link *l = find_link(s, a->link);
	char *error = NULL;

	if (!l)
		return;
	if (l->record) {
		session_printf(s, "%% It is captured in %s already\n", record_file(l->record));
		return;
	}
	if (a->has_folder && !write_keys(s, a->folder))
		return;
	l->record = record_start(lab_link_cable(l), a->file, l->lab->epoch, &error);
	if (error)
		session_printf(s, "%% %s\n", error);
	else if (a->has_folder)
		tell_reading(s, a->file, a->folder);
	free(error);
}

static void
stop_capture(struct session *s, struct lab_link *l)
{
	char *file = xstrdup(record_file(l->record));
	uint64_t frames = record_frames(l->record);

	if (record_stop(l->record))
		session_printf(s, "%s: %llu frames\n", file, (unsigned long long)frames);
	else
		session_printf(s, "%% %s could not be written whole\n", file);
	l->record = NULL;
	free(file);
}

void
exec_lab_capture_stop(struct session *s, const struct args_lab_capture_stop *a)
{
	struct lab *lab = lab_of(s);
	struct lab_link *only = a->has_link ? find_link(s, a->link) : NULL;

	if (a->has_link && !only)
		return;
	for (size_t i = 0; i < lab->link_count; i++)
		if (lab->links[i].record && (!only || only == &lab->links[i]))
			stop_capture(s, &lab->links[i]);
}

/* ---- ladders ---- */

static void
put_line(void *ctx, const char *line)
{
	session_write(ctx, line);
}

static const struct lab_node *
find_router(struct session *s, const char *name)
{
	const struct lab_node *node = find_node(s, name);

	if (!node || node->device)
		return node;
	session_printf(s, "%% %s is not a router: it speaks no IKE\n", node->spec->name);
	return NULL;
}

/* A locked router without a policy only carries what others say. */
static bool
speaks_ike(const struct lab_node *node)
{
	return node->device &&
	       (!node->spec->locked || ike_policy_next(router_ike(node->device->router), 0));
}

static void
draw_all(struct session *s)
{
	const struct lab *lab = lab_of(s);
	size_t columns[LADDER_COLUMNS], count = 0;

	for (size_t i = 0; i < lab->node_count && count < LADDER_COLUMNS; i++)
		if (speaks_ike(&lab->nodes[i]))
			columns[count++] = ladder_find_party(lab->ladder, lab->nodes[i].spec->name);
	if (count < LADDER_COLUMNS && topology_has_real_end(lab->topology))
		columns[count++] = LADDER_NOBODY;
	if (count > 1)
		ladder_live(s, lab->ladder, columns, count);
	else
		session_write(s, "% Nobody here has anybody to speak IKE with\n");
}

void
exec_lab_ladder(struct session *s, const struct args_lab_ladder *a)
{
	const struct lab_node *first = a->has_first ? find_router(s, a->first) : NULL;
	const struct lab_node *second = first ? find_router(s, a->second) : NULL;

	if (second)
		ladder_draw(lab_of(s)->ladder, first->spec->name, second->spec->name, put_line, s);
	else if (!a->has_first)
		draw_all(s);
}

void
exec_lab_ladder_live(struct session *s, const struct args_lab_ladder_live *a)
{
	size_t columns[LADDER_COLUMNS];

	for (unsigned i = 0; i < a->n_columns; i++) {
		const struct lab_node *node = find_router(s, a->columns[i].node);

		if (!node)
			return;
		columns[i] = ladder_find_party(lab_of(s)->ladder, node->spec->name);
		for (unsigned j = 0; j < i; j++) {
			if (columns[j] != columns[i])
				continue;
			session_printf(s, "%% %s is named twice\n", node->spec->name);
			return;
		}
	}
	if (a->n_columns > 1)
		ladder_live(s, lab_of(s)->ladder, columns, a->n_columns);
	else
		session_write(s, "% Between whom? Name two routers or more\n");
}

/* ---- time ---- */

struct waiting {
	struct session *session;
	timer_id timer;
	simtime since;
};

static void
wait_over(void *owner, uint64_t serial)
{
	struct waiting *w = owner;

	(void)serial;
	w->timer = 0;
	session_job_done(w->session);
}

static void
wait_abort(struct session *s, void *job)
{
	(void)job;
	session_job_done(s);
}

static void
wait_free(void *job)
{
	struct waiting *w = job;

	timer_cancel(session_sched(w->session), w->timer);
	lab_skipped(lab_of(w->session), w->since);
	free(w);
}

void
exec_lab_wait(struct session *s, const struct args_lab_wait *a)
{
	static const struct job_ops ops = { .abort = wait_abort, .free = wait_free };
	struct waiting *w;
	simtime span;

	if (!span_parse(a->time, &span)) {
		session_printf(s, "%% %s is no time: 30s, 500ms, 5m\n", a->time);
		return;
	}
	w = xcalloc(1, sizeof *w);
	w->session = s;
	w->since = sched_now(session_sched(s));
	w->timer = timer_after(session_sched(s), span, wait_over, w, 0);
	lab_skip(lab_of(s), w->since + span);
	session_job(s, &ops, w);
}

/* ---- words ---- */

void
exec_lab_help(struct session *s, const struct args_lab_help *a)
{
	(void)a;
	session_write(
		s, "nodes                     the nodes of this lab\n"
		   "connect NODE              its console; Ctrl-Shift-6 x comes back\n"
		   "links                     the links of this lab, with their numbers\n"
		   "links cut LINK            pulls a plug; links restore LINK puts it "
		   "back\n"
		   "links delay LINK TIME     makes a link longer: 20ms\n"
		   "links loss LINK PERCENT   lets it lose frames\n"
		   "capture LINK FILE         writes what a link carries, for Wireshark\n"
		   "capture LINK FILE --keys DIR  with the keys for Wireshark in a folder\n"
		   "capture stop [LINK]       closes the file\n"
		   "ladder                    draws the IKE messages as they happen; Ctrl-C "
		   "ends it\n"
		   "ladder live R1 R2 R3      the same, between these alone\n"
		   "ladder R1 R2              draws those that went between two routers\n"
		   "unsupported [NODE]        lists what is configured and has no effect\n"
		   "wait TIME                 lets time pass, at once where all is simulated: 1h\n"
		   "task                      the story and the task\n"
		   "check [TASK]              says what is solved, and what is missing\n"
		   "hint [N]                  help in steps; each costs points\n"
		   "answer [N [TEXT]]         the questions of the lab, and your answers\n"
		   "score                     time, commands and hints so far\n"
		   "restore [STAGE]           begins again, or at a stage of the lab\n"
		   "solution                  what is missing, line by line; no points then\n"
		   "exit                      leaves\n"
		   "A LINK is its number, R1-R2, or one of its ends, such as R1:Fa0/1.\n");
}

void
exec_lab_exit(struct session *s, const struct args_lab_exit *a)
{
	(void)a;
	session_exit(s);
}
