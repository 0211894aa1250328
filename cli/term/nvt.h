/* The telnet protocol, on a router's side and on a client's, RFC 854 and the options that a terminal needs: we echo
 * (RFC 857), nobody goes ahead (RFC 858), the client says what terminal it is and how large (RFC
 * 1091, RFC 1073). Bytes go in, keys come out, and the reverse; sockets are somebody else's.
 *
 *	socket --nvt_receive()--> keys, size        text --nvt_write()--> send */
#ifndef QMIDLE_TERM_NVT_H
#define QMIDLE_TERM_NVT_H

#include <stdbool.h>
#include <stddef.h>

struct nvt;

struct nvt_ops {
	/* What was typed. Enter is one '\r', however the client sends it: CR LF, CR NUL, LF. */
	void (*keys)(void *ctx, const char *bytes, size_t len);
	/* The window of the client; 0 is a size that it does not tell. */
	void (*size)(void *ctx, unsigned rows, unsigned columns);
	/* To the client. The nvt must not be freed here, nor in the others. */
	void (*send)(void *ctx, const char *bytes, size_t len);
};

/* Offers the options at once. Gives it. */
struct nvt *nvt_new(const struct nvt_ops *, void *ctx);
/* The client's side: begins nothing, as the far end may speak no telnet at all. What comes is text for
 * keys(), with LF for CR LF; a window is told to a far end that asks. Gives it. */
struct nvt *nvt_new_client(const struct nvt_ops *, void *ctx, unsigned rows, unsigned columns);
/* Of a client: does the far end echo what is typed? */
bool nvt_echoed(const struct nvt *);
/* A key for the far end; Enter is '\r'. */
void nvt_key(struct nvt *, int key);
void nvt_free(struct nvt *);

/* Any bytes in any pieces. False: they break the protocol, and the connection should end. */
bool nvt_receive(struct nvt *, const char *bytes, size_t len);
/* Text for the client, its line ends already CR LF. */
void nvt_write(struct nvt *, const char *text, size_t len);

#endif
