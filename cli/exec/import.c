/* crypto pki import and export: certificates, and whole trustpoints as PEM. */
#include <stdlib.h>
#include <string.h>

#include "cli/device/device.h"
#include "cli/exec/dialogue.h"
#include "cli/exec/key.h"
#include "cli/exec/pki.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"
#include "engine/crypto/sign.h"
#include "grammar/ios/args.h"

/* ---- one certificate ---- */

static void
certificate_pasted(struct session *s, void *ctx, const char *text)
{
	char *name = ctx;
	struct pki_trustpoint *t = text ? trustpoint_named(s, name) : NULL;
	struct pki_cert *c = t ? pki_cert_read(text, strlen(text)) : NULL;
	struct diag d;

	if (t && !c) {
		session_write(s, "% Failed to parse or verify imported certificate\n\n");
	} else if (c && pki_import(pki_of_session(s), t, c, &d)) {
		session_write(s, "% Router Certificate successfully imported\n\n");
		certificates_changed(s);
		event(log_sink(session_device(s)->log), CERTIFICATE_NOT_SAVED);
	} else if (c) {
		session_refuse(s, &d);
		session_write(s, "\n");
	}
	pki_cert_free(c);
	free(name);
}

void
exec_config_crypto_pki_import_certificate(struct session *s,
					  const struct args_config_crypto_pki_import_certificate *a)
{
	if (!trustpoint_named(s, a->trustpoint))
		return;
	session_write(s, "\nEnter the base 64 encoded certificate.\n"
			 "End with a blank line or the word \"quit\" on a line by itself\n\n");
	dialogue_paste(s, PASTE_BLANK, certificate_pasted, xstrdup(a->trustpoint));
}

/* ---- PEM: certificate of the CA, private key, certificate of the router ---- */

struct pem_import {
	char *trustpoint, *passphrase;
	bool exportable;
	struct pki_cert *ca;
	struct rsa_key *pair;
};

static void
pem_free(struct pem_import *p)
{
	free(p->trustpoint);
	wipe_free(p->passphrase);
	pki_cert_free(p->ca);
	rsa_free(p->pair);
	free(p);
}

static void
pem_failed(struct session *s, struct pem_import *p, const char *why)
{
	session_printf(s, "%% %s\n%% PEM files import failed.\n\n", why);
	pem_free(p);
}

/* All of it comes in, or nothing. */
static void
install(struct session *s, struct pem_import *p, struct pki_cert *c)
{
	struct pki *pki = pki_of_session(s);
	struct pki_trustpoint *t = trustpoint_to_fill(s, p->trustpoint, "terminal", p->trustpoint);

	pki_key_add(pki, t->key_label, PKI_KEY_GENERAL, rsa_share(p->pair), p->exportable,
		    device_now(session_device(s)));
	pki_install(pki, t, PKI_CA_CERTIFICATE, p->ca);
	pki_install(pki, t, PKI_ROUTER_CERTIFICATE, c);
	device_follow_keys(session_device(s));
	certificates_changed(s);
	session_write(s, "% PEM files import succeeded.\n\n");
}

static void
router_pasted(struct session *s, void *ctx, const char *text)
{
	struct pem_import *p = ctx;
	struct pki_cert *c = text ? pki_cert_read(text, strlen(text)) : NULL;

	if (text && (!c || !pki_cert_view(c)->key || !rsa_equal(pki_cert_view(c)->key, p->pair))) {
		pem_failed(s, p, "The certificate is none, or not for this private key");
	} else {
		if (text)
			install(s, p, c);
		pem_free(p);
	}
	pki_cert_free(c);
}

static void
private_pasted(struct session *s, void *ctx, const char *text)
{
	struct pem_import *p = ctx;

	p->pair = text ? pki_key_read_pem(text, p->passphrase) : NULL;
	if (text && !p->pair) {
		pem_failed(s, p,
			   "PEM data did not contain a private key, or the passphrase is another");
	} else if (text) {
		session_write(s, "% Enter PEM-formatted General Purpose certificate.\n"
				 "% End with a blank line or \"quit\" on a line by itself.\n");
		dialogue_paste(s, PASTE_BLANK, router_pasted, p);
	} else {
		pem_free(p);
	}
}

static void
ca_pasted(struct session *s, void *ctx, const char *text)
{
	struct pem_import *p = ctx;

	p->ca = text ? pki_cert_read(text, strlen(text)) : NULL;
	if (text && !p->ca) {
		pem_failed(s, p, "PEM data did not contain a certificate");
	} else if (text) {
		session_write(s, "% Enter PEM-formatted encrypted private General Purpose key.\n"
				 "% End with \"quit\" on a line by itself.\n");
		dialogue_paste(s, PASTE_QUIT, private_pasted, p);
	} else {
		pem_free(p);
	}
}

void
exec_config_crypto_pki_import_pem(struct session *s,
				  const struct args_config_crypto_pki_import_pem *a)
{
	struct pem_import *p;

	if (trustpoint_in_use(s, a->trustpoint))
		return;
	p = xcalloc(1, sizeof *p);
	p->trustpoint = xstrdup(a->trustpoint);
	p->passphrase = xstrdup(a->passphrase);
	p->exportable = a->kw_exportable;
	session_write(s, "% Enter PEM-formatted CA certificate.\n"
			 "% End with a blank line or \"quit\" on a line by itself.\n");
	dialogue_paste(s, PASTE_BLANK, ca_pasted, p);
}

static void
show_certificate(struct session *s, const char *what, const struct pki_cert *c)
{
	struct text t = { 0 };
	size_t len;
	const uint8_t *der = pki_cert_der(c, &len);

	pki_armour(der, len, "CERTIFICATE", &t);
	session_printf(s, "%% %s:\n%s\n", what, text_get(&t));
	text_free(&t);
}

void
exec_config_crypto_pki_export_pem(struct session *s,
				  const struct args_config_crypto_pki_export_pem *a)
{
	struct pki_trustpoint *t = trustpoint_named(s, a->trustpoint);
	const struct pki_key *k = t ? pki_trustpoint_key(pki_of_session(s), t) : NULL;

	if (!t)
		return;
	if (!t->router)
		session_printf(s,
			       "%% The specified trustpoint is not enrolled (%s).\n"
			       "%% Only export the CA certificate in PEM format.\n",
			       t->name);
	if (t->ca)
		show_certificate(s, "CA certificate", t->ca);
	if (!t->router)
		return;
	if (a->has_passphrase && k && !key_show_pem(s, k, false, a->kw_des, a->passphrase))
		return;
	show_certificate(s, "General Purpose Certificate", t->router);
}
