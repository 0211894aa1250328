/* What is only kept is told apart from what has an effect. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "tests/support/bare.h"
#include "tests/support/unit.h"

struct row {
	const char *typed;
	unsigned lines;
	const char *stored;
};

START_TEST(lines_without_effect)
{
	static const struct row rows[] = {
		{ "", 0, "" },
		{ "hostname A\nint f0/0\nip address 10.1.1.1 255.255.255.0\ndescription to B\n", 0,
		  "" },
		{ "router ospf 1\nnetwork 10.0.0.0 0.0.0.255 area 0\n", 2,
		  "router ospf 1\n network 10.0.0.0 0.0.0.255 area 0\n" },
		{ "int f0/0\nip ospf cost 10\nmtu 1400\nduplex full\n", 2,
		  "in interface FastEthernet0/0:\n ip ospf cost 10\n duplex full\n" },
		/* The factory's line changed and came back. */
		{ "int f0/0\nduplex full\nno duplex\n", 0, "" },
		{ "no ip forward-protocol nd\n", 1, "no ip forward-protocol nd\n" },
		{ "crypto key pubkey-chain rsa\n", 1, "crypto key pubkey-chain rsa\n" },
		{ "line vty 0 1\nlocation A\nline vty 3\nlocation B\n", 2,
		  "in line vty 0 1:\n location A\nin line vty 3:\n location B\n" },
		{ "crypto map M 10 ipsec-isakmp\nset identity X\nset peer 10.0.0.2\n", 1,
		  "in crypto map M 10 ipsec-isakmp:\n set identity X\n" },
		{ "ip access-list extended E\npermit tcp any any eq 22 23\n"
		  "deny tcp any any time-range WORK\npermit object-group S any any\n",
		  2,
		  "in ip access-list extended E:\n deny   tcp any any time-range WORK\n"
		  " permit object-group S any any\n" },
		{ "access-list 101 permit tcp any any time-range WORK\n"
		  "access-list 101 permit tcp any object-group S\n"
		  "access-list 101 permit ip any any\n",
		  2,
		  "in ip access-list extended 101:\n permit tcp any any time-range WORK\n"
		  " permit tcp any object-group S\n" },
		{ "logging host 10.0.0.1\nlogging host 10.0.0.2 transport udp port 1514\n", 0, "" },
		{ "logging host 10.0.0.1 vrf A\nlogging host 10.0.0.2 transport tcp\n"
		  "logging host 10.0.0.3 discriminator D\nlogging host 10.0.0.4 session-id ipv4\n"
		  "logging host 10.0.0.5 sequence-num-session\nlogging origin-id ipv6\n",
		  6,
		  "logging origin-id ipv6\nlogging host 10.0.0.1 vrf A\n"
		  "logging host 10.0.0.2 transport tcp\nlogging host 10.0.0.3 discriminator D\n"
		  "logging host 10.0.0.4 session-id ipv4\n"
		  "logging host 10.0.0.5 sequence-num-session\n" },
		/* It has an effect again. */
		{ "logging host 10.0.0.1 vrf A\nlogging host 10.0.0.1\n", 0, "" },
		{ "crypto map M 10 ipsec-manual\nset peer 10.0.0.2\n", 2,
		  "crypto map M 10 ipsec-manual\n set peer 10.0.0.2\n" },
		{ NULL },
	};

	for (const struct row *r = rows; r->typed; r++) {
		struct text stored = { 0 };
		struct bare b;
		unsigned lines;

		bare_start(&b, NULL, NULL);
		bare_type(&b, r->typed);
		lines = config_stored(b.device, 0, &stored);
		ck_assert_msg(lines == r->lines && !strcmp(text_get(&stored), r->stored),
			      "%s\n%u lines:\n%s\nnot %u:\n%s", r->typed, lines, text_get(&stored),
			      r->lines, r->stored);
		text_free(&stored);
		bare_stop(&b);
	}
}
END_TEST

UNIT("stored configuration", lines_without_effect)
