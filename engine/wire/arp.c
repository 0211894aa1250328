#include "engine/wire/arp.h"

#include "engine/wire/ethernet.h"
#include "engine/wire/layout.h"

enum { HARDWARE_ETHERNET = 1 };

/* The fixed part that says which kind of ARP it is. */
struct kind {
	uint16_t hardware, protocol;
	uint8_t hardware_size, protocol_size;
};

static const struct field kind_layout[] = {
	FIELD(kind, hardware, 2),
	FIELD(kind, protocol, 2),
	FIELD(kind, hardware_size, 1),
	FIELD(kind, protocol_size, 1),
	{ 0 },
};

static const struct field arp_layout[] = {
	FIELD(arp, op, 2),	    FIELD_RAW(arp, sender_mac), FIELD(arp, sender, 4),
	FIELD_RAW(arp, target_mac), FIELD(arp, target, 4),	{ 0 },
};

bool
arp_read(const uint8_t *bytes, size_t len, struct arp *arp)
{
	struct rd r = rd_init(bytes, len);
	struct kind kind;

	layout_read(kind_layout, &r, &kind);
	layout_read(arp_layout, &r, arp);
	return !r.bad && kind.hardware == HARDWARE_ETHERNET && kind.protocol == ETHERNET_IPV4 &&
	       kind.hardware_size == sizeof arp->sender_mac.b && kind.protocol_size == 4;
}

void
arp_write(uint8_t to[static ARP_SIZE], const struct arp *arp)
{
	static const struct kind kind = { HARDWARE_ETHERNET, ETHERNET_IPV4, 6, 4 };
	struct wr w = wr_init(to, ARP_SIZE);

	layout_write(kind_layout, &w, &kind);
	layout_write(arp_layout, &w, arp);
}
