#include "engine/wire/isakmp_layout.h"

#include "engine/wire/isakmp.h"

/* clang-format off */
const struct field isakmp_header_layout[] = {
	FIELD_RAW(isakmp_header, cky_i),
	FIELD_RAW(isakmp_header, cky_r),
	FIELD(isakmp_header, next,     1, .text = isakmp_payload_name),
	FIELD(isakmp_header, version,  1),
	FIELD(isakmp_header, exchange, 1, .text = isakmp_exchange_name),
	FIELD(isakmp_header, flags,    1),
	FIELD(isakmp_header, msgid,    4),
	FIELD(isakmp_header, length,   4),
	{ 0 },
};

const struct field isakmp_sa_layout[] = {
	FIELD(isakmp_sa, doi,       4),
	FIELD(isakmp_sa, situation, 4),
	{ 0 },
};

const struct field isakmp_proposal_layout[] = {
	FIELD(isakmp_proposal, number,          1),
	FIELD(isakmp_proposal, protocol,        1, .text = isakmp_protocol_name),
	FIELD(isakmp_proposal, spi_size,        1),
	FIELD(isakmp_proposal, transform_count, 1),
	{ 0 },
};

const struct field isakmp_transform_layout[] = {
	FIELD(isakmp_transform, number, 1),
	FIELD(isakmp_transform, id,     1),
	{ 0 },
};

const struct field isakmp_id_layout[] = {
	FIELD(isakmp_id, type,     1, .text = isakmp_id_name),
	FIELD(isakmp_id, protocol, 1),
	FIELD(isakmp_id, port,     2),
	{ 0 },
};

const struct field isakmp_notify_layout[] = {
	FIELD(isakmp_notify, doi,      4),
	FIELD(isakmp_notify, protocol, 1, .text = isakmp_protocol_name),
	FIELD(isakmp_notify, spi_size, 1),
	FIELD(isakmp_notify, type,     2, .text = isakmp_notify_name),
	{ 0 },
};

const struct field isakmp_delete_layout[] = {
	FIELD(isakmp_delete, doi,      4),
	FIELD(isakmp_delete, protocol, 1, .text = isakmp_protocol_name),
	FIELD(isakmp_delete, spi_size, 1),
	FIELD(isakmp_delete, count,    2),
	{ 0 },
};
/* clang-format on */
