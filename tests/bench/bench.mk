# make bench: the figures that the design asks for, as measured here.
BENCH := $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/bench/*.c)))

.PHONY: bench
bench: $(BENCH)
	@for b in $(BENCH); do $$b || exit 1; done

# As the fuzz targets: the kits without Check's runner.
$(BENCH): $(BUILD)/tests/bench/%: $(BUILD)/tests/bench/%.o $(FUZZ_COMMON) $(BUILD)/libkits.a $(LIBS)
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)
