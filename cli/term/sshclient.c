#include "cli/term/sshclient.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libssh/libssh.h>

#include "cli/term/sshwire.h"
#include "engine/base/xmalloc.h"
#include "engine/crypto/sign.h"

#define TERMINAL "vt100"

/* The algorithms of IOS 15.2. What a client calls itself is libssh's to say. */
#define KEX_NAMES    "diffie-hellman-group14-sha1,diffie-hellman-group1-sha1"
#define CIPHER_NAMES "aes128-ctr,aes192-ctr,aes256-ctr,aes128-cbc,3des-cbc,aes192-cbc,aes256-cbc"
#define MAC_NAMES    "hmac-sha1"
#define KEY_NAMES    "ssh-rsa"

struct ssh_client {
	struct ssh_wire wire;
	struct rng *rng;
	ssh_session session;
	ssh_channel channel;
	enum ssh_client_state state;
	bool connected;
	char *command, *password;
	unsigned rows, columns;
	enum { ENTERS_CHANNEL, ENTERS_WINDOW, ENTERS_SHELL } entering;
};

/* ---- making and ending ---- */

static bool
set_up(struct ssh_client *c, const struct ssh_client_params *p)
{
	const struct {
		enum ssh_options_e option;
		const char *value;
	} lists[] = {
		{ SSH_OPTIONS_HOST, "peer" }, /* nobody looks it up */
		{ SSH_OPTIONS_USER, p->user },
		{ SSH_OPTIONS_SSH_DIR, "/dev/null" }, /* the files of this machine are not ours */
		{ SSH_OPTIONS_KNOWNHOSTS, "/dev/null" },
		{ SSH_OPTIONS_GLOBAL_KNOWNHOSTS, "/dev/null" },
		{ SSH_OPTIONS_KEY_EXCHANGE, KEX_NAMES },
		{ SSH_OPTIONS_CIPHERS_C_S, p->ciphers ? p->ciphers : CIPHER_NAMES },
		{ SSH_OPTIONS_CIPHERS_S_C, p->ciphers ? p->ciphers : CIPHER_NAMES },
		{ SSH_OPTIONS_HMAC_C_S, p->macs ? p->macs : MAC_NAMES },
		{ SSH_OPTIONS_HMAC_S_C, p->macs ? p->macs : MAC_NAMES },
		{ SSH_OPTIONS_HOSTKEYS, KEY_NAMES },
		{ SSH_OPTIONS_PUBLICKEY_ACCEPTED_TYPES, KEY_NAMES },
	};
	bool no = false;
	int own = dup(c->wire.far);

	if (own < 0)
		return false;
	if (ssh_options_set(c->session, SSH_OPTIONS_FD, &own)) {
		close(own);
		return false;
	}
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		if (ssh_options_set(c->session, lists[i].option, lists[i].value))
			return false;
	ssh_set_blocking(c->session, 0);
	return !ssh_options_set(c->session, SSH_OPTIONS_PROCESS_CONFIG, &no);
}

struct ssh_client *
ssh_client_new(const struct ssh_client_params *p, struct tcp_stack *tcp, tcp_id id)
{
	struct ssh_client *c = xcalloc(1, sizeof *c);
	struct crypto_loan loan = crypto_lend(p->rng);
	bool good;

	c->rng = p->rng;
	c->command = p->command ? xstrdup(p->command) : NULL;
	c->rows = p->rows;
	c->columns = p->columns;
	c->session = ssh_new();
	if (!c->session)
		abort();
	good = ssh_wire_open(&c->wire, tcp, id) && set_up(c, p);
	crypto_unlend(loan);
	if (good)
		return c;
	ssh_client_free(c);
	return NULL;
}

void
ssh_client_free(struct ssh_client *c)
{
	struct crypto_loan loan;

	if (!c)
		return;
	loan = crypto_lend(c->rng);
	if (ssh_is_connected(c->session)) {
		ssh_disconnect(c->session);
		ssh_wire_pump(&c->wire);
	}
	ssh_free(c->session);
	crypto_unlend(loan);
	ssh_wire_close(&c->wire);
	free(c->command);
	wipe_free(c->password);
	free(c);
}

/* ---- the steps ---- */

static enum ssh_client_state
after_login(int result)
{
	switch (result) {
	case SSH_AUTH_SUCCESS:
		return SSHC_ENTERS;
	case SSH_AUTH_DENIED:
	case SSH_AUTH_PARTIAL:
		return SSHC_ASKS;
	default:
		return SSHC_OVER;
	}
}

static void
begin(struct ssh_client *c)
{
	int result = c->connected ? SSH_OK : ssh_connect(c->session);

	if (result == SSH_AGAIN)
		return;
	c->connected = result == SSH_OK; /* which is not to be asked for twice */
	result = c->connected ? ssh_userauth_none(c->session, NULL) : SSH_AUTH_ERROR;
	if (result != SSH_AUTH_AGAIN)
		c->state = after_login(result);
}

static void
try(struct ssh_client *c)
{
	int result = ssh_userauth_password(c->session, NULL, c->password);

	if (result != SSH_AUTH_AGAIN)
		c->state = after_login(result);
}

static int
ask_for_shell(struct ssh_client *c)
{
	return c->command ? ssh_channel_request_exec(c->channel, c->command)
			  : ssh_channel_request_shell(c->channel);
}

static void
enter(struct ssh_client *c)
{
	int result;

	if (!c->channel && !(c->channel = ssh_channel_new(c->session)))
		abort();
	result = c->entering == ENTERS_CHANNEL ? ssh_channel_open_session(c->channel)
		 : c->entering == ENTERS_WINDOW
			 ? ssh_channel_request_pty_size(c->channel, TERMINAL, (int)c->columns,
							(int)c->rows)
			 : ask_for_shell(c);
	if (result == SSH_ERROR)
		c->state = SSHC_OVER;
	else if (result == SSH_OK && c->entering == ENTERS_SHELL)
		c->state = SSHC_OPEN;
	else if (result == SSH_OK)
		c->entering++;
}

static void
look(struct ssh_client *c)
{
	int n = ssh_channel_poll(c->channel, 0); /* takes in what waits at the socket */

	if (n == SSH_ERROR ||
	    (n <= 0 && (ssh_channel_is_closed(c->channel) || ssh_channel_is_eof(c->channel))))
		c->state = SSHC_OVER;
}

static void
step(struct ssh_client *c)
{
	if (c->state == SSHC_BEGINS)
		begin(c);
	else if (c->state == SSHC_TRIES)
		try(c);
	else if (c->state == SSHC_ENTERS)
		enter(c);
	else if (c->state == SSHC_OPEN)
		look(c);
	if (ssh_get_status(c->session) & SSH_CLOSED_ERROR ||
	    ssh_get_error_code(c->session) == SSH_FATAL)
		c->state = SSHC_OVER;
}

enum ssh_client_state
ssh_client_step(struct ssh_client *c)
{
	struct crypto_loan loan = crypto_lend(c->rng);
	enum ssh_client_state before;
	unsigned entering;
	bool more;

	do {
		before = c->state;
		entering = c->entering;
		more = ssh_wire_pump(&c->wire);
		if (c->state != SSHC_ASKS && c->state != SSHC_OVER)
			step(c);
		more = ssh_wire_pump(&c->wire) || more;
	} while (c->state != SSHC_OVER && c->state != SSHC_ASKS &&
		 (more || c->state != before || c->entering != entering));
	crypto_unlend(loan);
	return c->state;
}

char *
ssh_client_banner(struct ssh_client *c)
{
	char *text = ssh_get_issue_banner(c->session);
	char *own = xstrdup(text ? text : "");

	ssh_string_free_char(text);
	return own;
}

void
ssh_client_password(struct ssh_client *c, const char *password)
{
	wipe_free(c->password);
	c->password = xstrdup(password);
	c->state = SSHC_TRIES;
}

/* ---- to and fro ---- */

size_t
ssh_client_read(struct ssh_client *c, char *bytes, size_t size)
{
	struct crypto_loan loan;
	int n;

	if (!c->channel)
		return 0;
	loan = crypto_lend(c->rng);
	n = ssh_channel_read_nonblocking(c->channel, bytes, (uint32_t)size, 0);
	crypto_unlend(loan);
	return n > 0 ? (size_t)n : 0;
}

size_t
ssh_client_waiting(const struct ssh_client *c)
{
	int n = c->channel ? ssh_channel_poll(c->channel, 0) : 0;

	return n > 0 ? (size_t)n : 0;
}

void
ssh_client_type(struct ssh_client *c, const char *bytes, size_t len)
{
	struct crypto_loan loan = crypto_lend(c->rng);

	if (c->state == SSHC_OPEN)
		ssh_channel_write(c->channel, bytes, (uint32_t)len);
	crypto_unlend(loan);
}

void
ssh_client_cut(struct ssh_client *c)
{
	c->wire.tcp = NULL;
	c->state = SSHC_OVER;
}
