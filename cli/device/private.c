#include "cli/device/private.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "engine/base/xmalloc.h"
#include "engine/crypto/sign.h"
#include "engine/node/node.h"
#include "engine/pki/pki.h"

#define CONFIG_KEY "config-key "

static const char *const usages[] = {
	[PKI_KEY_GENERAL] = "general-keys",
	[PKI_KEY_SIGNATURE] = "signature",
	[PKI_KEY_ENCRYPTION] = "encryption",
};

static void
add_key(const struct pki_key *k, struct text *to)
{
	uint8_t *der;
	size_t len = rsa_private_der(k->pair, &der);

	text_addf(to, "key %s %s%s made %" PRId64 "\n", k->label, usages[k->usage],
		  k->exportable ? " exportable" : "", k->made);
	pki_armour(der, len, "PRIVATE KEY", to);
	wipe(der, len);
	free(der);
}

char *
private_text(const struct device *d)
{
	const struct pki *pki = router_pki(d->router);
	const struct pki_key *k;
	struct text to = { 0 };

	if (d->settings.config_key)
		text_addf(&to, CONFIG_KEY "%s\n", d->settings.config_key);
	for (size_t i = 0; (k = pki_key_at(pki, i)); i++)
		add_key(k, &to);
	return text_take(&to);
}

bool
private_holds(const struct device *d, const struct pki_key *k)
{
	const char *saved = saved_text(d->private);
	struct text entry = { 0 };
	char *text;
	bool found;

	add_key(k, &entry);
	text = text_take(&entry);
	found = saved && strstr(saved, text);
	wipe_free(text);
	return found;
}

/* ---- reading ---- */

/* What a line `key …` says of the pair behind it. */
struct heading {
	char *words; /* a copy, cut */
	const char *label;
	enum pki_key_usage usage;
	bool exportable;
	int64_t made;
};

static bool
read_word(const char *word, char **rest, struct heading *h)
{
	char *number;

	for (size_t i = 0; i < sizeof usages / sizeof *usages; i++)
		if (!strcmp(word, usages[i])) {
			h->usage = (enum pki_key_usage)i;
			return true;
		}
	if (!strcmp(word, "exportable"))
		return h->exportable = true;
	if (strcmp(word, "made") || !(number = strtok_r(NULL, " \t\r", rest)))
		return false;
	h->made = strtoll(number, &number, 10);
	return !*number;
}

/* h->words is to be freed in any case. */
static bool
read_heading(const char *line, struct heading *h)
{
	char *rest, *word;

	*h = (struct heading){ .words = xstrndup(line, strcspn(line, "\n")) };
	word = strtok_r(h->words, " \t\r", &rest);
	h->label = word ? strtok_r(NULL, " \t\r", &rest) : NULL;
	if (!h->label || strcmp(word, "key"))
		return false;
	while ((word = strtok_r(NULL, " \t\r", &rest)))
		if (!read_word(word, &rest, h))
			return false;
	return true;
}

static void
refuse_line(struct device *d, unsigned line, const char *why)
{
	char *message = xasprintf("%s:%u: %% %s", saved_file(d->private), line, why);

	d->refusals++;
	if (d->made.refused)
		d->made.refused(d->made.owner, message);
	free(message);
}

/* The pair of a heading is the PEM up to the next one. */
static void
take_key(struct device *d, const struct heading *h, unsigned line, const char *pem, size_t len)
{
	char *text = xstrndup(pem, len);
	struct rsa_key *pair = pki_key_read_pem(text, NULL);

	if (pair)
		pki_key_add(router_pki(d->router), h->label, h->usage, pair, h->exportable,
			    h->made);
	else
		refuse_line(d, line, "No RSA key stands here");
	wipe_free(text);
}

static bool
begins(const char *line, const char *with)
{
	return !strncmp(line, with, strlen(with));
}

/* Where the next line begins that could be a heading, or the end. */
static const char *
next_heading(const char *at, unsigned *line)
{
	while (*at && !begins(at, "key ") && !begins(at, CONFIG_KEY)) {
		at += strcspn(at, "\n");
		at += *at == '\n';
		++*line;
	}
	return at;
}

static void
take_config_key(struct device *d, const char *line)
{
	line += strlen(CONFIG_KEY);
	wipe_free(d->settings.config_key);
	d->settings.config_key = xstrndup(line, strcspn(line, "\r\n"));
}

void
private_load(struct device *d)
{
	const char *at = saved_text(d->private), *body, *end;
	unsigned line = 1;

	if (!at)
		return;
	for (at = next_heading(at, &line); *at; at = end) {
		unsigned here = line++;
		struct heading h;

		body = at + strcspn(at, "\n");
		body += *body == '\n';
		end = next_heading(body, &line);
		if (begins(at, CONFIG_KEY)) {
			take_config_key(d, at);
			continue;
		}
		if (read_heading(at, &h))
			take_key(d, &h, here, body, (size_t)(end - body));
		else
			refuse_line(d, here, "This is no heading of a key");
		free(h.words);
	}
}
