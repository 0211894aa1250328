/* gramc [--args F] [--tables F] [--handlers-header F] [--handlers F] [--reference] [--samples]
 *       [--symbol NAME] [--args-header NAME] [--handlers-name NAME] FILE.cmd... */
#include <stdlib.h>
#include <string.h>

#include "grammar/lang/gramc.h"

struct options {
	const char *args, *tables, *handlers_header, *handlers;
	const char *symbol, *args_header, *handlers_name;
	bool reference, samples;
};

static FILE *
create(const char *path)
{
	FILE *f = fopen(path, "w");

	if (!f) {
		perror(path);
		exit(1);
	}
	return f;
}

static void
done(FILE *f)
{
	if (ferror(f) | fclose(f)) {
		perror("gramc");
		exit(1);
	}
}

/* Takes one option from argv; gives how many words it had, 0 when it is none. */
static int
option(struct options *o, char **argv)
{
	const struct {
		const char *name;
		const char **to;
	} table[] = {
		{ "--args", &o->args },
		{ "--tables", &o->tables },
		{ "--handlers-header", &o->handlers_header },
		{ "--handlers", &o->handlers },
		{ "--symbol", &o->symbol },
		{ "--args-header", &o->args_header },
		{ "--handlers-name", &o->handlers_name },
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (!strcmp(argv[0], table[i].name) && argv[1]) {
			*table[i].to = argv[1];
			return 2;
		}
	o->reference |= !strcmp(argv[0], "--reference");
	o->samples |= !strcmp(argv[0], "--samples");
	return argv[0][0] == '-';
}

int
main(int argc, char **argv)
{
	struct options o = { .symbol = "grammar_ios",
			     .args_header = "grammar/ios/args.h",
			     .handlers_name = "cli/handlers.h" };
	struct grammar_decl g = { 0 };
	FILE *f;

	for (int i = 1, n; i < argc; i += n ? n : 1) {
		n = option(&o, argv + i);
		if (!n)
			parse_file(&g, argv[i]);
	}
	if (!g.errors)
		build_tree(&g);
	if (!g.errors)
		build_fields(&g);
	if (!g.errors)
		build_graph(&g);
	if (g.n_nodes >= NO_MODE)
		complain(&g, NULL, 0, "the grammar has %u nodes; 16 bits do not number them",
			 g.n_nodes);
	if (g.errors)
		return 1;
	if (o.args)
		emit_args(&g, f = create(o.args)), done(f);
	if (o.tables)
		emit_tables(&g, f = create(o.tables), o.symbol, o.args_header), done(f);
	if (o.handlers_header)
		emit_handlers_header(&g, f = create(o.handlers_header), o.args_header), done(f);
	if (o.handlers)
		emit_handlers(&g, f = create(o.handlers), o.handlers_name), done(f);
	if (o.reference)
		print_reference(&g, stdout);
	if (o.samples)
		print_samples(&g, stdout);
	return 0;
}
