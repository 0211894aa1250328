#include "engine/wire/vid.h"

#include <assert.h>

static const struct vid_info infos[VIDS] = {
#define VID(vid, text, id, bytes)                                                                  \
	[VID_##vid] = { .name = text,                                                              \
			.identity = id,                                                            \
			.len = sizeof(bytes) - 1,                                                  \
			.octets = (const uint8_t *)(bytes) },
#include "engine/wire/vid.def"
#undef VID
};

static const uint8_t ios_mask[ISAKMP_COOKIE] = { 0xf5, 0xc7, 0xa7, 0x1d, 0x00, 0x01, 0x00, 0x00 };

const struct vid_info *
vid_info(enum vid vid)
{
	assert(vid > VID_UNKNOWN && vid < VIDS);
	return &infos[vid];
}

enum vid
vid_recognise(const struct isakmp_payload *p)
{
	for (enum vid vid = VID_UNKNOWN + 1; vid < VIDS; vid++) {
		const struct vid_info *info = &infos[vid];

		if (p->len >= info->identity && memcmp(p->body, info->octets, info->identity) == 0)
			return vid;
	}
	return VID_UNKNOWN;
}

bool
vid_is_ios(const struct isakmp_payload *p, const uint8_t sender_cookie[static ISAKMP_COOKIE])
{
	if (p->len != VID_IOS_SIZE)
		return false;
	for (size_t i = 0; i < ISAKMP_COOKIE; i++)
		if (p->body[i] != (sender_cookie[i] ^ ios_mask[i]))
			return false;
	return true;
}

void
vid_write_ios(uint8_t to[static VID_IOS_SIZE], const uint8_t own_cookie[static ISAKMP_COOKIE],
	      const uint8_t random[static 8])
{
	for (size_t i = 0; i < ISAKMP_COOKIE; i++)
		to[i] = own_cookie[i] ^ ios_mask[i];
	memcpy(to + ISAKMP_COOKIE, random, VID_IOS_SIZE - ISAKMP_COOKIE);
}
