/* Names of the lab: nodes, links, files.  Those that exist are offered; whether one exists is its
 * command's question. */
#include <string.h>

#include "grammar/types/named.h"

static void
offer_listed(const struct value_reading *r, enum value_list what, value_help_fn *put, void *ctx)
{
	const char *name;

	put(ctx, r->spec->type->meta, r->spec->help ? r->spec->help : r->spec->type->help, false);
	for (unsigned i = 0; r->list && (name = r->list(r->ctx, what, i)); i++)
		if (common_prefix(r->text, r->word, name, strlen(name)) == r->word)
			put(ctx, name, "", true);
}

static void
offer_nodes(const struct value_reading *r, value_help_fn *put, void *ctx)
{
	offer_listed(r, LIST_NODES, put, ctx);
}

static void
offer_links(const struct value_reading *r, value_help_fn *put, void *ctx)
{
	offer_listed(r, LIST_LINKS, put, ctx);
}

static void
offer_files(const struct value_reading *r, value_help_fn *put, void *ctx)
{
	offer_listed(r, LIST_FILES, put, ctx);
}

/* clang-format off */
const struct value_type type_node = { .name = "node", .meta = "NODE", .help = "A node of the lab", .kind = VALUE_STRING, .rank = 20, .read = word_read, .print = string_print, .offer = offer_nodes };
const struct value_type type_link = { .name = "link", .meta = "LINK", .help = "A link of the lab", .kind = VALUE_STRING, .rank = 20, .read = word_read, .print = string_print, .offer = offer_links };
const struct value_type type_file = { .name = "file", .meta = "FILE", .help = "A file name", .kind = VALUE_STRING, .rank = 20, .read = word_read, .print = string_print, .offer = offer_files };
/* clang-format on */
