/* Bad weather for two IKE ends: scenarios of everything they say to each other, and what may happen
 * to a message on its way. Whatever does, the rules of ike_watch.h hold, what was begun comes to an
 * end, and when it is calm again a fresh try comes up. */
#ifndef QMIDLE_TESTS_IKE_STORM_H
#define QMIDLE_TESTS_IKE_STORM_H

#include <stdint.h>

enum harm {
	HARM_NONE,
	HARM_LOST,
	HARM_TWICE, /* the copy comes later */
	HARM_LATE,  /* behind others */
	HARM_CUT,
	HARM_BIT,  /* one is flipped */
	HARM_BODY, /* noise behind the header */
	HARM_PORT, /* comes from another port, as behind a NAT that forgot */
	HARMS,
};

/* How many scenarios there are, and what one is called. */
unsigned storm_scenarios(void);
const char *storm_name(unsigned scenario);
/* How many messages R1 (0) or R2 (1) sends in it when the weather is fine. */
unsigned storm_messages(unsigned scenario, unsigned side);
/* One message of it comes to harm, where and how much by the seed. */
void storm_one(unsigned scenario, unsigned side, unsigned number, enum harm, uint64_t seed);
/* Every message may, by chance, while both ends do what comes into their heads. */
void storm_all(unsigned scenario, uint64_t seed);

#endif
