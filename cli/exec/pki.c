/* What the commands of PKI share. */
#include "cli/exec/pki.h"

#include <stdlib.h>

#include "cli/apply/chain.h"
#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/session/session.h"
#include "cli/show/show.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"

struct pki *
pki_of_session(const struct session *s)
{
	return router_pki(session_device(s)->router);
}

struct pki_trustpoint *
trustpoint_named(struct session *s, const char *name)
{
	struct pki_trustpoint *t = pki_trustpoint_find(pki_of_session(s), name);
	struct diag d;

	if (!t) {
		diag(&d, DIAG_NO_TRUSTPOINT, name, NULL);
		session_refuse(s, &d);
	}
	return t;
}

const char *
trustpoint_setting(const struct device *d, const char *name, const char *words)
{
	char *header = xasprintf("crypto pki trustpoint %s", name);
	const char *value = config_value(d, header, words);

	free(header);
	return value;
}

void
certificates_changed(struct session *s)
{
	chains_follow(session_device(s));
	session_device(s)->modified = true;
}

void
show_fingerprints(struct session *s, const struct pki_cert *c)
{
	struct text t = { 0 };

	text_add(&t, "       Fingerprint MD5: ");
	fingerprint_words(c, HASH_MD5, &t);
	text_add(&t, "\n      Fingerprint SHA1: ");
	fingerprint_words(c, HASH_SHA1, &t);
	session_printf(s, "%s\n", text_get(&t));
	text_free(&t);
}

struct pki_trustpoint *
trustpoint_to_fill(struct session *s, const char *name, const char *enrollment, const char *key)
{
	struct device *d = session_device(s);
	struct text lines = { 0 };

	text_addf(&lines, "crypto pki trustpoint %s\n", name);
	if (!trustpoint_setting(d, name, "enrollment"))
		text_addf(&lines, " enrollment %s\n", enrollment);
	if (key && !trustpoint_setting(d, name, "rsakeypair"))
		text_addf(&lines, " rsakeypair %s\n", key);
	config_load(d, text_get(&lines), "", NULL, NULL);
	text_free(&lines);
	return pki_trustpoint_find(pki_of_session(s), name);
}

bool
trustpoint_in_use(struct session *s, const char *name)
{
	const struct pki_trustpoint *t = pki_trustpoint_find(pki_of_session(s), name);

	if (!t || (!t->ca && !t->router))
		return false;
	session_printf(
		s, "%% Trustpoint '%s' is in use.\n%% Please delete it or use a different label.\n",
		name);
	return true;
}
