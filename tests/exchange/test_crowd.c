/* Hundreds of peers of one hub: each has its own association, keys and pairs, and nothing that is
 * done to one of them touches another. */
#include <stdio.h>
#include <string.h>

#include "tests/support/ike_pair.h"
#include "tests/support/unit.h"

#define SPOKES	 300
#define SPOKE(i) (IP4(10, 1, 0, 0) + (i) + 1)

/* R2 is the hub. */
static struct pair *
crowd(void)
{
	struct pair *p = pair_new(1);
	char key[16];

	p->mute = true;
	end_policy(&p->r2, 10, CIPHER_AES, 128, HASH_SHA1, 2, 86400);
	for (unsigned i = 0; i < SPOKES; i++) {
		struct ike_end *e = pair_join(p, "spoke", SPOKE(i));

		snprintf(key, sizeof key, "key-%u", i);
		end_policy(e, 10, CIPHER_AES, 128, HASH_SHA1, 2, 86400);
		ike_key_add(e->ike, prefix_make(R2, 32), key, NULL);
		ike_key_add(p->r2.ike, prefix_make(SPOKE(i), 32), key, NULL);
	}
	return p;
}

static void
ask(struct ike_end *from, ip4 peer, uint64_t id)
{
	ike_acquire(from->ike, &(struct child_request){
				       .id = id,
				       .local = from->address,
				       .peer = peer,
				       .selector.local = prefix_make(from->address, 32),
				       .selector.remote = prefix_make(peer, 32),
				       .offers = 1,
				       .offer[0] = { .suite = { .esp = true,
								.cipher = CIPHER_AES,
								.key_bits = 128,
								.auth = HASH_SHA1 } },
			       });
}

/* The hub's newest pair with that peer. */
static const struct fake_child *
half_of(struct pair *p, ip4 peer)
{
	for (size_t i = p->r2.children; i-- > 0;)
		if (p->r2.child[i].pair.peer == peer)
			return &p->r2.child[i];
	return NULL;
}

static void
ck_keyed(struct pair *p, struct ike_end *e)
{
	const struct fake_child *half = half_of(p, e->address);

	ck_assert_uint_eq(end_sas(e, false), 1);
	ck_assert(e->children && half);
	ck_assert(child_crossed(&e->child[e->children - 1], half));
	ck_assert(half->enabled && !half->deleted);
}

START_TEST(all_of_them_come_up)
{
	struct pair *p = crowd();
	struct ike_admission a;

	for (unsigned i = 0; i < SPOKES; i += 2)
		ask(p->more[i], R2, 1);
	for (unsigned i = 1; i < SPOKES; i += 2) /* the hub begins with the others */
		ask(&p->r2, SPOKE(i), 1000 + i);
	pair_run(p, SEC(5));
	for (unsigned i = 0; i < SPOKES; i++)
		ck_keyed(p, p->more[i]);
	ike_admission(p->r2.ike, &a);
	ck_assert_uint_eq(a.active, SPOKES);
	ck_assert_uint_eq(p->r2.children, SPOKES);
	ck_assert_uint_eq(p->r2.spis, 0);
	pair_free(p);
}
END_TEST

START_TEST(what_happens_to_one_happens_to_no_other)
{
	struct pair *p = crowd();
	struct ike_end *one = p->more[7];
	struct ike_admission a;

	for (unsigned i = 0; i < SPOKES; i++)
		ask(p->more[i], R2, 1);
	pair_run(p, SEC(5));
	ike_delete_children(p->r2.ike, R2, one->address, 0, SUITE_ESP,
			    &half_of(p, one->address)->pair.spi_in[SUITE_ESP], 1);
	pair_run(p, SEC(1));
	for (unsigned i = 0; i < SPOKES; i++)
		ck_assert_int_eq(p->more[i]->child[0].deleted, p->more[i] == one);

	ike_set_enabled(one->ike, false); /* it forgets, comes back, and says so */
	ike_set_enabled(one->ike, true);
	ask(one, R2, 2);
	pair_run(p, SEC(5));
	ike_admission(p->r2.ike, &a);
	ck_assert_uint_eq(a.active, SPOKES);
	for (unsigned i = 0; i < SPOKES; i++)
		ck_keyed(p, p->more[i]);
	ike_clear(p->r2.ike, 0);
	pair_run(p, SEC(5));
	for (unsigned i = 0; i < SPOKES; i++)
		ck_assert_uint_eq(end_sas(p->more[i], false), 0);
	pair_free(p);
}
END_TEST

UNIT("crowd", all_of_them_come_up, what_happens_to_one_happens_to_no_other)
