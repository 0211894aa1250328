#include "cli/lab/pc_files.h"

#include <stdlib.h>
#include <string.h>

#include "cli/device/disk.h"
#include "cli/handlers.h"
#include "cli/lab/lab.h"
#include "cli/lab/topology.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"
#include "engine/net/tftp.h"
#include "engine/node/host.h"
#include "engine/node/node.h"
#include "grammar/ios/args.h"

#define CAPACITY (64 << 20) /* octets of all files */

static const char *
without_slashes(const char *name)
{
	return name + strspn(name, "/");
}

static uint8_t *
give(void *ctx, const char *name, ip4 who, size_t *size)
{
	const struct lab_node *node = ctx;
	const struct disk_file *f = disk_find(node->files, without_slashes(name));

	if (!f || f->folder)
		return NULL;
	*size = f->size;
	return xmemdup(f->size ? f->bytes : (const uint8_t *)"", f->size ? f->size : 1);
}

static enum tftp_error
take(void *ctx, const char *name, ip4 who, const uint8_t *bytes, size_t size)
{
	const struct lab_node *node = ctx;
	int64_t now =
		node->lab->epoch + (int64_t)(sched_now(world_sched(node->lab->world)) / SEC(1));

	switch (disk_write(node->files, without_slashes(name), bytes, size, now)) {
	case DISK_OK:
		return TFTP_OK;
	case DISK_FULL:
		return TFTP_FULL;
	case DISK_NO_FILE:
	case DISK_NO_FOLDER:
		return TFTP_NO_FILE;
	default:
		return TFTP_DENIED;
	}
}

void
pc_files_start(struct lab_node *node, const char *files, const char *state_dir)
{
	static const struct tftp_store store = { give, take };
	char *folder = state_dir ? xasprintf("%s/%s.files", state_dir, node->spec->name) : NULL;

	node->files = disk_new(folder, CAPACITY, 1);
	if (files)
		disk_add_from(node->files, files);
	node->tftp = tftp_serve(host_net(node->host), &store, node);
	free(folder);
}

void
pc_files_stop(struct lab_node *node)
{
	tftp_server_free(node->tftp);
	disk_free(node->files);
	node->tftp = NULL;
	node->files = NULL;
}

void
exec_host_show_files(struct session *s, const struct args_host_show_files *a)
{
	const struct lab_node *node = session_owner(s);
	const struct disk_file *f;

	if (!node->files) {
		session_write(s, "% The files of a namespace are those of this machine\n");
		return;
	}
	if (TAILQ_EMPTY(disk_files(node->files)))
		session_write(s, "No files\n");
	TAILQ_FOREACH (f, disk_files(node->files), next)
		session_printf(s, "%10zu  %s%s\n", f->size, f->path, f->folder ? "/" : "");
}

void
exec_host_show_file(struct session *s, const struct args_host_show_file *a)
{
	const struct lab_node *node = session_owner(s);
	const struct disk_file *f = node->files ? disk_find(node->files, a->name) : NULL;
	char *text;

	if (!f || f->folder) {
		session_printf(s, "%% There is no file %s\n", a->name);
		return;
	}
	text = xstrndup(f->size ? (const char *)f->bytes : "", f->size);
	session_write(s, text);
	if (f->size && f->bytes[f->size - 1] != '\n')
		session_write(s, "\n");
	free(text);
}
