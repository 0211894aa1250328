/* Private to cli/report: what the checks of the lab say. */
#ifndef QMIDLE_REPORT_VERDICTS_H
#define QMIDLE_REPORT_VERDICTS_H

struct check_run;
struct text;

void verdicts_section(const struct check_run *, struct text *page);

#endif
