/* A hostile lab.yml. Whatever it says, it is taken or refused with lines that name the file, and
 * what was taken is whole. */
#include <stdlib.h>
#include <string.h>

#include "cli/lab/topology.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/unit.h"

static void
check_complaints(const char *said)
{
	ck_assert(*said);
	for (; *said; said = strchr(said, '\n') + 1) {
		ck_assert(!strncmp(said, "lab.yml:", 8));
		ck_assert_ptr_nonnull(strchr(said, '\n'));
	}
}

static void
check_topology(const struct topology *t)
{
	ck_assert(t->name && *t->name && !strchr(t->name, '/'));
	for (size_t i = 0; i < t->link_count; i++)
		for (unsigned side = 0; side < 2; side++) {
			const struct topo_end *e = &t->links[i].end[side];

			ck_assert(e->kind == END_UDP || e->interface);
			ck_assert(e->kind != END_NODE || e->node < t->node_count);
			ck_assert(e->kind != END_UDP || (e->remote && e->lport && e->rport));
		}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *said = NULL;
	size_t length;
	FILE *errors = open_memstream(&said, &length);
	struct topology *t = topology_parse("/lab", "lab.yml", (const char *)data, size, errors);

	fclose(errors);
	if (t)
		check_topology(t);
	else
		check_complaints(said);
	topology_free(t);
	free(said);
	return 0;
}
