#include "cli/lab/console.h"

#include <stdlib.h>

#include "cli/device/device.h"
#include "cli/lab/lab.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"
#include "grammar/ios/args.h"

/* A session that a lab prompt reached by `connect`. */
struct console {
	struct session *session, *prompt;
	struct lab_node *node;
	struct console *next;
};

static const char *
lab_name(void *owner)
{
	(void)owner;
	return "lab";
}

static const char *
host_name_of(void *owner)
{
	const struct lab_node *node = owner;

	return node->spec->name;
}

/* What `?` and Tab offer behind `connect` and `capture`. */
static const char *
lab_list(void *owner, enum value_list list, unsigned index)
{
	const struct lab *lab = owner;

	if (list == LIST_NODES && index < lab->node_count)
		return lab->nodes[index].spec->name;
	if (list == LIST_LINKS && index < lab->link_count)
		return lab->links[index].label;
	return NULL;
}

static const struct persona lab_persona = { .mode = MODE_lab, .name = lab_name, .list = lab_list };
static const struct persona host_persona = { .mode = MODE_host, .name = host_name_of };

struct session *
console_new(struct lab *lab, struct lab_node *node)
{
	if (!node)
		return session_new(&lab_persona, lab, world_sched(lab->world));
	if (node->device)
		return session_new_line(node->device, device_line(node->device, LINE_CON, 0));
	return session_new(&host_persona, node, world_sched(lab->world));
}

void
console_free(struct lab *lab, struct session *prompt)
{
	struct console **at = &lab->consoles;

	while (*at) {
		struct console *c = *at;

		if (c->prompt != prompt) {
			at = &c->next;
			continue;
		}
		*at = c->next;
		session_free(c->session);
		free(c);
	}
	session_free(prompt);
}

struct session *
console_from(struct lab *lab, struct session *prompt, struct lab_node *node)
{
	struct console *c;

	for (c = lab->consoles; c; c = c->next)
		if (c->prompt == prompt && c->node == node)
			return c->session;
	c = xcalloc(1, sizeof *c);
	*c = (struct console){
		.session = console_new(lab, node),
		.prompt = prompt,
		.node = node,
		.next = lab->consoles,
	};
	lab->consoles = c;
	return c->session;
}

void
consoles_free(struct lab *lab)
{
	while (lab->consoles)
		console_free(lab, lab->consoles->prompt);
}
