/* replay FILE...   hands each file to the fuzz target: a seed that once did harm stays harmless. */
#include <stdio.h>
#include <stdlib.h>

#include "engine/base/xmalloc.h"
#include "tests/fuzz/fuzz.h"

enum { MOST = 1 << 20 };

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		FILE *in = fopen(argv[i], "rb");
		uint8_t *whole = xmalloc(MOST), *exact;
		size_t size;

		if (!in) {
			perror(argv[i]);
			return 1;
		}
		size = fread(whole, 1, MOST, in);
		fclose(in);
		exact = xmemdup(whole, size); /* so that a read past the end is seen */
		LLVMFuzzerTestOneInput(exact, size);
		free(exact);
		free(whole);
	}
	return 0;
}
