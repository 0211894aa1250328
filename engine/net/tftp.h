/* TFTP (RFC 1350), revision 2: whole files, 512 octets at a time, both ends.
 *
 *	client -- RRQ "R1.cfg" ----> 69 server		client -- WRQ "R1.cfg" ----> 69 server
 *	client <-- DATA 1 --------- TID server		client <-- ACK 0 ---------- TID server
 *	client -- ACK 1 ----------> TID server		client -- DATA 1 ---------> TID server
 *		…					  	…
 *	client -- ACK n ----------> TID server		client <-- ACK n ---------- TID server
 *
 * DATA shorter than 512 octets is the last. What stays without an answer is sent again. */
#ifndef QMIDLE_NET_TFTP_H
#define QMIDLE_NET_TFTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/net/net.h"

#define TFTP_MOST (65535 * 512) /* octets of a file: blocks have 16 bits */

enum tftp_error {
	TFTP_OK,
	TFTP_TIMED_OUT,
	TFTP_NO_FILE,	/* the peer's error 1 */
	TFTP_DENIED,	/* 2 */
	TFTP_FULL,	/* 3, or our own limit */
	TFTP_EXISTS,	/* 6 */
	TFTP_UNDEFINED, /* any other */
};

/* What a transfer tells who began it. */
struct tftp_ops {
	void (*block)(void *ctx, unsigned number); /* one more went through; 0: WRQ was accepted */
	void (*waited)(void *ctx);		   /* nothing came; it is asked again */
	/* The end, once: what was read is lent. The transfer is gone when this returns. */
	void (*done)(void *ctx, enum tftp_error, const uint8_t *bytes, size_t size);
};

struct tftp;

/* Reads a file of at most `most` octets, or writes one (the octets are copied). It begins at once; NULL:
 * there is no port for it. */
struct tftp *tftp_get(struct net *, ip4 server, const char *file, size_t most,
		      const struct tftp_ops *, void *ctx);
struct tftp *tftp_put(struct net *, ip4 server, const char *file, const uint8_t *bytes, size_t size,
		      const struct tftp_ops *, void *ctx);
/* Ends it without a word. */
void tftp_abort(struct tftp *);

/* ---- a server ---- */

struct tftp_store {
	/* The octets of a file, the server's to free; NULL: there is none. */
	uint8_t *(*read)(void *ctx, const char *file, ip4 who, size_t *size);
	enum tftp_error (*write)(void *ctx, const char *file, ip4 who, const uint8_t *, size_t);
};

struct tftp_server;

/* Listens on port 69; NULL when the port is taken. Goes before its net. */
struct tftp_server *tftp_serve(struct net *, const struct tftp_store *, void *ctx);
void tftp_server_free(struct tftp_server *); /* NULL is allowed */

#endif
