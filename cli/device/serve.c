#include "cli/device/serve.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/device/url.h"
#include "engine/base/xmalloc.h"
#include "engine/net/acl.h"
#include "engine/net/tftp.h"
#include "engine/node/node.h"
#include "engine/wire/ipv4.h"

#define WORDS 5

/* "flash:R1.cfg alias R1 10", and "flash R1.cfg" as older ones write it. */
static struct served *
read_line(const char *line)
{
	struct served *v = xcalloc(1, sizeof *v);
	char *copy = xstrdup(line), *rest = copy, *word;
	bool alias = false;

	v->line = xstrdup(line);
	while ((word = strsep(&rest, " "))) {
		if (!*word)
			continue;
		if (!v->file) {
			v->file = strchr(word, ':') ? xstrdup(word) : xasprintf("%s:", word);
		} else if (v->file[strlen(v->file) - 1] == ':') {
			char *whole = xasprintf("%s%s", v->file, word);

			free(v->file);
			v->file = whole;
		} else if (!alias && !v->alias && !strcasecmp(word, "alias")) {
			alias = true;
		} else if (alias) {
			v->alias = xstrdup(word);
			alias = false;
		} else {
			free(v->access);
			v->access = xstrdup(word);
		}
	}
	free(copy);
	return v;
}

static void
served_free(struct served *v)
{
	free(v->line);
	free(v->file);
	free(v->alias);
	free(v->access);
	free(v);
}

static bool
admits(const struct device *d, const struct served *v, ip4 who)
{
	struct packet_key key = { .src = who, .protocol = PROTO_UDP };
	struct acl *acl = v->access ? acl_find(router_net(d->router), v->access) : NULL;

	return !acl || acl_match(acl, &key) != ACL_DENIED;
}

static bool
is_asked(const struct served *v, const struct url *u, const char *name)
{
	if (v->alias)
		return !strcasecmp(v->alias, name);
	return !strcasecmp(u->path, name) || !strcasecmp(url_name(u), name);
}

static uint8_t *
give(void *device, const char *name, ip4 who, size_t *size)
{
	struct device *d = device;
	enum disk_status why;
	struct served *v;
	struct url u;

	name += strspn(name, "/");
	TAILQ_FOREACH (v, &d->settings.served, next)
		if (url_read(v->file, "flash0:/", false, &u) && u.fs != FS_NETWORK &&
		    is_asked(v, &u, name) && admits(d, v, who))
			return url_get(d, &u, size, &why);
	return NULL;
}

static enum tftp_error
take(void *device, const char *name, ip4 who, const uint8_t *bytes, size_t size)
{
	return TFTP_DENIED; /* it only gives */
}

bool
serve_set(struct device *d, const char *line, bool on)
{
	static const struct tftp_store store = { give, take };
	struct served_list *list = &d->settings.served;
	struct served *v, *next;
	struct url u;

	TAILQ_FOREACH_SAFE (v, list, next, next)
		if (!strcmp(v->line, line)) {
			TAILQ_REMOVE(list, v, next);
			served_free(v);
		}
	if (on) {
		v = read_line(line);
		if (!v->file || !url_read(v->file, "flash0:/", false, &u) || !*u.path) {
			served_free(v);
			return false;
		}
		TAILQ_INSERT_TAIL(list, v, next);
	}
	if (TAILQ_EMPTY(list)) {
		tftp_server_free(d->tftp);
		d->tftp = NULL;
	} else if (!d->tftp) {
		d->tftp = tftp_serve(router_net(d->router), &store, d);
	}
	return true;
}

void
serve_stop(struct device *d)
{
	struct served *v;

	tftp_server_free(d->tftp);
	d->tftp = NULL;
	while ((v = TAILQ_FIRST(&d->settings.served))) {
		TAILQ_REMOVE(&d->settings.served, v, next);
		served_free(v);
	}
}
