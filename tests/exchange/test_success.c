/* Two ends agree on an IKE SA and a pair of IPsec SAs. */

#include "tests/support/ike_pair.h"
#include "tests/support/unit.h"

START_TEST(main_and_quick_mode)
{
	struct pair *p = pair_new(1);

	pair_usual(p);
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(5));
	ck_assert(end_is(&p->r1, IKE_QM_IDLE, false));
	ck_assert(end_is(&p->r2, IKE_QM_IDLE, false));
	ck_assert(pair_keyed(p));
	pair_free(p);
}
END_TEST

UNIT("success", main_and_quick_mode)
