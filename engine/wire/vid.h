/* Vendor IDs, RFC 2408 section 3.16: who speaks, and what it can do. */
#ifndef QMIDLE_WIRE_VID_H
#define QMIDLE_WIRE_VID_H

#include "engine/wire/isakmp.h"

enum vid {
	VID_UNKNOWN,
#define VID(name, text, identity, octets) VID_##name,
#include "engine/wire/vid.def"
#undef VID
	VIDS
};

struct vid_info {
	const char *name;
	uint8_t identity; /* octets that make it this vendor ID; what follows is version */
	uint8_t len;	  /* of octets */
	const uint8_t *octets;
};

const struct vid_info *vid_info(enum vid);
/* By the identity, whatever version stands behind it. */
enum vid vid_recognise(const struct isakmp_payload *);

#define VID_IOS_SIZE 16

/* The ID that IOS routers know each other by: its first half is the sender's cookie XOR a constant,
 * the second half differs in every exchange. */
bool vid_is_ios(const struct isakmp_payload *, const uint8_t sender_cookie[static ISAKMP_COOKIE]);
void vid_write_ios(uint8_t to[static VID_IOS_SIZE], const uint8_t own_cookie[static ISAKMP_COOKIE],
		   const uint8_t random[static 8]);

#endif
