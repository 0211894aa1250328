/* crypto pki certificate chain: its certificates stand in the engine, and are printed from there.
 * Typed, a certificate is many lines of digits up to `quit`. */
#include "cli/apply/chain.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/apply/apply.h"
#include "cli/apply/octets.h"
#include "cli/handlers.h"
#include "cli/show/show.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"
#include "engine/pki/pki.h"

static struct pki *
pki_of(const struct apply *a)
{
	return router_pki(a->device->router);
}

static struct pki_trustpoint *
trustpoint_of(const struct apply *a)
{
	const struct args_config_crypto_pki_certificate_chain *block = a->parent;

	return pki_trustpoint_find(pki_of(a), block->name);
}

/* ---- printing ---- */

/* "CA" would be read as a word. */
static const char *
serial_of(const struct pki_cert *c)
{
	const char *serial = pki_cert_serial(c);

	return strcmp(serial, "CA") ? serial : "00CA";
}

static void
add_certificate(const struct pki_cert *c, const char *kind, struct text *to)
{
	const uint8_t *der;
	size_t len;

	if (!c)
		return;
	der = pki_cert_der(c, &len);
	text_addf(to, " certificate %s%s\n", kind, serial_of(c));
	hex_lines(der, len, to);
	text_add(to, "  \tquit\n");
}

static bool
list_chain(const struct device *d, const void *args, struct text *to)
{
	const struct args_config_crypto_pki_certificate_chain *block = args;
	const struct pki_trustpoint *t = pki_trustpoint_find(router_pki(d->router), block->name);

	if (!t)
		return false;
	if (to) {
		add_certificate(t->router,
				t->router && pki_cert_view(t->router)->self_signed ? "self-signed "
										   : "",
				to);
		add_certificate(t->ca, "ca ", to);
	}
	return t->router || t->ca;
}

void
chains_follow(struct device *d)
{
	const struct pki *pki = router_pki(d->router);
	const struct pki_trustpoint *t;

	for (size_t i = 0; (t = pki_trustpoint_at(pki, i)); i++) {
		char *line = xasprintf("crypto pki certificate chain %s", t->name);

		if (t->router || t->ca)
			config_make(d, line);
		else
			config_remove(d, line);
		free(line);
	}
}

/* ---- the block ---- */

bool
apply_config_crypto_pki_certificate_chain(
	struct apply *a, const struct args_config_crypto_pki_certificate_chain *args)
{
	struct pki_trustpoint *t = pki_trustpoint_find(pki_of(a), args->name);

	if (a->op == APPLY_SET) {
		a->list = list_chain;
		return t || refuse(a, DIAG_NO_TRUSTPOINT, args->name, NULL);
	}
	if (!t || (!t->ca && !t->router))
		return true;
	if (!apply_ask(a, DIAG_CERTIFICATE_GOES))
		return false;
	pki_install(pki_of(a), t, PKI_CA_CERTIFICATE, NULL);
	pki_install(pki_of(a), t, PKI_ROUTER_CERTIFICATE, NULL);
	return true;
}

static const char *
skip_zeros(const char *digits)
{
	return digits + strspn(digits, "0");
}

static bool
remove_certificate(struct apply *a, const struct args_cert_chain_certificate *args)
{
	struct pki_trustpoint *t = trustpoint_of(a);
	const struct pki_cert *c = !t ? NULL : args->kw_ca ? t->ca : t->router;

	if (!c || strcasecmp(skip_zeros(args->serial), skip_zeros(pki_cert_serial(c))))
		return refuse(a, DIAG_NO_SUCH_CERTIFICATE, NULL);
	if (!apply_ask(a, DIAG_CERTIFICATE_GOES))
		return false;
	pki_install(pki_of(a), t, args->kw_ca ? PKI_CA_CERTIFICATE : PKI_ROUTER_CERTIFICATE, NULL);
	return true;
}

bool
apply_cert_chain_certificate(struct apply *a, const struct args_cert_chain_certificate *args)
{
	struct typed_octets *typed = &a->device->settings.typed;

	if (a->op == APPLY_SET && args->has_url)
		return refuse(a, DIAG_NO_SUCH_FILE, args->url, NULL);
	a->forget = true;
	if (a->op != APPLY_SET)
		return remove_certificate(a, args);
	text_clear(&typed->digits);
	typed->ca = args->kw_ca;
	apply_note(a, DIAG_TYPE_IN_HEX, NULL);
	return true;
}

/* ---- its text ---- */

bool
apply_cert_text_quit(struct apply *a, const struct args_cert_text_quit *args)
{
	struct typed_octets *typed = &a->device->settings.typed;
	struct pki_trustpoint *t = trustpoint_of(a);
	size_t len = 0;
	uint8_t *bytes = octets_typed(a, &len);
	struct pki_cert *c = bytes ? pki_cert_read(bytes, len) : NULL;

	a->forget = true;
	free(bytes);
	if (!c || !t) {
		pki_cert_free(c);
		return refuse(a, DIAG_CERTIFICATE_DAMAGED, NULL);
	}
	pki_install(pki_of(a), t, typed->ca ? PKI_CA_CERTIFICATE : PKI_ROUTER_CERTIFICATE, c);
	pki_cert_free(c);
	return true;
}
