/* What becomes of packets that are too big, and of their DF bit: as the router says, or an interface
 * in its place. */
#include <stdlib.h>

#include "engine/base/xmalloc.h"
#include "engine/ipsec/internal.h"

static struct own_wrapping *
own_find(const struct ipsec *ipsec, const struct iface *iface)
{
	struct own_wrapping *own;

	HASH_FIND_PTR(ipsec->own_wrappings, &iface, own);
	return own;
}

static struct own_wrapping *
own_make(struct ipsec *ipsec, const struct iface *iface)
{
	struct own_wrapping *own = own_find(ipsec, iface);

	if (own)
		return own;
	own = xcalloc(1, sizeof *own);
	own->iface = iface;
	HASH_ADD_PTR(ipsec->own_wrappings, iface, own);
	return own;
}

void
wrapping_forget(struct ipsec *ipsec, const struct iface *iface)
{
	struct own_wrapping *own = own_find(ipsec, iface);

	if (!own)
		return;
	HASH_DELETE(hh, ipsec->own_wrappings, own);
	free(own);
}

void
wrappings_free(struct ipsec *ipsec)
{
	while (ipsec->own_wrappings)
		wrapping_forget(ipsec, ipsec->own_wrappings->iface);
}

void
ipsec_set_df(struct ipsec *ipsec, enum df_policy df)
{
	ipsec->wrapping.df = df;
}

void
ipsec_set_fragment_after(struct ipsec *ipsec, bool after)
{
	ipsec->wrapping.fragment_after = after;
}

void
ipsec_set_iface_df(struct ipsec *ipsec, const struct iface *iface, const enum df_policy *df)
{
	struct own_wrapping *own = own_make(ipsec, iface);

	own->has_df = df;
	if (df)
		own->wrapping.df = *df;
}

void
ipsec_set_iface_fragment_after(struct ipsec *ipsec, const struct iface *iface, const bool *after)
{
	struct own_wrapping *own = own_make(ipsec, iface);

	own->has_fragment_after = after;
	if (after)
		own->wrapping.fragment_after = *after;
}

struct wrapping
wrapping_of(const struct ipsec *ipsec, const struct iface *iface)
{
	struct wrapping w = ipsec->wrapping;
	const struct own_wrapping *own;

	if (!ipsec->own_wrappings || !(own = own_find(ipsec, iface)))
		return w;
	if (own->has_df)
		w.df = own->wrapping.df;
	if (own->has_fragment_after)
		w.fragment_after = own->wrapping.fragment_after;
	return w;
}
