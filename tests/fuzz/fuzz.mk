# Fuzz targets: tests/fuzz/fuzz_NAME.c with LLVMFuzzerTestOneInput(), seeds in tests/fuzz/corpus/NAME.
# That is all a new one needs.
#
#   make fuzz          builds them with clang and runs each for FUZZ_SECONDS (300), FUZZ=NAME for one;
#                      what libFuzzer finds interesting stays under build/fuzz/corpus
#   make fuzz-replay   builds programs that feed the seeds to the same functions, for `make test`

FUZZ_SECONDS ?= 300
FUZZ         ?= $(patsubst tests/fuzz/fuzz_%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
FUZZ_COMMON  := $(call obj,tests/fuzz/check_stub.c)

# The kits without Check's own runner: an assertion that fails in a target is a crash.
$(BUILD)/libkits.a: $(call obj,$(filter-out tests/support/unit.c,$(SUPPORT_SRC)))
	rm -f $@ && ar rcs $@ $^

$(BUILD)/tests/fuzz/replay_%: $(BUILD)/tests/fuzz/fuzz_%.o $(BUILD)/tests/fuzz/replay.o \
                              $(FUZZ_COMMON) $(BUILD)/libkits.a $(LIBS)
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/tests/fuzz/fuzz_%: $(BUILD)/tests/fuzz/fuzz_%.o $(FUZZ_COMMON) $(BUILD)/libkits.a $(LIBS)
	$(CC) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ $(LDLIBS)

.PHONY: fuzz fuzz-build fuzz-replay
fuzz-replay: $(patsubst %,$(BUILD)/tests/fuzz/replay_%,$(FUZZ))
fuzz-build: $(patsubst %,$(BUILD)/tests/fuzz/fuzz_%,$(FUZZ))
fuzz:
	$(MAKE) -s fuzz-build FUZZING=1 SAN=1 BUILD=build/fuzz CC="$(if $(findstring ccache,$(CC)),ccache )clang"
	tests/fuzz/run build/fuzz $(FUZZ_SECONDS) $(FUZZ)
