/* crypto pki enroll: what is asked before a request is written, or the router signs itself.
 *
 *	serial number? -> address? -> whose? -> display it? … redisplay it? …
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/device/device.h"
#include "cli/exec/dialogue.h"
#include "cli/exec/key.h"
#include "cli/exec/pki.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"
#include "engine/net/iface.h"
#include "engine/net/net.h"
#include "engine/node/node.h"
#include "grammar/ios/args.h"
#include "grammar/types/types.h"

#define KEY_BITS 1024 /* of a pair that is drawn by the way, where nothing is said */

struct enrolment {
	char *trustpoint;
	char *fqdn; /* NULL: none */
	char serial[DEVICE_BOARD];
	bool has_serial;
	ip4 address;
};

static void
enrolment_free(void *ctx)
{
	struct enrolment *e = ctx;

	free(e->trustpoint);
	free(e->fqdn);
	free(e);
}

static const char *
setting(const struct session *s, const struct enrolment *e, const char *words)
{
	return trustpoint_setting(session_device(s), e->trustpoint, words);
}

/* ---- the end: a request, or a certificate ---- */

static void
show_request(struct session *s, const struct enrolment *e, const struct pki_trustpoint *t)
{
	const char *pem = setting(s, e, "enrollment terminal");
	struct text armoured = { 0 };

	pki_armour(t->request, t->request_len,
		   pem && !strcmp(pem, "pem") ? "CERTIFICATE REQUEST" : NULL, &armoured);
	session_printf(s,
		       "Certificate Request follows:\n\n%s\n"
		       "---End - This line not part of the certificate request---\n\n",
		       text_get(&armoured));
	text_free(&armoured);
}

static void
display_decided(struct session *s, void *ctx, bool yes)
{
	struct enrolment *e = ctx;
	struct pki_trustpoint *t = yes ? trustpoint_named(s, e->trustpoint) : NULL;

	if (!t || !t->request) {
		enrolment_free(e);
		return;
	}
	show_request(s, e, t);
	dialogue_decide(s, "Redisplay enrollment request? [yes/no]: ", display_decided, e,
			enrolment_free);
}

/* What goes into the subject, borrowed from the dialogue. */
static struct pki_ask
ask_of(const struct enrolment *e)
{
	return (struct pki_ask){ e->fqdn, e->has_serial ? e->serial : NULL, e->address };
}

static void
self_sign_decided(struct session *s, void *ctx, bool yes)
{
	struct enrolment *e = ctx;
	struct pki_trustpoint *t = yes ? trustpoint_named(s, e->trustpoint) : NULL;
	struct pki_ask ask = ask_of(e);
	struct diag d;

	if (t && pki_self_sign(pki_of_session(s), t, &ask, &d)) {
		session_write(s, "\nRouter Self Signed Certificate successfully created\n\n");
		certificates_changed(s);
		event(log_sink(session_device(s)->log), CERTIFICATE_NOT_SAVED);
	} else if (t) {
		session_refuse(s, &d);
	}
	enrolment_free(e);
}

static void
request_decided(struct session *s, void *ctx, bool yes)
{
	if (yes) {
		session_write(s,
			      "% Error in connection to Certificate Authority: status = FAIL\n\n");
		event(log_sink(session_device(s)->log), CA_NOT_REACHED);
	}
	enrolment_free(ctx);
}

static void
ask_last(struct session *s, struct enrolment *e)
{
	struct pki_trustpoint *t = trustpoint_named(s, e->trustpoint);
	struct pki_ask ask = ask_of(e);
	struct diag d;

	if (!t) {
		enrolment_free(e);
	} else if (t->enrolment == PKI_ENROL_SELF_SIGNED) {
		dialogue_decide(s, "Generate Self Signed Router Certificate? [yes/no]: ",
				self_sign_decided, e, enrolment_free);
	} else if (t->enrolment == PKI_ENROL_URL) {
		dialogue_decide(s, "Request certificate from CA? [yes/no]: ", request_decided, e,
				enrolment_free);
	} else if (pki_request(pki_of_session(s), t, &ask, &d)) {
		dialogue_decide(s, "Display Certificate Request to terminal? [yes/no]: ",
				display_decided, e, enrolment_free);
	} else {
		session_refuse(s, &d);
		enrolment_free(e);
	}
}

/* ---- the address ---- */

/* Of an interface, or as it stands; 0: neither. */
static ip4
address_of(const struct session *s, const char *text)
{
	char name[64];
	struct iface *i;
	ip4 address;

	if (ip4_parse(text, &address))
		return address;
	if (!*text || interface_name(text, name, sizeof name) != strlen(text))
		return 0;
	i = iface_find(router_net(session_device(s)->router), name);
	return i ? i->primary.addr : 0;
}

static void
address_answered(struct session *s, void *ctx, const char *answer)
{
	struct enrolment *e = ctx;

	if (!answer) {
		enrolment_free(e);
		return;
	}
	answer += strspn(answer, " ");
	e->address = address_of(s, answer);
	if (*answer && !e->address) {
		session_write(s, "% Bad interface or address. Try again.\n");
		session_ask(s, INPUT_TEXT,
			    "Enter Interface name or IP Address[]: ", address_answered, e);
		return;
	}
	if (!*answer)
		session_write(s, "% Skipping IP address\n\n");
	ask_last(s, e);
}

static void
address_wanted(struct session *s, void *ctx, const char *answer)
{
	struct enrolment *e = ctx;
	bool yes = false;

	if (!answer) {
		enrolment_free(e);
		return;
	}
	answer += strspn(answer, " ");
	if (*answer && !dialogue_yes(s, answer, &yes))
		session_ask(s, INPUT_TEXT,
			    "% Include an IP address in the subject name? [no]: ", address_wanted,
			    e);
	else if (yes)
		session_ask(s, INPUT_TEXT,
			    "Enter Interface name or IP Address[]: ", address_answered, e);
	else
		ask_last(s, e);
}

static void
ask_address(struct session *s, struct enrolment *e)
{
	const char *configured = setting(s, e, "ip-address");

	if (!configured) {
		session_ask(s, INPUT_TEXT,
			    "% Include an IP address in the subject name? [no]: ", address_wanted,
			    e);
		return;
	}
	e->address = address_of(s, configured);
	if (e->address)
		session_printf(s, "%% The IP address in the certificate is %s\n\n",
			       IP4S(e->address));
	ask_last(s, e);
}

/* ---- the serial number ---- */

static void
include_serial(struct session *s, struct enrolment *e)
{
	e->has_serial = true;
	device_board(session_device(s), e->serial);
	session_printf(s, "%% The serial number in the certificate will be: %s\n", e->serial);
}

static void
serial_decided(struct session *s, void *ctx, bool yes)
{
	if (yes)
		include_serial(s, ctx);
	ask_address(s, ctx);
}

static void
ask_serial(struct session *s, struct enrolment *e)
{
	const char *configured = setting(s, e, "serial-number");

	if (!configured) {
		dialogue_decide(s,
				"% Include the router serial number in the subject name? "
				"[yes/no]: ",
				serial_decided, e, enrolment_free);
		return;
	}
	if (!*configured)
		include_serial(s, e);
	ask_address(s, e);
}

/* ---- the password of the CA's administrator ---- */

static void
tell_subject(struct session *s, struct enrolment *e, const struct pki_trustpoint *t)
{
	if (t->subject)
		session_printf(s, "%% The subject name in the certificate will include: %s\n",
			       t->subject);
	if (e->fqdn)
		session_printf(s, "%% The subject name in the certificate will include: %s\n",
			       e->fqdn);
	else
		session_write(s, "% The fully-qualified domain name will not be included in the "
				 "certificate\n");
}

static void
go_on(struct session *s, struct enrolment *e)
{
	struct pki_trustpoint *t = trustpoint_named(s, e->trustpoint);

	if (!t) {
		enrolment_free(e);
		return;
	}
	if (t->enrolment != PKI_ENROL_SELF_SIGNED)
		tell_subject(s, e, t);
	ask_serial(s, e);
}

static void
password_repeated(struct session *s, void *ctx, const char *answer)
{
	if (!answer) {
		enrolment_free(ctx);
		return;
	}
	session_write(s, "\n");
	go_on(s, ctx);
}

static void
password_given(struct session *s, void *ctx, const char *answer)
{
	if (answer)
		session_ask(s, INPUT_SECRET, "Re-enter password: ", password_repeated, ctx);
	else
		enrolment_free(ctx);
}

static void
begin(struct session *s, struct enrolment *e, const struct pki_trustpoint *t)
{
	if (t->enrolment == PKI_ENROL_SELF_SIGNED) {
		go_on(s, e);
	} else if (t->enrolment == PKI_ENROL_URL) {
		session_write(s,
			      "%\n% Start certificate enrollment .. \n"
			      "% Create a challenge password. You will need to verbally provide "
			      "this\n   password to the CA Administrator in order to revoke your "
			      "certificate.\n   For security reasons your password will not be "
			      "saved in the configuration.\n   Please make a note of it.\n\n");
		session_ask(s, INPUT_SECRET, "Password: ", password_given, e);
	} else {
		session_write(s, "% Start certificate enrollment .. \n\n");
		go_on(s, e);
	}
}

/* ---- what must be there before ---- */

/* The pair that the certificate will be for: drawn now where the trustpoint has one of its own. */
static bool
has_key(struct session *s, const struct pki_trustpoint *t)
{
	if (pki_trustpoint_key(pki_of_session(s), t))
		return true;
	if (t->key_label)
		return key_make(s, t->key_label, PKI_KEY_GENERAL,
				t->key_bits ? t->key_bits : KEY_BITS, false);
	session_write(s, "% You must generate RSA keys first.\n");
	return false;
}

/* The name that the trustpoint says, or the router's; NULL: none. */
static char *
fqdn_of(const struct session *s, const struct enrolment *e)
{
	const char *configured = setting(s, e, "fqdn");

	if (!configured)
		return device_fqdn(session_device(s));
	return strcmp(configured, "none") ? xstrdup(configured) : NULL;
}

static void
replace_decided(struct session *s, void *ctx, bool yes)
{
	struct enrolment *e = ctx;
	struct pki_trustpoint *t = yes ? trustpoint_named(s, e->trustpoint) : NULL;

	if (t)
		begin(s, e, t);
	else
		enrolment_free(e);
}

static void
enrol(struct session *s, struct enrolment *e, const struct pki_trustpoint *t)
{
	if (!has_key(s, t)) {
		enrolment_free(e);
		return;
	}
	if (!t->router) {
		begin(s, e, t);
		return;
	}
	session_printf(s,
		       "Trustpoint %s has already enrolled and has a router cert issued to it.\n"
		       "If you successfully re-enroll this trustpoint,the existing certificate "
		       "will be replaced.\n\n",
		       t->name);
	dialogue_decide(s,
			"Do you want to continue with re-enrollment? [yes/no]: ", replace_decided,
			e, enrolment_free);
}

static void
authenticated(struct session *s, void *ctx, bool answered, bool trusted)
{
	struct enrolment *e = ctx;
	struct pki_trustpoint *t = answered && trusted ? trustpoint_named(s, e->trustpoint) : NULL;

	if (t)
		enrol(s, e, t);
	else
		enrolment_free(e);
}

void
exec_config_crypto_pki_enroll(struct session *s, const struct args_config_crypto_pki_enroll *a)
{
	struct pki_trustpoint *t = trustpoint_named(s, a->trustpoint);
	struct enrolment *e;

	if (!t)
		return;
	if (t->enrolment == PKI_ENROL_NONE || t->enrolment == PKI_ENROL_PKCS12) {
		session_printf(s, "%% No enrollment method is configured for trustpoint %s\n",
			       t->name);
		return;
	}
	e = xcalloc(1, sizeof *e);
	e->trustpoint = xstrdup(t->name);
	e->fqdn = fqdn_of(s, e);
	if (t->ca || t->enrolment == PKI_ENROL_SELF_SIGNED) {
		enrol(s, e, t);
		return;
	}
	session_write(s, "% You must authenticate the Certificate Authority before\n"
			 "you can enroll with it.\n% Attempting authentication first.\n");
	authenticate(s, t, authenticated, e);
}
