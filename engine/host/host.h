/* The machine under the world: the only engine code that sees a wall clock, a file or a socket.
 *
 * A loop paces one scheduler against the wall clock. A wire is a real end of a link: a device or
 * a socket of this machine that has a port as an interface has one, so that a link of engine/sim
 * joins it to a router and delay, loss and captures work on it like on any other.
 *
 *	router --port--  link  --port-- wire -- /dev/net/tun, packet socket, UDP socket
 *
 * What can fail gives NULL or false and one line in *error, which the caller frees. */
#ifndef QMIDLE_HOST_HOST_H
#define QMIDLE_HOST_HOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "engine/base/addr.h"
#include "engine/base/pkt.h"
#include "engine/sim/port.h"
#include "engine/sim/sched.h"

struct uv_loop_s;

/* ---- real time ---- */

struct loop;

/* The scheduler (borrowed) follows the wall clock from now on, `speed` simulated seconds in one
 * real second. Gives NULL and *error when the system has no timer for us. */
struct loop *loop_new(struct sched *, double speed, char **error);
void loop_free(struct loop *); /* after everything that uses its uv loop has been closed */

/* The event loop, for those who wait on sockets and processes of their own. */
struct uv_loop_s *loop_uv(struct loop *);

/* Brings the world to the present. Whatever comes from outside (a key, a frame, a connection)
 * calls it before it touches the world, so that it happens at the time at which it came. */
void loop_sync(struct loop *);

/* From now to that time the world runs as fast as it can, and is paced again behind it. Keys are
 * looked at all the same. A time that is past ends the hurry. */
void loop_hurry(struct loop *, simtime until);

/* Runs until loop_stop(), or until done(ctx) is true; done may be NULL. */
void loop_run(struct loop *, bool (*done)(void *ctx), void *ctx);
void loop_stop(struct loop *);
/* SIGTERM and SIGHUP stop the loop from now on; SIGINT is for programs at our terminal. */
void loop_stop_on_signals(struct loop *);

/* ---- wires ---- */

struct wire;

/* A TUN device: it carries IPv4 without Ethernet. The wire puts the header on and takes it off,
 * and answers ARP for everything behind it. TAP carries whole frames. An existing device of that
 * name is attached, otherwise one is made that goes away with the wire. The address is that of
 * the machine's own side; with length 0 it gets none. */
struct wire *wire_tun(struct loop *, struct pktpool *, const char *device, ip4 address,
		      unsigned masklen, char **error);
struct wire *wire_tap(struct loop *, struct pktpool *, const char *device, ip4 address,
		      unsigned masklen, char **error);

/* An existing interface, through a packet socket. The wire finishes the checksums and cuts the
 * large segments that a kernel leaves to hardware. */
struct wire *wire_nic(struct loop *, struct pktpool *, const char *device, char **error);

/* One raw Ethernet frame per datagram, from and to local port `lport`; `host` is an address or a
 * name. */
struct wire *wire_udp(struct loop *, struct pktpool *, uint16_t lport, const char *host,
		      uint16_t rport, char **error);

void wire_close(struct wire *); /* its port must no longer be joined to a link */

/* Where a link is joined. It stays in place and enabled as long as the wire lives. */
struct port *wire_port(struct wire *);

/* ---- capture files ---- */

struct capture;

/* A pcap file of Ethernet frames with time stamps in nanoseconds; simulated time 0 is written as
 * `epoch`, in seconds since 1970. */
struct capture *capture_open(const char *file, int64_t epoch, char **error);
void capture_frame(struct capture *, simtime when, const uint8_t *frame, size_t size);
/* False when not everything could be written. Closes in any case. */
bool capture_close(struct capture *);

/* ---- namespaces and processes ---- */

/* Moves this process into a network namespace of its own, and into a user namespace first where
 * it may not make one otherwise. The process must still have one thread. It ends with the
 * process. */
bool namespace_enter(char **error);

/* One more network namespace (and host name), kept by a small process that ends with us. */
struct namespace;
struct namespace *namespace_new(const char *hostname, char **error);
void namespace_free(struct namespace *);
pid_t namespace_pid(const struct namespace *);
/* A socket there, non-blocking, or -1 with errno set. NULL is where we are. */
int namespace_socket(const struct namespace *, int family, int type, int protocol);

/* Runs a program there (argv ends with NULL, looked up in PATH) with `input` on its standard input
 * and waits. False, with what it printed in *error, when it does not end with status 0. */
bool namespace_run(const struct namespace *, char *const argv[], const char *input, char **error);

/* Becomes argv inside the namespaces of process pid; returns, with *error, only when that fails. */
void namespace_exec(pid_t pid, char *const argv[], char **error);

/* A program at our own terminal, not waited for. ended() is called once. */
struct child;
struct child *child_start(struct loop *, char *const argv[], void (*ended)(void *ctx, int status),
			  void *ctx, char **error);
void child_free(struct child *); /* hangs it up when it still runs */

/* Something to read on fd, or room to write, as often as it comes; fd stays the caller's. */
enum watch_for { WATCH_READABLE, WATCH_WRITABLE };
struct watch;
struct watch *watch_new(struct loop *, int fd, enum watch_for, void (*ready)(void *ctx), void *ctx);
void watch_free(struct watch *);

#endif
