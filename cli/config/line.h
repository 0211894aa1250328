/* One line from text to tree. Private to cli/config. */
#ifndef QMIDLE_CONFIG_LINE_H
#define QMIDLE_CONFIG_LINE_H

#include "cli/config/config.h"

/* Matches and carries out a line that nobody typed. The status is the matcher's, *caret where an
 * invalid line goes wrong; reply and caret may be NULL. `exit` and `end` move the place. */
enum match_status config_run(struct device *, struct config_place *, const char *line,
			     struct config_reply *reply, size_t *caret);
/* Carries out a matched line that nobody typed. `do …` does nothing; what asks questions is
 * refused. */
void config_obey(struct device *, struct config_place *, const struct match *,
		 struct config_reply *);

#endif
