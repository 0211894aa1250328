/* exec: a show command, and what must hold for its answer. */
#include "cli/check/kind.h"
#include "cli/check/valid.h"

/* The nodes stand beside it, as in netlab; read.c puts them first. */
struct exec {
	char *node, *command;
};

static void
command_read(struct reader *r, const yaml_node_t *n, void *into)
{
	reader_value(r, n, &((struct exec *)into)->command);
}

static const struct form form_exec = {
	.is = "Routers answer to a show command as `valid` says",
	.type = "string",
};

static void
verify(struct reader *r, const yaml_node_t *n, const struct check *c)
{
	if (c->valid)
		valid_verify(r, n, c->valid);
	else
		reader_mistake(r, n, "%s: `exec` needs `valid`", c->name);
}

static bool
judge(struct check_run *run, const struct check *c, struct lab_node *node, struct text *why)
{
	const struct exec *a = c->args;

	(void)run;
	return valid_judge(node, a->command, c->valid, why);
}

const struct check_kind check_exec = {
	.name = "exec",
	.form = &form_exec,
	.size = sizeof(struct exec),
	.read = command_read,
	.verify = verify,
	.judge = judge,
};
