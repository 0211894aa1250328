/* `tftp-server flash0:R1.cfg alias R1 10`: files that the router gives to whoever asks by TFTP. */
#ifndef QMIDLE_DEVICE_SERVE_H
#define QMIDLE_DEVICE_SERVE_H

#include "cli/device/device.h"

struct served {
	TAILQ_ENTRY(served) next;
	char *line;	      /* as configured, behind the word */
	char *file;	      /* "flash0:R1.cfg" */
	char *alias, *access; /* NULL: none */
};

/* One more file, or one less; false: the line cannot be understood. */
bool serve_set(struct device *, const char *line, bool on);
/* The router goes, and what it served with it. */
void serve_stop(struct device *);

#endif
