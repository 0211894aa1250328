# qmidle: see README.md. Targets: all run test check soak bench fuzz lint format clean install deps
#
#   SAN=1      build under the address, leak and undefined-behaviour sanitizers
#   BUILD=dir  where objects go (default build/plain, build/san)

CC      := gcc
BISON   := bison
FLEX    := flex
PREFIX  ?= /usr/local
SAN     ?=
BUILD   ?= build/$(if $(SAN),san,plain)
GEN     := $(BUILD)/gen

WARN    := -Wall -Wextra -Wstrict-prototypes -Wmissing-prototypes -Wshadow -Wpointer-arith \
           -Wwrite-strings -Wvla -Wundef -Wno-unused-parameter -Wno-format-truncation -Werror \
           -Wno-unknown-warning-option
CPPFLAGS += -D_GNU_SOURCE -I. -I$(GEN)
CFLAGS  ?= -O2 -g
CFLAGS  += -std=gnu17 $(WARN) -fno-strict-aliasing
LDLIBS  := -lreadline -luv -ltelnet -lssh -lutil -lpcap -lyaml -ljansson -lcrypto -lcrypt -lm
ifneq ($(SAN),)
CFLAGS  += -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
LDFLAGS += -fsanitize=address,undefined
PROGRAM := $(BUILD)/qmidle-san
ifneq ($(FUZZING),)
CFLAGS  += -fsanitize=fuzzer-no-link -w
endif
else
PROGRAM := qmidle
endif

ENGINE_SRC  := $(sort $(shell find engine -name '*.c'))
GRAMMAR_SRC := $(sort $(shell find grammar -path "grammar/lang" -prune -o -name '*.c' -print))
CLI_SRC     := $(sort $(filter-out cli/main.c,$(shell find cli -name '*.c')))
UNIT_SRC    := $(sort $(shell find tests -name 'test_*.c'))
SOAK_SRC    := $(sort $(shell find tests -name 'soak_*.c'))
SUPPORT_SRC := $(sort $(shell find tests/support -name '*.c'))
CMD         := $(sort $(wildcard grammar/ios/*.cmd))

obj = $(patsubst %.c,$(BUILD)/%.o,$(1))
UNIT := $(patsubst %.c,$(BUILD)/%,$(UNIT_SRC))
SOAK := $(patsubst %.c,$(BUILD)/%,$(SOAK_SRC))

.PHONY: all run test check soak soak-programs lint format clean install deps deps-run deps-test
.DELETE_ON_ERROR:
.SECONDARY:

all: $(PROGRAM)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# ar rcs keeps members of removed files: start afresh.
$(BUILD)/libengine.a: $(call obj,$(ENGINE_SRC))
	rm -f $@ && ar rcs $@ $^
$(BUILD)/libgrammar.a: $(call obj,$(GRAMMAR_SRC)) $(if $(CMD),$(GEN)/grammar/ios/tables.o)
	rm -f $@ && ar rcs $@ $^
$(BUILD)/libcli.a: $(call obj,$(CLI_SRC)) $(if $(CMD),$(GEN)/grammar/ios/handlers.o)
	rm -f $@ && ar rcs $@ $^

LIBS := $(BUILD)/libcli.a $(BUILD)/libgrammar.a $(BUILD)/libengine.a

$(PROGRAM): $(BUILD)/cli/main.o $(LIBS)
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

include grammar/lang/gramc.mk

$(BUILD)/tests/%: $(BUILD)/tests/%.o $(call obj,$(SUPPORT_SRC)) $(LIBS)
	$(CC) $(LDFLAGS) -o $@ $^ -lcheck -lsubunit $(LDLIBS) -lrt -lpthread

# The unit, exchange, grammar and configuration tests of this build, without the rest.
check: $(UNIT)
	tests/run-check $(UNIT)

# Everything, twice: plainly and under the sanitizers. Ends with a line that counts.
test: deps-test
	$(MAKE) -s -j$$(nproc) all
	$(MAKE) -s -j$$(nproc) all SAN=1
	tests/run

# What takes too long for every day: the programs tests/*/soak_*.c, and the scripts tests/*/soak.
soak-programs: $(SOAK)
	CK_TIMEOUT_MULTIPLIER=10 tests/run-check $(SOAK)

soak: deps-test all
	tests/run soak

run: deps-run
	$(MAKE) -s all
	./qmidle run $(if $(TUN),--tun) $(or $(LAB),labs/01-site-to-site)

include tests/fuzz/fuzz.mk
include tests/bench/bench.mk

lint:
	tests/style/lint

format:
	clang-format-14 -i $$(git ls-files '*.c' '*.h')

deps: deps-test
deps-run:
	@tests/support/deps run
deps-test:
	@tests/support/deps test

install: all
	install -D -m 755 qmidle $(DESTDIR)$(PREFIX)/bin/qmidle
	install -D -m 644 qmidle.1 $(DESTDIR)$(PREFIX)/share/man/man1/qmidle.1
	find labs -type f -exec install -D -m 644 '{}' '$(DESTDIR)$(PREFIX)/share/qmidle/{}' ';'

clean:
	rm -rf build qmidle

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
