/* What a fuzz target gives, by libFuzzer's convention. */
#ifndef QMIDLE_TESTS_FUZZ_H
#define QMIDLE_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
