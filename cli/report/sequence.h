/* Private to cli/report: the messages of IKE, a diagram for every two that speak. */
#ifndef QMIDLE_REPORT_SEQUENCE_H
#define QMIDLE_REPORT_SEQUENCE_H

struct ladder;
struct text;

void sequence_sections(const struct ladder *, struct text *page);

#endif
