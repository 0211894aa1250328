/* The SSH server of a router: it runs while there is a key for it, and says when that changes. */
#include <stdlib.h>

#include "cli/device/device.h"
#include "cli/device/settings.h"
#include "engine/crypto/sign.h"
#include "engine/node/node.h"
#include "engine/pki/pki.h"

#define SSH_2_BITS 1024 /* version 2 wants as many here, where IOS is content with 768 */

static const struct pki_key *
first_key(const struct pki *pki)
{
	const struct pki_key *k;

	for (size_t i = 0; (k = pki_key_at(pki, i)); i++)
		if (k->usage != PKI_KEY_ENCRYPTION)
			return k;
	return NULL;
}

const struct pki_key *
device_ssh_key(const struct device *d)
{
	const struct pki *pki = router_pki(d->router);
	const char *chosen = d->settings.ssh.keypair;
	const struct pki_key *own;
	char *name;

	if (chosen)
		return pki_key_find(pki, chosen);
	name = device_fqdn(d);
	own = pki_key_find(pki, name);
	free(name);
	return own ? own : first_key(pki);
}

const char *
device_ssh_version(const struct device *d)
{
	const struct pki_key *k = device_ssh_key(d);
	bool small = k && rsa_bits(k->pair) < SSH_2_BITS;
	unsigned wanted = d->settings.ssh.version;

	if (!k || (small && wanted == 2))
		return NULL;
	return small || wanted == 1 ? "1.5" : wanted == 2 ? "2.0" : "1.99";
}

void
device_ssh_follow(struct device *d)
{
	const char *now = device_ssh_version(d);

	if (now && !d->ssh)
		event(log_sink(d->log), SSH_ENABLED, now);
	else if (!now && d->ssh)
		event(log_sink(d->log), SSH_DISABLED, d->ssh);
	d->ssh = now;
}
