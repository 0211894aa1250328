/* show crypto engine: what encrypts, and what it is busy with. */
#include <stdlib.h>
#include <string.h>

#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/facts.h"
#include "cli/session/session.h"
#include "cli/show/show.h"
#include "engine/base/fnv.h"
#include "engine/base/xmalloc.h"
#include "engine/ike/ike.h"
#include "engine/ipsec/ipsec.h"
#include "engine/node/node.h"

typedef unsigned long long ull;

/* One SA in one direction. */
struct connection {
	uint32_t id;
	struct ipsec_suite suite;
	uint64_t encrypted, decrypted;
	uint32_t sequence;
	ip4 local;
};

struct connections {
	struct connection *at;
	size_t count;
};

static const char *
hash_words(enum hash_alg hash)
{
	static const char *const words[HASHES] = { [HASH_MD5] = "MD5",
						   [HASH_SHA1] = "SHA",
						   [HASH_SHA256] = "SHA256",
						   [HASH_SHA384] = "SHA384",
						   [HASH_SHA512] = "SHA512" };

	return words[hash];
}

/* "3DES", "AES", "AES256". */
static void
add_cipher(struct text *out, enum cipher_alg cipher, unsigned bits)
{
	static const char *const words[CIPHERS] = {
		[CIPHER_NULL] = "NULL",	      [CIPHER_DES] = "DES",
		[CIPHER_3DES] = "3DES",	      [CIPHER_AES] = "AES",
		[CIPHER_AES_GCM] = "AES-GCM", [CIPHER_AES_GMAC] = "AES-GMAC",
	};

	text_add(out, words[cipher]);
	if (cipher_info(cipher)->variable_key && bits != 128)
		text_addf(out, "%u", bits);
}

static bool
collect(void *ctx, const struct ident_view *i)
{
	struct connections *c = ctx;

	c->at = xrealloc(c->at, c->count + i->pairs * 2, sizeof *c->at);
	for (const struct pair_view *p = i->pair; p < i->pair + i->pairs; p++) {
		c->at[c->count++] = (struct connection){ .id = p->in.conn_id,
							 .suite = p->suite,
							 .decrypted = p->in.packets,
							 .sequence = p->in.sequence,
							 .local = p->local };
		c->at[c->count++] = (struct connection){ .id = p->out.conn_id,
							 .suite = p->suite,
							 .encrypted = p->out.packets,
							 .sequence = p->out.sequence,
							 .local = p->local };
	}
	return true;
}

static int
by_id(const void *va, const void *vb)
{
	const struct connection *a = va, *b = vb;

	return (a->id > b->id) - (a->id < b->id);
}

static void
show_ipsec(struct session *s, const struct connection *c)
{
	struct text words = { 0 };

	if (c->suite.ah != HASH_NONE)
		text_addf(&words, "%s%s", hash_words(c->suite.ah), c->suite.esp ? "+" : "");
	if (c->suite.esp)
		add_cipher(&words, c->suite.cipher, c->suite.key_bits);
	if (c->suite.esp && c->suite.auth != HASH_NONE)
		text_addf(&words, "+%s", hash_words(c->suite.auth));
	tell_object(s, NULL);
	tell(s, "id type algorithm encrypted decrypted last_sequence local",
	     "%5u  %-7s %-19s %7llu %8llu %8u %s\n", c->id, "IPsec", text_get(&words),
	     (ull)c->encrypted, (ull)c->decrypted, c->sequence, IP4S(c->local));
	tell_end(s);
	text_free(&words);
}

static void
show_ike(struct session *s, const struct ike_sa_view *sa)
{
	struct text words = { 0 };

	text_addf(&words, "%s+", hash_words(sa->hash));
	add_cipher(&words, sa->cipher, sa->key_bits);
	tell_object(s, NULL);
	tell(s, "id type algorithm encrypted decrypted last_sequence local",
	     "%5u  %-7s %-19s %7u %8u %8u %s\n", sa->conn_id, "IKE", text_get(&words), 0, 0, 0,
	     IP4S(sa->local));
	tell_end(s);
	text_free(&words);
}

void
exec_show_crypto_engine_connections_active(
	struct session *s, const struct args_show_crypto_engine_connections_active *a)
{
	struct router *r = session_device(s)->router;
	struct connections c = { 0 };
	struct ike_sa_view sa;
	uint64_t cursor = 0;

	ipsec_each_ident(router_ipsec(r), NULL, collect, &c);
	if (c.count)
		qsort(c.at, c.count, sizeof *c.at, by_id);
	session_write(s,
		      "Crypto Engine Connections\n\n"
		      "   ID  Type    Algorithm           Encrypt  Decrypt LastSeqN IP-Address\n");
	tell_list(s, "connections");
	for (size_t i = 0; i < c.count; i++)
		show_ipsec(s, &c.at[i]);
	while (ike_sa_next(router_ike(r), &cursor, &sa))
		if (sa.conn_id && !sa.deleted)
			show_ike(s, &sa);
	tell_end(s);
	session_write(s, "\n");
	free(c.at);
}

void
exec_show_crypto_engine_configuration(struct session *s,
				      const struct args_show_crypto_engine_configuration *a)
{
	const char *name = session_device(s)->name;

	session_printf(s,
		       "\n"
		       "        crypto engine name:  Cisco VPN Software Implementation\n"
		       "        crypto engine type:  software\n"
		       "             serial number:  %08X\n"
		       "       crypto engine state:  installed\n"
		       "     crypto engine in slot:  N/A\n\n",
		       (unsigned)fnv_add(FNV_START, name, strlen(name)));
}

void
exec_show_crypto_engine_brief(struct session *s, const struct args_show_crypto_engine_brief *a)
{
	exec_show_crypto_engine_configuration(s, NULL);
}
