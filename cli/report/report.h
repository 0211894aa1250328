/* What happened in a lab as one page of HTML, that shows itself: no script, nothing from elsewhere.
 *
 *	verdicts.c	the results of its checks
 *	picture.c	the topology, with the tunnels drawn between their ends
 *	sequence.c	every message of IKE between two, each opens to
 *	tree.c		its payloads, as it went over the wire and in clear
 *	timeline.c	the SAs from when to when, and the packets that they carried */
#ifndef QMIDLE_REPORT_H
#define QMIDLE_REPORT_H

struct check_run;
struct lab;
struct text;

/* Adds the sections that show the lab as it is now: before its checks run, which send packets. */
void report_look(struct lab *, struct text *sections);
/* Adds the page. transcript: of the script that was played; NULL: none was. run: of all checks, the last
 * one of a lab that runs; NULL: they were not run. */
void report_write(const struct lab *, const char *sections, const char *transcript,
		  const struct check_run *run, struct text *page);

#endif
