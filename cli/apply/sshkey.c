/* ip ssh pubkey-chain: keys by which users get in. Of a key that is typed its hash is kept, as MD5 of
 * what RFC 4253 section 6.6 calls it. */
#include <stdlib.h>
#include <string.h>

#include "cli/apply/apply.h"
#include "cli/handlers.h"
#include "engine/base/xmalloc.h"
#include "engine/crypto/crypto.h"
#include "engine/pki/pki.h"
#include "grammar/ios/args.h"

#define KIND	 "ssh-rsa"
#define TEXT_MAX 8192 /* of a key that is typed */

/* Who logs in asks the configuration for these. */
bool
apply_config_ip_ssh_pubkey_chain(struct apply *a,
				 const struct args_config_ip_ssh_pubkey_chain *args)
{
	return true;
}

bool
apply_ssh_pubkey_username(struct apply *a, const struct args_ssh_pubkey_username *args)
{
	return true;
}

bool
apply_ssh_pubkey_user_key_hash(struct apply *a, const struct args_ssh_pubkey_user_key_hash *args)
{
	a->stored = a->parent_statement == STMT_ssh_pubkey_server;
	return true;
}

bool
apply_ssh_pubkey_user_key_string(struct apply *a,
				 const struct args_ssh_pubkey_user_key_string *args)
{
	a->forget = true;
	text_clear(&a->device->settings.typed.digits);
	return true;
}

bool
apply_ssh_pubkey_data_line(struct apply *a, const struct args_ssh_pubkey_data_line *args)
{
	struct text *typed = &a->device->settings.typed.digits;

	if (typed->len + strlen(args->text) > TEXT_MAX)
		return refuse(a, DIAG_NO_SSH_KEY, NULL);
	text_add(typed, args->text);
	return true;
}

/* "AAAAB3… bob@pc", with or without "ssh-rsa " before it: the line that is kept. NULL: it is no key. */
static char *
hash_line(const char *typed)
{
	static const uint8_t begin[] = { 0, 0, 0, 7, 's', 's', 'h', '-', 'r', 's', 'a' };
	uint8_t digest[CRYPTO_MAX_DIGEST], *blob;
	struct text line = { 0 };
	size_t length, size;

	if (!strncmp(typed, KIND " ", strlen(KIND " ")))
		typed += strlen(KIND " ");
	length = strcspn(typed, " ");
	blob = pki_unarmour(typed, length, &size);
	if (!blob || size < sizeof begin || memcmp(blob, begin, sizeof begin) != 0) {
		free(blob);
		return NULL;
	}
	text_add(&line, "key-hash " KIND " ");
	size = hash(HASH_MD5, &(struct chunk){ blob, size }, 1, digest);
	for (size_t i = 0; i < size; i++)
		text_addf(&line, "%02X", digest[i]);
	text_add(&line, typed + length);
	free(blob);
	return text_take(&line);
}

bool
apply_ssh_pubkey_data_exit(struct apply *a, const struct args_ssh_pubkey_data_exit *args)
{
	struct text *typed = &a->device->settings.typed.digits;
	struct config_place user = a->place;
	char *line = hash_line(text_get(typed));

	a->forget = true;
	text_clear(typed);
	user.mode = MODE_ssh_pubkey_user;
	if (line)
		config_make_at(a->device, user, line);
	else
		apply_note(a, DIAG_NO_SSH_KEY, NULL); /* and the text has its end */
	free(line);
	return true;
}
