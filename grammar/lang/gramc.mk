# How the grammar compiler is built and what it makes of grammar/ios/*.cmd.  gramc runs on this machine
# during the build: no sanitizers, whatever SAN says.
# Not the rules that make knows by itself: they would write gramc.c beside gramc.y.
%.c: %.y
%.c: %.l

GRAMC     := $(BUILD)/gramc/gramc
GRAMC_SRC := $(sort $(wildcard grammar/lang/*.c)) engine/base/xmalloc.c
GRAMC_OBJ := $(patsubst %.c,$(BUILD)/gramc/%.o,$(GRAMC_SRC)) $(BUILD)/gramc/gramc.tab.o $(BUILD)/gramc/gramc.lex.o
GRAMC_CC  := $(CC) -O1 -g -std=gnu17 -D_GNU_SOURCE $(WARN) -I. -I$(BUILD)/gramc

$(BUILD)/gramc/%.o: %.c
	@mkdir -p $(@D)
	$(GRAMC_CC) -MMD -MP -c -o $@ $<
$(BUILD)/gramc/gramc.tab.c $(BUILD)/gramc/gramc.tab.h &: grammar/lang/gramc.y
	@mkdir -p $(@D)
	$(BISON) -Wno-yacc -d -o $(BUILD)/gramc/gramc.tab.c $<
$(BUILD)/gramc/gramc.lex.c: grammar/lang/gramc.l
	@mkdir -p $(@D)
	$(FLEX) -o $@ $<
$(BUILD)/gramc/gramc.lex.o $(BUILD)/gramc/gramc.tab.o: $(BUILD)/gramc/%.o: $(BUILD)/gramc/%.c $(BUILD)/gramc/gramc.tab.h
	$(GRAMC_CC) -Wno-error -MMD -MP -c -o $@ $<
$(GRAMC): $(GRAMC_OBJ)
	$(CC) -o $@ $^

GRAMMAR_HEADERS := $(GEN)/grammar/ios/args.h $(GEN)/cli/handlers.h
GRAMMAR_OUT     := $(GRAMMAR_HEADERS) $(GEN)/grammar/ios/tables.c $(GEN)/grammar/ios/handlers.c

# Written anew each time; a header whose text is the same keeps its date, so that little is compiled again.
$(BUILD)/gramc/made: $(GRAMC) $(CMD)
	@mkdir -p $(GEN)/grammar/ios $(GEN)/cli
	$(GRAMC) --args $(GEN)/grammar/ios/args.h.new --handlers-header $(GEN)/cli/handlers.h.new \
		--tables $(GEN)/grammar/ios/tables.c.new --handlers $(GEN)/grammar/ios/handlers.c.new $(CMD)
	for f in $(GRAMMAR_OUT); do cmp -s $$f.new $$f || cp $$f.new $$f; rm $$f.new; done
	touch $@
$(GRAMMAR_OUT): $(BUILD)/gramc/made ;

$(GEN)/%.o: $(GEN)/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# Who includes the generated headers must wait for them.
$(call obj,$(CLI_SRC) cli/main.c $(UNIT_SRC) $(SUPPORT_SRC)): | $(if $(CMD),$(GRAMMAR_HEADERS))

# The tests' own little grammar.
TEST_CMD := $(sort $(wildcard tests/grammar/*.cmd))
$(GEN)/tests/grammar/toy.c $(GEN)/tests/grammar/toy.h &: $(GRAMC) $(TEST_CMD)
	@mkdir -p $(@D)
	$(GRAMC) --symbol grammar_toy --args-header tests/grammar/toy.h --args $(GEN)/tests/grammar/toy.h \
		--tables $(GEN)/tests/grammar/toy.c $(TEST_CMD)
$(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/grammar/*.c)): | $(GEN)/tests/grammar/toy.h
$(patsubst %.c,$(BUILD)/%,$(wildcard tests/grammar/test_*.c)): $(BUILD)/%: $(BUILD)/%.o $(GEN)/tests/grammar/toy.o $(call obj,$(SUPPORT_SRC)) $(LIBS)
	$(CC) $(LDFLAGS) -o $@ $^ -lcheck -lsubunit -ljansson $(LDLIBS) -lrt -lpthread


# The command reference, a string a line, for the program to print.
$(GEN)/cli/reference.inc: $(GRAMC) $(CMD)
	@mkdir -p $(@D)
	$(GRAMC) --reference $(CMD) | sed 's/[\\"]/\\&/g; s/.*/"&",/' > $@
$(BUILD)/cli/reference/reference.o: $(GEN)/cli/reference.inc

# Legal lines of the whole grammar, for the round trip of the configuration.
$(GEN)/tests/config/samples.inc: $(GRAMC) $(CMD)
	@mkdir -p $(@D)
	$(GRAMC) --samples $(CMD) | sed 's/[\\"]/\\&/g; s/.*/"&",/' > $@
$(patsubst %,$(BUILD)/tests/%.o,config/test_roundtrip grammar/test_samples support/typist): $(GEN)/tests/config/samples.inc
