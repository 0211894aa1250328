/* Private to engine/host: who programs are in a user namespace that has one user. */
#ifndef QMIDLE_HOST_IDENTITY_H
#define QMIDLE_HOST_IDENTITY_H

#include <stdbool.h>

/* From now on this process and what it becomes may ask to be another user or group, or to give
 * files to one: the answer is yes and nothing changes. Programs that start as root and lay it
 * down (tcpdump) could not run otherwise where root is the only user there is. False with errno
 * when the kernel does not do it. */
bool identity_pretend(void);

#endif
