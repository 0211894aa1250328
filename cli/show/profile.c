/* How SAs are made, in words; show crypto ipsec profile. */
#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/facts.h"
#include "cli/session/session.h"
#include "cli/show/show.h"
#include "engine/ipsec/ipsec.h"
#include "engine/node/node.h"

static void
show_set(struct session *s, const struct transform_set *set)
{
	struct text words = { 0 };

	tell_transform_set(s, set);
	for (enum suite_protocol p = 0; p < SUITE_PROTOCOLS; p++) {
		if (!suite_has(&set->suite, p))
			continue;
		text_add(&words, "{ ");
		suite_words(&set->suite, p, &words);
		text_add(&words, " } , ");
	}
	session_printf(s, "\t\t%s:  %s\n", set->name, text_get(&words));
	text_free(&words);
}

void
show_sa_settings(struct session *s, struct ipsec *ipsec, const struct sa_settings *what)
{
	const struct transform_set *set;

	session_write(s, "\t");
	show_sa_lifetime(s, settings_lifetime(ipsec, what));
	if (what->idle_seconds)
		tell(s, "idle_seconds", "\tSecurity association idletime: %u seconds\n",
		     what->idle_seconds);
	session_printf(s, "\tResponder-Only (Y/N): %s\n\tPFS (Y/N): %s\n",
		       what->responder_only ? "Y" : "N", what->pfs_group ? "Y" : "N");
	tell_bool(s, "responder_only", what->responder_only);
	tell_bool(s, "pfs", what->pfs_group);
	if (what->pfs_group)
		tell(s, "pfs_group", "\tDH group:  group%u\n", what->pfs_group);
	session_write(s, "\tMixed-mode : Disabled\n\tTransform sets={ \n");
	tell_list(s, "transform_sets");
	for (size_t i = 0; (set = settings_transform(ipsec, what, i)); i++)
		show_set(s, set);
	tell_end(s);
	session_write(s, "\t}\n");
}

void
exec_show_crypto_ipsec_profile(struct session *s, const struct args_show_crypto_ipsec_profile *a)
{
	struct ipsec *ipsec = router_ipsec(session_device(s)->router);

	tell_list(s, "profiles");
	for (const struct ipsec_profile *p = NULL; (p = ipsec_profile_next(ipsec, p));) {
		tell_object(s, NULL);
		tell(s, "name", "IPSEC profile %s\n", p->name);
		if (p->settings.isakmp_profile)
			tell(s, "isakmp_profile", "\tISAKMP Profile: %s\n",
			     p->settings.isakmp_profile);
		show_sa_settings(s, ipsec, &p->settings);
		tell_end(s);
		session_write(s, "\n");
	}
	tell_end(s);
}
