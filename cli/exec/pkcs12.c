/* crypto pki import and export … pkcs12: a key pair with its certificates; crypto pki crl request. */
#include <stdlib.h>
#include <string.h>

#include "cli/device/device.h"
#include "cli/device/nvram.h"
#include "cli/exec/dialogue.h"
#include "cli/exec/pki.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

struct import {
	char *trustpoint, *password, *url;
};

static void
import_free(struct import *i)
{
	free(i->trustpoint);
	free(i->url);
	wipe_free(i->password);
	free(i);
}

/* What the import has made stands in the configuration from now on: the CAs above have trustpoints
 * of their own. */
static void
follow(struct session *s, const char *name)
{
	const struct pki_trustpoint *t;

	for (size_t i = 0; (t = pki_trustpoint_at(pki_of_session(s), i)); i++)
		if (t->enrolment == PKI_ENROL_PKCS12)
			trustpoint_to_fill(s, t->name, "pkcs12",
					   strcmp(t->name, name) ? NULL : name);
	device_follow_keys(session_device(s));
	certificates_changed(s);
}

static void
take(struct session *s, struct import *i, const void *bytes, size_t len)
{
	struct pki *pki = pki_of_session(s);
	bool fresh = !pki_trustpoint_find(pki, i->trustpoint);
	struct pki_trustpoint *t = pki_trustpoint_get(pki, i->trustpoint);
	struct diag d;

	if (pki_import_pkcs12(pki, t, bytes, len, i->password, false, &d)) {
		follow(s, i->trustpoint);
		session_write(s, "CRYPTO_PKI: Imported PKCS12 file successfully.\n");
	} else {
		if (fresh)
			pki_trustpoint_remove(pki, i->trustpoint);
		session_refuse(s, &d);
	}
	import_free(i);
}

static void
pasted(struct session *s, void *ctx, const char *text)
{
	if (text)
		take(s, ctx, text, strlen(text));
	else
		import_free(ctx);
}

static void
named(struct session *s, void *ctx, const char *answer)
{
	struct import *i = ctx;
	uint8_t *bytes;
	size_t len;

	if (answer && *answer) {
		free(i->url);
		i->url = xasprintf("nvram:%s", answer);
	}
	bytes = answer ? nvram_read(session_device(s), i->url, &len) : NULL;
	if (bytes) {
		session_printf(s, "Reading file from %s\n", i->url);
		take(s, i, bytes, len);
		wipe(bytes, len);
		free(bytes);
		return;
	}
	if (answer)
		session_printf(s, "%%Error opening %s (No such file or directory)\n", i->url);
	import_free(i);
}

void
exec_config_crypto_pki_import_pkcs12(struct session *s,
				     const struct args_config_crypto_pki_import_pkcs12 *a)
{
	struct import *i;
	char *question;

	if (trustpoint_in_use(s, a->trustpoint))
		return;
	i = xcalloc(1, sizeof *i);
	*i = (struct import){ xstrdup(a->trustpoint), xstrdup(a->passphrase),
			      a->has_url ? xstrdup(a->url) : NULL };
	if (!a->has_url) {
		session_write(s, "\nEnter the base 64 encoded pkcs12.\n"
				 "End with a blank line or the word \"quit\" on a line by "
				 "itself:\n");
		dialogue_paste(s, PASTE_BLANK, pasted, i);
		return;
	}
	session_write(s, "% Importing pkcs12...\n");
	question = xasprintf("Source filename [%s]? ", strchr(i->url, ':') + 1);
	session_ask(s, INPUT_TEXT, question, named, i);
	free(question);
}

void
exec_config_crypto_pki_export_pkcs12(struct session *s,
				     const struct args_config_crypto_pki_export_pkcs12 *a)
{
	struct pki_trustpoint *t = trustpoint_named(s, a->trustpoint);
	struct text armoured = { 0 };
	struct diag d = { 0 };
	uint8_t *der;
	size_t len;

	if (!t)
		return;
	len = pki_export_pkcs12(pki_of_session(s), t, a->passphrase, &der, &d);
	if (!len) {
		session_refuse(s, &d);
		return;
	}
	pki_armour(der, len, NULL, &armoured);
	session_printf(s,
		       "Exported pkcs12 follows:\n%s"
		       "---End - This line not part of the pkcs12---\n\n"
		       "CRYPTO_PKI: Exported PKCS12 file successfully.\n",
		       text_get(&armoured));
	text_free(&armoured);
	free(der);
}

void
exec_config_crypto_pki_crl_request(struct session *s,
				   const struct args_config_crypto_pki_crl_request *a)
{
	struct pki_trustpoint *t = trustpoint_named(s, a->trustpoint);
	struct device *d = session_device(s);

	if (t && !nvram_fetch_crl(d, t))
		event(log_sink(d->log), PKI_CRL_MISSING, t->name);
}
