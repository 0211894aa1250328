# The views of the parser.

mode config {
	parser "Configure parser" {
		view "View Commands" <name:word key "View Name"> [ superview "SuperView Commands" ]
			enter parser-view rank 2430 sort insertion;
	}
}

mode parser-view {
	exit "Exit from view configuration mode" session as config_exit;
	commands "Configure commands for a view"
		<mode:parser-mode key>
		( exclude "Exclude the command from the view" |
		  include "Add command to the view" |
		  include-exclusive "Include in this view but exclude from others" )
		[ all "wildcard support" ] <command:line key "Keywords of the command">
		as parser_view_commands rank 20 sort insertion;
	secret "Set a secret for the current view"
		[ 0 "Specifies an UNENCRYPTED password will follow" |
		  5 "Specifies an ENCRYPTED secret will follow" ]
		<secret:line "The UNENCRYPTED (cleartext) view secret string"> rank 10;
	view "Add a CLI view to this superview" <name:word key "View Name"> rank 15 sort insertion;
}

mode exec {
	show "Show running system information" {
		parser "Display parser information" {
			view "Display the current view" [ all "Display all views" ];
		}
	}
}
