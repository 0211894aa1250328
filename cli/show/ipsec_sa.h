/* What the forms of show crypto ipsec sa share. */
#ifndef QMIDLE_CLI_SHOW_IPSEC_SA_H
#define QMIDLE_CLI_SHOW_IPSEC_SA_H

#include "engine/ipsec/ipsec.h"

struct session;

/* One SA of a flow in one protocol of its suite, from its SPI to its status. */
void ipsec_sa_show(struct session *, const struct ident_view *, const struct pair_view *,
		   const struct sa_view *, enum suite_protocol);

/* show crypto ipsec sa address, and count. */
void ipsec_sas_by_address(struct session *);
void ipsec_sas_count(struct session *);

#endif
