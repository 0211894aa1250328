/* Private to cli/report: how the page looks. */
#ifndef QMIDLE_REPORT_STYLE_H
#define QMIDLE_REPORT_STYLE_H

extern const char report_style[];

#endif
