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
				[ type "Specify a type of event policy"
				    ( system "Specify a system policy" |
				        user "Specify a user policy" ) |
				  trap "Send an SNMP trap when the policy is triggered" ]*
				store rank 2427 sort insertion;
			scheduler "Configure the Event Manager scheduler"
				( applet "Threads of applet policies" key |
					axp "Threads of AXP policies" key |
				  call-home "Threads of call-home policies" key |
				      script "Threads of Tcl script policies" key )
				thread "Threads that run policies" class "Class of the policies"
				<class:word key "Class name (A-Z or default)">
				number "Number of threads" <count:1-65535 "Number of threads">
					store rank 2425 sort insertion;
			session "Configure session attributes" {
				cli "CLI session attributes" {
					username "Username used for AAA authorization of CLI commands"
						<user:word "Name of the user"> store rank 2425;
				}
			}
		}
	}
	kron "Kron interval Facility" {
		occurrence "Define kron occurrence" <name:word key "Occurrence name">
			[ user "User name for policy list" <user:word "Name of the user"> ]
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

fragment eem_occurs <occurs:1-4294967295 "Number of occurrences">;
fragment eem_period <period:word "Seconds, with a fraction if need be">;
fragment eem_maxrun <maxrun:word "Seconds, with a fraction if need be">;

fragment eem_pair
	<first:quoted "Number or variable"> <second:quoted "Number or variable">;
fragment eem_condition
	<left:quoted "String operand">
	( eq "equal to" | ge "greater than or equal to" | gt "greater than" |
	  le "less than or equal to" | lt "less than" | ne "not equal to" )
	<right:quoted "String operand">;

mode applet {
	action "Add or modify an action statement" <label:word key "Label">
		( add "Add" $eem_pair |
		  append "Append to a variable" <variable:word "Variable name">
		    <value:line "Value to be appended"> |
		  break "Break out of a conditional loop" |
		  cli "Execute a CLI command" command "CLI command to be executed"
		    <command:line "CLI command"> |
		  cns-event "Send a CNS event" msg "CNS event message" field cns_msg
		    <event:quoted "Message of the event"> |
		  comment "add comment" <args:line "Text of the comment"> |
		  context "Save or retrieve context information"
		    ( retrieve "Retrieve context information" | save "Save context information" )
		    key "Key of the context" <key:quoted "Name of the key">
		    variable "Variables of the context" <context:quoted "Name of the variable"> |
		  continue "Continue to next loop iteration" |
		  counter "Modify a counter value"
		    ( name "Name of the counter" <counter:word "Name of the counter"> |
		      value "Value of the operation" <number:word "Number"> |
		      op "Operation" ( dec "Decrement the counter" | inc "Increment the counter" |
			nop "Leave the counter as it is" | set "Set the counter"
				field counter_set ) )* |
		  decrement "Decrement a variable" <variable:word "Variable name">
		    [ <amount:quoted "Value to be subtracted"> ] |
		  divide "Divide" $eem_pair |
		  else "else conditional" |
		  elseif "elseif conditional" $eem_condition |
		  end "end conditional block" |
		  exit "Exit from applet run" [ <args:line "Result code of the applet"> ] |
		  file "file operations" <args:line "File operation and its operands"> |
		  force-switchover "Force a software switchover" |
		  foreach "foreach loop" <variable:word "Iterator variable">
		    <value:line "List of values"> |
		  gets "get line of input from active tty" <variable:word "Variable name"> |
		  handle-error "On error action" type "Type of the action"
		    ( exit "Exit from the applet" field on_error_exit |
		      ignore "Ignore the error and continue" | warn "Warn and continue" ) |
		  help "Read/Set parser help buffer" <args:line "Read or set"> |
		  if "if conditional" $eem_condition [ goto "Action to go to"
		      <target:word "Label of the action"> ] |
		  increment "Increment a variable" <variable:word "Variable name">
		    [ <amount:quoted "Value to be added"> ] |
		  info "Obtain system specific information" <args:line "Type of the information"> |
		  mail "Send an e-mail" server "Domain name of the e-mail server"
		    <server:quoted "Domain name or address"> to "Recipient of the e-mail"
		    <recipient:quoted "E-mail address"> from "Sender of the e-mail"
		    <sender:quoted "E-mail address"> [ cc "Copy of the e-mail"
		    <cc:quoted "E-mail address"> ] [ subject "Subject of the e-mail"
		    <subject:quoted "Subject text"> ] [ body "Body of the e-mail"
		    <body:quoted "Body text"> ] |
		  multiply "Multiply" $eem_pair |
		  policy "Run a pre-registered policy" <policy:word "Name of the policy"> |
		  publish-event "Publish an application specific event"
		      <args:line "Sub-system, type and arguments"> |
		  puts "print data to active tty" [ <args:line "Text to be printed"> ] |
		  regexp "regular expression match" <args:line "Pattern, string and variables"> |
		  reload "Reload system" |
		  set "Set a variable" <variable:word "Variable name">
		    <value:line "Value of the variable"> |
		  snmp-trap "Send an SNMP trap"
		    [ intdata1 "First integer of the trap" <intdata1:word "Integer"> |
		      intdata2 "Second integer of the trap" <intdata2:word "Integer"> |
		      strdata "String of the trap" <strdata:quoted "String"> ]* |
		  string "string commands" <args:line "String function and its operands"> |
		  subtract "Subtract" $eem_pair |
		  syslog "Log a syslog message"
		    [ priority "Syslog priority" <priority:severity> |
		      facility "Syslog facility" <facility:quoted "Facility string"> ]*
		    msg "Syslog message" <message:line "Message to be logged"> |
		  track "Read/Set a tracking object"
		    ( read "Read the state of the object" |
		      set "Set the state of the object" field track_set )
		    <object:1-1000 "Tracked object number">
		    [ state "State of the object" ( up "Up state" | down "Down state" ) ] |
		  wait "Wait for a specified amount of time"
		    <seconds:word "Number of seconds to wait"> |
		  while "while loop" $eem_condition )
		store rank 30 sort key;
	description "Add or modify an applet description" <text:line "Description of the applet">
		store rank 5;
	event "Add or modify event information"
		[ tag "event tag identifier" <tag:word "Tag of the event"> ]
		( application "Application specific event" <criteria:line "Criteria of the event"> |
		  cli "CLI event"
		    ( pattern "CLI pattern to be matched" <cli:quoted "Regular expression"> |
		      sync "Run the policy before the command"
		          ( yes "Run the policy synchronously" |
			no "Run the policy asynchronously" ) |
		      skip "Skip the command" ( yes "Skip the command" field skip_yes |
			no "Do not skip the command" field skip_no ) |
		      mode "Parser mode" <mode:word "Name of the mode"> |
		      enter "Match when Enter is pressed" |
		      tab "Match when Tab is pressed" |
		      questionmark "Match when the question mark is pressed" |
		      occurs "Number of occurrences before raising the event" $eem_occurs(cli) |
		      period "Occurrence period" $eem_period(cli) |
		      maxrun "Maximum runtime of the policy" $eem_maxrun(cli) )* |
		  counter "Counter event" <criteria:line "Criteria of the event"> |
		  gold "GOLD event" <criteria:line "Criteria of the event"> |
		  identity "Identity event" <criteria:line "Criteria of the event"> |
		  interface "Interface event" <criteria:line "Criteria of the event"> |
		  ioswdsysmon "IOS WDSysMon event" <criteria:line "Criteria of the event"> |
		  ipsla "IPSLA Event" <criteria:line "Criteria of the event"> |
		  mat "MAT event" <criteria:line "Criteria of the event"> |
		  neighbor-discovery "Neighbor Discovery Event"
		      <criteria:line "Criteria of the event"> |
		  nf "NF Event" <criteria:line "Criteria of the event"> |
		  none "Manually run policy event"
		    [ maxrun "Maximum runtime of the policy" $eem_maxrun(none) |
		      sync "Run the policy synchronously" ( yes "Run the policy synchronously"
		          field none_sync |
			no "Run the policy asynchronously" field none_async ) ]* |
		  oir "OIR event" <criteria:line "Criteria of the event"> |
		  resource "Resource event" <criteria:line "Criteria of the event"> |
		  rf "Redundancy Facility event" <criteria:line "Criteria of the event"> |
		  routing "Routing Event" <criteria:line "Criteria of the event"> |
		  rpc "Remote Procedure Call event" <criteria:line "Criteria of the event"> |
		  snmp "SNMP event" <criteria:line "Criteria of the event"> |
		  snmp-notification "SNMP Notification Event"
		      <criteria:line "Criteria of the event"> |
		  snmp-object "SNMP object event" <criteria:line "Criteria of the event"> |
		  syslog "Syslog event"
		    ( pattern "Syslog pattern to be matched" <syslog:quoted "Regular expression"> |
		      occurs "Number of occurrences before raising the event" $eem_occurs(syslog) |
		      period "Occurrence period" $eem_period(syslog) |
		      severity-critical "Critical severity" |
		          severity-debugging "Debugging severity" |
		      severity-errors "Error severity" | severity-fatal "Emergency severity" |
		      severity-info "Informational severity" | severity-major "Alert severity" |
		      severity-normal "Notification severity" |
		      severity-notification "Notification severity" |
		      severity-warning "Warning severity" |
		      skip "Skip the message" ( yes "Skip the message" field syslog_skip |
			no "Do not skip the message" field syslog_keep ) |
		      maxrun "Maximum runtime of the policy" $eem_maxrun(syslog) )* |
		  timer "Timer event"
		    ( absolute "Absolute timer event" | countdown "Countdown timer event" |
		      cron "Cron timer event" | watchdog "Watchdog timer event" )
		    ( name "Name of the timer" <name:word "Name of the timer"> |
		      time "Time of the timer" <time:word "Seconds, with a fraction if need be"> |
		      cron-entry "Cron entry" <cron:quoted "Minute, hour, day, month, weekday"> |
		      maxrun "Maximum runtime of the policy" $eem_maxrun(timer) )* |
		  track "Tracking object event" <object:1-1000 "Tracked object number">
		    [ state "State of the tracked object"
			( any "Any state" | down "Down state" | up "Up state" ) |
		      maxrun "Maximum runtime of the policy" $eem_maxrun(track) ]* )
		multi store rank 10 sort insertion;
	set "Set a variable" <label:word key "Label">
		<variable:word "Name of the variable"> <value:line "Value of the variable">
			store rank 30 sort key;
	trigger "Trigger on a combination of events"
		[ occurs "Number of occurrences before raising the event"
		    <occurs:1-4294967295 "Number of occurrences"> |
		  period "Period in which the events are correlated"
		    <period:word "Seconds, with a fraction if need be"> |
		  period-start "Start of the period, as a cron entry"
		    <start:quoted "Minute, hour, day, month, weekday"> |
		  delay "Delay before the policy runs"
		    <delay:word "Seconds, with a fraction if need be"> |
		  maxrun "Maximum runtime of the policy"
		    <maxrun:word "Seconds, with a fraction if need be"> ]*
		enter applet-trigger store rank 20;
}

fragment eem_event
	( event "Event to correlate" <event:word "Tag of the event"> |
	  track "Tracked object to correlate" <track:1-1000 "Tracked object number"> );

mode applet-trigger {
	attribute "Set the attributes of an event" {
		tag "Tag of the event" <tag:word key "Tag of the event">
			[ occurs "Number of occurrences before raising the event"
			    <occurs:1-4294967295 "Number of occurrences"> ]
			store rank 20 sort insertion;
	}
	correlate "Correlate events"
		$eem_event(first)
		( and "Both have happened" $eem_event(and) | andnot "The second has not happened"
			$eem_event(andnot) |
		  or "One of them has happened" $eem_event(or) )*8 others store rank 10;
}

mode kron-occurrence {
	policy-list "policy name" <name:word key "Policy name"> store rank 10 sort insertion;
}

mode kron-policy {
	cli "cli command" <command:line "Exec level cli to be executed">
		multi store rank 10 sort insertion;
	conditional "Stop executing the policy list on failure" flag off store rank 5;
}
