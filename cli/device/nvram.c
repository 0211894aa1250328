#include "cli/device/nvram.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/device/disk.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"
#include "engine/pki/pki.h"

#define NVRAM "nvram:"

uint8_t *
nvram_read(const struct device *d, const char *url, size_t *len)
{
	const struct disk_file *f;

	if (strncasecmp(url, NVRAM, strlen(NVRAM)))
		return NULL;
	url += strlen(NVRAM);
	f = disk_find(d->nvram, url + (*url == '/'));
	if (!f || !f->size || f->size >= NVRAM_FILE_MAX)
		return NULL;
	*len = f->size;
	return xmemdup(f->bytes, f->size);
}

/* Where the list of its CA is: as configured, or as a certificate says. Gives it. */
static char *
place_of(const struct device *d, const struct pki_trustpoint *t)
{
	char *header = xasprintf("crypto pki trustpoint %s", t->name);
	const char *url = config_value(d, header, "crl query");

	free(header);
	if (!url && t->router)
		url = pki_cert_view(t->router)->crl_url;
	return xstrdup(url ? url : "");
}

bool
nvram_fetch_crl(void *device, const struct pki_trustpoint *t)
{
	struct device *d = device;
	char *url = place_of(d, t);
	size_t len = 0;
	uint8_t *bytes = nvram_read(d, url, &len);
	bool done = bytes && pki_crl_load(router_pki(d->router), bytes, len, url, NULL);

	free(bytes);
	free(url);
	return done;
}
