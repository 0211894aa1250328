#include "cli/session/facts.h"

#include <assert.h>
#include <jansson.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/session/jsontext.h"
#include "cli/session/private.h"
#include "engine/base/xmalloc.h"

#define DEPTH 16

struct facts {
	json_t *open[DEPTH]; /* the object that everything is in, then what is open within it */
	unsigned depth;	     /* of the innermost */
};

struct facts *
facts_new(void)
{
	struct facts *f = xcalloc(1, sizeof *f);

	f->open[0] = json_object();
	return f;
}

void
facts_free(struct facts *f)
{
	if (!f)
		return;
	json_decref(f->open[0]);
	free(f);
}

char *
facts_text(const struct facts *f)
{
	char *json, *text;

	if (!json_object_size(f->open[0]))
		return NULL;
	json = json_dumps(f->open[0], JSON_INDENT(2));
	text = xasprintf("%s\n", json);
	free(json);
	return text;
}

/* Takes value. */
static void
put(struct facts *f, const char *key, json_t *value)
{
	json_t *in = f->open[f->depth];

	if (json_is_array(in))
		json_array_append_new(in, value);
	else
		json_object_set_new(in, key, value);
}

/* Without blanks at its end. */
static json_t *
string(const char *text)
{
	size_t len = text ? strlen(text) : 0;

	while (len && text[len - 1] == ' ')
		len--;
	return text ? json_text_n(text, len) : json_null();
}

/* ---- the conversions of a format ---- */

/* One conversion: what is between the '%' and its letter. */
struct conversion {
	char letter;
	unsigned longs; /* how many l; z is two */
	bool whole;	/* of a %f: no decimals */
};

/* The next one behind *format, which moves on; widths that are arguments are taken. False at the
 * end. */
static bool
next_conversion(const char **format, va_list *ap, struct conversion *c)
{
	const char *at;

	for (at = *format; (at = strchr(at, '%')) && at[1] == '%'; at += 2)
		continue;
	if (!at)
		return false;
	*c = (struct conversion){ 0 };
	for (at++; strchr("-+ #0123456789.*lhz", *at); at++) {
		if (*at == '*')
			(void)va_arg(*ap, int);
		c->longs += *at == 'z' ? 2 : *at == 'l';
		c->whole |= *at == '.' && at[1] == '0';
	}
	c->letter = *at;
	*format = at + 1;
	return true;
}

static json_t *
unsigned_value(const struct conversion *c, va_list *ap)
{
	unsigned long long n = c->longs ? va_arg(*ap, unsigned long) : va_arg(*ap, unsigned);

	static_assert(sizeof(long) == sizeof(long long), "one way to fetch both");
	return json_integer((json_int_t)n);
}

static json_t *
real_value(const struct conversion *c, va_list *ap)
{
	double value = va_arg(*ap, double);

	return c->whole ? json_integer(llround(value)) : json_real(value);
}

static json_t *
next_value(const struct conversion *c, va_list *ap)
{
	switch (c->letter) {
	case 'd':
		return json_integer(c->longs ? va_arg(*ap, long) : va_arg(*ap, int));
	case 'u':
	case 'x':
	case 'X':
		return unsigned_value(c, ap);
	case 'f':
		return real_value(c, ap);
	case 'c':
		return string((char[2]){ (char)va_arg(*ap, int), 0 });
	default:
		assert(c->letter == 's');
		return string(va_arg(*ap, const char *));
	}
}

static void
put_named(struct facts *f, const char *keys, const char *format, va_list *ap)
{
	struct conversion c;

	while (next_conversion(&format, ap, &c)) {
		json_t *value = next_value(&c, ap);
		size_t n = strcspn(keys, " ");
		char key[64];

		snprintf(key, sizeof key, "%.*s", (int)n, keys);
		keys += n + strspn(keys + n, " ");
		if (n && strcmp(key, "-") != 0)
			put(f, key, value);
		else
			json_decref(value);
	}
}

void
tell(struct session *s, const char *keys, const char *format, ...)
{
	struct text t = { 0 };
	va_list ap;

	va_start(ap, format);
	if (s->facts) {
		put_named(s->facts, keys, format, &ap);
	} else {
		text_vaddf(&t, format, ap);
		session_write(s, text_get(&t));
	}
	va_end(ap);
	text_free(&t);
}

/* ---- facts alone ---- */

void
tell_string(struct session *s, const char *key, const char *value)
{
	if (s->facts)
		put(s->facts, key, string(value));
}

void
tell_number(struct session *s, const char *key, long long value)
{
	if (s->facts)
		put(s->facts, key, json_integer(value));
}

void
tell_bool(struct session *s, const char *key, bool value)
{
	if (s->facts)
		put(s->facts, key, json_boolean(value));
}

void
tell_null(struct session *s, const char *key)
{
	if (s->facts)
		put(s->facts, key, json_null());
}

static void
begin(struct session *s, const char *key, json_t *what)
{
	struct facts *f = s->facts;

	put(f, key, what);
	assert(f->depth + 1 < DEPTH);
	f->open[++f->depth] = what;
}

void
tell_object(struct session *s, const char *key)
{
	if (s->facts)
		begin(s, key, json_object());
}

void
tell_list(struct session *s, const char *key)
{
	if (s->facts)
		begin(s, key, json_array());
}

void
tell_end(struct session *s)
{
	if (s->facts) {
		assert(s->facts->depth);
		s->facts->depth--;
	}
}

bool
telling(const struct session *s)
{
	return s->facts;
}
