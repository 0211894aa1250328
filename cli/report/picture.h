/* Private to cli/report: the topology as a drawing. */
#ifndef QMIDLE_REPORT_PICTURE_H
#define QMIDLE_REPORT_PICTURE_H

struct lab;
struct text;

void picture_section(const struct lab *, struct text *page);

#endif
