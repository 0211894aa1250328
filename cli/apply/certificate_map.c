/* crypto pki certificate map: conditions on certificates. */
#include "cli/apply/apply.h"
#include "cli/handlers.h"
#include "engine/node/node.h"
#include "engine/pki/pki.h"

static struct pki *
pki_of(const struct apply *a)
{
	return router_pki(a->device->router);
}

bool
apply_config_crypto_pki_certificate_map(struct apply *a,
					const struct args_config_crypto_pki_certificate_map *args)
{
	if (a->op != APPLY_SET)
		pki_map_clear(pki_of(a), args->name, args->sequence);
	return true;
}

/* Texts contain or equal, dates lie before or after. */
static bool
change(struct apply *a, enum pki_map_field field, enum pki_map_op op, const char *value)
{
	const struct args_config_crypto_pki_certificate_map *block = a->parent;
	struct pki_condition c = { block->name, block->sequence, field, op, value };

	if (a->op == APPLY_SET)
		pki_map_add(pki_of(a), &c);
	else
		pki_map_remove(pki_of(a), &c);
	return true;
}

#define CONDITION(word, field)                                                                     \
	bool apply_ca_certificate_map_##word(struct apply *a,                                      \
					     const struct args_ca_certificate_map_##word *args)    \
	{                                                                                          \
		return change(a, field,                                                            \
			      args->kw_co   ? PKI_CONTAINS                                         \
			      : args->kw_nc ? PKI_CONTAINS_NOT                                     \
			      : args->kw_eq ? PKI_EQUALS                                           \
			      : args->kw_ne ? PKI_EQUALS_NOT                                       \
			      : args->kw_lt ? PKI_BEFORE                                           \
					    : PKI_NOT_BEFORE,                                      \
			      args->value);                                                        \
	}

CONDITION(subject_name, PKI_MAP_SUBJECT)
CONDITION(issuer_name, PKI_MAP_ISSUER)
CONDITION(alt_subject_name, PKI_MAP_ALTERNATIVE)
CONDITION(name, PKI_MAP_NAME)
CONDITION(serial_number, PKI_MAP_SERIAL)
CONDITION(valid_start, PKI_MAP_START)
CONDITION(expires_on, PKI_MAP_END)
