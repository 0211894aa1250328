/* What two IOS routers said in tests/vectors/ios-captures, in the words of ike_layout(): AES-128,
 * SHA-1, group 2, a pre-shared key, lifetime 86400; then one quick mode. The tests of those
 * captures and of our own messages compare with the same table. */
#ifndef QMIDLE_TESTS_IOS_MESSAGES_H
#define QMIDLE_TESTS_IOS_MESSAGES_H

#include <stddef.h>

/* clang-format off */
#define IOS_SA   "SA(1 ISAKMP: 1 KEY_IKE[1=7 14=128 2=2 4=2 3=1 11=1 12=4:86400])"
#define IOS_NATT "VID(RFC 3947) VID(NAT-T draft 07) VID(NAT-T draft 03) VID(NAT-T draft 02 LF)"

static const char *const ios_main_mode[] = {
	"main mode 168: " IOS_SA " " IOS_NATT,
	"main mode 108: " IOS_SA " VID(RFC 3947)",
	"main mode 284: KE(128) NONCE(20) VID(DPD) VID(IOS) VID(XAUTH) NAT-D(20) NAT-D(20)",
	"main mode 304: KE(128) NONCE(20) VID(Unity) VID(DPD) VID(IOS) VID(XAUTH) NAT-D(20) NAT-D(20)",
	"main mode 108: encrypted 80",
	"main mode 76: encrypted 48",
	"quick mode 220: encrypted 192",
	"quick mode 220: encrypted 192",
	"quick mode 60: encrypted 32",
	NULL,
};

static const char *const ios_aggressive_mode[] = {
	"aggressive mode 388: " IOS_SA " " IOS_NATT " KE(128) NONCE(20) ID(IPV4_ADDR 17/0 4) "
		"VID(DPD) VID(XAUTH) VID(IOS)",
	"aggressive mode 420: " IOS_SA " VID(Unity) VID(DPD) VID(IOS) VID(XAUTH) VID(RFC 3947) "
		"KE(128) ID(IPV4_ADDR 0/0 4) NONCE(20) HASH(20) NAT-D(20) NAT-D(20)",
	"aggressive mode 140: encrypted 112",
	"quick mode 220: encrypted 192",
	"quick mode 220: encrypted 192",
	"quick mode 60: encrypted 32",
	NULL,
};
/* clang-format on */

#endif
