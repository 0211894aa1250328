/* Which interface names of a router take a cable. */
#ifndef QMIDLE_LAB_IFNAME_H
#define QMIDLE_LAB_IFNAME_H

/* "Fa0/1", "fastethernet 0/1" -> "FastEthernet0/1", freed by the caller; NULL when it is no
 * interface with a plug. */
char *ifname_full(const char *text);
/* "FastEthernet0/1" -> "Fa0/1" into buf. */
char *ifname_short(const char *full, char buf[static 32]);

#endif
