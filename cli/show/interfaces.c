/* show interfaces [NAME] [description]. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/facts.h"
#include "cli/session/session.h"
#include "cli/show/iface.h"
#include "cli/show/persona.h"
#include "cli/show/show.h"
#include "engine/base/xmalloc.h"
#include "engine/net/iface.h"
#include "engine/net/net.h"
#include "engine/node/node.h"
#include "engine/tunnel/tunnel.h"

const char *
iface_link_words(const struct iface *i)
{
	return i->shutdown ? "administratively down" : i->up ? "up" : "down";
}

const char *
iface_protocol_words(const struct iface *i)
{
	return i->protocol ? "up" : "down";
}

const char *
iface_description(const struct device *d, const char *name)
{
	char header[80];

	snprintf(header, sizeof header, "interface %s", name);
	return config_value(d, header, "description");
}

const char *
iface_short_name(const char *name, char buf[static IFACE_SHORT])
{
	size_t letters = strcspn(name, "0123456789");

	snprintf(buf, IFACE_SHORT, "%.2s%s", name, name + letters);
	return buf;
}

static bool
is_gigabit(const struct iface *i)
{
	return !strncmp(i->name, "Gigabit", 7);
}

/* The interface that a subinterface belongs to, or NULL. */
static const struct iface *
parent_of(const struct iface *i)
{
	const char *dot = strchr(i->name, '.');
	struct iface *parent = NULL;
	char *name;

	if (!dot)
		return NULL;
	name = xasprintf("%.*s", (int)(dot - i->name), i->name);
	parent = iface_find(i->net, name);
	free(name);
	return parent;
}

static bool
is_subinterface_of(const struct iface *i, const char *parent)
{
	size_t len = strlen(parent);

	return i->kind == IFACE_IDLE && !strncmp(i->name, parent, len) && i->name[len] == '.';
}

/* The VLAN of a subinterface; 0: none is configured. */
static unsigned
vlan_of(const struct device *d, const struct iface *i)
{
	char header[80];
	const char *vlan;

	snprintf(header, sizeof header, "interface %s", i->name);
	vlan = config_value(d, header, "encapsulation dot1Q");
	return vlan ? (unsigned)strtoul(vlan, NULL, 10) : 0;
}

/* Does a subinterface carry a VLAN over it? */
static bool
is_trunk(const struct device *d, const struct iface *parent)
{
	for (struct iface *i = NULL; (i = iface_next(parent->net, i));)
		if (is_subinterface_of(i, parent->name) && vlan_of(d, i))
			return true;
	return false;
}

static void
show_hardware(struct session *s, const struct iface *i)
{
	switch (i->kind) {
	case IFACE_LOOPBACK:
		tell(s, "hardware", "  Hardware is %s\n", "Loopback");
		break;
	case IFACE_SERIAL:
		tell(s, "hardware", "  Hardware is %s\n", PERSONA_SERIAL);
		break;
	case IFACE_NULL:
		tell(s, "hardware", "  Hardware is %s\n", "Unknown");
		break;
	case IFACE_TUNNEL:
		tell(s, "hardware", "  Hardware is %s\n", "Tunnel");
		break;
	case IFACE_IDLE:
		tell(s, "hardware", "  Hardware is %s\n", "Virtual, not present");
		break;
	case IFACE_ETHERNET:
		tell(s, "hardware mac -", "  Hardware is %s, address is %s (bia %s)\n",
		     is_gigabit(i) ? PERSONA_GIGABIT : PERSONA_ETHERNET, MACS(&i->mac),
		     MACS(&i->mac));
		break;
	}
}

static void
show_arp_type(struct session *s, const struct iface *i)
{
	session_printf(s, "  ARP type: ARPA, ARP Timeout %02u:%02u:%02u\n", i->arp_timeout / 3600,
		       i->arp_timeout / 60 % 60, i->arp_timeout % 60);
}

/* What the two ends of the cable agreed on: nothing without one. */
static void
show_ethernet(struct session *s, const struct iface *i)
{
	if (is_trunk(session_device(s), i))
		session_write(
			s, "  Encapsulation 802.1Q Virtual LAN, Vlan ID  1., loopback not set\n");
	else
		session_write(s, "  Encapsulation ARPA, loopback not set\n");
	session_write(s, "  Keepalive set (10 sec)\n");
	if (is_gigabit(i))
		session_printf(s,
			       "  %s, media type is RJ45\n"
			       "  output flow-control is unsupported, input flow-control is "
			       "unsupported\n",
			       i->up ? "Full Duplex, 1Gbps" : "Auto Duplex, Auto Speed");
	else
		session_printf(s, "  %s, 100BaseTX/FX\n",
			       i->up ? "Full-duplex, 100Mb/s" : "Auto-duplex, Auto Speed");
	show_arp_type(s, i);
}

static void
show_medium(struct session *s, const struct iface *i)
{
	switch (i->kind) {
	case IFACE_LOOPBACK:
		session_write(s, "  Encapsulation LOOPBACK, loopback not set\n"
				 "  Keepalive set (10 sec)\n");
		break;
	case IFACE_SERIAL:
		session_write(s, "  Encapsulation HDLC, loopback not set\n"
				 "  Keepalive set (10 sec)\n");
		break;
	case IFACE_NULL:
	case IFACE_IDLE:
		session_write(s, "  Encapsulation ARPA, loopback not set\n");
		break;
	case IFACE_TUNNEL:
		show_tunnel(s, tunnel_of(i));
		break;
	case IFACE_ETHERNET:
		show_ethernet(s, i);
		break;
	}
}

/* 255ths of the bandwidth that the five minute rate takes, at least 1. */
static unsigned
load_of(const struct iface *i, const struct iface_rate *rate)
{
	double load = i->bandwidth ? rate->bits_per_second / (i->bandwidth * 1000.0) * 255 : 0;

	return load < 1 ? 1 : load > 255 ? 255 : (unsigned)load;
}

static void
add_ago(struct text *t, simtime now, simtime when)
{
	span_short(when == SCHED_NEVER ? SCHED_NEVER : now - when, t);
}

/* Bits are told in thousands. */
static double
told_rate(double bits_per_second)
{
	return 1000 * floor(bits_per_second / 1000 + 0.5);
}

static void
show_rates(struct session *s, struct iface *i)
{
	const struct iface_rate *in = iface_rate(i, IFACE_IN), *out = iface_rate(i, IFACE_OUT);

	tell(s, "input_rate_bps input_rate_pps output_rate_bps output_rate_pps",
	     "  5 minute input rate %.0f bits/sec, %.0f packets/sec\n"
	     "  5 minute output rate %.0f bits/sec, %.0f packets/sec\n",
	     told_rate(in->bits_per_second), in->packets_per_second,
	     told_rate(out->bits_per_second), out->packets_per_second);
}

static void
show_times(struct session *s, const struct iface *i)
{
	simtime now = sched_now(session_sched(s));
	struct text t = { 0 };

	text_add(&t, "  Last input ");
	add_ago(&t, now, i->last_in);
	text_add(&t, ", output ");
	add_ago(&t, now, i->last_out);
	session_printf(s, "%s, output hang never\n", text_get(&t));
	tell_seconds(s, "last_input_seconds",
		     i->last_in == SCHED_NEVER ? SCHED_NEVER : now - i->last_in);
	tell_seconds(s, "last_output_seconds",
		     i->last_out == SCHED_NEVER ? SCHED_NEVER : now - i->last_out);
	text_free(&t);
}

static void
show_cleared(struct session *s, const struct iface *i)
{
	struct text t = { 0 };

	add_ago(&t, sched_now(session_sched(s)), i->counters_cleared);
	session_printf(s, "  Last clearing of \"show interface\" counters %s\n", text_get(&t));
	text_free(&t);
}

/* A signal of a serial line. */
static const char *
signal_words(bool on)
{
	return on ? "up" : "down";
}

typedef unsigned long long ull;

static void
show_input(struct session *s, const struct iface *i)
{
	const struct iface_counters *c = &i->counters;

	tell(s,
	     "packets_input bytes_input broadcasts multicasts giants input_errors frame_errors -",
	     "     %llu packets input, %llu bytes, 0 no buffer\n"
	     "     Received %llu broadcasts (%llu IP multicasts)\n"
	     "     0 runts, %llu giants, 0 throttles \n"
	     "     %llu input errors, 0 CRC, %llu frame, 0 overrun, 0 ignored%s\n",
	     (ull)c->packets_in, (ull)c->bytes_in, (ull)c->broadcasts_in, (ull)c->multicasts_in,
	     (ull)c->giants, (ull)c->input_errors, (ull)c->frame_errors,
	     i->kind == IFACE_ETHERNET ? "" : ", 0 abort");
	if (is_gigabit(i))
		session_printf(s, "     0 watchdog, %llu multicast, 0 pause input\n",
			       (ull)c->multicasts_in);
	else if (i->kind == IFACE_ETHERNET)
		session_write(s, "     0 watchdog\n"
				 "     0 input packets with dribble condition detected\n");
}

static void
show_counters(struct session *s, const struct iface *i)
{
	const struct iface_counters *c = &i->counters;

	show_input(s, i);
	tell(s, "packets_output bytes_output interface_resets unknown_protocol_drops",
	     "     %llu packets output, %llu bytes, 0 underruns\n"
	     "     0 output errors, 0 collisions, %llu interface resets\n"
	     "     %llu unknown protocol drops\n",
	     (ull)c->packets_out, (ull)c->bytes_out, (ull)c->resets, (ull)c->unknown_protocol);
	if (i->kind == IFACE_ETHERNET)
		tell(s, "lost_carrier -",
		     "     0 babbles, 0 late collision, 0 deferred\n"
		     "     %llu lost carrier, 0 no carrier%s\n",
		     (ull)c->lost_carrier, is_gigabit(i) ? ", 0 pause output" : "");
	session_write(s, "     0 output buffer failures, 0 output buffers swapped out\n");
	if (i->kind == IFACE_SERIAL)
		tell(s, "carrier_transitions - - - - -",
		     "     %llu carrier transitions\n"
		     "     DCD=%s  DSR=%s  DTR=%s  RTS=%s  CTS=%s\n",
		     2 * (ull)c->lost_carrier + i->up, signal_words(i->up), signal_words(i->up),
		     signal_words(!i->shutdown), signal_words(!i->shutdown), signal_words(i->up));
}

/* Queues, rates and counters. */
static void
show_traffic(struct session *s, struct iface *i)
{
	show_times(s, i);
	show_cleared(s, i);
	tell(s, "input_queue_drops output_drops -",
	     "  Input queue: 0/75/%llu/0 (size/max/drops/flushes); Total output drops: %llu\n"
	     "  Queueing strategy: fifo\n"
	     "  Output queue: 0/%d (size/max)\n",
	     (ull)i->counters.input_drops, (ull)i->counters.output_drops,
	     i->kind == IFACE_LOOPBACK || i->kind == IFACE_TUNNEL ? 0 : 40);
	show_rates(s, i);
	show_counters(s, i);
}

/* A subinterface has the hardware of its parent, and counts nothing by itself. */
static void
show_vlan(struct session *s, const struct iface *i, unsigned vlan)
{
	tell(s, "vlan", "  Encapsulation 802.1Q Virtual LAN, Vlan ID  %u.\n", vlan);
	show_arp_type(s, i);
	session_write(s, "  Keepalive set (10 sec)\n");
	show_cleared(s, i);
}

static void
show_interface(struct session *s, struct iface *i)
{
	const struct device *d = session_device(s);
	const char *description = iface_description(d, i->name);
	const struct iface *parent = parent_of(i);
	unsigned vlan = parent ? vlan_of(d, i) : 0;

	tell_object(s, NULL);
	tell(s, "interface status protocol", "%s is %s, line protocol is %s \n", i->name,
	     iface_link_words(i), iface_protocol_words(i));
	show_hardware(s, parent ? parent : i);
	tell_string(s, "description", description);
	if (description)
		session_printf(s, "  Description: %s\n", description);
	if (!i->primary.addr)
		tell_null(s, "ip_address");
	else
		tell(s, "ip_address prefix_length", "  Internet address is %s/%u\n",
		     IP4S(i->primary.addr), i->primary.len);
	tell(s, "mtu bandwidth_kbit delay_usec txload rxload",
	     "  MTU %u bytes, BW %u Kbit/sec, DLY %u usec, \n"
	     "     reliability 255/255, txload %u/255, rxload %u/255\n",
	     i->mtu, i->bandwidth, i->delay, load_of(i, iface_rate(i, IFACE_OUT)),
	     load_of(i, iface_rate(i, IFACE_IN)));
	if (vlan) {
		show_vlan(s, i, vlan);
	} else {
		show_medium(s, i);
		show_traffic(s, i);
	}
	tell_end(s);
}

static void
show_description(struct session *s, struct iface *i)
{
	const char *description = iface_description(session_device(s), i->name);
	char name[IFACE_SHORT];

	tell_object(s, NULL);
	tell_string(s, "interface", i->name);
	tell(s, "- status protocol -", "%-30s %-14s %-8s %s\n", iface_short_name(i->name, name),
	     i->shutdown ? "admin down" : iface_link_words(i), iface_protocol_words(i),
	     description ? description : "");
	tell_string(s, "description", description);
	tell_end(s);
}

static const char summary_heading[] =
	"\n"
	" *: interface is up\n"
	" IHQ: pkts in input hold queue     IQD: pkts dropped from input queue\n"
	" OHQ: pkts in output hold queue    OQD: pkts dropped from output queue\n"
	" RXBS: rx rate (bits/sec)          RXPS: rx rate (pkts/sec)\n"
	" TXBS: tx rate (bits/sec)          TXPS: tx rate (pkts/sec)\n"
	" TRTL: throttle count\n"
	"\n"
	"  Interface                   IHQ       IQD       OHQ       OQD      RXBS      RXPS      "
	"TXBS      TXPS      TRTL\n"
	"----------------------------------------------------------------------------------------"
	"-------------------------\n";

static void
show_summary(struct session *s, struct iface *i)
{
	const struct iface_rate *in = iface_rate(i, IFACE_IN), *out = iface_rate(i, IFACE_OUT);

	tell_object(s, NULL);
	tell_bool(s, "up", i->up);
	tell(s,
	     "- interface - input_queue_drops - output_drops input_rate_bps input_rate_pps "
	     "output_rate_bps output_rate_pps -",
	     "%c %-22s %8d %9llu %9d %9llu %9.0f %9.0f %9.0f %9.0f %9d\n", i->up ? '*' : ' ',
	     i->name, 0, (ull)i->counters.input_drops, 0, (ull)i->counters.output_drops,
	     told_rate(in->bits_per_second), in->packets_per_second,
	     told_rate(out->bits_per_second), out->packets_per_second, 0);
	tell_end(s);
}

static int
by_name(const void *a, const void *b)
{
	return config_order_interfaces((*(struct iface *const *)a)->name,
				       (*(struct iface *const *)b)->name);
}

/* Those that `want` wants, in their order. */
static void
each_wanted(const struct net *net, bool (*want)(const struct iface *, const char *),
	    const char *name, void (*fn)(struct session *, struct iface *), struct session *s)
{
	struct iface *i, **found = NULL;
	size_t count = 0;

	for (i = NULL; (i = iface_next(net, i));) {
		if (!want(i, name))
			continue;
		found = xrealloc(found, count + 1, sizeof *found);
		found[count++] = i;
	}
	if (count)
		qsort(found, count, sizeof *found, by_name);
	for (size_t n = 0; n < count; n++)
		fn(s, found[n]);
	free(found);
}

/* What is no hardware: loopbacks, tunnels, and the rest in alphabetic order. */
static bool
is_virtual(const struct iface *i, const char *name)
{
	(void)name;
	return i->kind == IFACE_LOOPBACK || i->kind == IFACE_TUNNEL ||
	       (i->kind == IFACE_IDLE && !parent_of(i));
}

void
ifaces_in_order(struct device *d, void (*fn)(struct session *, struct iface *), struct session *s)
{
	struct net *net = router_net(d->router);
	struct iface *i;

	for (char **name = d->interface; *name; name++) {
		if (!(i = iface_find(net, *name)))
			continue;
		fn(s, i);
		each_wanted(net, is_subinterface_of, *name, fn, s);
	}
	each_wanted(net, is_virtual, NULL, fn, s);
}

void
exec_show_interfaces(struct session *s, const struct args_show_interfaces *a)
{
	struct device *d = session_device(s);
	void (*show)(struct session *, struct iface *) = a->kw_description ? show_description
							 : a->kw_summary   ? show_summary
									   : show_interface;
	struct iface *i;

	if (a->kw_description)
		session_write(s, "Interface                      Status         Protocol "
				 "Description\n");
	else if (a->kw_summary)
		session_write(s, summary_heading);
	tell_list(s, "interfaces");
	if (!a->has_name)
		ifaces_in_order(d, show, s);
	else if ((i = iface_find(router_net(d->router), a->name)))
		show(s, i);
	tell_end(s);
}
