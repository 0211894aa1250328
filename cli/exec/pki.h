/* What the commands of PKI share: all of them speak to a trustpoint by its name, which may be gone
 * when an answer comes. Private to cli/exec. */
#ifndef QMIDLE_EXEC_PKI_H
#define QMIDLE_EXEC_PKI_H

#include <stdbool.h>

#include "engine/pki/pki.h"

struct device;
struct session;

struct pki *pki_of_session(const struct session *);
/* NULL when it has said that there is none. */
struct pki_trustpoint *trustpoint_named(struct session *, const char *name);
/* What the trustpoint's block has to say of a setting: "none" behind `fqdn`; NULL: nothing.
 * Borrowed. */
const char *trustpoint_setting(const struct device *, const char *name, const char *words);
/* "Fingerprint MD5: …" and SHA1 as they are shown when a certificate arrives. */
void show_fingerprints(struct session *, const struct pki_cert *);
/* The trustpoint that an import fills stands in the configuration, with this enrolment ("pkcs12") and
 * the label of its key pair (NULL: none) unless it has others. */
struct pki_trustpoint *trustpoint_to_fill(struct session *, const char *name,
					  const char *enrollment, const char *key);
/* … and has certificates already: it has said that these must go first. */
bool trustpoint_in_use(struct session *, const char *name);
/* Certificates came or went: the configuration is another. */
void certificates_changed(struct session *);

/* The dialogue of `crypto pki authenticate`. over() is called in the end, and takes ctx: whether the
 * trustpoint has its CA now; answered is false when there was a Ctrl-C, and nothing may be asked. */
typedef void authenticated_fn(struct session *, void *ctx, bool answered, bool trusted);
void authenticate(struct session *, struct pki_trustpoint *, authenticated_fn *over, void *ctx);

#endif
