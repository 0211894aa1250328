#include "cli/exec/ssh.h"

#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/exec/dialogue.h"
#include "cli/exec/name.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "cli/term/sshclient.h"
#include "engine/base/rng.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"
#include "grammar/ios/args.h"

#define ROWS	     24
#define TOS	     0xc0 /* precedence 6, as routers mark what they say themselves */
#define PROMPTS	     3	  /* for a password */
#define PASSWORD_MAX 254

/* What is said of a call by SSH. All of it is from memory [K]. */
#define SAYS_NO_USER	"%% No user specified nor available for SSH client\n"
#define SAYS_NO_VERSION "%% SSH version 1 is not supported by this client\n"
#define SAYS_ABORTED	"\n[Connection to %s aborted: error status 0]\n"
#define ASKS_PASSWORD	"\nPassword: "

struct ssh {
	struct call call; /* first */
	struct ssh_client *client;
	struct rng rng;
	char *user, *command;
	const char *cipher, *mac;
	unsigned prompts;
	bool greeted, open, asking;
	char password[PASSWORD_MAX + 1];
	size_t len;
};

/* ---- to and fro ---- */

static void
opened(struct call *c)
{
	struct ssh *h = (struct ssh *)c;
	struct session *s = c->session;
	unsigned rows = session_length(s);

	h->client = ssh_client_new(&(struct ssh_client_params){ .user = h->user,
								.command = h->command,
								.ciphers = h->cipher,
								.macs = h->mac,
								.rows = rows ? rows : ROWS,
								.columns = session_width(s),
								.rng = &h->rng },
				   c->tcp, c->id);
	if (h->client)
		c->ops->moves(c);
	else
		call_over(c);
}

/* False: he has had his tries. */
static bool
ask(struct ssh *h)
{
	char *banner;

	if (!h->prompts)
		return false;
	h->prompts--;
	if (!h->greeted) {
		banner = ssh_client_banner(h->client);
		call_show(&h->call, banner, strlen(banner));
		free(banner);
		h->greeted = true;
	}
	call_show(&h->call, ASKS_PASSWORD, strlen(ASKS_PASSWORD));
	call_print(&h->call);
	h->asking = true;
	h->len = 0;
	call_is_open(&h->call);
	return true;
}

static void
show(struct ssh *h)
{
	char bytes[1024];
	size_t n;

	if (!call_in_front(&h->call))
		return;
	while ((n = ssh_client_read(h->client, bytes, sizeof bytes)))
		for (size_t i = 0; i < n; i++)
			if (bytes[i] != '\r')
				call_show(&h->call, &bytes[i], 1);
	call_print(&h->call);
}

/* Nothing was agreed upon: the server is of version 1, or wants other algorithms. */
static void
abort_call(struct ssh *h)
{
	char *text = xasprintf(SAYS_ABORTED, h->call.host);

	call_end(&h->call, text);
	free(text);
}

static void
moves(struct call *c)
{
	struct ssh *h = (struct ssh *)c;
	enum ssh_client_state state;

	if (!h->client)
		return;
	state = ssh_client_step(h->client);
	if (h->asking && state == SSHC_ASKS)
		return;
	if (state == SSHC_OPEN && !h->open) {
		h->open = true;
		call_say(c, h->command ? "" : "\n");
		call_is_open(c);
	}
	show(h);
	/* What was read makes room, of which the far end hears. */
	state = ssh_client_step(h->client);
	if (state == SSHC_OVER && !h->greeted && !h->open)
		abort_call(h);
	else if ((state == SSHC_ASKS && !ask(h)) || (state == SSHC_OVER && call_in_front(c)) ||
		 (c->finished && call_in_front(c)))
		call_over(c);
}

static void
password_key(struct ssh *h, int k)
{
	if (k == 0x7f || k == 0x08) {
		h->len -= h->len > 0;
	} else if (k == 0x15) {
		h->len = 0;
	} else if (k != KEY_ENTER) {
		if (k >= ' ' && h->len < PASSWORD_MAX)
			h->password[h->len++] = (char)k;
	} else {
		h->password[h->len] = 0;
		h->asking = false;
		call_say(&h->call, "\n");
		ssh_client_password(h->client, h->password);
		wipe(h->password, sizeof h->password);
		moves(&h->call);
	}
}

static void
key(struct call *c, int k)
{
	struct ssh *h = (struct ssh *)c;

	if (h->asking) {
		password_key(h, k);
	} else if (h->open) {
		ssh_client_type(h->client, (char[]){ (char)k }, 1);
		moves(c);
	}
}

static size_t
waiting(const struct call *c)
{
	const struct ssh *h = (const struct ssh *)c;

	return h->client ? ssh_client_waiting(h->client) : 0;
}

static void
ssh_gone(struct call *c)
{
	struct ssh *h = (struct ssh *)c;

	ssh_client_free(h->client);
	wipe(h->password, sizeof h->password);
	free(h->user);
	free(h->command);
	free(h);
}

/* ---- calling ---- */

/* By the names that libssh has; NULL: any. */
static const char *
cipher_name(const struct args_ssh *a)
{
	return a->kw_3des	  ? "3des-cbc"
	       : a->kw_aes128_cbc ? "aes128-cbc"
	       : a->kw_aes192_cbc ? "aes192-cbc"
	       : a->kw_aes256_cbc ? "aes256-cbc"
				  : NULL;
}

/* A generator for every call: no two of them may draw the same. */
static void
seed(struct session *s, const struct ssh_to *to, struct rng *rng)
{
	char *label = xasprintf("ssh from %s line %u at %llu", to->from,
				to->call.from_host ? 0 : device_line_number(session_on(s)),
				(unsigned long long)sched_now(session_sched(s)));

	world_rng(to->world, label, rng);
	free(label);
}

void
ssh_open(struct session *s, struct tcp_stack *tcp, const struct ssh_to *to)
{
	static const struct call_ops ops = {
		.opened = opened, .moves = moves, .key = key, .waiting = waiting, .free = ssh_gone
	};
	struct ssh *h = xcalloc(1, sizeof *h);

	seed(s, to, &h->rng);
	h->user = xstrdup(to->user);
	h->command = to->command ? xstrdup(to->command) : NULL;
	h->cipher = to->cipher;
	h->mac = to->mac;
	h->prompts = to->prompts ? to->prompts : PROMPTS;
	if (!call_start(&h->call, &ops, s, tcp, &to->call))
		ssh_gone(&h->call);
}

/* `-l`, or who he is here. */
static const char *
user_for(struct session *s, const struct args_ssh *a)
{
	const char *user = a->has_user ? a->user : session_user(s);

	if (a->has_version && a->version == 1) {
		session_printf(s, SAYS_NO_VERSION);
		return NULL;
	}
	if (!user || !*user) {
		session_printf(s, SAYS_NO_USER);
		return NULL;
	}
	return user;
}

void
exec_ssh(struct session *s, const struct args_ssh *a)
{
	struct device *d = session_device(s);
	const char *interface = config_value(d, "", "ip ssh source-interface");
	struct ssh_to to = { .call = { .host = a->host,
				       .port = a->has_port ? (uint16_t)a->port : SSH_PORT,
				       .tos = TOS },
			     .user = user_for(s, a),
			     .command = a->has_command ? a->command : NULL,
			     .cipher = cipher_name(a),
			     .mac = a->kw_hmac_sha1 ? "hmac-sha1" : NULL,
			     .prompts = a->has_prompts ? a->prompts : 0,
			     .world = d->world,
			     .from = d->name };

	if (!to.user || (interface && !dialogue_source(s, interface, &to.call.src)) ||
	    !exec_host(s, a->host, &to.call.address) ||
	    !call_is_allowed(s, to.call.address, to.call.port, session_on(s)->ssh_out, "ssh"))
		return;
	ssh_open(s, router_tcp(d->router), &to);
}
