/* Children, signals and descriptors on the loop, for those who may not speak to libuv. */
#include <signal.h>
#include <stdlib.h>

#include "engine/base/xmalloc.h"
#include "engine/host/loop.h"

struct child {
	uv_process_t process; /* first */
	void (*ended)(void *ctx, int status);
	void *ctx;
	bool gone;
};

struct watch {
	uv_poll_t poll; /* first */
	struct loop *loop;
	void (*ready)(void *ctx);
	void *ctx;
};

static void
release(uv_handle_t *handle)
{
	free(handle);
}

static void
exited(uv_process_t *process, int64_t status, int signal_number)
{
	struct child *c = (struct child *)process;

	c->gone = true;
	if (c->ended)
		c->ended(c->ctx, signal_number ? 128 + signal_number : (int)status);
}

struct child *
child_start(struct loop *loop, char *const argv[], void (*ended)(void *, int), void *ctx,
	    char **error)
{
	struct child *c = xcalloc(1, sizeof *c);
	uv_stdio_container_t stdio[3];
	uv_process_options_t options = {
		.exit_cb = exited,
		.file = argv[0],
		.args = (char **)argv,
		.stdio_count = 3,
		.stdio = stdio,
	};
	int failed;

	for (int fd = 0; fd < 3; fd++) {
		stdio[fd].flags = UV_INHERIT_FD;
		stdio[fd].data.fd = fd;
	}
	c->ended = ended;
	c->ctx = ctx;
	failed = uv_spawn(&loop->uv, &c->process, &options);
	if (!failed)
		return c;
	*error = xasprintf("%s: %s", argv[0], uv_strerror(failed));
	uv_close((uv_handle_t *)&c->process, release);
	return NULL;
}

void
child_free(struct child *c)
{
	c->ended = NULL;
	if (!c->gone)
		uv_process_kill(&c->process, SIGHUP);
	uv_close((uv_handle_t *)&c->process, release);
}

static void
poll_ready(uv_poll_t *poll, int status, int events)
{
	struct watch *w = (struct watch *)poll;

	(void)status;
	(void)events;
	loop_sync(w->loop);
	w->ready(w->ctx);
}

struct watch *
watch_new(struct loop *loop, int fd, enum watch_for what, void (*ready)(void *), void *ctx)
{
	struct watch *w = xcalloc(1, sizeof *w);

	w->loop = loop;
	w->ready = ready;
	w->ctx = ctx;
	uv_poll_init(&loop->uv, &w->poll, fd);
	uv_poll_start(&w->poll, what == WATCH_READABLE ? UV_READABLE : UV_WRITABLE, poll_ready);
	return w;
}

void
watch_free(struct watch *w)
{
	uv_close((uv_handle_t *)&w->poll, release);
}

static void
stop_signal(uv_signal_t *handle, int number)
{
	(void)number;
	loop_stop(handle->data);
}

static void
ignore_signal(uv_signal_t *handle, int number)
{
	(void)handle;
	(void)number;
}

void
loop_stop_on_signals(struct loop *l)
{
	static const int numbers[LOOP_SIGNALS] = { SIGTERM, SIGHUP, SIGINT };

	for (unsigned i = 0; i < LOOP_SIGNALS; i++) {
		uv_signal_init(&l->uv, &l->signals[i]);
		l->signals[i].data = l;
		uv_signal_start(&l->signals[i], numbers[i] == SIGINT ? ignore_signal : stop_signal,
				numbers[i]);
	}
	l->has_signals = true;
}
