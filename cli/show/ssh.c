/* show ip ssh. */
#include <stdlib.h>

#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "engine/base/text.h"
#include "engine/crypto/sign.h"
#include "engine/pki/pki.h"
#include "grammar/ios/args.h"

#define COLUMNS 80 /* of a key, the first line with its name */

static void
show_key(struct session *s, const struct rsa_key *key)
{
	struct text lines = { 0 }, base64 = { 0 };
	uint8_t *blob;
	size_t len = rsa_public_ssh(key, &blob);

	pki_armour(blob, len, NULL, &lines);
	text_add(&base64, "ssh-rsa ");
	for (size_t i = 0; i < lines.len; i++)
		if (lines.at[i] != '\n')
			text_add_n(&base64, lines.at + i, 1);
	for (size_t i = 0; i < base64.len; i += COLUMNS)
		session_printf(s, "%.*s\n", COLUMNS, base64.at + i);
	text_free(&lines);
	text_free(&base64);
	free(blob);
}

void
exec_show_ip_ssh(struct session *s, const struct args_show_ip_ssh *a)
{
	const struct device *d = session_device(s);
	const struct ssh_settings *set = &d->settings.ssh;
	const struct pki_key *k = device_ssh_key(d);

	session_printf(s, "SSH %s - version %s\n", d->ssh ? "Enabled" : "Disabled",
		       d->ssh		   ? d->ssh
		       : set->version == 2 ? "2.0"
		       : set->version == 1 ? "1.5"
					   : "1.99");
	if (!d->ssh)
		session_write(s, "%Please create RSA keys to enable SSH (and of atleast 1024 bits "
				 "for SSH v2).\n");
	session_printf(s,
		       "Authentication timeout: %u secs; Authentication retries: %u\n"
		       "Minimum expected Diffie Hellman key size : 1024 bits\n"
		       "IOS Keys in SECSH format(ssh-rsa, base64 encoded):%s\n",
		       set->timeout, set->retries, k ? "" : " NONE");
	if (k)
		show_key(s, k->pair);
}
