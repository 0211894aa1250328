#include "cli/term/sshwire.h"

#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PIECE 4096

bool
ssh_wire_open(struct ssh_wire *w, struct tcp_stack *tcp, tcp_id id)
{
	int ends[2];

	*w = (struct ssh_wire){ .tcp = tcp, .id = id, .near = -1, .far = -1 };
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends))
		return false;
	w->near = ends[0];
	w->far = ends[1];
	return true;
}

void
ssh_wire_close(struct ssh_wire *w)
{
	if (w->near >= 0)
		close(w->near);
	if (w->far >= 0)
		close(w->far);
	w->near = w->far = -1;
	text_free(&w->in);
	text_free(&w->out);
}

static void
drop(struct text *t, size_t n)
{
	memmove(t->at, t->at + n, t->len - n);
	t->len -= n;
}

static bool
bring_in(struct ssh_wire *w)
{
	char bytes[PIECE];
	ssize_t n;

	if (!w->in.len && w->tcp)
		text_add_n(&w->in, bytes, tcp_receive(w->tcp, w->id, bytes, sizeof bytes));
	if (!w->in.len)
		return false;
	n = send(w->near, w->in.at, w->in.len, MSG_NOSIGNAL);
	if (n > 0)
		drop(&w->in, (size_t)n);
	return n > 0;
}

static bool
bring_out(struct ssh_wire *w)
{
	char bytes[PIECE];
	ssize_t n;
	size_t sent;

	if (!w->out.len && (n = recv(w->near, bytes, sizeof bytes, 0)) > 0)
		text_add_n(&w->out, bytes, (size_t)n);
	if (!w->out.len || !w->tcp)
		return false;
	sent = tcp_send(w->tcp, w->id, w->out.at, w->out.len);
	if (sent)
		drop(&w->out, sent);
	return sent;
}

bool
ssh_wire_pump(struct ssh_wire *w)
{
	struct pollfd far = { .fd = w->far, .events = POLLIN };
	bool moved = false;

	while (bring_out(w))
		moved = true;
	while (bring_in(w))
		moved = true;
	return moved || poll(&far, 1, 0) > 0;
}

bool
ssh_wire_is_clear(const struct ssh_wire *w)
{
	struct pollfd near = { .fd = w->near, .events = POLLIN };

	return !w->out.len && poll(&near, 1, 0) <= 0;
}
