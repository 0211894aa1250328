/* Users, aliases, hosts and defaults of a device's settings. For cli/device and cli/apply. */
#ifndef QMIDLE_DEVICE_SETTINGS_H
#define QMIDLE_DEVICE_SETTINGS_H

#include "cli/device/device.h"

void settings_init(struct device_settings *); /* as a router has them before it is configured */
void settings_free(struct device_settings *);
void line_init(struct line *, enum line_kind, unsigned number);
void line_free(struct line *); /* what it owns, not the line */

/* NULL when there is none; make finds, or adds at the end. */
struct user *user_find(const struct device_settings *, const char *name);
struct user *user_make(struct device_settings *, const char *name);
void user_remove(struct device_settings *, struct user *);

struct alias *alias_find(const struct device_settings *, unsigned mode, const char *name);
/* Who types that word means it, in whichever case. */
const struct alias *alias_meant(const struct device_settings *, unsigned mode, const char *word,
				size_t length);
void alias_set(struct device_settings *, unsigned mode, const char *name, const char *command);
void alias_remove(struct device_settings *, struct alias *);

/* The address of a host by `ip host`; 0: there is none. Setting 0 removes it. */
ip4 host_find(const struct device_settings *, const char *name);
void host_set(struct device_settings *, const char *name, ip4);

#endif
