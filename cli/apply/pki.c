/* crypto pki trustpoint, and what is set in it. What a trustpoint puts into a request (fqdn,
 * serial-number, ip-address, password) and the fingerprint that it expects are looked up in the
 * configuration when somebody enrols. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/apply/apply.h"
#include "cli/apply/chain.h"
#include "cli/apply/password.h"
#include "cli/handlers.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"
#include "engine/pki/pki.h"

static struct pki *
pki_of(const struct apply *a)
{
	return router_pki(a->device->router);
}

/* The trustpoint whose block this is. */
static struct pki_trustpoint *
trustpoint_of(const struct apply *a)
{
	const struct args_config_crypto_pki_trustpoint *block = a->parent;

	return pki_trustpoint_find(pki_of(a), block->name);
}

static bool
remove_trustpoint(struct apply *a, const char *name)
{
	struct pki_trustpoint *t = pki_trustpoint_find(pki_of(a), name);
	char *chain;

	if (!t)
		return true;
	if ((t->ca || t->router) && !apply_ask(a, DIAG_TRUSTPOINT_GOES))
		return false;
	if (t->ca || t->router)
		apply_note(a, DIAG_REVOKE_BY_HAND, NULL);
	pki_trustpoint_remove(pki_of(a), name);
	chain = xasprintf("crypto pki certificate chain %s", name);
	config_remove(a->device, chain);
	free(chain);
	return true;
}

bool
apply_config_crypto_pki_trustpoint(struct apply *a,
				   const struct args_config_crypto_pki_trustpoint *args)
{
	if (a->op != APPLY_SET)
		return remove_trustpoint(a, args->name);
	pki_trustpoint_get(pki_of(a), args->name);
	return true;
}

/* ---- how it enrols ---- */

/* "http://10.0.0.1" has a port, too. */
static char *
url_to_store(const char *url)
{
	const char *host = strstr(url, "://"), *end;

	if (strncasecmp(url, "http://", 7) || !host)
		return xstrdup(url);
	host += 3;
	end = host + strcspn(host, "/");
	if (memchr(host, ':', (size_t)(end - host)))
		return xstrdup(url);
	return xasprintf("%.*s:80%s", (int)(end - url), url, end);
}

bool
apply_ca_trustpoint_enrollment(struct apply *a, const struct args_ca_trustpoint_enrollment *args)
{
	struct pki_trustpoint *t = trustpoint_of(a);
	char *url = args->has_url ? url_to_store(args->url) : NULL;

	t->enrolment = a->op != APPLY_SET  ? PKI_ENROL_NONE
		       : args->kw_terminal ? PKI_ENROL_TERMINAL
		       : args->kw_pkcs12   ? PKI_ENROL_PKCS12
		       : args->has_url	   ? PKI_ENROL_URL
					   : PKI_ENROL_SELF_SIGNED;
	pki_set_text(&t->url, a->op == APPLY_SET ? url : NULL);
	if (url && a->op == APPLY_SET)
		a->text = xasprintf("enrollment url %s", url);
	free(url);
	return true;
}

bool
apply_ca_trustpoint_rsakeypair(struct apply *a, const struct args_ca_trustpoint_rsakeypair *args)
{
	struct pki_trustpoint *t = trustpoint_of(a);
	bool set = a->op == APPLY_SET;

	pki_set_text(&t->key_label, set ? args->label : NULL);
	t->key_bits = set ? args->bits : 0;
	t->encryption_bits = set ? args->encryption_bits : 0;
	return true;
}

bool
apply_ca_trustpoint_hash(struct apply *a, const struct args_ca_trustpoint_hash *args)
{
	trustpoint_of(a)->hash = a->op != APPLY_SET ? HASH_SHA1
				 : args->kw_md5	    ? HASH_MD5
				 : args->kw_sha256  ? HASH_SHA256
				 : args->kw_sha384  ? HASH_SHA384
				 : args->kw_sha512  ? HASH_SHA512
						    : HASH_SHA1;
	return true;
}

/* ---- what goes into a request ---- */

bool
apply_ca_trustpoint_subject_name(struct apply *a,
				 const struct args_ca_trustpoint_subject_name *args)
{
	pki_set_text(&trustpoint_of(a)->subject, a->op == APPLY_SET ? args->name : NULL);
	return true;
}

bool
apply_ca_trustpoint_serial_number(struct apply *a,
				  const struct args_ca_trustpoint_serial_number *args)
{
	return true;
}

bool
apply_ca_trustpoint_fqdn(struct apply *a, const struct args_ca_trustpoint_fqdn *args)
{
	return true;
}

bool
apply_ca_trustpoint_ip_address(struct apply *a, const struct args_ca_trustpoint_ip_address *args)
{
	return true;
}

bool
apply_ca_trustpoint_password(struct apply *a, const struct args_ca_trustpoint_password *args)
{
	char *stored;

	if (a->op != APPLY_SET)
		return true;
	stored = password_to_store(a, args->kw_7, args->password);
	if (!stored)
		return false;
	a->text = xasprintf("password %s", stored);
	wipe_free(stored);
	return true;
}

bool
apply_ca_trustpoint_fingerprint(struct apply *a, const struct args_ca_trustpoint_fingerprint *args)
{
	return true;
}

/* ---- what it is good for ---- */

bool
apply_ca_trustpoint_revocation_check(struct apply *a,
				     const struct args_ca_trustpoint_revocation_check *args)
{
	struct pki_trustpoint *t = trustpoint_of(a);

	if (a->op != APPLY_SET) {
		t->revocation[0] = PKI_CHECK_CRL;
		t->revocations = 1;
		return true;
	}
	t->revocations = args->n_methods;
	for (size_t i = 0; i < t->revocations; i++)
		t->revocation[i] = args->methods[i].kw_crl    ? PKI_CHECK_CRL
				   : args->methods[i].kw_ocsp ? PKI_CHECK_OCSP
							      : PKI_CHECK_NOTHING;
	return true;
}

bool
apply_ca_trustpoint_crl_query(struct apply *a, const struct args_ca_trustpoint_crl_query *args)
{
	return true; /* looked up when a list is fetched */
}

bool
apply_ca_trustpoint_usage(struct apply *a, const struct args_ca_trustpoint_usage *args)
{
	bool ike = a->op != APPLY_SET;

	for (size_t i = 0; i < args->n_uses; i++)
		ike |= args->uses[i].kw_ike;
	trustpoint_of(a)->no_ike = !ike;
	return true;
}
