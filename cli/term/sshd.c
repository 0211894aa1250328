#include "cli/term/sshd.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libssh/callbacks.h>
#include <libssh/libssh.h>
#include <libssh/server.h>

#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "engine/crypto/sign.h"
#include "engine/pki/pki.h"

#define VERSION	 "Cisco-1.25"
#define METHODS	 (SSH_AUTH_METHOD_PUBLICKEY | SSH_AUTH_METHOD_PASSWORD | SSH_AUTH_METHOD_INTERACTIVE)
#define LINE_MAX 1024 /* of a command that is sent with the request */

/* What IOS 15.2 speaks, and behind it what clients of today insist on. */
#define KEX_NAMES                                                                                  \
	"curve25519-sha256,curve25519-sha256@libssh.org,ecdh-sha2-nistp256,"                       \
	"diffie-hellman-group14-sha256,diffie-hellman-group16-sha512,diffie-hellman-group14-sha1," \
	"diffie-hellman-group1-sha1"
#define CIPHER_NAMES "aes128-ctr,aes192-ctr,aes256-ctr,aes128-cbc,3des-cbc,aes192-cbc,aes256-cbc"
#define MAC_NAMES    "hmac-sha2-256,hmac-sha2-512,hmac-sha1"
#define KEY_NAMES    "rsa-sha2-256,rsa-sha2-512,ssh-rsa"

struct sshd {
	const struct sshd_ops *ops;
	void *ctx;
	ssh_session session;
	ssh_event event;
	ssh_channel channel; /* the session's */
	char *banner;
	char *user; /* who was asked for a password */
	unsigned tries;
	unsigned rows, columns;
	bool greeted, started, ended, over;
	struct ssh_server_callbacks_struct server;
	struct ssh_channel_callbacks_struct talk;
};

/* ---- who he is ---- */

/* Before the first question, as RFC 4252 section 5.4 has it. */
static void
greet(struct sshd *d)
{
	ssh_string text;

	if (d->greeted || !d->banner)
		return;
	d->greeted = true;
	text = ssh_string_from_char(d->banner);
	if (text)
		ssh_send_issue_banner(d->session, text);
	ssh_string_free(text);
}

static bool
is_let_in(struct sshd *d, const char *user, const char *password)
{
	if (d->over)
		return false;
	if (d->ops->login(d->ctx, user, password))
		return true;
	if (password && !--d->tries)
		d->over = true;
	return false;
}

static int
without_password(ssh_session session, const char *user, void *ctx)
{
	struct sshd *d = ctx;

	greet(d);
	return is_let_in(d, user, NULL) ? SSH_AUTH_SUCCESS : SSH_AUTH_DENIED;
}

static int
with_password(ssh_session session, const char *user, const char *password, void *ctx)
{
	return is_let_in(ctx, user, password) ? SSH_AUTH_SUCCESS : SSH_AUTH_DENIED;
}

/* RFC 4252 section 7: first whether the key would do, then with its signature. */
static int
with_key(ssh_session session, const char *user, ssh_key key, char state, void *ctx)
{
	struct sshd *d = ctx;
	struct text hex = { 0 };
	unsigned char *hash = NULL;
	size_t length = 0;
	bool good;

	if (d->over || state == SSH_PUBLICKEY_STATE_WRONG || ssh_key_type(key) != SSH_KEYTYPE_RSA ||
	    ssh_get_publickey_hash(key, SSH_PUBLICKEY_HASH_MD5, &hash, &length))
		return SSH_AUTH_DENIED;
	for (size_t i = 0; i < length; i++)
		text_addf(&hex, "%02X", hash[i]);
	ssh_clean_pubkey_hash(&hash);
	good = d->ops->key(d->ctx, user, text_get(&hex), state == SSH_PUBLICKEY_STATE_VALID);
	text_free(&hex);
	return good ? SSH_AUTH_SUCCESS : SSH_AUTH_DENIED;
}

/* RFC 4256: one question, and its answer is a password. */
static void
interactive(struct sshd *d, ssh_message m)
{
	static const char *const prompts[] = { "Password: " };
	char echo = 0;
	const char *answer;

	if (!ssh_message_auth_kbdint_is_response(m)) {
		free(d->user);
		d->user = xstrdup(ssh_message_auth_user(m));
		ssh_message_auth_interactive_request(m, "", "", 1, (const char **)prompts, &echo);
		return;
	}
	answer = ssh_userauth_kbdint_getnanswers(d->session) == 1
			 ? ssh_userauth_kbdint_getanswer(d->session, 0)
			 : NULL;
	if (d->user && is_let_in(d, d->user, answer ? answer : ""))
		ssh_message_auth_reply_success(m, 0);
	else
		ssh_message_reply_default(m);
}

/* What no callback below takes. */
static int
message(ssh_session session, ssh_message m, void *ctx)
{
	if (ssh_message_type(m) != SSH_REQUEST_AUTH ||
	    ssh_message_subtype(m) != SSH_AUTH_METHOD_INTERACTIVE)
		return 1; /* refused */
	interactive(ctx, m);
	return 0;
}

/* ---- what he wants ---- */

static int
wants_window(ssh_session session, ssh_channel channel, const char *terminal, int columns, int rows,
	     int width, int height, void *ctx)
{
	struct sshd *d = ctx;

	d->rows = rows > 0 ? (unsigned)rows : 0;
	d->columns = columns > 0 ? (unsigned)columns : 0;
	return 0;
}

static int
resizes(ssh_session session, ssh_channel channel, int columns, int rows, int width, int height,
	void *ctx)
{
	struct sshd *d = ctx;

	wants_window(session, channel, NULL, columns, rows, width, height, ctx);
	if (d->started && !d->ended)
		d->ops->size(d->ctx, d->rows, d->columns);
	return 0;
}

static int
start(struct sshd *d, const char *command)
{
	if (d->started || d->over || !d->ops->start(d->ctx, command, d->rows, d->columns))
		return 1;
	d->started = true;
	return 0;
}

static int
wants_shell(ssh_session session, ssh_channel channel, void *ctx)
{
	return start(ctx, NULL);
}

static int
wants_command(ssh_session session, ssh_channel channel, const char *command, void *ctx)
{
	return strlen(command) <= LINE_MAX ? start(ctx, command) : 1;
}

static void
closes(ssh_session session, ssh_channel channel, void *ctx)
{
	struct sshd *d = ctx;

	d->over = true;
}

static ssh_channel
opens(ssh_session session, void *ctx)
{
	struct sshd *d = ctx;

	if (d->channel)
		return NULL;
	d->channel = ssh_channel_new(session);
	if (d->channel)
		ssh_set_channel_callbacks(d->channel, &d->talk);
	return d->channel;
}

/* ---- making and ending ---- */

static ssh_key
host_key(const struct rsa_key *key)
{
	struct text pem = { 0 };
	ssh_key result = NULL;
	uint8_t *der;
	size_t len = rsa_private_der(key, &der);

	pki_armour(der, len, "PRIVATE KEY", &pem);
	wipe(der, len);
	free(der);
	if (ssh_pki_import_privkey_base64(text_get(&pem), NULL, NULL, NULL, &result))
		result = NULL;
	wipe(pem.at, pem.len);
	text_free(&pem);
	return result;
}

/* Its own files of configuration are not for us. */
static ssh_bind
make_bind(const struct rsa_key *key)
{
	static const struct {
		enum ssh_bind_options_e option;
		const char *value;
	} lists[] = {
		{ SSH_BIND_OPTIONS_BANNER, VERSION },
		{ SSH_BIND_OPTIONS_KEY_EXCHANGE, KEX_NAMES },
		{ SSH_BIND_OPTIONS_CIPHERS_C_S, CIPHER_NAMES },
		{ SSH_BIND_OPTIONS_CIPHERS_S_C, CIPHER_NAMES },
		{ SSH_BIND_OPTIONS_HMAC_C_S, MAC_NAMES },
		{ SSH_BIND_OPTIONS_HMAC_S_C, MAC_NAMES },
		{ SSH_BIND_OPTIONS_HOSTKEY_ALGORITHMS, KEY_NAMES },
	};
	ssh_bind b = ssh_bind_new();
	ssh_key k = host_key(key);
	bool no = false, good = b && k;

	for (size_t i = 0; good && i < sizeof lists / sizeof *lists; i++)
		good = !ssh_bind_options_set(b, lists[i].option, lists[i].value);
	good = good && !ssh_bind_options_set(b, SSH_BIND_OPTIONS_PROCESS_CONFIG, &no) &&
	       !ssh_bind_options_set(b, SSH_BIND_OPTIONS_IMPORT_KEY, k);
	if (good)
		return b; /* with its key */
	ssh_key_free(k);
	ssh_bind_free(b);
	return NULL;
}

static bool
begin(struct sshd *d, const struct rsa_key *key, int socket)
{
	ssh_bind b = make_bind(key);
	int own = b ? dup(socket) : -1;
	bool good = own >= 0 && !ssh_bind_accept_fd(b, d->session, own);

	ssh_bind_free(b);
	if (!good) {
		if (own >= 0)
			close(own);
		return false;
	}
	ssh_set_blocking(d->session, 0);
	ssh_set_auth_methods(d->session, METHODS);
	ssh_set_server_callbacks(d->session, &d->server);
	ssh_set_message_callback(d->session, message, d);
	/* It begins with the first step, and only then can be watched. */
	return ssh_handle_key_exchange(d->session) != SSH_ERROR &&
	       !ssh_event_add_session(d->event, d->session);
}

struct sshd *
sshd_new(const struct sshd_ops *ops, void *ctx, const struct sshd_params *params, int socket)
{
	struct sshd *d = xcalloc(1, sizeof *d);

	d->ops = ops;
	d->ctx = ctx;
	d->tries = params->tries;
	d->banner = params->banner ? xasprintf("\n%s\n", params->banner) : NULL;
	d->server = (struct ssh_server_callbacks_struct){
		.userdata = d,
		.auth_none_function = without_password,
		.auth_password_function = with_password,
		.auth_pubkey_function = with_key,
		.channel_open_request_session_function = opens,
	};
	ssh_callbacks_init(&d->server);
	d->talk = (struct ssh_channel_callbacks_struct){
		.userdata = d,
		.channel_pty_request_function = wants_window,
		.channel_pty_window_change_function = resizes,
		.channel_shell_request_function = wants_shell,
		.channel_exec_request_function = wants_command,
		.channel_close_function = closes,
	};
	ssh_callbacks_init(&d->talk);
	d->session = ssh_new();
	d->event = ssh_event_new();
	if (!d->session || !d->event)
		abort();
	if (begin(d, params->key, socket))
		return d;
	sshd_free(d);
	return NULL;
}

void
sshd_free(struct sshd *d)
{
	if (!d)
		return;
	ssh_event_remove_session(d->event, d->session);
	ssh_event_free(d->event);
	if (ssh_is_connected(d->session))
		ssh_disconnect(d->session);
	ssh_free(d->session);
	free(d->banner);
	free(d->user);
	free(d);
}

/* ---- to and fro ---- */

static bool
is_broken(const struct sshd *d)
{
	return ssh_get_status(d->session) & (SSH_CLOSED | SSH_CLOSED_ERROR) ||
	       ssh_get_error_code(d->session) == SSH_FATAL || !ssh_is_connected(d->session);
}

bool
sshd_step(struct sshd *d)
{
	if (!d->over && ssh_event_dopoll(d->event, 0) == SSH_ERROR)
		d->over = true;
	if (!d->over && is_broken(d))
		d->over = true;
	return !d->over;
}

void
sshd_take(struct sshd *d, size_t max)
{
	char bytes[SSHD_TAKEN];
	int n = 1;

	while (max && n > 0 && d->started && !d->over) {
		n = ssh_channel_read_nonblocking(
			d->channel, bytes, max < sizeof bytes ? (uint32_t)max : sizeof bytes, 0);
		if (n > 0 && !d->ended)
			d->ops->keys(d->ctx, bytes, (size_t)n);
		max -= n > 0 ? (size_t)n : 0;
	}
	wipe(bytes, sizeof bytes); /* it may hold a password */
}

size_t
sshd_write(struct sshd *d, const char *bytes, size_t len)
{
	int n;

	if (!d->started || d->over || d->ended || sshd_is_behind(d))
		return 0;
	n = ssh_channel_write(d->channel, bytes, (uint32_t)len);
	if (n < 0)
		d->over = true;
	return n > 0 ? (size_t)n : 0;
}

bool
sshd_is_behind(const struct sshd *d)
{
	return ssh_get_poll_flags(d->session) & SSH_WRITE_PENDING;
}

void
sshd_end(struct sshd *d)
{
	if (!d->started || d->ended || d->over)
		return;
	d->ended = true;
	ssh_channel_send_eof(d->channel);
	ssh_channel_request_send_exit_status(d->channel, 0);
	ssh_channel_close(d->channel);
}

bool
sshd_at_end(const struct sshd *d)
{
	return d->started && ssh_channel_is_eof(d->channel);
}

const char *
sshd_cipher(const struct sshd *d, bool in)
{
	return (in ? ssh_get_cipher_in(d->session) : ssh_get_cipher_out(d->session)) ?: "";
}

const char *
sshd_mac(const struct sshd *d, bool in)
{
	return (in ? ssh_get_hmac_in(d->session) : ssh_get_hmac_out(d->session)) ?: "";
}
