/* Two IKE ends that sign. CA, key pairs and certificates are made once and kept, as key pairs take
 * long. */
#ifndef QMIDLE_TESTS_IKE_SIGN_H
#define QMIDLE_TESTS_IKE_SIGN_H

#include "tests/support/ca.h"
#include "tests/support/ike_pair.h"

#define SIGN_TODAY 1700000000 /* Nov 14 2023 */

/* Both have a certificate of one CA under the name VPN, trust that CA, and have one policy: RSA
 * signatures, AES-128, SHA-1. */
void pair_sign(struct pair *, unsigned group);
/* The certificate of R1 (0) or R2 (1); borrowed. */
struct pki_cert *sign_cert(int who);

#endif
