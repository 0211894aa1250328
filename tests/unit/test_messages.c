#include <string.h>

#include "cli/show/messages.h"
#include "tests/support/unit.h"

struct heard {
	struct event_sink sink;
	struct text text;
};

static void
hear(struct event_sink *sink, const struct event *e)
{
	message_render(e, &((struct heard *)sink)->text);
}

START_TEST(an_event_becomes_its_sentence)
{
	struct heard h = { .sink.report = hear };

	event(&h.sink, LINK_STATE, "FastEthernet0/0", "up");
	ck_assert_str_eq(text_get(&h.text), ""); /* nobody wants it */
	event_want_all(&h.sink);
	event(&h.sink, LINK_STATE, "FastEthernet0/0", "up");
	ck_assert_str_eq(text_get(&h.text),
			 "%LINK-3-UPDOWN: Interface FastEthernet0/0, changed state to up");
	text_free(&h.text);
}
END_TEST

START_TEST(a_refusal_becomes_its_sentence)
{
	struct text t = { 0 };
	struct diag d;

	ck_assert(!diag(&d, DIAG_ADDRESS_OVERLAPS, "10.1.1.0", "FastEthernet0/0", NULL));
	diag_render(&d, &t);
	ck_assert_str_eq(text_get(&t), "% 10.1.1.0 overlaps with FastEthernet0/0");
	text_free(&t);
}
END_TEST

START_TEST(every_format_has_the_arguments_it_asks_for)
{
	for (int k = 0; k < EVENT_KINDS; k++) {
		const struct message *m = message_of((enum event_kind)k);

		ck_assert_msg(!m->format || *m->format, "%s", event_name((enum event_kind)k));
		ck_assert_msg(!m->facility || m->mnemonic, "%s", event_name((enum event_kind)k));
		ck_assert_uint_eq(event_by_name(event_name((enum event_kind)k)), k);
	}
}
END_TEST

UNIT("messages", an_event_becomes_its_sentence, a_refusal_becomes_its_sentence,
     every_format_has_the_arguments_it_asks_for)
