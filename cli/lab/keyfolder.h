/* Private to keylog: a folder with keys in the files that Wireshark's preferences read, and these
 * preferences, so that WIRESHARK_CONFIG_DIR may name it. Readable for us alone. */
#ifndef QMIDLE_LAB_KEYFOLDER_H
#define QMIDLE_LAB_KEYFOLDER_H

#include <stdbool.h>

struct keyfolder;

enum key_file {
	KEYS_OF_IKE, /* ikev1_decryption_table */
	KEYS_OF_ESP, /* esp_sa */
	KEYS_OF_ALL, /* ipsec_sa: every SA, for other programs */
	KEY_FILES
};

/* The folder of the list, put there (and then fresh) when it is not in it. Preferences that stand
 * there already stay. NULL with *error. */
struct keyfolder *keyfolder_open(struct keyfolder **list, const char *dir, bool *fresh,
				 char **error);
void keyfolders_close(struct keyfolder *list);
struct keyfolder *keyfolder_next(struct keyfolder *);

/* Written at once, so that a capture can be read while the lab runs. */
void keyfolder_add(struct keyfolder *, enum key_file, const char *line);

#endif
