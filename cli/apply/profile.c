/* crypto ipsec profile, and the settings of SAs that crypto maps say in the same words. */
#include "cli/apply/apply.h"
#include "cli/handlers.h"
#include "engine/base/xmalloc.h"
#include "engine/ipsec/ipsec.h"
#include "engine/node/node.h"

static struct ipsec *
ipsec_of(const struct apply *a)
{
	return router_ipsec(a->device->router);
}

bool
apply_config_crypto_ipsec_profile(struct apply *a,
				  const struct args_config_crypto_ipsec_profile *args)
{
	if (a->op != APPLY_SET)
		return ipsec_profile_delete(ipsec_of(a), args->name, &a->reply->diag);
	ipsec_profile_make(ipsec_of(a), args->name);
	return true;
}

/* Those of the block, whichever it is. */
static struct sa_settings *
settings_of(const struct apply *a)
{
	const struct args_config_crypto_ipsec_profile *profile = a->parent;

	if (a->parent_statement == STMT_config_crypto_ipsec_profile)
		return &ipsec_profile_find(ipsec_of(a), profile->name)->settings;
	return apply_map_entry(a)->settings;
}

bool
apply_sa_lifetime_seconds(struct apply *a, const struct args_sa_lifetime_seconds *args)
{
	settings_set_seconds(settings_of(a), a->op == APPLY_SET ? args->seconds : 0);
	return true;
}

bool
apply_sa_lifetime_kilobytes(struct apply *a, const struct args_sa_lifetime_kilobytes *args)
{
	if (a->op == APPLY_SET && args->kw_disable)
		settings_set_unlimited_kilobytes(settings_of(a));
	else
		settings_set_kilobytes(settings_of(a), a->op == APPLY_SET ? args->volume : 0);
	return true;
}

bool
apply_sa_idle_time(struct apply *a, const struct args_sa_idle_time *args)
{
	settings_set_idle(settings_of(a), a->op == APPLY_SET ? args->seconds : 0);
	return true;
}

bool
apply_crypto_map_idle_time(struct apply *a, const struct args_crypto_map_idle_time *args)
{
	settings_set_idle(settings_of(a), a->op == APPLY_SET ? args->seconds : 0);
	settings_set_idle_to_default(settings_of(a), a->op == APPLY_SET && args->kw_default);
	return true;
}

bool
apply_sa_replay(struct apply *a, const struct args_sa_replay *args)
{
	unsigned window = args->kw_disable ? 0
			  : args->kw_128   ? 128
			  : args->kw_256   ? 256
			  : args->kw_512   ? 512
			  : args->kw_1024  ? 1024
					   : 64;

	if (a->op == APPLY_SET)
		settings_set_replay(settings_of(a), window);
	else
		settings_unset_replay(settings_of(a));
	return true;
}

bool
apply_sa_transform_set(struct apply *a, const struct args_sa_transform_set *args)
{
	const char *names[sizeof args->sets / sizeof *args->sets];
	size_t count = a->op == APPLY_SET ? args->n_sets : 0;

	for (size_t i = 0; i < count; i++)
		names[i] = args->sets[i].name;
	return settings_set_transforms(ipsec_of(a), settings_of(a), names, count, &a->reply->diag);
}

bool
apply_sa_pfs(struct apply *a, const struct args_sa_pfs *args)
{
	unsigned group = a->op != APPLY_SET ? 0
			 : args->kw_group2  ? 2
			 : args->kw_group5  ? 5
			 : args->kw_group14 ? 14
			 : args->kw_group15 ? 15
			 : args->kw_group16 ? 16
			 : args->kw_group19 ? 19
			 : args->kw_group20 ? 20
			 : args->kw_group21 ? 21
			 : args->kw_group24 ? 24
					    : 1;

	settings_set_pfs(settings_of(a), group);
	if (group)
		a->text = xasprintf("set pfs group%u", group);
	return true;
}

bool
apply_sa_isakmp_profile(struct apply *a, const struct args_sa_isakmp_profile *args)
{
	settings_set_isakmp_profile(settings_of(a), a->op == APPLY_SET ? args->name : NULL);
	return true;
}

bool
apply_sa_responder_only(struct apply *a, const struct args_sa_responder_only *args)
{
	settings_set_responder_only(settings_of(a), a->op == APPLY_SET);
	return true;
}
