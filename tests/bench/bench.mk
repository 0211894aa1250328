# make bench: builds with optimisation, prints the table of measured figures.
BENCH_SRC := $(sort $(wildcard tests/bench/*.c))

$(BUILD)/tests/bench/bench: $(call obj,$(BENCH_SRC)) $(FUZZ_COMMON) $(BUILD)/libkits.a $(LIBS)
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

.PHONY: bench
bench: $(BUILD)/tests/bench/bench $(PROGRAM)
	$<
	tests/bench/boot
	tests/bench/lab
	tests/bench/class
	tests/bench/tunnel
