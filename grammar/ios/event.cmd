# What happens by itself: event manager and kron. Kept and shown.

mode config {
	event "Configure event related configuration commands" {
		manager "Event manager configuration" {
			applet "Register an Event Manager applet"
				<name:word key "Name of Event Manager applet">
				[ authorization "Specify the authorization type"
				    ( bypass "Bypass AAA authorization" | aaa "Use AAA" ) |
				  class "Policy class" <class:word "Class"> |
				  trap "Generate a trap" ]* enter applet
				store rank 2426 sort insertion;
			directory "Specify a directory" user "User"
				( policy "Policy" key | library "Library" key )
				<url:word "Directory"> store rank 2425;
			environment "Set an environment variable" <name:word key "Name of variable">
				<value:line "Value"> store rank 2424 sort insertion;
			history "History" {
				size "Size" ( events "Events" key | traps "Traps" key )
					<size:0-50 "Number"> store rank 2425;
			}
			policy "Register a policy" <name:word key "Name of policy">
				[ <type:line "Type and more"> ] store rank 2427 sort insertion;
			scheduler "Scheduler" <what:line "Class and threads"> multi store rank 2425;
			session "Session" {
				cli "CLI" {
					username "User" <user:word "User name"> store rank 2425;
				}
			}
		}
	}
	kron "Kron interval Facility" {
		occurrence "Define kron occurrence" <name:word key "Occurrence name">
			[ user "User" <user:word "User"> ]
			( at "At a time" <time:clock>
			    [ <date:word "Day"> [ <day:0-31 "Day of the month"> ] ] |
			  in "In a time" <interval:word "Interval"> )
			( oneshot "Once" | recurring "Again and again" | system-startup "At start" )
			enter kron-occurrence store rank 2429 sort insertion;
		policy-list "Define kron policy list" <name:word key "Policy name">
			enter kron-policy store rank 2428 sort insertion;
	}
}

mode applet {
	action "Add or modify an action statement" <label:word key "Label">
		<what:line "What is done"> store rank 30 sort key;
	description "Description" <text:line "Description"> store rank 5;
	event "Event" <what:line "What begins it"> multi store rank 10 sort insertion;
	set "Set" <label:word key "Label"> <what:line "What is set"> store rank 30 sort key;
	trigger "Trigger" [ <what:line "How the events belong together"> ] store rank 20;
}

mode kron-occurrence {
	policy-list "policy name" <name:word key "Policy name"> store rank 10 sort insertion;
}

mode kron-policy {
	cli "Command" <command:line "Command"> multi store rank 10 sort insertion;
	conditional "Stop at a failure" flag off store rank 5;
}
