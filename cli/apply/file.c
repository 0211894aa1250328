/* Lines about files: what is served. */
#include <string.h>

#include "cli/apply/apply.h"
#include "cli/device/serve.h"
#include "cli/handlers.h"
#include "grammar/ios/args.h"

bool
apply_config_tftp_server(struct apply *a, const struct args_config_tftp_server *args)
{
	if (!serve_set(a->device, strchr(a->line, ' ') + 1, a->op == APPLY_SET))
		return refuse(a, DIAG_INCOMPLETE, NULL);
	return true;
}
