/* show access-lists, show ip access-lists. */
#include <string.h>

#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/facts.h"
#include "cli/session/session.h"
#include "cli/show/show.h"
#include "engine/net/acl.h"
#include "engine/node/node.h"

static void
show_entry(struct session *s, const struct acl *acl, const struct acl_entry *e)
{
	struct text words = { 0 };

	acl_entry_words(acl, e, ACL_WORDS_SHOWN, &words);
	tell_object(s, NULL);
	tell(s, "sequence rule", "    %u %s", e->seq, text_get(&words));
	tell_string(s, "action",
		    e->rule.action == ACL_PERMIT   ? "permit"
		    : e->rule.action == ACL_STORED ? "stored"
						   : "deny");
	tell_number(s, "matches", (long long)e->hits);
	tell_end(s);
	if (e->hits)
		session_printf(s, " (%llu match%s)", (unsigned long long)e->hits,
			       e->hits == 1 ? "" : "es");
	session_write(s, "\n");
	text_free(&words);
}

static void
show_list(struct session *s, const struct acl *acl)
{
	const struct acl_entry *e;

	tell_object(s, NULL);
	tell(s, "type name", "%s IP access list %s\n",
	     acl->kind == ACL_STANDARD ? "Standard" : "Extended", acl->name);
	tell_list(s, "entries");
	TAILQ_FOREACH (e, &acl->entries, link) {
		if (e->rule.action != ACL_REMARK)
			show_entry(s, acl, e);
	}
	tell_end(s);
	tell_end(s);
}

static void
show_lists(struct session *s, const char *only)
{
	struct net *net = router_net(session_device(s)->router);

	tell_list(s, "access_lists");
	for (const struct acl *acl = NULL; (acl = acl_next(net, acl));)
		if (!only || !strcmp(acl->name, only))
			show_list(s, acl);
	tell_end(s);
}

void
exec_show_access_lists(struct session *s, const struct args_show_access_lists *a)
{
	show_lists(s, a->has_list ? a->list : NULL);
}

void
exec_show_ip_access_lists(struct session *s, const struct args_show_ip_access_lists *a)
{
	show_lists(s, a->has_list ? a->list : NULL);
}
