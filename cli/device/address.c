/* Which addresses the startup configuration gave. */
#include <string.h>

#include "cli/device/address.h"
#include "cli/device/device.h"
#include "engine/net/iface.h"
#include "engine/net/net.h"
#include "engine/node/node.h"

static void
add_line(const struct iface *i, struct text *t)
{
	text_addf(t, "\n%s %s/%u\n", i->name, IP4S(i->primary.addr), i->primary.len);
}

void
addresses_note(struct device *d)
{
	text_clear(&d->addresses);
	for (struct iface *i = NULL; (i = iface_next(router_net(d->router), i));)
		if (i->primary.addr)
			add_line(i, &d->addresses);
}

const char *
device_address_method(const struct device *d, const struct iface *i)
{
	struct text line = { 0 };
	bool given;

	if (!i->primary.addr)
		return "unset";
	add_line(i, &line);
	given = strstr(text_get(&d->addresses), text_get(&line));
	text_free(&line);
	return given ? "NVRAM" : "manual";
}
