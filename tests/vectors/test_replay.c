/* Every recorded negotiation of IKEv1 through our decoders and our key derivation: each key is
 * derived from the Diffie-Hellman secret, the nonces and the cookies on the wire, each message
 * decrypted, each hash and signature verified, each ESP packet authenticated and decrypted. */
#include <stdio.h>
#include <string.h>

#include "engine/wire/esp.h"
#include "tests/support/unit.h"
#include "tests/support/replay.h"

/* clang-format off */
static const struct {
	const char *name;
	unsigned hashes, signatures, natds;
} vectors[] = {
	/* main mode: HASH_I, HASH_R, three of quick mode, two deletes */
	{ "ikev1-psk-des-sha1-modp768_des-sha1",                 7, 0, 2 },
	{ "ikev1-psk-3des-md5-modp1024_3des-md5",                7, 0, 2 },
	{ "ikev1-psk-aes128-sha1-modp1536_aes128-sha1-modp1536", 7, 0, 2 },
	{ "ikev1-psk-aes256-sha256-modp2048_aes256-sha256",      7, 0, 2 },
	{ "ikev1-psk-aes192-sha512-modp4096_aes192-sha512",      7, 0, 2 },
	{ "ikev1-psk-aes128-sha256-ecp256_aes128gcm16",          7, 0, 2 },
	{ "ikev1-aggr-psk-aes128-sha1-modp1024_aes128-sha1",     7, 0, 2 },
	{ "ikev1-rsa-aes256-sha256-modp2048_aes256-sha256",      5, 2, 2 },
};
/* clang-format on */

static void
replay_datagram(struct replay *r, const struct datagram *d)
{
	if (d->sport == ISAKMP_PORT) {
		replay_ike(r, d, d->data, d->len);
		return;
	}
	ck_assert_uint_eq(d->sport, ESP_UDP_PORT);
	switch (esp_udp_kind(d->data, d->len)) {
	case ESP_UDP_IKE:
		replay_ike(r, d, d->data + ESP_UDP_MARKER, d->len - ESP_UDP_MARKER);
		break;
	case ESP_UDP_ESP:
		replay_esp(r, d);
		break;
	default:
		ck_abort_msg("neither IKE nor ESP");
	}
}

START_TEST(a_negotiation_is_followed_to_its_last_packet)
{
	static struct replay r;
	struct pcap_file f;
	struct datagram d;
	char path[256];

	snprintf(path, sizeof path, "tests/vectors/%s/keys.json", vectors[_i].name);
	r.keys = json_load_file(path, 0, NULL);
	ck_assert_msg(r.keys != NULL, "%s cannot be read", path);
	snprintf(path, sizeof path, "tests/vectors/%s/cap.pcap", vectors[_i].name);
	pcap_file_open(&f, path);
	while (pcap_file_next_udp(&f, &d))
		replay_datagram(&r, &d);
	pcap_file_close(&f);

	ck_assert_uint_eq(r.hashes, vectors[_i].hashes);
	ck_assert_uint_eq(r.signatures, vectors[_i].signatures);
	ck_assert_uint_eq(r.natds, vectors[_i].natds);
	ck_assert_uint_eq(r.deletes, 2);
	ck_assert_uint_eq(r.esp[0], 4);
	ck_assert_uint_eq(r.esp[1], 4);
	ck_assert_int_eq(r.pfs, strstr(vectors[_i].name, "sha1-modp1536_aes") != NULL);
	cipher_free(r.open);
	json_decref(r.keys);
}
END_TEST

/* A message of IKEv2 is told by its version before anything else is looked at. */
START_TEST(version_two_is_refused)
{
	static const char *const paths[] = {
		"tests/vectors/ikev2-psk-aes256-sha256-modp2048_aes256-sha256/cap.pcap",
		"tests/vectors/ikev2-psk-aes128gcm16-prfsha256-ecp256_aes256gcm16-ecp256/cap.pcap",
	};

	for (size_t i = 0; i < 2; i++) {
		struct pcap_file f;
		struct datagram d;
		struct isakmp_header h;

		pcap_file_open(&f, paths[i]);
		ck_assert(pcap_file_next_udp(&f, &d));
		ck_assert_int_eq(isakmp_read_header(d.data, d.len, &h), ISAKMP_BAD_VERSION);
		pcap_file_close(&f);
	}
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("replay");
	TCase *tcase = tcase_create("replay");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_loop_test(tcase, a_negotiation_is_followed_to_its_last_packet, 0,
			    sizeof vectors / sizeof *vectors);
	tcase_add_test(tcase, version_two_is_refused);
	suite_add_tcase(suite, tcase);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
