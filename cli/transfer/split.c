/* A lab on several machines, or in several processes:
 *
 *	R1 ---- ISP	one lab, and a cable between two parts of it
 *
 *	R1 ---- udp:P:B:P+1		the part on machine A
 *	        udp:P+1:A:P ---- ISP	the part on machine B
 *
 * What a cable does to frames is done once, on the side of its first end. */
#include <stdlib.h>
#include <string.h>

#include "cli/transfer/draft.h"
#include "cli/transfer/output.h"
#include "cli/transfer/share.h"
#include "cli/transfer/transfer.h"
#include "engine/base/xmalloc.h"

#define HERE "127.0.0.1"

struct split {
	struct draft *whole;
	size_t parts;
	char **host;   /* of every part: where it runs */
	size_t *part;  /* of every node, counted from 1; 0: not said yet */
	size_t *place; /* of every node: its number in its part */
	uint16_t port; /* the first of the cables between them */
	struct share share;
	FILE *errors;
};

/* ---- which node goes where ---- */

static bool
put(struct split *s, const char *name, size_t part)
{
	const struct topology *t = s->whole->topology;
	ssize_t node = topology_node(t, name);

	if (node < 0)
		fprintf(s->errors, "%s: there is no node %s\n", t->file, name);
	else if (s->part[node])
		fprintf(s->errors, "%s stands twice\n", t->nodes[node].name);
	else
		s->part[node] = part;
	return node >= 0 && s->part[node] == part;
}

/* "[HOST=]NODE,NODE…" */
static bool
read_part(struct split *s, const char *text, size_t part)
{
	const char *equal = strchr(text, '=');
	char *names = xstrdup(equal ? equal + 1 : text), *rest = names, *name;
	bool good = true;

	s->host[part - 1] = equal ? xstrndup(text, (size_t)(equal - text)) : xstrdup(HERE);
	if (!*s->host[part - 1] || strpbrk(s->host[part - 1], "\" \t:/")) {
		fprintf(s->errors, "\"%s\": %s is no host\n", text, s->host[part - 1]);
		good = false;
	}
	while (good && (name = strsep(&rest, ",")))
		good = put(s, name, part);
	free(names);
	return good;
}

static bool
read_parts(struct split *s, char *const *parts)
{
	const struct topology *t = s->whole->topology;

	for (size_t i = 0; i < s->parts; i++)
		if (!read_part(s, parts[i], i + 1))
			return false;
	for (size_t i = 0; i < t->node_count; i++) {
		if (s->part[i])
			continue;
		fprintf(s->errors, "%s:%u: %s is in no part\n", t->file, t->nodes[i].line,
			t->nodes[i].name);
		return false;
	}
	return true;
}

/* ---- the parts ---- */

static void
add_node(struct split *s, struct draft *part, size_t node)
{
	const struct topo_node *n = &s->whole->topology->nodes[node];
	struct topo_node *copy;

	s->place[node] = draft_add_node(part, n->name, n->kind);
	copy = &part->topology->nodes[s->place[node]];
	copy->private = n->private ? xstrdup(n->private) : NULL;
	copy->files = n->files ? xstrdup(n->files) : NULL;
	copy->locked = n->locked;
	copy->address = n->address;
	copy->gateway = n->gateway;
	copy->port_count = n->port_count;
	copy->ports = n->port_count ? xmemdup(n->ports, n->port_count * sizeof *n->ports) : NULL;
	for (size_t i = 0; i < n->interface_count; i++)
		draft_add_interface(part, s->place[node], n->interfaces[i]);
	if (s->whole->config[node])
		part->config[s->place[node]] = xstrdup(s->whole->config[node]);
}

static size_t
part_of(const struct split *s, const struct topo_end *e)
{
	return e->kind == END_NODE ? s->part[e->node] : 0;
}

static struct topo_end
copy_end(const struct split *s, const struct topo_end *e)
{
	struct topo_end copy = *e;

	copy.interface = e->interface ? xstrdup(e->interface) : NULL;
	copy.remote = e->remote ? xstrdup(e->remote) : NULL;
	if (e->kind == END_NODE)
		copy.node = s->place[e->node];
	return copy;
}

/* The cable as this part has it; `port` is that of the cable's first end. */
static void
add_link(struct split *s, struct draft *part, size_t number, const struct topo_link *l,
	 uint16_t port)
{
	size_t at[2] = { part_of(s, &l->end[0]), part_of(s, &l->end[1]) };
	struct topo_link copy = { .mtu = l->mtu };

	if (at[0] != number && at[1] != number)
		return;
	if (at[0] == number || !at[0]) {
		copy.delay = l->delay;
		copy.jitter = l->jitter;
		copy.loss = l->loss;
		copy.reorder = l->reorder;
		copy.rate = l->rate;
	}
	for (unsigned side = 0; side < 2; side++) {
		if (at[side] == number || !at[side])
			copy.end[side] = copy_end(s, &l->end[side]);
		else
			copy.end[side] = (struct topo_end){
				.kind = END_UDP,
				.lport = (uint16_t)(port + !side),
				.rport = (uint16_t)(port + side),
				.remote = xstrdup(s->host[at[side] - 1]),
			};
	}
	draft_add_link(part, &copy);
}

static bool
is_cut(const struct split *s, const struct topo_link *l)
{
	size_t a = part_of(s, &l->end[0]), b = part_of(s, &l->end[1]);

	return a && b && a != b;
}

static char *
copy_text(const char *text)
{
	return text ? xstrdup(text) : NULL;
}

static bool
write_part(struct split *s, size_t number, const char *dir)
{
	const struct topology *t = s->whole->topology;
	struct draft *part = draft_new(t->node_count, t->link_count);
	struct topology *own = part->topology;
	char *folder = xasprintf("%s/%s-%zu", dir, t->name, number);
	uint16_t port = s->port;
	bool good;

	own->name = xasprintf("%.29s-%zu", t->name, number);
	own->title = xasprintf("%s (part %zu of %zu)", t->title, number, s->parts);
	own->course.topic = copy_text(t->course.topic);
	own->course.level = copy_text(t->course.level);
	own->course.minutes = copy_text(t->course.minutes);
	own->course.commands = copy_text(t->course.commands);
	own->clock = t->clock;
	own->date = t->date;
	for (size_t i = 0; i < t->node_count; i++)
		if (s->part[i] == number)
			add_node(s, part, i);
	for (size_t i = 0; i < t->link_count; i++) {
		add_link(s, part, number, &t->links[i], port);
		port = (uint16_t)(port + 2 * is_cut(s, &t->links[i]));
	}
	s->share.number = number;
	part->course = share_course(&s->share);
	good = draft_write(part, folder, s->errors) && share_files(&s->share, folder, s->errors);
	draft_free(part);
	free(folder);
	return good;
}

static bool
has_ports(const struct split *s)
{
	const struct topology *t = s->whole->topology;
	unsigned last = s->port;

	for (size_t i = 0; i < t->link_count; i++)
		last += 2 * is_cut(s, &t->links[i]);
	if (last <= 65536)
		return true;
	fprintf(s->errors, "there are not so many ports behind %u\n", s->port);
	return false;
}

int
transfer_split(const char *lab, char *const *parts, size_t count, uint16_t port, const char *dir,
	       FILE *errors)
{
	struct split s = {
		.whole = draft_load(lab, errors),
		.parts = count,
		.port = port,
		.errors = errors,
	};
	size_t nodes = s.whole ? s.whole->topology->node_count : 0;
	unsigned left = 0;
	bool good;

	s.host = xcalloc(count + 1, sizeof *s.host);
	s.part = xcalloc(nodes + 1, sizeof *s.part);
	s.place = xcalloc(nodes + 1, sizeof *s.place);
	if (s.whole)
		s.share = (struct share){
			.whole = s.whole->topology,
			.part = s.part,
			.checks = xcalloc(s.whole->topology->course.checks.count + 1, sizeof(bool)),
			.hints = xcalloc(s.whole->topology->course.hints.count + 1, sizeof(bool)),
		};
	good = s.whole && read_parts(&s, parts) && has_ports(&s) && output_folder(dir, errors);
	for (size_t i = 1; good && i <= count; i++)
		good = write_part(&s, i, dir);
	if (good)
		left = share_left(&s.share, errors);
	for (size_t i = 0; i < count; i++)
		free(s.host[i]);
	free(s.host);
	free(s.part);
	free(s.place);
	free(s.share.checks);
	free(s.share.hints);
	draft_free(s.whole);
	return !good ? TRANSFER_UNUSABLE : left ? TRANSFER_PARTLY : TRANSFER_WHOLE;
}
