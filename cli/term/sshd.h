/* Private to cli/term: the protocol SSH-2 on a router's side (RFC 4251 to 4254), by libssh. A
 * connected socket is borrowed and never waited for: whoever has it calls sshd_step() when bytes may
 * have come or may go. It knows no event loop and no router.
 *
 *	socket <--> sshd_step() --> login(), start(), keys(), size()
 *	socket <--  sshd_write() <-- text
 *
 * One user, one channel: a shell, or one command. No forwarding, no agent, no files. */
#ifndef QMIDLE_TERM_SSHD_H
#define QMIDLE_TERM_SSHD_H

#include <stdbool.h>
#include <stddef.h>

#define SSHD_TAKEN 4096

/* What a server of version 1 alone begins with, RFC 4253 section 4.2: a client of today knows then that
 * it has nothing to say to it. */
#define SSHD_OLD "SSH-1.5-Cisco-1.25\n"

struct rsa_key;
struct sshd;

struct sshd_ops {
	/* May he in? Without a password it is the question whether he needs one. */
	bool (*login)(void *ctx, const char *user, const char *password);
	/* Is the key with that hash (MD5 in hex) his? With `proven` he has the private half too, and is
	 * in. */
	bool (*key)(void *ctx, const char *user, const char *hash, bool proven);
	/* He wants a shell in a window of that size, or that command. False: he gets none. */
	bool (*start)(void *ctx, const char *command, unsigned rows, unsigned columns);
	void (*size)(void *ctx, unsigned rows, unsigned columns);
	/* What he typed, SSHD_TAKEN bytes at most. */
	void (*keys)(void *ctx, const char *bytes, size_t len);
};

struct sshd_params {
	const struct rsa_key *key; /* the host's */
	const char *banner;	   /* shown before he logs in; NULL for none */
	unsigned tries;		   /* wrong passwords that end the connection */
};

/* The socket stays the caller's. NULL when the key does not serve: libssh wants 1024 bits. Gives it. */
struct sshd *sshd_new(const struct sshd_ops *, void *ctx, const struct sshd_params *, int socket);
/* Says goodbye if there is anybody left. Not from inside of an op. */
void sshd_free(struct sshd *);

/* Does what can be done now. False: the connection is over. The ops are called from here alone. */
bool sshd_step(struct sshd *);
/* Takes what he types, up to that many bytes, and gives it to keys(). */
void sshd_take(struct sshd *, size_t max);
/* Gives how much was taken: the client says how far it may be behind. */
size_t sshd_write(struct sshd *, const char *bytes, size_t len);
/* There is something to send that the socket did not take. */
bool sshd_is_behind(const struct sshd *);
/* The client is told that the shell has ended, and closes the connection. */
void sshd_end(struct sshd *);
/* It will type no more. */
bool sshd_at_end(const struct sshd *);

/* What protects the way in and the way out: "aes128-ctr". Borrowed, "" before it is agreed. */
const char *sshd_cipher(const struct sshd *, bool in);
const char *sshd_mac(const struct sshd *, bool in);

#endif
