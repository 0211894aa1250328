/* show crypto key mypubkey rsa. */
#include <stdlib.h>
#include <string.h>

#include "cli/device/device.h"
#include "cli/device/private.h"
#include "cli/handlers.h"
#include "cli/session/facts.h"
#include "cli/session/session.h"
#include "cli/show/show.h"
#include "engine/crypto/sign.h"
#include "engine/node/node.h"
#include "engine/pki/pki.h"
#include "grammar/ios/args.h"

static void
show_key(struct session *s, const struct pki_key *k)
{
	static const char *const usages[] = {
		[PKI_KEY_GENERAL] = "General Purpose",
		[PKI_KEY_SIGNATURE] = "Signature",
		[PKI_KEY_ENCRYPTION] = "Encryption",
	};
	const struct device *d = session_device(s);
	struct text t = { 0 };
	uint8_t *der;
	size_t len = rsa_public_der(k->pair, &der);

	text_add(&t, "% Key pair was generated at: ");
	date_words(d, k->made, &t);
	text_addf(&t,
		  "\nKey name: %s\nKey type: RSA KEYS\n Storage Device: %s\n Usage: %s Key\n"
		  " Key is %sexportable.\n Key Data:\n",
		  k->label, private_holds(d, k) ? "private-config" : "not specified",
		  usages[k->usage], k->exportable ? "" : "not ");
	hex_lines(der, len, &t);
	session_write(s, text_get(&t));
	tell_object(s, NULL);
	tell_string(s, "name", k->label);
	tell_string(s, "usage", usages[k->usage]);
	tell_bool(s, "exportable", k->exportable);
	tell_number(s, "modulus_bits", rsa_bits(k->pair));
	tell_end(s);
	free(der);
	text_free(&t);
}

void
exec_show_crypto_key_mypubkey_rsa(struct session *s,
				  const struct args_show_crypto_key_mypubkey_rsa *a)
{
	const struct pki *pki = router_pki(session_device(s)->router);
	const struct pki_key *k;

	tell_list(s, "keys");
	for (size_t i = 0; (k = pki_key_at(pki, i)); i++)
		if (!a->has_label || !strcmp(k->label, a->label))
			show_key(s, k);
	tell_end(s);
}
