/* The files that a router finds on nvram:, which come with its lab, and revocation lists among them. */
#ifndef QMIDLE_DEVICE_NVRAM_H
#define QMIDLE_DEVICE_NVRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct device;
struct pki_trustpoint;

#define NVRAM_FILE_MAX 65536

/* "nvram:CA.crl": gives its octets; NULL when there is no such file, or it is longer than one can be. */
uint8_t *nvram_read(const struct device *, const char *url, size_t *len);
/* Loads the revocation list of the trustpoint from where its configuration, or else the CA's
 * certificate, says that it is: a pki_fetch. */
bool nvram_fetch_crl(void *device, const struct pki_trustpoint *);

#endif
