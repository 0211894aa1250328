/* crypto pki authenticate: whom the router trusts from now on. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/device/device.h"
#include "cli/exec/dialogue.h"
#include "cli/exec/pki.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "cli/show/show.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

struct authentication {
	char *trustpoint;
	struct pki_cert *cert;
	authenticated_fn *over;
	void *ctx;
};

static void
finish(struct session *s, struct authentication *a, bool answered, bool trusted)
{
	a->over(s, a->ctx, answered, trusted);
	pki_cert_free(a->cert);
	free(a->trustpoint);
	free(a);
}

static void
accept(struct session *s, struct authentication *a)
{
	struct pki_trustpoint *t = trustpoint_named(s, a->trustpoint);
	struct diag d;
	bool done = t && pki_authenticate(pki_of_session(s), t, a->cert, &d);

	if (done) {
		session_write(s, "Trustpoint CA certificate accepted.\n");
		if (t->enrolment != PKI_ENROL_URL)
			session_write(s, "% Certificate successfully imported\n\n");
		certificates_changed(s);
	} else if (t) {
		session_refuse(s, &d);
	}
	finish(s, a, true, done);
}

static void
accept_decided(struct session *s, void *ctx, bool yes)
{
	if (yes)
		accept(s, ctx);
	else
		finish(s, ctx, true, false);
}

static void
not_decided(void *ctx)
{
	finish(NULL, ctx, false, false);
}

/* The digits that were configured, as the digest of that length; blanks do not count. */
static bool
is_fingerprint_of(const char *digits, const struct pki_cert *c)
{
	struct text wanted = { 0 };
	bool same;

	fingerprint_words(c, strlen(digits) > 32 ? HASH_SHA1 : HASH_MD5, &wanted);
	for (const char *p = text_get(&wanted); *p; p++) {
		if (*p == ' ')
			continue;
		if (toupper((unsigned char)*digits) != *p)
			break;
		digits++;
	}
	same = !*digits;
	text_free(&wanted);
	return same;
}

static void
check_fingerprint(struct session *s, struct authentication *a, const char *digits)
{
	session_printf(s, "Trustpoint Fingerprint: %s\n", digits);
	if (is_fingerprint_of(digits, a->cert)) {
		session_write(s, "Certificate validated - fingerprints matched.\n");
		accept(s, a);
		return;
	}
	session_write(s, "Certificate not accepted - fingerprints did not match.\n\n");
	finish(s, a, true, false);
}

static void
pasted(struct session *s, void *ctx, const char *text)
{
	struct authentication *a = ctx;
	const char *digits;

	if (!text) {
		finish(NULL, a, false, false);
		return;
	}
	a->cert = pki_cert_read(text, strlen(text));
	if (!a->cert) {
		session_write(s, "% Error in saving certificate: status = FAIL\n\n");
		finish(s, a, true, false);
		return;
	}
	if (!pki_cert_view(a->cert)->self_signed)
		session_printf(s,
			       "Trustpoint '%s' is a subordinate CA and holds a non self "
			       "signed cert\n",
			       a->trustpoint);
	session_write(s, "Certificate has the following attributes:\n");
	show_fingerprints(s, a->cert);
	digits = trustpoint_setting(session_device(s), a->trustpoint, "fingerprint");
	if (digits) {
		check_fingerprint(s, a, digits);
		return;
	}
	session_write(s, "\n");
	dialogue_decide(s, "% Do you accept this certificate? [yes/no]: ", accept_decided, a,
			not_decided);
}

/* Why it cannot begin, said; false: it can. */
static bool
is_refused(struct session *s, const struct pki_trustpoint *t)
{
	if (t->ca)
		session_write(s, "% Please delete your existing CA certificate first.\n"
				 "% You must use 'no crypto pki trustpoint <trustpoint-name>' to "
				 "delete the CA certificate.\n");
	else if (t->enrolment == PKI_ENROL_NONE)
		session_printf(s, "%% No enrollment method is configured for trustpoint %s\n",
			       t->name);
	else if (t->enrolment == PKI_ENROL_SELF_SIGNED)
		session_printf(s,
			       "%% Trustpoint %s signs itself, there is no Certificate "
			       "Authority\n",
			       t->name);
	else if (t->enrolment == PKI_ENROL_URL)
		session_write(s, "% Error in receiving Certificate Authority certificate: status "
				 "= FAIL, cert length = 0\n\n");
	else
		return false;
	if (t->enrolment == PKI_ENROL_URL && !t->ca)
		event(log_sink(session_device(s)->log), CA_NOT_REACHED);
	return true;
}

void
authenticate(struct session *s, struct pki_trustpoint *t, authenticated_fn *over, void *ctx)
{
	struct authentication *a;

	if (is_refused(s, t)) {
		over(s, ctx, true, false);
		return;
	}
	a = xcalloc(1, sizeof *a);
	*a = (struct authentication){ xstrdup(t->name), NULL, over, ctx };
	session_write(s, "\nEnter the base 64 encoded CA certificate.\n"
			 "End with a blank line or the word \"quit\" on a line by itself\n\n");
	dialogue_paste(s, PASTE_BLANK, pasted, a);
}

static void
nothing_more(struct session *s, void *ctx, bool answered, bool trusted)
{
}

void
exec_config_crypto_pki_authenticate(struct session *s,
				    const struct args_config_crypto_pki_authenticate *a)
{
	struct pki_trustpoint *t = trustpoint_named(s, a->trustpoint);

	if (t)
		authenticate(s, t, nothing_more, NULL);
}
