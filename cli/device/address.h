/* Private to cli/device. */
#ifndef QMIDLE_DEVICE_ADDRESS_H
#define QMIDLE_DEVICE_ADDRESS_H

struct device;

/* Remembers the addresses that the interfaces have now, after the startup configuration. */
void addresses_note(struct device *);

#endif
