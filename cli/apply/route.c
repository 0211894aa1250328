/* ip route. */
#include "cli/apply/apply.h"
#include "cli/handlers.h"
#include "engine/net/iface.h"
#include "engine/net/route.h"
#include "engine/node/node.h"

bool
apply_config_ip_route(struct apply *a, const struct args_config_ip_route *args)
{
	struct net *net = router_net(a->device->router);
	struct iface *out = args->has_interface ? iface_find(net, args->interface) : NULL;
	struct route r = {
		.distance = args->has_distance ? (uint8_t)args->distance : 1,
		.permanent = args->kw_permanent,
		.tag = args->tag,
		.gateway = args->gateway,
		.iface = out,
		.name = args->name,
	};

	if (args->has_interface && !out)
		return refuse(a, DIAG_NO_SUCH_INTERFACE, args->interface, NULL);
	if (a->op == APPLY_SET) {
		if (!args->prefix && !args->mask && out && out->kind == IFACE_ETHERNET &&
		    !args->has_gateway)
			apply_note(a, DIAG_DEFAULT_WITHOUT_GATEWAY, NULL);
		return route_add(net, args->prefix, args->mask, &r, &a->reply->diag);
	}
	if (!args->has_mask)
		return refuse(a, DIAG_INCOMPLETE, NULL);
	return route_del(net, args->prefix, args->mask, args->gateway, out, &a->reply->diag);
}
