/* Hostile segments against an established connection, time that passes between them, and an owner who
 * reads, sends, closes. The input is a row of records of eight octets and what they say:
 *
 *	flags (bit 6: an ICMP error instead; bit 7: what the owner does), seq, ack: two octets each,
 *	relative to what comes next, window, length of octets behind it
 *
 * Whatever comes, what the owner was given is what the peer could have meant: octets of one stream, the
 * same ones at the same place. */
#include <string.h>

#include "tests/fuzz/fuzz.h"
#include "tests/support/tcpkit.h"

enum { OBJECTION = 0x40, OWNER = 0x80, LONGEST = 4096, USES = 128 };

/* The one stream that the peer has: each octet is known by its place. */
static uint8_t
octet_at(uint32_t seq)
{
	return (uint8_t)(seq * 7 + (seq >> 8));
}

static void
check_read(struct duel *w)
{
	for (size_t i = 0; i < w->read.len; i++)
		ck_assert_uint_eq((uint8_t)w->read.at[i], octet_at((uint32_t)(1 + i)));
}

static void
owner_acts(struct duel *w, const uint8_t *r)
{
	static const char text[3000];

	switch (r[1] % 6) {
	case 0:
		tcp_send(w->tcp, w->id, text, (size_t)r[2] * 11);
		break;
	case 1:
		w->lazy = !w->lazy;
		if (!w->lazy)
			duel_owner.readable(w, w->id);
		break;
	case 2:
		tcp_close(w->tcp, w->id);
		break;
	case 3:
		tcp_set_keepalive(w->tcp, w->id, r[2] & 1);
		break;
	case 4:
		kit_run(w->k, MSEC(r[2] * 10));
		break;
	default:
		kit_run(w->k, SEC(r[2]));
	}
}

static void
play(struct duel *w, const uint8_t *data, size_t size)
{
	const tcp_id first =
		w->id; /* a SYN to the port may begin another, with a stream of its own */
	uint8_t octets[255];
	struct tcp_view v;

	for (; size >= 8; data += 8, size -= 8) {
		int16_t seq = (int16_t)(data[1] << 8 | data[2]),
			ack = (int16_t)(data[3] << 8 | data[4]);
		uint32_t next = 0, acked = 0;
		char flags[8];
		size_t n = 0;

		if (tcp_look(w->tcp, w->id, &v)) {
			next = v.rcv_nxt - PEER_FIRST;
			acked = v.snd_nxt - w->first;
		}
		if (data[0] & OWNER) {
			owner_acts(w, data);
		} else if (data[0] & OBJECTION) {
			peer_objects(w, data[1], (uint16_t)(data[2] << 8 | data[3]),
				     acked + (uint32_t)ack);
		} else {
			for (unsigned bit = 0; bit < 6; bit++)
				if (data[0] >> bit & 1)
					flags[n++] = "FSRPAU"[bit];
			flags[n] = '\0';
			w->window = (uint16_t)(data[5] << 8 | data[6]);
			for (unsigned i = 0; i < data[7]; i++)
				octets[i] = octet_at(next + (uint32_t)seq + i);
			peer_sends(w, flags, next + (uint32_t)seq, acked + (uint32_t)ack, octets,
				   data[7]);
		}
		if (w->id == first && tcp_look(w->tcp, first, &v))
			check_read(w);
		peer_heard(w);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct duel *w;
	static unsigned uses;

	if (!size || size > LONGEST)
		return 0;
	if (!w)
		w = duel_new(NET_ROUTER);
	w->lazy = false;
	w->mss = 0;
	w->window = 8000;
	text_clear(&w->read);
	w->peer_port++;
	w->our_port = 23;
	if (data[0] & 1)
		peer_connects(w);
	else
		peer_accepts(w);
	play(w, data + 1, size - 1);
	tcp_drop(w->tcp, w->id);
	if (++uses % USES == 0) {
		duel_free(w);
		w = NULL;
	}
	return 0;
}
