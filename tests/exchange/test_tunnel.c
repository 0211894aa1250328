/* The whole way: interesting traffic, phase 1, phase 2, data, termination; and what happens when
 * the two ends do not fit. The sites are drawn in tests/support/sitekit.h. */
#include <string.h>

#include "tests/support/sitekit.h"

START_TEST(the_first_ping_is_lost_and_four_arrive)
{
	struct sites *w = sites_new();
	struct ident_view f;

	ck_assert_str_eq(sites_ping(w, w->pc1, SITE_PC2), ".!!!!");
	ck_assert_str_eq(site_ike_state(&w->r1), "QM_IDLE");
	ck_assert_str_eq(site_ike_state(&w->r2), "QM_IDLE");
	f = site_flow(&w->r1);
	ck_assert_uint_eq(f.count.encaps, 4);
	ck_assert_uint_eq(f.count.decaps, 4);
	ck_assert_uint_eq(ident_send_errors(&f.count), 1);
	f = site_flow(&w->r2);
	ck_assert_uint_eq(f.count.encaps, 4);
	ck_assert_uint_eq(f.count.decaps, 4);
	ck_assert_uint_eq(f.pairs, 1);
	ck_assert_str_eq(sites_ping(w, w->pc2, SITE_PC1), "!!!!!");
	sites_free(w);
}
END_TEST

UNIT("tunnel", the_first_ping_is_lost_and_four_arrive)
