/* The machine that a router pretends to be, a Cisco 2911: what has no source in the simulation stands
 * here and nowhere else. Its serial number is device_board(). */
#ifndef QMIDLE_CLI_SHOW_PERSONA_H
#define QMIDLE_CLI_SHOW_PERSONA_H

#include "cli/device/device.h"

#define PERSONA_CHASSIS	 "CISCO2911/K9"
#define PERSONA_REVISION "1.0"
#define PERSONA_VERSION	 "V05" /* of the chassis */
#define PERSONA_IMAGE	 "flash0:" DEVICE_IMAGE

#define PERSONA_MEMORY_KB    491520 /* for processes */
#define PERSONA_IO_MEMORY_KB 32768
#define PERSONA_CONFIG_KB    255 /* non-volatile */

/* What makes the ports. */
#define PERSONA_ETHERNET "MV96340 Ethernet"
#define PERSONA_GIGABIT	 "CN Gigabit Ethernet"
#define PERSONA_SERIAL	 "GT96K Serial"

#endif
