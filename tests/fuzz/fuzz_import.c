/* A hostile file of containerlab or CML. Whatever it says, it becomes a lab that is read back, or is
 * refused; what is said of it are lines that name the file. */
#include <stdlib.h>
#include <string.h>

#include "cli/transfer/import.h"
#include "engine/base/xmalloc.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/unit.h"

static void
check_lines(const char *said)
{
	for (; *said; said = strchr(said, '\n') + 1) {
		ck_assert(!strncmp(said, "hostile:", 8));
		ck_assert_ptr_nonnull(strchr(said, '\n'));
	}
}

/* Without the configurations, which are not written here. */
static void
check_lab(struct draft *d, FILE *errors)
{
	struct topology *t;
	char *text;

	for (size_t i = 0; i < d->topology->node_count; i++) {
		free(d->config[i]);
		d->config[i] = NULL;
	}
	text = draft_text(d);
	t = topology_parse("/lab", "hostile", text, strlen(text), errors);
	ck_assert_msg(t != NULL, "%s", text);
	ck_assert_uint_eq(t->node_count, d->topology->node_count);
	ck_assert_uint_eq(t->link_count, d->topology->link_count);
	topology_free(t);
	free(text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *said = NULL, *text = xstrndup((const char *)data, size);
	size_t length;
	FILE *errors = open_memstream(&said, &length);
	struct import im = { .reader = { .file = "hostile", .errors = errors }, .dir = "/none" };

	if (import_parse(&im, text))
		check_lab(im.draft, errors);
	else
		ck_assert(im.reader.mistakes);
	fclose(errors);
	check_lines(said);
	import_end(&im);
	free(said);
	free(text);
	return 0;
}
