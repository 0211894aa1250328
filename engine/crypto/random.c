#include "engine/crypto/random.h"

#include <stdlib.h>

#include <openssl/core_dispatch.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/provider.h>
#include <openssl/rand.h>

#include "engine/base/xmalloc.h"
#include "engine/crypto/sign.h"

#define NAME	    "QMIDLE-WORLD"
#define MAX_REQUEST 65536

static struct rng *source; /* NULL: the operating system */

struct rng *
crypto_draw_from(struct rng *rng)
{
	struct rng *before = source;

	source = rng;
	return before;
}

struct stream {
	int state; /* as OpenSSL counts: EVP_RAND_STATE_… */
};

static void *
stream_new(void *provider, void *parent, const OSSL_DISPATCH *calls)
{
	return xcalloc(1, sizeof(struct stream));
}

static void
stream_free(void *stream)
{
	free(stream);
}

static int
stream_start(void *stream, unsigned strength, int resistance, const unsigned char *salt,
	     size_t salt_len, const OSSL_PARAM params[])
{
	((struct stream *)stream)->state = EVP_RAND_STATE_READY;
	return 1;
}

static int
stream_stop(void *stream)
{
	((struct stream *)stream)->state = EVP_RAND_STATE_UNINITIALISED;
	return 1;
}

static int
stream_bytes(void *stream, unsigned char *out, size_t len, unsigned strength, int resistance,
	     const unsigned char *more, size_t more_len)
{
	struct rng system;

	if (source) {
		rng_bytes(source, out, len);
		return 1;
	}
	rng_from_system(&system);
	rng_bytes(&system, out, len);
	return 1;
}

static int
stream_reseed(void *stream, int resistance, const unsigned char *entropy, size_t len,
	      const unsigned char *more, size_t more_len)
{
	return 1;
}

/* One thread only. */
static int
stream_lock(void *stream)
{
	return 1;
}

static void
stream_unlock(void *stream)
{
}

static const OSSL_PARAM *
stream_gettable(void *stream, void *provider)
{
	static const OSSL_PARAM known[] = {
		OSSL_PARAM_int(OSSL_RAND_PARAM_STATE, NULL),
		OSSL_PARAM_uint(OSSL_RAND_PARAM_STRENGTH, NULL),
		OSSL_PARAM_size_t(OSSL_RAND_PARAM_MAX_REQUEST, NULL),
		OSSL_PARAM_END,
	};

	return known;
}

static int
stream_get(void *stream, OSSL_PARAM params[])
{
	OSSL_PARAM *p = OSSL_PARAM_locate(params, OSSL_RAND_PARAM_STATE);

	if (p && !OSSL_PARAM_set_int(p, ((struct stream *)stream)->state))
		return 0;
	p = OSSL_PARAM_locate(params, OSSL_RAND_PARAM_STRENGTH);
	if (p && !OSSL_PARAM_set_uint(p, 256))
		return 0;
	p = OSSL_PARAM_locate(params, OSSL_RAND_PARAM_MAX_REQUEST);
	return !p || OSSL_PARAM_set_size_t(p, MAX_REQUEST);
}

/* clang-format off */
#define CALL(id, fn) { OSSL_FUNC_RAND_##id, (void (*)(void))(fn) }
static const OSSL_DISPATCH stream_calls[] = {
	CALL(NEWCTX, stream_new),
	CALL(FREECTX, stream_free),
	CALL(INSTANTIATE, stream_start),
	CALL(UNINSTANTIATE, stream_stop),
	CALL(GENERATE, stream_bytes),
	CALL(RESEED, stream_reseed),
	CALL(ENABLE_LOCKING, stream_lock),
	CALL(LOCK, stream_lock),
	CALL(UNLOCK, stream_unlock),
	CALL(GETTABLE_CTX_PARAMS, stream_gettable),
	CALL(GET_CTX_PARAMS, stream_get),
	{ 0, NULL },
};
/* clang-format on */

static const OSSL_ALGORITHM *
query(void *provider, int operation, int *no_cache)
{
	static const OSSL_ALGORITHM generators[] = {
		{ NAME, "provider=qmidle", stream_calls, "the world's generator" },
		{ 0 },
	};

	*no_cache = 0;
	return operation == OSSL_OP_RAND ? generators : NULL;
}

static int
start(const OSSL_CORE_HANDLE *handle, const OSSL_DISPATCH *core, const OSSL_DISPATCH **out,
      void **provider)
{
	static const OSSL_DISPATCH calls[] = {
		{ OSSL_FUNC_PROVIDER_QUERY_OPERATION, (void (*)(void))query },
		{ 0, NULL },
	};

	*out = calls;
	*provider = (void *)handle;
	return 1;
}

bool
random_install(OSSL_LIB_CTX *context)
{
	return OSSL_PROVIDER_add_builtin(context, "qmidle", start) &&
	       OSSL_PROVIDER_load(context, "qmidle") &&
	       RAND_set_DRBG_type(context, NAME, NULL, NULL, NULL);
}
