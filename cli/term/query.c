/* A program's question to a running lab, and the answer. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/term/frame.h"
#include "cli/term/term.h"

#define CUT_SHORT 2 /* exit status when the lab does not answer to the end */

static bool
send_question(int socket, const char *node, const char *command, bool facts)
{
	struct text body = { 0 }, frame = { 0 };
	const char *at;
	ssize_t n = 0;
	size_t left;

	text_add_n(&body, (char[]){ (char)facts }, 1);
	text_addf(&body, "%s\n%s", node, command);
	frame_add_u8(&frame, FRAME_QUERY, FRAME_VERSION, body.at, body.len);
	for (at = frame.at, left = frame.len; left; at += n, left -= (size_t)n) {
		n = write(socket, at, left);
		if (n < 0 && errno == EINTR)
			n = 0;
		else if (n <= 0)
			break;
	}
	text_free(&body);
	text_free(&frame);
	return !left;
}

/* Does what a frame says; false when it was the last. */
static bool
take_in(struct frame *f, int *status)
{
	char *text;
	bool more = f->kind != FRAME_END;

	if (f->kind == FRAME_VERDICT) {
		*status = rd_u8(&f->body);
		return true;
	}
	text = frame_text(f);
	if (f->kind == FRAME_WRITE)
		fputs(text, stdout);
	else if (f->kind == FRAME_END && *text)
		fprintf(stderr, "%s\n", text);
	free(text);
	return more;
}

int
term_query(int socket, const char *node, const char *command, bool facts)
{
	struct text in = { 0 };
	int status = CUT_SHORT;
	bool more = send_question(socket, node, command, facts);
	char bytes[4096];
	struct frame f;
	ssize_t n;
	long taken;

	while (more && ((n = read(socket, bytes, sizeof bytes)) > 0 || (n < 0 && errno == EINTR))) {
		if (n > 0)
			text_add_n(&in, bytes, (size_t)n);
		while (more && (taken = frame_take(in.at, in.len, &f))) {
			more = taken > 0 && take_in(&f, &status);
			if (taken < 0)
				break;
			memmove(in.at, in.at + taken, in.len - (size_t)taken + 1);
			in.len -= (size_t)taken;
		}
	}
	close(socket);
	text_free(&in);
	return status;
}
