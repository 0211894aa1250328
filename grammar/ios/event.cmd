# What happens by itself: event manager and kron. Kept and shown.

mode config {
	event "Configure event related configuration commands" {
		manager "Event manager configuration" {
			applet "Register an Event Manager applet"
				<name:word key "Name of Event Manager applet">
				[ authorization "Specify the authorization type"
				    ( bypass "Bypass AAA authorization" |
				      aaa "Use AAA authorization" ) |
				  class "Specify the class of the applet"
				    <class:word "Class name (A-Z or default)"> |
				  trap "Send an SNMP trap when the applet is triggered" ]*
				    enter applet
				store rank 2426 sort insertion;
			directory "Specify a policy directory" user "Specify a user directory"
				( policy "User policy directory" key |
				  library "User library directory" key )
				<url:word "Name of the directory"> store rank 2425;
			environment "Set an environment variable" <name:word key "Name of variable">
				<value:line "Value of the environment variable">
				store rank 2424 sort insertion;
			history "Set the history table size" {
				size "Set the history table size"
					( events "Set the event history table size" key |
					  traps "Set the SNMP trap history table size" key )
					<size:0-50 "Number of entries"> store rank 2425;
			}
			policy "Register a policy" <name:word key "Name of policy">
				[ <type:line "Type of the policy: system or user"> ]
				store rank 2427 sort insertion;
			scheduler "Configure the Event Manager scheduler"
				<what:line "Applet, axp, call-home or script, and its threads">
				multi store rank 2425;
			session "Configure session attributes" {
				cli "CLI session attributes" {
					username "Username used for AAA authorization of CLI commands"
						<user:word "Username"> store rank 2425;
				}
			}
		}
	}
	kron "Kron interval Facility" {
		occurrence "Define kron occurrence" <name:word key "Occurrence name">
			[ user "User name for policy list" <user:word "Username"> ]
			( at "At time to run policy list" <time:clock "Time of day in hh:mm">
			    [ <date:word "Name of the day, or of the month">
			    [ <day:0-31 "Day of the month"> ] ] |
			  in "Run policy list within time interval"
			    <interval:word "Time interval in ddd:hh:mm"> )
			( oneshot "Run once at the specified time" | recurring "Run periodically" |
			  system-startup "Run at system start-up" )
			enter kron-occurrence store rank 2429 sort insertion;
		policy-list "Define kron policy list" <name:word key "Policy name">
			enter kron-policy store rank 2428 sort insertion;
	}
}

mode applet {
	action "Add or modify an action statement" <label:word key "Label">
		<what:line "Kind of the action and its arguments"> store rank 30 sort key;
	description "Add or modify an applet description" <text:line "Description of the applet">
		store rank 5;
	event "Add or modify event information" <what:line "Event detector and its criteria">
		multi store rank 10 sort insertion;
	set "Set a variable" <label:word key "Label">
		<what:line "Name of the variable and its value"> store rank 30 sort key;
	trigger "Trigger on a combination of events"
		[ <what:line "Occurrences, period, delay and correlation of the events"> ]
		store rank 20;
}

mode kron-occurrence {
	policy-list "policy name" <name:word key "Policy name"> store rank 10 sort insertion;
}

mode kron-policy {
	cli "cli command" <command:line "Exec level cli to be executed">
		multi store rank 10 sort insertion;
	conditional "Stop executing the policy list on failure" flag off store rank 5;
}
