/* What a router has out of its box. These are ordinary lines of configuration; that they cannot
 * go, only change, is what makes them print as `no ip http server` or ` no ip address`. */
#include <stdio.h>
#include <string.h>

#include "cli/config/line.h"
#include "cli/config/tree.h"
#include "cli/device/device.h"
#include "grammar/match/match.h"
#include "grammar/ios/args.h"

static const char *const router_lines[] = {
	"service timestamps debug datetime msec",
	"service timestamps log datetime msec",
	"no service password-encryption",
	"hostname Router",
	"boot-start-marker",
	"boot-end-marker",
	"no aaa new-model",
	"ip cef",
	"no ipv6 cef",
	"multilink bundle-name authenticated",
	"redundancy",
	"ip forward-protocol nd",
	"no ip http server",
	"no ip http secure-server",
	"control-plane",
	"line con 0",
	"line aux 0",
	"line vty 0 4",
	NULL,
};

static const char *const ethernet_lines[] = { "no ip address", "duplex auto", "speed auto", NULL };
static const char *const serial_lines[] = { "no ip address", "clock rate 2000000", NULL };
static const char *const interface_lines[] = { "no ip address", NULL };
static const char *const transform_lines[] = { "mode tunnel", NULL };
static const char *const trustpoint_lines[] = { "revocation-check crl", NULL };
static const char *const vty_lines[] = { "login", "transport input all", NULL };

static const char *const *
lines_of_block(const struct node *n)
{
	switch (n->statement->id) {
	case STMT_config_interface:
		if (strstr(n->text, "Null") || strchr(n->text, '.'))
			return NULL;
		if (strstr(n->text, "Ethernet"))
			return ethernet_lines;
		return strstr(n->text, "Serial") ? serial_lines : interface_lines;
	case STMT_config_crypto_ipsec_transform_set:
		return transform_lines;
	case STMT_config_crypto_pki_trustpoint:
		return trustpoint_lines;
	case STMT_config_line_vty:
		return vty_lines;
	default:
		return NULL;
	}
}

static void
make(struct config *c, struct config_place place, const char *const *lines)
{
	bool before = c->making_factory;

	c->making_factory = true;
	for (; lines && *lines; lines++) {
		struct config_place at = place;

		config_run(c->device, &at, *lines, NULL, NULL);
	}
	c->making_factory = before;
}

void
config_make_block(struct config *c, struct node *n)
{
	make(c, (struct config_place){ true, n->statement->enter, n->serial, 0, NULL },
	     lines_of_block(n));
}

void
config_make_factory(struct config *c)
{
	struct config_place global;

	config_enter(&global);
	make(c, global, router_lines);
	for (char **name = c->device->interface; *name; name++) {
		char line[128];

		snprintf(line, sizeof line, "interface %s", *name);
		make(c, global, (const char *const[]){ line, NULL });
	}
}
