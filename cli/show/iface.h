/* How IOS words the state of an interface; shared by the show commands that list interfaces. */
#ifndef QMIDLE_CLI_SHOW_IFACE_H
#define QMIDLE_CLI_SHOW_IFACE_H

struct device;
struct iface;
struct session;
struct tunnel;

const char *iface_link_words(const struct iface *); /* "administratively down" | "up" | "down" */
const char *iface_protocol_words(const struct iface *); /* "up" | "down" */

/* `description` as configured, borrowed from the configuration; NULL without one. */
const char *iface_description(const struct device *, const char *name);

#define IFACE_SHORT 32
/* "Fa0/1" for "FastEthernet0/1". */
const char *iface_short_name(const char *name, char buf[static IFACE_SHORT]);

/* What `show interfaces` says of a tunnel, from its encapsulation on. */
void show_tunnel(struct session *, const struct tunnel *);

/* Calls fn for every interface: the hardware in its order, each with its subinterfaces, then
 * loopbacks, then tunnels, then the others. */
void ifaces_in_order(struct device *, void (*fn)(struct session *, struct iface *),
		     struct session *);

#endif
