#include "tests/support/bare.h"

#include <stdlib.h>
#include <string.h>

#include "cli/show/messages.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"

static void
hear(void *owner, const char *message)
{
	struct bare *b = owner;

	text_addf(&b->said, "%s\n", message);
}

void
bare_start(struct bare *b, const char *startup, const char *state_dir)
{
	const char *interfaces[] = { "FastEthernet0/0", "FastEthernet0/1", "Serial0/0/0", NULL,
				     NULL };
	struct device_params p = {
		.name = "R1",
		.interfaces = interfaces,
		.startup = startup,
		.startup_file = "R1.cfg",
		.state_dir = state_dir,
		.refused = hear,
		.owner = b,
	};

	if (startup && strstr(startup, "interface ATM0"))
		interfaces[3] = "ATM0";
	*b = (struct bare){ .world = world_new(1, false) };
	p.world = b->world;
	b->device = device_new(&p);
	config_enter(&b->place);
}

void
bare_stop(struct bare *b)
{
	device_free(b->device);
	world_free(b->world);
	text_free(&b->said);
}

static void
say(struct bare *b, const struct diag *d)
{
	diag_render(d, &b->said);
	text_add(&b->said, "\n");
}

static void
type_one(struct bare *b, const char *line)
{
	struct match_at at = config_at(b->device, &b->place, 15);
	struct config_reply reply;
	struct match m;
	enum match_status status = match_line(&at, line, &m);

	if (status == MATCH_EMPTY)
		return;
	if (status != MATCH_OK) {
		text_addf(&b->said, "status %d: %s\n", status, line);
		return;
	}
	if (m.statement->bits & STATEMENT_SESSION) {
		config_exit(b->device, &b->place);
		return;
	}
	config_apply(b->device, &b->place, &m, true, &reply);
	if (reply.refused)
		say(b, &reply.diag);
	for (unsigned i = 0; i < reply.notes; i++)
		say(b, &reply.note[i]);
}

void
bare_type(struct bare *b, const char *lines)
{
	config_enter(&b->place);
	while (*lines) {
		size_t length = strcspn(lines, "\n");
		char *line = xstrndup(lines, length);

		type_one(b, line);
		free(line);
		lines += length + (lines[length] == '\n');
	}
}

char *
bare_said(struct bare *b)
{
	text_add(&b->said, "");
	return text_take(&b->said);
}

char *
bare_print(struct bare *b)
{
	return config_text(b->device);
}

char *
bare_block(struct bare *b, const char *header)
{
	return config_block_text(b->device, header);
}
