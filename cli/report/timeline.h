/* Private to cli/report: SAs from when to when, and the packets that they carried. */
#ifndef QMIDLE_REPORT_TIMELINE_H
#define QMIDLE_REPORT_TIMELINE_H

struct lab;
struct text;

void timeline_section(const struct lab *, struct text *page);

#endif
