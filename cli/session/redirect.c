#include "cli/session/redirect.h"

#include <stdlib.h>

#include "cli/exec/files.h"
#include "cli/exec/transfer.h"
#include "cli/session/session.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"

struct redirect {
	struct session *session;
	enum redirect_kind kind;
	struct url url;
	struct text text;
};

struct redirect *
redirect_new(struct session *s, enum redirect_kind kind, const char *url)
{
	struct redirect *r;
	struct url to;

	if (!files_read_url(s, url, true, &to))
		return NULL;
	if (url_is_running(&to) ||
	    (to.fs == FS_NETWORK && (kind == REDIRECT_APPEND || kind == REDIRECT_TEE_APPEND))) {
		files_fail(s, "opening", &to, DISK_READ_ONLY);
		return NULL;
	}
	r = xcalloc(1, sizeof *r);
	r->session = s;
	r->kind = kind;
	r->url = to;
	return r;
}

void
redirect_free(struct redirect *r)
{
	if (!r)
		return;
	text_free(&r->text);
	free(r);
}

bool
redirect_put(struct redirect *r, const char *text)
{
	text_add(&r->text, text);
	return r->kind == REDIRECT_TEE || r->kind == REDIRECT_TEE_APPEND;
}

static void
sent(struct session *s, void *ctx, const char *error, size_t ms)
{
	if (error && *error)
		session_printf(s, "%s\n", error);
	else if (!error)
		session_write(s, "\n");
}

void
redirect_end(struct redirect *r)
{
	bool append = r->kind == REDIRECT_APPEND || r->kind == REDIRECT_TEE_APPEND;
	struct session *s = r->session;
	enum disk_status status;

	if (r->url.fs == FS_NETWORK) {
		transfer_put(s, &r->url, (const uint8_t *)text_get(&r->text), r->text.len, sent,
			     NULL);
	} else {
		status = (append ? url_append : url_put)(session_device(s), &r->url,
							 text_get(&r->text), r->text.len);
		if (status != DISK_OK)
			files_fail(s, "writing", &r->url, status);
	}
	redirect_free(r);
}
