/* crypto key: RSA pairs are made, thrown away, exported and imported. */
#include "cli/exec/key.h"

#include <stdlib.h>
#include <string.h>

#include "cli/apply/chain.h"
#include "cli/device/device.h"
#include "cli/exec/dialogue.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"
#include "engine/crypto/sign.h"
#include "engine/node/node.h"
#include "engine/pki/pki.h"
#include "grammar/ios/args.h"

#define BITS_MIN     360
#define BITS_MAX     4096
#define BITS_DEFAULT 512

static struct pki *
pki_of(const struct session *s)
{
	return router_pki(session_device(s)->router);
}

/* ---- generate ---- */

static const char *const purposes[] = {
	[PKI_KEY_GENERAL] = "General Purpose",
	[PKI_KEY_SIGNATURE] = "Signature",
	[PKI_KEY_ENCRYPTION] = "Encryption",
};

struct generation {
	char *label;
	enum pki_key_usage usage[2]; /* one pair after the other */
	unsigned pairs, at;
	unsigned bits; /* 0: is asked for */
	bool exportable;
};

static void
generation_free(void *ctx)
{
	struct generation *g = ctx;

	free(g->label);
	free(g);
}

/* Keys came or went. */
static void
follow(struct device *d)
{
	device_follow_keys(d);
	chains_follow(d);
	d->modified = true;
}

bool
key_make(struct session *s, const char *label, enum pki_key_usage usage, unsigned bits,
	 bool exportable)
{
	session_printf(s, "%% Generating %u bit RSA keys, keys will be %s...\n", bits,
		       exportable ? "exportable" : "non-exportable");
	if (!pki_key_generate(pki_of(s), label, usage, bits, exportable)) {
		session_refuse(s, &(struct diag){ .code = DIAG_MODULUS_TOO_SMALL });
		return false;
	}
	session_write(s, "[OK] (elapsed time was 0 seconds)\n");
	follow(session_device(s));
	return true;
}

static void tell_choice(struct session *, struct generation *);

static void
generate_next(struct session *s, struct generation *g)
{
	if (g->at)
		session_write(s, "\n");
	if (g->at == g->pairs) {
		generation_free(g);
	} else if (!g->bits) {
		tell_choice(s, g);
	} else {
		session_printf(s, "%% The key modulus size is %u bits\n", g->bits);
		if (key_make(s, g->label, g->usage[g->at++], g->bits, g->exportable))
			generate_next(s, g);
		else
			generation_free(g);
	}
}

static void ask_bits(struct session *, struct generation *);

static void
bits_answered(struct session *s, void *ctx, const char *answer)
{
	struct generation *g = ctx;
	unsigned bits = BITS_DEFAULT;

	if (!answer) {
		generation_free(g);
		return;
	}
	if (!dialogue_number(s, answer + strspn(answer, " "), BITS_MIN, BITS_MAX, &bits)) {
		ask_bits(s, g);
		return;
	}
	if (key_make(s, g->label, g->usage[g->at++], bits, g->exportable))
		generate_next(s, g);
	else
		generation_free(g);
}

static void
ask_bits(struct session *s, struct generation *g)
{
	session_ask(s, INPUT_TEXT, "How many bits in the modulus [512]: ", bits_answered, g);
}

static void
tell_choice(struct session *s, struct generation *g)
{
	session_printf(s,
		       "Choose the size of the key modulus in the range of %d to %d for your\n"
		       "  %s Keys. Choosing a key modulus greater than 512 may take\n"
		       "  a few minutes.\n\n",
		       BITS_MIN, BITS_MAX, purposes[g->usage[g->at]]);
	ask_bits(s, g);
}

static void
replace_decided(struct session *s, void *ctx, bool yes)
{
	struct generation *g = ctx;

	if (!yes) {
		generation_free(g);
		return;
	}
	pki_key_remove(pki_of(s), g->label);
	follow(session_device(s));
	generate_next(s, g);
}

/* The pair of the router's own name needs a name. Gives it; NULL when *why says what is missing. */
static char *
own_label(const struct device *d, struct diag *why)
{
	if (!strcmp(d->settings.hostname, "Router"))
		diag(why, DIAG_NO_HOSTNAME, NULL);
	else if (!d->settings.domain_name)
		diag(why, DIAG_NO_DOMAIN_NAME, NULL);
	else
		return device_fqdn(d);
	return NULL;
}

static bool
is_taken(const struct pki *pki, const char *label)
{
	const struct pki_key *k;

	for (size_t i = 0; (k = pki_key_at(pki, i)); i++)
		if (!strcmp(k->label, label))
			return true;
	return false;
}

static struct generation *
generation_of(const struct args_config_crypto_key_generate_rsa *a, char *label)
{
	struct generation *g = xcalloc(1, sizeof *g);

	*g = (struct generation){ .label = label,
				  .pairs = 1,
				  .bits = a->has_bits ? a->bits : 0,
				  .exportable = a->kw_exportable };
	if (a->kw_usage_keys) {
		g->usage[0] = PKI_KEY_SIGNATURE;
		g->usage[1] = PKI_KEY_ENCRYPTION;
		g->pairs = 2;
	} else if (a->kw_signature || a->kw_encryption) {
		g->usage[0] = a->kw_signature ? PKI_KEY_SIGNATURE : PKI_KEY_ENCRYPTION;
	}
	return g;
}

void
exec_config_crypto_key_generate_rsa(struct session *s,
				    const struct args_config_crypto_key_generate_rsa *a)
{
	struct diag why;
	char *label = a->has_label ? xstrdup(a->label) : own_label(session_device(s), &why);
	struct generation *g;
	bool taken;

	if (!label) {
		session_refuse(s, &why);
		return;
	}
	taken = is_taken(pki_of(s), label);
	g = generation_of(a, label);
	if (taken)
		session_printf(s, "%% You already have RSA keys defined named %s.\n", label);
	else
		session_printf(s, "The name for the keys will be: %s\n%s", label,
			       g->bits ? "\n" : "");
	if (taken && !g->bits) {
		dialogue_decide(s,
				"% Do you really want to replace them? [yes/no]: ", replace_decided,
				g, generation_free);
		return;
	}
	if (taken)
		session_write(s, "% They will be replaced.\n\n");
	generate_next(s, g);
}

bool
key_generate(struct device *d, const struct args_config_crypto_key_generate_rsa *a, unsigned bits,
	     struct diag *why)
{
	struct pki *pki = router_pki(d->router);
	char *label = a->has_label ? xstrdup(a->label) : own_label(d, why);
	bool good = label != NULL;

	if (label && !is_taken(pki, label)) {
		struct generation *g = generation_of(a, label);

		bits = bits ? bits : BITS_DEFAULT;
		for (unsigned i = 0; i < g->pairs && good; i++)
			good = pki_key_generate(pki, label, g->usage[i], bits, g->exportable);
		if (!good)
			diag(why, DIAG_MODULUS_TOO_SMALL, NULL);
		label = NULL; /* g's */
		generation_free(g);
		follow(d);
	}
	free(label);
	return good;
}

/* ---- zeroize ---- */

void
key_zeroize(struct device *d, const char *label)
{
	struct pki *pki = router_pki(d->router);
	const struct pki_key *k;

	if (label)
		pki_key_remove(pki, label);
	while (!label && (k = pki_key_at(pki, 0))) {
		char *first = xstrdup(k->label);

		pki_key_remove(pki, first);
		free(first);
	}
	follow(d);
}

static void
zeroize_decided(struct session *s, void *ctx, bool yes)
{
	char *label = ctx;

	if (yes)
		key_zeroize(session_device(s), label);
	free(label);
}

void
exec_config_crypto_key_zeroize_rsa(struct session *s,
				   const struct args_config_crypto_key_zeroize_rsa *a)
{
	bool some = a->has_label ? is_taken(pki_of(s), a->label) : pki_key_at(pki_of(s), 0) != NULL;

	if (!some) {
		session_write(s, "% No Signature RSA Keys found in configuration.\n\n");
		return;
	}
	if (a->has_label)
		session_printf(s, "%% Keys to be removed are named '%s'.\n", a->label);
	else
		session_write(s, "% All keys will be removed.\n");
	session_write(s, "% All router certs issued using these keys will also be removed.\n");
	dialogue_decide(s, "Do you really want to remove these keys? [yes/no]: ", zeroize_decided,
			a->has_label ? xstrdup(a->label) : NULL, free);
}

/* ---- export ---- */

bool
key_show_pem(struct session *s, const struct pki_key *k, bool public, bool des,
	     const char *passphrase)
{
	struct text t = { 0 };
	uint8_t *der;
	size_t len;

	if (!k->exportable) {
		session_printf(s, "%% RSA keypair '%s' is not exportable.\n", k->label);
		return false;
	}
	text_addf(&t, "%% Key name: %s\n   Usage: %s Key\n", k->label, purposes[k->usage]);
	if (public) {
		len = rsa_public_der(k->pair, &der);
		text_add(&t, "   Key data:\n");
		pki_armour(der, len, "PUBLIC KEY", &t);
		free(der);
	}
	pki_key_write_pem(pki_of(s), k->pair, des ? "DES-CBC" : "DES-EDE3-CBC", passphrase, &t);
	session_write(s, text_get(&t));
	text_free(&t);
	return true;
}

void
exec_config_crypto_key_export_rsa_pem_terminal(
	struct session *s, const struct args_config_crypto_key_export_rsa_pem_terminal *a)
{
	const struct pki_key *k;
	bool some = false;

	for (size_t i = 0; (k = pki_key_at(pki_of(s), i)); i++) {
		if (strcmp(k->label, a->label))
			continue;
		some = true;
		if (!key_show_pem(s, k, true, a->kw_des, a->passphrase))
			break;
	}
	if (!some)
		session_printf(s, "%% RSA keypair '%s' not found.\n", a->label);
}

/* ---- import ---- */

struct import {
	char *label, *passphrase;
	enum pki_key_usage usage;
	bool exportable;
};

static void
import_free(struct import *i)
{
	free(i->label);
	wipe_free(i->passphrase);
	free(i);
}

static void
private_pasted(struct session *s, void *ctx, const char *text)
{
	struct import *i = ctx;
	struct rsa_key *pair = text ? pki_key_read_pem(text, i->passphrase) : NULL;

	if (pair) {
		pki_key_add(pki_of(s), i->label, i->usage, pair, i->exportable,
			    device_now(session_device(s)));
		follow(session_device(s));
		session_write(s, "% Key pair import succeeded.\n\n");
	} else if (text) {
		session_write(s, "% PEM data did not contain a private key, or the passphrase is "
				 "another.\n% Key pair import failed.\n\n");
	}
	import_free(i);
}

/* The public half is in the private one as well: what was pasted as it needs no look. */
static void
public_pasted(struct session *s, void *ctx, const char *text)
{
	struct import *i = ctx;

	if (!text) {
		import_free(i);
		return;
	}
	session_printf(s,
		       "%% Enter PEM-formatted encrypted private %s key.\n"
		       "%% End with \"quit\" on a line by itself.\n",
		       purposes[i->usage]);
	dialogue_paste(s, PASTE_QUIT, private_pasted, i);
}

void
exec_config_crypto_key_import_rsa(struct session *s,
				  const struct args_config_crypto_key_import_rsa *a)
{
	struct import *i;

	if (is_taken(pki_of(s), a->label)) {
		session_printf(s, "%% RSA keypair '%s' already exists. Remove it first.\n",
			       a->label);
		return;
	}
	i = xcalloc(1, sizeof *i);
	*i = (struct import){ .label = xstrdup(a->label),
			      .passphrase = xstrdup(a->passphrase),
			      .usage = a->kw_signature	  ? PKI_KEY_SIGNATURE
				       : a->kw_encryption ? PKI_KEY_ENCRYPTION
							  : PKI_KEY_GENERAL,
			      .exportable = a->kw_exportable };
	session_printf(s,
		       "%% Enter PEM-formatted public %s key or certificate.\n"
		       "%% End with a blank line or \"quit\" on a line by itself.\n",
		       purposes[i->usage]);
	dialogue_paste(s, PASTE_BLANK, public_pasted, i);
}
