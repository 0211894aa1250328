/* Distinguished names: from what a person types, and in the words that IOS has for attributes. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <openssl/err.h>

#include "engine/base/xmalloc.h"
#include "engine/pki/internal.h"

#define MAX_RDNS 32

/* clang-format off */
static const struct attribute {
	const char *word, *typed; /* as it is shown; another spelling that is read */
	int nid;
} attributes[] = {
	{ "cn",           NULL,    NID_commonName },
	{ "ou",           NULL,    NID_organizationalUnitName },
	{ "o",            NULL,    NID_organizationName },
	{ "l",            NULL,    NID_localityName },
	{ "st",           "s",     NID_stateOrProvinceName },
	{ "c",            NULL,    NID_countryName },
	{ "e",            "email", NID_pkcs9_emailAddress },
	{ "dc",           NULL,    NID_domainComponent },
	{ "t",            "title", NID_title },
	{ "sn",           NULL,    NID_surname },
	{ "gn",           NULL,    NID_givenName },
	{ "uid",          NULL,    NID_userId },
	{ "hostname",     NULL,    NID_pkcs9_unstructuredName },
	{ "serialNumber", NULL,    NID_serialNumber },
	{ "ipaddress",    NULL,    NID_pkcs9_unstructuredAddress },
};
/* clang-format on */
#define ATTRIBUTES (sizeof attributes / sizeof *attributes)

/* ---- reading ---- */

struct rdn {
	int nid;
	char *value;
};

static const struct attribute *
by_word(const char *word, size_t len)
{
	for (size_t i = 0; i < ATTRIBUTES; i++) {
		const struct attribute *a = &attributes[i];

		if ((strlen(a->word) == len && !strncasecmp(a->word, word, len)) ||
		    (a->typed && strlen(a->typed) == len && !strncasecmp(a->typed, word, len)))
			return a;
	}
	return NULL;
}

static const char *
blanks(const char *at)
{
	while (*at == ' ')
		at++;
	return at;
}

/* A value up to the comma: quotes keep commas and blanks, a backslash keeps one character. */
static const char *
read_value(const char *at, struct text *to)
{
	bool quoted = false;
	size_t kept = 0;

	for (; *at && (quoted || *at != ','); at++) {
		if (*at == '"') {
			quoted = !quoted;
			kept = to->len;
			continue;
		}
		if (*at == '\\' && at[1])
			at++;
		text_add_n(to, at, 1);
		if (*at != ' ')
			kept = to->len;
	}
	text_trim(to, kept);
	return quoted ? NULL : at;
}

/* One "CN=R1"; NULL when it is none. */
static const char *
read_rdn(const char *at, struct rdn *rdn)
{
	size_t word = strspn(at, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
	const struct attribute *a = by_word(at, word);
	struct text value = { 0 };

	at = blanks(at + word);
	if (!a || *at != '=')
		return NULL;
	at = read_value(blanks(at + 1), &value);
	if (!at || !value.len) {
		text_free(&value);
		return NULL;
	}
	*rdn = (struct rdn){ a->nid, text_take(&value) };
	return at;
}

/* As old routers encode it: PrintableString where the characters allow. */
static int
string_type(int nid, const char *value)
{
	if (nid == NID_pkcs9_emailAddress || nid == NID_domainComponent ||
	    nid == NID_pkcs9_unstructuredName)
		return V_ASN1_IA5STRING;
	return ASN1_PRINTABLE_type((const unsigned char *)value, -1) == V_ASN1_PRINTABLESTRING
		       ? V_ASN1_PRINTABLESTRING
		       : V_ASN1_UTF8STRING;
}

static bool
add(X509_NAME *name, int nid, const char *value, int set)
{
	return X509_NAME_add_entry_by_NID(name, nid, string_type(nid, value),
					  (const unsigned char *)value, -1, -1, set) == 1;
}

/* What identifies the router is one RDN of several values. */
static bool
add_device(X509_NAME *name, const struct pki_ask *ask)
{
	int set = 0;

	if (ask->fqdn && !add(name, NID_pkcs9_unstructuredName, ask->fqdn, set))
		return false;
	set = ask->fqdn ? -1 : 0;
	if (ask->serial && !add(name, NID_serialNumber, ask->serial, set))
		return false;
	if (ask->serial)
		set = -1;
	return !ask->address || add(name, NID_pkcs9_unstructuredAddress, IP4S(ask->address), set);
}

/* false: not a list of attributes; *n are there all the same. */
static bool
read_all(const char *text, struct rdn *rdn, size_t *n)
{
	const char *at = blanks(text);

	while (*at) {
		if (*n == MAX_RDNS || !(at = read_rdn(at, &rdn[*n])))
			return false;
		++*n;
		if (*at == ',')
			at = blanks(at + 1);
	}
	return true;
}

X509_NAME *
pki_name_typed(const char *text, const struct pki_ask *ask)
{
	struct rdn rdn[MAX_RDNS];
	size_t n = 0;
	bool good = !text || read_all(text, rdn, &n);
	X509_NAME *name = X509_NAME_new();

	for (; n--; free(rdn[n].value))
		good = good && add(name, rdn[n].nid, rdn[n].value, 0);
	if (good && add_device(name, ask))
		return name;
	X509_NAME_free(name);
	return NULL;
}

/* ---- telling ---- */

static const char *
word_of(const X509_NAME_ENTRY *e, char *room, size_t size)
{
	const ASN1_OBJECT *type = X509_NAME_ENTRY_get_object(e);
	int nid = OBJ_obj2nid(type);

	for (size_t i = 0; i < ATTRIBUTES; i++)
		if (attributes[i].nid == nid)
			return attributes[i].word;
	OBJ_obj2txt(room, (int)size, type, 1);
	return room;
}

static void
add_entry(const X509_NAME_ENTRY *e, struct text *to)
{
	unsigned char *value = NULL;
	int len = ASN1_STRING_to_UTF8(&value, X509_NAME_ENTRY_get_data(e));
	char number[80];

	text_addf(to, "%s=", word_of(e, number, sizeof number));
	for (int i = 0; i < len; i++)
		text_add_n(to, value[i] >= ' ' && value[i] != 127 ? (char *)value + i : ".", 1);
	OPENSSL_free(value);
}

/* Entries of one RDN lie together and in their order; the RDNs come the last one first. */
void
pki_name_add(const X509_NAME *name, const char *separator, struct text *to)
{
	int end = X509_NAME_entry_count(name), first;

	for (; end > 0; end = first) {
		int set = X509_NAME_ENTRY_set(X509_NAME_get_entry(name, end - 1));

		for (first = end - 1; first > 0; first--)
			if (X509_NAME_ENTRY_set(X509_NAME_get_entry(name, first - 1)) != set)
				break;
		for (int i = first; i < end; i++) {
			add_entry(X509_NAME_get_entry(name, i), to);
			text_add(to, i + 1 < end ? "+" : first ? separator : "");
		}
	}
}

void
pki_name_text(const uint8_t *der, size_t len, const char *separator, struct text *to)
{
	const unsigned char *at = der;
	X509_NAME *name = len <= PKI_MAX_CERT ? d2i_X509_NAME(NULL, &at, (long)len) : NULL;

	if (name && at == der + len)
		pki_name_add(name, separator, to);
	X509_NAME_free(name);
	ERR_clear_error();
}
