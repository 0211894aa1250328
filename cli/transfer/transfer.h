/* Labs from elsewhere, labs for elsewhere, and labs on several machines.
 *
 *	FILE of containerlab or CML --import--> draft --write--> folder with a lab.yml
 *	folder --topology_load()--> draft --export--> FILE of containerlab
 *	                                  --split---> several folders, joined by udp: links
 *
 * A draft is a lab in memory: its topology and the configurations of its routers. All functions
 * give the exit status of the program; what they have to say goes to `errors`, with file and line. */
#ifndef QMIDLE_TRANSFER_H
#define QMIDLE_TRANSFER_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum transfer_status {
	TRANSFER_WHOLE,	  /* all was taken over */
	TRANSFER_PARTLY,  /* what was not is listed */
	TRANSFER_UNUSABLE /* nothing was written */
};

/* Makes the folder `dir` of a containerlab or CML file. */
int transfer_import(const char *file, const char *dir, FILE *errors);

/* Makes the folder `dir` with NAME.clab.yml and the configurations. */
int transfer_export(const char *lab, const char *dir, FILE *errors);

/* Makes the folders NAME-1, NAME-2 … in `dir`, one for each part: "[HOST=]NODE,NODE…". The cables
 * between them take the UDP ports from `port` on. */
int transfer_split(const char *lab, char *const *parts, size_t count, uint16_t port,
		   const char *dir, FILE *errors);

#endif
