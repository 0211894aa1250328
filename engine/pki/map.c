/* Certificate maps: what a certificate must look like. The conditions of one number hold together, one
 * number of a map is enough. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "engine/base/xmalloc.h"
#include "engine/pki/internal.h"

static bool
is_of(const struct pki_condition *c, const char *map, unsigned sequence)
{
	return c->sequence == sequence && !strcmp(c->map, map);
}

static bool
is_same(const struct pki_condition *c, const struct pki_condition *d)
{
	return is_of(c, d->map, d->sequence) && c->field == d->field && c->op == d->op &&
	       !strcmp(c->value, d->value);
}

static void
drop(struct pki *pki, size_t i)
{
	free((char *)pki->condition[i].map);
	free((char *)pki->condition[i].value);
	memmove(pki->condition + i, pki->condition + i + 1,
		(--pki->conditions - i) * sizeof *pki->condition);
}

void
pki_map_remove(struct pki *pki, const struct pki_condition *c)
{
	for (size_t i = pki->conditions; i--;)
		if (is_same(&pki->condition[i], c))
			drop(pki, i);
}

void
pki_map_add(struct pki *pki, const struct pki_condition *c)
{
	pki_map_remove(pki, c);
	pki->condition = xrealloc(pki->condition, pki->conditions + 1, sizeof *pki->condition);
	pki->condition[pki->conditions] = *c;
	pki->condition[pki->conditions].map = xstrdup(c->map);
	pki->condition[pki->conditions++].value = xstrdup(c->value);
}

void
pki_map_clear(struct pki *pki, const char *map, unsigned sequence)
{
	for (size_t i = pki->conditions; i--;)
		if (is_of(&pki->condition[i], map, sequence))
			drop(pki, i);
}

void
pki_maps_free(struct pki *pki)
{
	while (pki->conditions)
		drop(pki, pki->conditions - 1);
	free(pki->condition);
}

/* ---- texts: case does not matter, nor do blanks around the signs between attributes ---- */

static void
squeeze(const char *text, struct text *to)
{
	for (; *text; text++) {
		char c = (char)tolower((unsigned char)*text);
		char before = to->len ? to->at[to->len - 1] : ',';
		size_t blanks = strspn(text, " ");

		if (c == ' ' && (strchr("=,+", before) || strchr("=,+", text[blanks])))
			continue; /* strchr finds the end of the text as well */
		text_add_n(to, &c, 1);
	}
}

static bool
text_holds(const char *text, enum pki_map_op op, const char *value)
{
	struct text a = { 0 }, b = { 0 };
	bool inside, same;

	squeeze(text, &a);
	squeeze(value, &b);
	inside = strstr(text_get(&a), text_get(&b));
	same = !strcmp(text_get(&a), text_get(&b));
	text_free(&a);
	text_free(&b);
	switch (op) {
	case PKI_CONTAINS:
		return inside;
	case PKI_CONTAINS_NOT:
		return !inside;
	case PKI_EQUALS:
		return same;
	case PKI_EQUALS_NOT:
		return !same;
	default:
		return false;
	}
}

static bool
date_holds(int64_t date, enum pki_map_op op, const char *value)
{
	struct tm tm = { 0 };
	const char *end = strptime(value, "%b %d %Y", &tm);
	int64_t when;

	if (end && *end)
		end = strptime(end, "%n%H:%M:%S", &tm);
	if (!end)
		return false;
	when = (int64_t)timegm(&tm);
	switch (op) {
	case PKI_EQUALS:
		return date == when;
	case PKI_EQUALS_NOT:
		return date != when;
	case PKI_BEFORE:
		return date < when;
	case PKI_NOT_BEFORE:
		return date >= when;
	default:
		return false;
	}
}

/* ---- fields ---- */

static bool
name_holds(const struct pki_cert *c, enum pki_who who, const struct pki_condition *with)
{
	struct text name = { 0 };
	bool holds;

	pki_cert_name(c, who, ",", &name);
	holds = text_holds(text_get(&name), with->op, with->value);
	text_free(&name);
	return holds;
}

static bool
holds(const struct pki_cert *c, const struct pki_condition *with)
{
	const struct pki_cert_view *v = pki_cert_view(c);
	bool named, other;

	switch (with->field) {
	case PKI_MAP_SUBJECT:
		return name_holds(c, PKI_SUBJECT, with);
	case PKI_MAP_ISSUER:
		return name_holds(c, PKI_ISSUER, with);
	case PKI_MAP_ALTERNATIVE:
		return text_holds(v->fqdn, with->op, with->value);
	case PKI_MAP_NAME: /* what may not be there may be in neither */
		named = name_holds(c, PKI_SUBJECT, with);
		other = text_holds(v->fqdn, with->op, with->value);
		return with->op == PKI_CONTAINS_NOT || with->op == PKI_EQUALS_NOT ? named && other
										  : named || other;
	case PKI_MAP_SERIAL:
		return text_holds(pki_cert_serial(c), with->op, with->value);
	case PKI_MAP_START:
		return date_holds(v->not_before, with->op, with->value);
	default:
		return date_holds(v->not_after, with->op, with->value);
	}
}

/* All conditions of the number that this one has. */
static bool
all_hold(const struct pki *pki, const struct pki_condition *one, const struct pki_cert *c)
{
	for (size_t i = 0; i < pki->conditions; i++)
		if (is_of(&pki->condition[i], one->map, one->sequence) &&
		    !holds(c, &pki->condition[i]))
			return false;
	return true;
}

bool
pki_map_matches(const struct pki *pki, const char *map, const struct pki_cert *c)
{
	for (size_t i = 0; i < pki->conditions; i++)
		if (!strcmp(pki->condition[i].map, map) && all_hold(pki, &pki->condition[i], c))
			return true;
	return false;
}
