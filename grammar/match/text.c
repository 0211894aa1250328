/* What a line is called: canonical text, identity, complaint. */
#include <stdio.h>
#include <string.h>

#include "grammar/match/walk.h"

/* A text that grows in a buffer as snprintf() does: what does not fit is counted. */
struct out {
	char *buf;
	size_t size, length;
};

static void
add(struct out *o, const char *text)
{
	size_t n = strlen(text);

	if (o->length + n < o->size)
		memcpy(o->buf + o->length, text, n + 1);
	else if (o->length < o->size)
		snprintf(o->buf + o->length, o->size - o->length, "%s", text);
	o->length += n;
}

static const struct node *
node_at(const struct match *m, unsigned i)
{
	return &m->grammar->node[m->step[i].node];
}

static void
add_value(struct out *o, const struct match *m, unsigned i)
{
	const struct value_spec *spec = &m->grammar->value[node_at(m, i)->value];
	size_t room = o->length < o->size ? o->size - o->length : 0, n;

	n = spec->type->print(spec, &m->step[i].value, room ? o->buf + o->length : NULL, room);
	o->length += n;
	if (i + 1 < m->steps && !node_at(m, i + 1)->word)
		return;
	for (; n < spec->pad; n++)
		add(o, " ");
}

/* One word or value with the blank in front of it; silent ones leave no trace. */
static void
add_step(struct out *o, const struct match *m, unsigned i)
{
	const struct node *n = node_at(m, i);

	if (n->bits & NODE_SILENT)
		return;
	if (o->length)
		add(o, " ");
	if (n->word)
		add(o, n->prints ? n->prints : n->word);
	else
		add_value(o, m, i);
}

size_t
match_text(const struct match *m, char *buf, size_t size)
{
	struct out o = { buf, size, 0 };

	if (size)
		*buf = '\0';
	for (unsigned i = 0; i < m->steps; i++)
		add_step(&o, m, i);
	for (unsigned i = 0; m->statement && i < m->statement->trail; i++)
		add(&o, " ");
	return o.length;
}

/* Whether step i, the nth key so far, tells objects of the statement apart. */
static bool
identifies(const struct match *m, unsigned i, unsigned keys)
{
	const struct statement *st = m->statement;
	const struct node *n = node_at(m, i);

	if (n->bits & NODE_PLACE)
		return false;
	if (m->op != MATCH_SET && st->bits & STATEMENT_NO_SCOPE)
		return n->bits & NODE_KEY && keys < st->scope;
	return n->bits & NODE_KEY || st->bits & STATEMENT_MULTI;
}

size_t
match_identity(const struct match *m, char *buf, size_t size)
{
	struct out o = { buf, size, 0 };
	unsigned keys = 0;

	add(&o, m->statement->identity);
	for (unsigned i = 0; i < m->steps; i++) {
		if (identifies(m, i, keys))
			add_step(&o, m, i);
		keys += (node_at(m, i)->bits & NODE_KEY) != 0;
	}
	while (o.length && o.length < size && buf[o.length - 1] == ' ')
		buf[--o.length] = '\0'; /* of a padded value */
	return o.length;
}

uint16_t
match_written(const struct match *m)
{
	bool key = false;

	for (unsigned i = 0; i < m->steps; i++) {
		const struct node *n = node_at(m, i);

		if (key && n->word)
			return m->step[i].node;
		key |= !n->word && (n->bits & NODE_KEY);
	}
	return 0;
}

bool
match_is_default(const struct match *m)
{
	char text[256];
	struct out o = { text, sizeof text, 0 };
	unsigned from = 0;

	if (m->statement->flag != FLAG_NONE)
		return (m->op == MATCH_SET) == (m->statement->flag == FLAG_ON);
	if (!m->statement->default_text)
		return false;
	for (unsigned i = 0; i < m->steps; i++)
		if (node_at(m, i)->bits & (NODE_PLACE | NODE_KEY))
			from = i + 1;
	*text = '\0';
	for (unsigned i = from; i < m->steps; i++)
		add_step(&o, m, i);
	return !strcmp(text, m->statement->default_text);
}

size_t
match_complaint(const struct match *m, const char *line, int column, char *buf, size_t size)
{
	switch (m->status) {
	case MATCH_INVALID:
		return (size_t)snprintf(buf, size,
					"%*s^\n%% Invalid input detected at '^' marker.\n\n",
					column + m->caret > 0 ? column + m->caret : 0, "");
	case MATCH_INCOMPLETE:
		return (size_t)snprintf(buf, size, "%% Incomplete command.\n\n");
	case MATCH_AMBIGUOUS:
		return (size_t)snprintf(buf, size, "%% Ambiguous command:  \"%s\"\n", line);
	default:
		if (size)
			*buf = '\0';
		return 0;
	}
}
