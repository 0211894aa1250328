#include "cli/device/nvram.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"
#include "engine/pki/pki.h"

#define NVRAM "nvram:"

uint8_t *
nvram_read(const struct device *d, const char *url, size_t *len)
{
	uint8_t *bytes = NULL;
	char *path;
	FILE *f;

	if (strncasecmp(url, NVRAM, strlen(NVRAM)) || strchr(url, '/') || !d->files)
		return NULL;
	path = xasprintf("%s/%s", d->files, url + strlen(NVRAM));
	f = fopen(path, "rbe");
	free(path);
	if (!f)
		return NULL;
	bytes = xmalloc(NVRAM_FILE_MAX);
	*len = fread(bytes, 1, NVRAM_FILE_MAX, f);
	if (ferror(f) || *len == NVRAM_FILE_MAX) {
		free(bytes);
		bytes = NULL;
	}
	fclose(f);
	return bytes;
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
