/* ESP as it lies on the wire, RFC 4303, and its UDP encapsulation, RFC 3948.
 *
 *	SPI 4 | sequence 4 | IV | payload | padding 1, 2, 3, … | pad length 1 | next header 1 | ICV
 *	                        '-------------------- encrypted --------------------'
 *	'------------------------------ authenticated -----------------------------' */
#ifndef QMIDLE_WIRE_ESP_H
#define QMIDLE_WIRE_ESP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ESP_HEADER  8
#define ESP_TRAILER 2	/* pad length and next header */
#define ESP_SPI_MIN 256 /* the ones below are reserved */

#define ESP_UDP_PORT   4500
#define ESP_UDP_MARKER 4 /* zero octets in front of an IKE message on that port */

struct esp {
	uint32_t spi, seq;
};

/* False when fewer than ESP_HEADER octets are there. */
bool esp_read(const uint8_t *bytes, size_t len, struct esp *);
void esp_write(uint8_t to[static ESP_HEADER], const struct esp *);

/* Padding octets for a payload, so that payload, padding and trailer fill whole blocks (and whole
 * words of 4). */
size_t esp_padding(size_t payload, size_t block);
/* Writes the padding and the trailer behind the payload: pad + ESP_TRAILER octets. */
void esp_write_trailer(uint8_t *to, size_t pad, uint8_t next);
/* Looks at len decrypted octets (payload, padding, trailer). False when the padding is longer than
 * what is there or is not 1, 2, 3, …; else the payload's octets and what it is. */
bool esp_read_trailer(const uint8_t *clear, size_t len, size_t *payload, uint8_t *next);

/* What a datagram of UDP port 4500 holds. */
enum esp_udp { ESP_UDP_ESP, ESP_UDP_IKE, ESP_UDP_KEEPALIVE, ESP_UDP_SHORT };
enum esp_udp esp_udp_kind(const uint8_t *data, size_t len);

#endif
