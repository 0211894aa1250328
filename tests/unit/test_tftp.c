/* TFTP between two routers: whole files, lost packets, and peers that refuse. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/net/tftp.h"
#include "tests/support/netkit.h"

#define SERVER IP4(10, 0, 0, 2)

struct run {
	struct kit *k;
	struct net *r1, *r2;
	struct link *cable;
	struct tftp_server *server;
	/* what the server has, and was given */
	uint8_t *file;
	size_t size;
	char written[32];
	enum tftp_error writes;
	/* how it ended */
	bool over;
	enum tftp_error error;
	uint8_t *got;
	size_t got_size;
	unsigned blocks, waits;
};

static uint8_t *
give(void *ctx, const char *name, ip4 who, size_t *size)
{
	struct run *r = ctx;

	if (strcmp(name, "R1.cfg"))
		return NULL;
	*size = r->size;
	return xmemdup(r->size ? r->file : (const uint8_t *)"", r->size ? r->size : 1);
}

static enum tftp_error
take(void *ctx, const char *name, ip4 who, const uint8_t *bytes, size_t size)
{
	struct run *r = ctx;

	if (r->writes)
		return r->writes;
	snprintf(r->written, sizeof r->written, "%s", name);
	free(r->file);
	r->file = xmemdup(size ? bytes : (const uint8_t *)"", size ? size : 1);
	r->size = size;
	return TFTP_OK;
}

static void
block(void *ctx, unsigned number)
{
	((struct run *)ctx)->blocks++;
}

static void
waited(void *ctx)
{
	((struct run *)ctx)->waits++;
}

static void
done(void *ctx, enum tftp_error error, const uint8_t *bytes, size_t size)
{
	struct run *r = ctx;

	ck_assert(!r->over);
	r->over = true;
	r->error = error;
	r->got = xmemdup(size ? bytes : (const uint8_t *)"", size ? size : 1);
	r->got_size = size;
}

static const struct tftp_ops ops = { block, waited, done };
static const struct tftp_store store = { give, take };

/*  R1 ------------- R2, the server  */
static void
start(struct run *r)
{
	*r = (struct run){ .k = kit_new() };
	r->r1 = kit_router(r->k);
	r->r2 = kit_router(r->k);
	r->cable = kit_cable(r->k, kit_iface(r->k, r->r1, "Fa0/0", "10.0.0.1/24"),
			     kit_iface(r->k, r->r2, "Fa0/0", "10.0.0.2/24"), NULL);
	kit_run(r->k, SEC(5));
	r->server = tftp_serve(r->r2, &store, r);
	ck_assert_ptr_nonnull(r->server);
}

static void
stop(struct run *r)
{
	tftp_server_free(r->server);
	free(r->file);
	free(r->got);
	kit_free(r->k);
}

/* Octets that no two blocks have alike. */
static uint8_t *
octets(size_t size)
{
	uint8_t *b = xmalloc(size + 1);

	for (size_t i = 0; i < size; i++)
		b[i] = (uint8_t)(i * 7 + i / 512);
	return b;
}

static const size_t sizes[] = { 0, 1, 511, 512, 513, 1024, 70000 };

#define SIZES (sizeof sizes / sizeof *sizes)

static void
read_whole(size_t size)
{
	struct run r;

	start(&r);
	r.file = octets(size);
	r.size = size;
	ck_assert_ptr_nonnull(tftp_get(r.r1, SERVER, "R1.cfg", TFTP_MOST, &ops, &r));
	kit_run(r.k, SEC(60));
	ck_assert(r.over);
	ck_assert_int_eq(r.error, TFTP_OK);
	ck_assert_uint_eq(r.got_size, size);
	ck_assert_int_eq(memcmp(r.got, r.file, size), 0);
	ck_assert_uint_eq(r.blocks, size / 512 + 1);
	ck_assert_uint_eq(r.waits, 0);
	stop(&r);
}

START_TEST(whole_files_are_read)
{
	for (size_t i = 0; i < SIZES; i++)
		read_whole(sizes[i]);
}
END_TEST

static void
write_whole(size_t size)
{
	uint8_t *bytes = octets(size);
	struct run r;

	start(&r);
	ck_assert_ptr_nonnull(tftp_put(r.r1, SERVER, "new", bytes, size, &ops, &r));
	kit_run(r.k, SEC(60));
	ck_assert(r.over);
	ck_assert_int_eq(r.error, TFTP_OK);
	ck_assert_str_eq(r.written, "new");
	ck_assert_uint_eq(r.size, size);
	ck_assert_int_eq(memcmp(r.file, bytes, size), 0);
	ck_assert_uint_eq(r.blocks, 1 + size / 512 + 1); /* and the answer to the request */
	free(bytes);
	stop(&r);
}

START_TEST(whole_files_are_written)
{
	for (size_t i = 0; i < SIZES; i++)
		write_whole(sizes[i]);
}
END_TEST

/* Whichever packet is lost, once in either direction, the file comes whole. */
static void
lose(bool put, bool back, unsigned nth)
{
	uint8_t *bytes = octets(1200);
	struct run r;

	start(&r);
	kit_ping(r.k, r.r1, SERVER); /* ARP is not what is lost */
	r.file = octets(1200);
	r.size = 1200;
	link_set_fault(r.cable, FAULT_DROP, r.k->port[back ? 1 : 0], nth, NULL, NULL);
	if (put)
		tftp_put(r.r1, SERVER, "new", bytes, 1200, &ops, &r);
	else
		tftp_get(r.r1, SERVER, "R1.cfg", TFTP_MOST, &ops, &r);
	kit_run(r.k, SEC(60));
	ck_assert_msg(r.over && r.error == TFTP_OK, "%d %d %u: error %d", put, back, nth, r.error);
	ck_assert_uint_eq(put ? r.size : r.got_size, 1200);
	ck_assert_mem_eq(put ? r.file : r.got, bytes, 1200);
	free(bytes);
	stop(&r);
}

START_TEST(a_lost_packet_is_sent_again)
{
	for (unsigned nth = 1; nth <= 3; nth++)
		for (unsigned way = 0; way < 4; way++)
			lose(way & 1, way & 2, nth);
}
END_TEST

START_TEST(who_is_not_there_is_asked_five_times)
{
	struct run r;

	start(&r);
	tftp_get(r.r1, IP4(10, 0, 0, 9), "R1.cfg", TFTP_MOST, &ops, &r);
	kit_run(r.k, SEC(19));
	ck_assert(!r.over);
	kit_run(r.k, SEC(2));
	ck_assert(r.over);
	ck_assert_int_eq(r.error, TFTP_TIMED_OUT);
	ck_assert_uint_eq(r.waits, 5);
	stop(&r);
}
END_TEST

START_TEST(servers_refuse_in_their_words)
{
	struct run r;

	start(&r);
	tftp_get(r.r1, SERVER, "nowhere", TFTP_MOST, &ops, &r);
	kit_run(r.k, SEC(1));
	ck_assert_int_eq(r.error, TFTP_NO_FILE);
	free(r.got);
	r.got = NULL;
	r.over = false;
	r.writes = TFTP_FULL;
	tftp_put(r.r1, SERVER, "new", (const uint8_t *)"x", 1, &ops, &r);
	kit_run(r.k, SEC(1));
	ck_assert(r.over);
	ck_assert_int_eq(r.error, TFTP_FULL);
	stop(&r);
}
END_TEST

START_TEST(a_file_that_does_not_fit_is_not_taken)
{
	struct run r;

	start(&r);
	r.file = octets(2000);
	r.size = 2000;
	tftp_get(r.r1, SERVER, "R1.cfg", 1000, &ops, &r);
	kit_run(r.k, SEC(1));
	ck_assert_int_eq(r.error, TFTP_FULL);
	stop(&r);
}
END_TEST

/* A request that is none is answered with an error or not at all, and nothing stays behind. */
START_TEST(what_is_no_request)
{
	static const struct {
		const char *bytes;
		size_t size;
	} odd[] = { { "", 0 },
		    { "\0", 1 },
		    { "\0\1", 2 },
		    { "\0\1x", 3 },
		    { "\0\1x\0", 4 },
		    { "\0\1x\0mail\0", 9 },
		    { "\0\3\0\1x", 5 },
		    { "\0\4\0\0", 4 },
		    { "\0\5\0\1x\0", 6 },
		    { "\0\1\0octet\0", 9 },
		    { "\0\1R1.cfg\0octet", 14 },
		    { "\377\377", 2 } };
	struct run r;

	start(&r);
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		struct pkt *p = pkt_new(net_pool(r.r1), odd[i].size);

		memcpy(p->data, odd[i].bytes, odd[i].size);
		udp_send(r.r1, &(struct udp_to){ .dst = SERVER, .sport = 5000, .dport = 69 }, p);
		kit_run(r.k, SEC(1));
	}
	tftp_get(r.r1, SERVER, "nowhere", TFTP_MOST, &ops, &r); /* it still answers */
	kit_run(r.k, SEC(1));
	ck_assert_int_eq(r.error, TFTP_NO_FILE);
	stop(&r);
}
END_TEST

UNIT("tftp", whole_files_are_read, whole_files_are_written, a_lost_packet_is_sent_again,
     who_is_not_there_is_asked_five_times, servers_refuse_in_their_words,
     a_file_that_does_not_fit_is_not_taken, what_is_no_request)
