#include "cli/report/verdicts.h"

#include "cli/check/check.h"
#include "cli/report/html.h"

static void
add_result(const struct check_result *r, struct text *t)
{
	static const char *const classes[] = { "", "up", "bad" };

	text_addf(t, "<tr><td><span class=\"%s\">%s</span><td>", classes[r->verdict],
		  check_verdict_name(r->verdict));
	html_text(t, r->check->name);
	text_add(t, "<td>");
	html_text(t, r->check->description ? r->check->description : "");
	text_add(t, "<br><small>");
	html_text(t, check_said(r));
	text_add(t, "</small>");
	if (check_warns(r->check))
		text_add(t, "<td class=n>warns</tr>\n");
	else
		text_addf(t, "<td class=n>%u</tr>\n", check_points(r->check));
}

void
verdicts_section(const struct check_run *run, struct text *page)
{
	struct check_sum sum = check_sum(run);
	const struct check_result *results;
	size_t count;

	results = check_results(run, &count);
	text_add(page, "<section id=checks><h2>Checks</h2>\n");
	text_addf(page,
		  "<p>%u of %u points</p>\n<div class=wide><table><thead><tr><th>Result<th>"
		  "Check<th>What<th class=n>Points</tr></thead><tbody>\n",
		  sum.points, sum.total);
	for (size_t i = 0; i < count; i++)
		add_result(&results[i], page);
	text_add(page, "</tbody></table></div></section>\n");
}
