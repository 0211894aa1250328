#include "engine/wire/esp.h"

#include <string.h>

#include "engine/base/rd.h"
#include "engine/base/wr.h"

bool
esp_read(const uint8_t *bytes, size_t len, struct esp *h)
{
	struct rd r = rd_init(bytes, len);

	h->spi = rd_u32(&r);
	h->seq = rd_u32(&r);
	return !r.bad;
}

void
esp_write(uint8_t to[static ESP_HEADER], const struct esp *h)
{
	struct wr w = wr_init(to, ESP_HEADER);

	wr_u32(&w, h->spi);
	wr_u32(&w, h->seq);
}

size_t
esp_padding(size_t payload, size_t block)
{
	size_t unit = block < 4 ? 4 : block;
	size_t over = (payload + ESP_TRAILER) % unit;

	return over ? unit - over : 0;
}

void
esp_write_trailer(uint8_t *to, size_t pad, uint8_t next)
{
	for (size_t i = 0; i < pad; i++)
		to[i] = (uint8_t)(i + 1);
	to[pad] = (uint8_t)pad;
	to[pad + 1] = next;
}

bool
esp_read_trailer(const uint8_t *clear, size_t len, size_t *payload, uint8_t *next)
{
	size_t pad;

	if (len < ESP_TRAILER)
		return false;
	pad = clear[len - 2];
	if (pad > len - ESP_TRAILER)
		return false;
	*payload = len - ESP_TRAILER - pad;
	*next = clear[len - 1];
	for (size_t i = 0; i < pad; i++)
		if (clear[*payload + i] != i + 1)
			return false;
	return true;
}

enum esp_udp
esp_udp_kind(const uint8_t *data, size_t len)
{
	static const uint8_t marker[ESP_UDP_MARKER];

	if (len == 1 && data[0] == 0xff)
		return ESP_UDP_KEEPALIVE;
	if (len < sizeof marker)
		return ESP_UDP_SHORT;
	if (memcmp(data, marker, sizeof marker) == 0)
		return ESP_UDP_IKE;
	return len < ESP_HEADER ? ESP_UDP_SHORT : ESP_UDP_ESP;
}
