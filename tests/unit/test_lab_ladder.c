/* What is written about a tunnel: the ladder of its IKE messages, the keys for Wireshark, a capture
 * of the wire. */
#include <pcap.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/lab/keylog.h"
#include "cli/lab/ladder.h"
#include "cli/lab/record.h"
#include "engine/base/xmalloc.h"
#include "tests/support/sitekit.h"

static void
collect(void *ctx, const char *line)
{
	text_add(ctx, line);
}

/* The drawing without its seconds, each line after the head from its bar on. */
static char *
draw(const struct ladder *l, const char *first, const char *second)
{
	struct text all = { 0 }, cut = { 0 };
	char *save = NULL;

	ladder_draw(l, first, second, collect, &all);
	for (char *line = strtok_r(all.at, "\n", &save); line; line = strtok_r(NULL, "\n", &save))
		text_addf(&cut, "%s\n", strchr(line, '|') ? strchr(line, '|') : line);
	text_free(&all);
	return text_take(&cut);
}

static struct ladder *
ladder_of(struct sites *s)
{
	struct ladder *l = ladder_new(world_sched(s->world));

	ladder_router(l, s->r1.router, "R1");
	ladder_router(l, s->isp.router, "ISP");
	ladder_router(l, s->r2.router, "R2");
	return l;
}

START_TEST(six_and_three_messages)
{
	struct sites *s = sites_new();
	struct ladder *l = ladder_of(s);
	char *drawing;

	ck_assert_str_eq(sites_ping(s, s->pc1, SITE_PC2), ".!!!!");
	drawing = draw(l, "R1", "R2");
	ck_assert_str_eq(drawing, "   seconds  R1                                            R2\n"
				  "|--- MM1  SA, VID x4 ------------------------>|\n"
				  "|<-- MM2  SA, VID ----------------------------|\n"
				  "|--- MM3  KE, NONCE, VID x3, NAT-D x2 ------->|\n"
				  "|<-- MM4  KE, NONCE, VID x4, NAT-D x2 --------|\n"
				  "|--- MM5* ID, HASH, N(INITIAL-CONTACT) ------>|\n"
				  "|<-- MM6* ID, HASH ---------------------------|\n"
				  "|--- QM1* HASH, SA, NONCE, ID x2 ------------>|\n"
				  "|<-- QM2* HASH, SA, NONCE, ID x2 -------------|\n"
				  "|--- QM3* HASH ------------------------------>|\n");
	free(drawing);
	drawing = draw(l, "R1", "ISP");
	ck_assert_str_eq(drawing, "No IKE message went between them.\n");
	free(drawing);
	ladder_free(l);
	sites_free(s);
}
END_TEST

/*  R2 has another key: message 5 arrives, cannot be read, and is said again  */
START_TEST(another_key_is_seen)
{
	struct sites *s = sites_new();
	struct ladder *l = ladder_of(s);
	char *drawing;

	ike_key_remove(s->r2.ike, prefix_make(SITE_R1, 32));
	ck_assert(ike_key_add(s->r2.ike, prefix_make(SITE_R1, 32), "other", NULL));
	ck_assert_str_eq(sites_ping(s, s->pc1, SITE_PC2), ".....");
	sites_run(s, SEC(12));
	drawing = draw(l, "R1", "R2");
	ck_assert_ptr_nonnull(
		strstr(drawing, "|--- MM5* ID, HASH, N(INITIAL-CONTACT) (not readable there) -"));
	ck_assert_ptr_nonnull(strstr(drawing, "|--- MM5* ID, HASH, N(INITIAL-CONTACT) (again) -"));
	ck_assert_ptr_nonnull(strstr(drawing, "|<-- MM4  KE, NONCE, VID x4, NAT-D x2 (again) -"));
	ck_assert_ptr_null(strstr(drawing, "QM1"));
	free(drawing);
	ladder_free(l);
	sites_free(s);
}
END_TEST

/*  The wire is cut: what R1 says is lost  */
START_TEST(a_lost_message_is_seen)
{
	struct sites *s = sites_new();
	struct ladder *l = ladder_of(s);
	char *drawing;

	link_set_params(world_find_link(s->world, "ISP-R2"),
			&(struct link_params){ .loss = 1000000 });
	ck_assert_str_eq(sites_ping(s, s->pc1, SITE_PC2), ".....");
	drawing = draw(l, "R1", "R2");
	ck_assert_str_eq(drawing, "   seconds  R1                                           R2\n"
				  "|--- MM1  SA, VID x4 ------------------ lost |\n"
				  "|--- MM1  SA, VID x4 (again) ---------- lost |\n");
	free(drawing);
	ladder_free(l);
	sites_free(s);
}
END_TEST

static char *
contents(const char *folder, const char *name)
{
	char *file = xasprintf("%s/%s", folder, name), *text = NULL;
	FILE *f = fopen(file, "re");
	size_t size = 0;
	struct stat st;

	ck_assert_msg(f != NULL, "%s is missing", file);
	ck_assert_int_eq(fstat(fileno(f), &st), 0);
	ck_assert_uint_eq(st.st_mode & 0777, 0600);
	ck_assert_int_gt(getdelim(&text, &size, EOF, f), 0);
	fclose(f);
	unlink(file);
	free(file);
	return text;
}

#define ESP_LINE                                                                                   \
	"^\"IPv4\",\"(1.1.1.1\",\"2.2.2.2|2.2.2.2\",\"1.1.1.1)\",\"0x[0-9a-f]{8}\","               \
	"\"AES-CBC \\[RFC3602\\]\",\"0x[0-9a-f]{32}\","                                            \
	"\"HMAC-SHA-1-96 \\[RFC2404\\]\",\"0x[0-9a-f]{40}\"$"

/*  Both routers report both: one line for the IKE SA, one for each ESP SA  */
START_TEST(keys_for_wireshark)
{
	char folder[] = "/tmp/qmidle-keys-XXXXXX", *error = NULL, *ike, *esp;
	struct sites *s = sites_new();
	struct keylog *k = keylog_new();
	char *save = NULL;
	unsigned n = 0;
	regex_t form;

	ck_assert_msg(keylog_write(k, mkdtemp(folder), &error), "%s", error);
	keylog_router(k, s->r1.router);
	keylog_router(k, s->r2.router);
	ck_assert_str_eq(sites_ping(s, s->pc1, SITE_PC2), ".!!!!");
	ike = contents(folder, "ikev1_decryption_table");
	esp = contents(folder, "esp_sa");
	ck_assert_uint_eq(strlen(ike), 16 + 1 + 32 + 1);
	ck_assert_uint_eq(strcspn(ike, ","), 16);
	ck_assert_uint_eq(strspn(ike, "0123456789abcdef,\n"), strlen(ike));
	ck_assert_int_eq(regcomp(&form, ESP_LINE, REG_EXTENDED | REG_NEWLINE), 0);
	for (char *line = strtok_r(esp, "\n", &save); line; line = strtok_r(NULL, "\n", &save), n++)
		ck_assert_msg(!regexec(&form, line, 0, NULL, 0), "%s", line);
	regfree(&form);
	ck_assert_uint_eq(n, 2);
	free(ike);
	free(esp);
	keylog_free(k);
	rmdir(folder);
	sites_free(s);
}
END_TEST

/*  The provider's wire carries ISAKMP and ESP; after the six and three, ten packets of ESP  */
START_TEST(a_link_is_captured)
{
	char file[] = "/tmp/qmidle-wan-XXXXXX", why[PCAP_ERRBUF_SIZE], *error = NULL;
	struct sites *s = sites_new();
	unsigned udp = 0, esp = 0, other = 0;
	struct record *r;
	struct pcap_pkthdr *h;
	const u_char *bytes;
	pcap_t *p;

	sites_run(s, SEC(5));
	close(mkstemp(file));
	r = record_start(world_find_link(s->world, "R1-ISP"), file, 1014940800, &error);
	ck_assert_msg(r != NULL, "%s", error);
	ck_assert_str_eq(sites_ping(s, s->pc1, SITE_PC2), ".!!!!");
	ck_assert_uint_ge(record_frames(r), 17);
	ck_assert(record_stop(r));
	p = pcap_open_offline(file, why);
	ck_assert_msg(p != NULL, "%s", why);
	while (pcap_next_ex(p, &h, &bytes) == 1) {
		if (bytes[12] != 8 || bytes[13] != 0)
			continue; /* ARP */
		if (bytes[23] == 17)
			udp++;
		else if (bytes[23] == 50)
			esp++;
		else
			other++;
	}
	ck_assert_uint_eq(udp, 9);
	ck_assert_uint_eq(esp, 8);
	ck_assert_uint_eq(other, 0);
	pcap_close(p);
	unlink(file);
	sites_free(s);
}
END_TEST

UNIT("lab ladder", six_and_three_messages, another_key_is_seen, a_lost_message_is_seen,
     keys_for_wireshark, a_link_is_captured)
