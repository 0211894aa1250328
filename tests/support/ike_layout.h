/* The shape of an IKE message as text, without what is random in it: payload order, sizes, every
 * proposal and attribute, names of vendor IDs. Two messages that look alike here differ only in
 * cookies, keys, nonces and hashes. */
#ifndef QMIDLE_TESTS_IKE_LAYOUT_H
#define QMIDLE_TESTS_IKE_LAYOUT_H

#include "engine/base/text.h"
#include "engine/wire/isakmp.h"

/* Adds, for a datagram of UDP port 500:
 *
 *	main mode 168: SA(1 ISAKMP: 1 KEY_IKE[1=7 14=128 2=2 4=2 3=1 11=1 12=4:86400]) VID(RFC 3947)
 *	main mode 108: encrypted 80
 *
 * An attribute in long form shows its octets: 12=4:86400. */
void ike_layout(const void *datagram, size_t size, struct text *);
/* The payloads alone, of a message that was decrypted: "HASH(20) SA(…) NONCE(20) ID(…)". */
void ike_layout_payloads(const struct isakmp_header *, const struct isakmp_payloads *,
			 struct text *);

#endif
