#include "cli/report/report.h"

#include "cli/lab/lab.h"
#include "cli/lab/lives.h"
#include "cli/report/html.h"
#include "cli/report/picture.h"
#include "cli/report/sequence.h"
#include "cli/report/style.h"
#include "cli/report/timeline.h"
#include "cli/report/verdicts.h"
#include "engine/node/node.h"

static void
add_head(const struct lab *lab, struct text *page)
{
	text_add(page,
		 "<!DOCTYPE html>\n<html lang=en><head><meta charset=utf-8>\n"
		 "<meta name=viewport content=\"width=device-width,initial-scale=1\">\n<title>");
	html_text(page, lab->topology->title);
	text_add(page, "</title>\n<style>\n");
	text_add(page, report_style);
	text_add(page, "</style></head>\n<body><header><h1>");
	html_text(page, lab->topology->title);
	text_add(page, "</h1>\n");
}

static void
add_links(bool checked, bool played, struct text *page)
{
	text_add(page, "<nav>");
	if (checked)
		text_add(page, "<a href=#checks>Checks</a> ");
	text_add(page, "<a href=#topology>Topology</a> <a href=#messages>Messages</a> <a "
		       "href=#timeline>Security associations</a>");
	if (played)
		text_add(page, " <a href=#played>What was typed</a>");
	text_add(page, "</nav></header>\n");
}

static void
add_transcript(const char *transcript, struct text *page)
{
	text_add(page,
		 "<section id=played><h2>What was typed</h2><details class=played><summary>The "
		 "consoles, in the order of time</summary><pre>");
	html_text(page, transcript);
	text_add(page, "</pre></details></section>\n");
}

void
report_look(struct lab *lab, struct text *sections)
{
	lives_look(lab->lives);
	picture_section(lab, sections);
	sequence_sections(lab->ladder, sections);
	timeline_section(lab, sections);
}

void
report_write(const struct lab *lab, const char *sections, const char *transcript,
	     const struct check_run *run, struct text *page)
{
	add_head(lab, page);
	add_links(run, transcript, page);
	if (run)
		verdicts_section(run, page);
	text_add(page, sections);
	if (transcript)
		add_transcript(transcript, page);
	text_add(page, "</body></html>\n");
}
