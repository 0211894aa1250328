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

fragment eem_operator
	( eq "Equal to" | ge "Greater than or equal to" | gt "Greater than" |
	  le "Less than or equal to" | lt "Less than" | ne "Not equal to" );
fragment eem_measure
	( increment "Compare with the increment" | rate "Compare with the rate" |
	  value "Compare with the value" );
fragment eem_outcome
	( all "Any outcome" | fail "Failed outcome" | success "Successful outcome" );
fragment eem_neighbor
	( add "Neighbor added" | all "Any change of a neighbor" | delete "Neighbor deleted" |
	  update "Neighbor updated" );
fragment eem_strings
	[ nocase "Ignore the case" | length "Number of characters to compare" <count:quoted
	    "Number"> ]*
	<first:quoted "String operand"> <second:quoted "String operand">;
fragment eem_part
	<operand:quoted "String operand"> [ <from:quoted "Start index"> [ <until:quoted "End index">
	    ] ];
fragment eem_trim
	<operand:quoted "String operand"> [ <set:quoted "Characters to trim"> ];

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
		  mail "Send an e-mail" server "Domain name of the e-mail server"
		    <server:quoted "Domain name or address"> to "Recipient of the e-mail"
		    <recipient:quoted "E-mail address"> from "Sender of the e-mail"
		    <sender:quoted "E-mail address"> [ cc "Copy of the e-mail"
		    <cc:quoted "E-mail address"> ] [ subject "Subject of the e-mail"
		    <subject:quoted "Subject text"> ] [ body "Body of the e-mail"
		    <body:quoted "Body text"> ] |
		  multiply "Multiply" $eem_pair |
		  policy "Run a pre-registered policy" <policy:word "Name of the policy"> |
		  puts "print data to active tty" [ <args:line "Text to be printed"> ] |
		  reload "Reload system" |
		  set "Set a variable" <variable:word "Variable name">
		    <value:line "Value of the variable"> |
		  snmp-trap "Send an SNMP trap"
		    [ intdata1 "First integer of the trap" <intdata1:word "Integer"> |
		      intdata2 "Second integer of the trap" <intdata2:word "Integer"> |
		      strdata "String of the trap" <strdata:quoted "String"> ]* |
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
	action "Add or modify an action statement" <label:word key "Label">
		file "file operations"
		    ( close "Close a file" <fd:word "File descriptor"> |
		      delete "Delete a file" <path:quoted "Name of the file"> |
		      gets "Get a line from a file" field file_gets <fd:word "File descriptor">
		        <variable:word "Variable name"> |
		      open "Open a file" <fd:word "File descriptor"> <path:quoted
		      "Name of the file">
		        <access:word "Access mode, as r, w or a"> |
		      puts "Write a line to a file" field file_puts [ nonewline
		      "Without a newline" field file_nonewline ]
		        <fd:word "File descriptor"> <args:line "Text to be written"> |
		      read "Read from a file" field file_read <fd:word "File descriptor">
		        <variable:word "Variable name"> <size:quoted "Number of bytes"> |
		      write "Write to a file" <fd:word "File descriptor">
		        <data:quoted "Data to be written"> [ <size:quoted "Number of bytes"> ] )
		as applet_action_file same-as applet_action store rank 30 sort key;
	action "Add or modify an action statement" <label:word key "Label">
		info "Obtain system specific information" type
		    "Type of information to obtain" field info_type
		    ( cli "Obtain CLI information" field info_cli
		        ( frequency "CLI command frequency" field cli_frequency | history
		        "CLI command history" field cli_history ) |
		      interface-names "Obtain interface names"
		        [ ( include "Include the interfaces that match" | exclude
		        "Exclude the interfaces that match" )
		            <interfaces:quoted "Regular expression"> ] |
		      routername "Obtain router name" |
		      snmp "Obtain SNMP information"
		        ( getid "Obtain SNMP variables of the system" [ <getid:word
		        "Object identifier"> ] |
		          inform "Send an SNMP inform" <inform:line
		          "Values and variables of the inform"> |
		          oid "SNMP object identifier" <oid:word "Object identifier">
		            ( get-type "Type of SNMP get operation"
		                ( exact "Get exact" | next "Get next" )
		                [ community "SNMP community" <community:word "Community string"> ]
		                [ ipaddr "IP address of the SNMP agent" <agent:quoted "IP address">
		                ] |
		              set-type "Type of SNMP set operation" <set_type:word
		              "Type of the object, as integer">
		                <set_value:quoted "Value of the object">
		                [ community "SNMP community" <community:word "Community string"> ]
		                [ ipaddr "IP address of the SNMP agent" <agent:quoted "IP address">
		                ] ) |
		          trap "Send an SNMP trap" <trap:line "Values and variables of the trap"> |
		          var "Define an SNMP variable" <var:word "Variable name"> <var_oid:word
		          "Object identifier">
		            <var_type:word "Type of the object, as integer"> <var_value:quoted
		            "Value of the object"> ) |
		      syslog "Obtain syslog information" field info_syslog
		        ( frequency "Syslog message frequency" field syslog_frequency |
		          history "Syslog message history" field syslog_history ) )
		as applet_action_info same-as applet_action store rank 30 sort key;
	action "Add or modify an action statement" <label:word key "Label">
		string "string commands"
		    ( compare "Compare two strings" $eem_strings(compare) |
		      equal "Are two strings equal" $eem_strings(equal) |
		      first "First occurrence of a string in another" <operand:quoted
		      "String operand">
		        <within:quoted "String operand"> [ <at:quoted "Index"> ] |
		      index "Character at an index" <operand:quoted "String operand"> <at:quoted
		      "Index"> |
		      last "Last occurrence of a string in another" <operand:quoted
		      "String operand">
		        <within:quoted "String operand"> [ <at:quoted "Index"> ] |
		      length "Length of a string" <operand:quoted "String operand"> |
		      match "Match a pattern" [ nocase "Ignore the case" field match_nocase ]
		        <pattern:quoted "Pattern"> <operand:quoted "String operand"> |
		      range "Part of a string" <operand:quoted "String operand"> <at:quoted
		      "Start index">
		        <to_index:quoted "End index"> |
		      replace "Replace a part of a string" <operand:quoted "String operand">
		        <at:quoted "Start index"> <to_index:quoted "End index"> [ <by:quoted
		        "Replacement"> ] |
		      tolower "Convert to lower case" $eem_part(lower) |
		      toupper "Convert to upper case" $eem_part(upper) |
		      trim "Trim both ends" $eem_trim(both) |
		      trimleft "Trim the left end" $eem_trim(left) |
		      trimright "Trim the right end" $eem_trim(right) )
		as applet_action_string same-as applet_action store rank 30 sort key;
	action "Add or modify an action statement" <label:word key "Label">
		( publish-event "Publish an application specific event"
		    sub-system "Sub-system number" <subsystem:quoted "Sub-system number">
		    type "Event type" field event_type <published:quoted "Event type number">
		    arg1 "First argument" <arg1:quoted "Argument">
		    [ arg2 "Second argument" <arg2:quoted "Argument"> ]
		    [ arg3 "Third argument" <arg3:quoted "Argument"> ]
		    [ arg4 "Fourth argument" <arg4:quoted "Argument"> ] |
		  regexp "regular expression match" <pattern:quoted "Regular expression pattern">
		    <operand:quoted "String operand">
		    [ <match:word "Variable of the match"> ( <sub:word "Variable of a submatch">
		    )*3 subs ] )
		as applet_action_publish_event same-as applet_action store rank 30 sort key;
	description "Add or modify an applet description" <text:line "Description of the applet">
		store rank 5;
	event "Add or modify event information"
		[ tag "event tag identifier" <tag:word "Tag of the event"> ]
		( application "Application specific event"
		    subsystem "Sub-system number" <subsystem:1-4294967295 "Sub-system number">
		    type "Event type" <application:1-4294967295 "Event type number">
		    [ maxrun "Maximum runtime of the policy" $eem_maxrun(application) ] |
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
		  gold "GOLD event" <criteria:line "Criteria of the event"> |
		  ioswdsysmon "IOS WDSysMon event" <criteria:line "Criteria of the event"> |
		  nf "NF Event" <criteria:line "Criteria of the event"> |
		  none "Manually run policy event"
		    [ maxrun "Maximum runtime of the policy" $eem_maxrun(none) |
		      sync "Run the policy synchronously" ( yes "Run the policy synchronously"
		          field none_sync |
			no "Run the policy asynchronously" field none_async ) ]* |
		  oir "OIR event" [ maxrun "Maximum runtime of the policy" $eem_maxrun(oir) ] |
		  resource "Resource event" policy "ERM policy name" <resource:word
		      "Name of the ERM policy">
		    [ maxrun "Maximum runtime of the policy" $eem_maxrun(resource) ] |
		  rf "Redundancy Facility event" event "RF event name" <rf:word
		      "Name of the RF event">
		    [ maxrun "Maximum runtime of the policy" $eem_maxrun(rf) ] |
		  rpc "Remote Procedure Call event" <criteria:line "Criteria of the event"> |
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
	event "Add or modify event information"
		[ tag "event tag identifier" <tag:word "Tag of the event"> ]
		( interface "Interface event"
		    ( name "Interface name" <watched:any-interface> |
		      parameter "Interface parameter" <parameter:word
		      "Name of the interface counter"> |
		      entry-op "Entry comparison operator" $eem_operator(interface_entry) |
		      entry-val "Entry comparison value" <interface_entry:quoted "Entry value"> |
		      entry-type "Entry value type" $eem_measure(interface_entry) | exit-comb
		      "Exit combination operator"
		        ( and "Both exit conditions" field interface_both | or
		        "One of the exit conditions" field interface_one ) |
		      exit-op "Exit comparison operator" $eem_operator(interface_exit) |
		      exit-val "Exit comparison value" <interface_exit:quoted "Exit value"> |
		      exit-type "Exit value type" $eem_measure(interface_exit) |
		      exit-time "Exit time in seconds" <interface_exit_time:word
		      "Seconds, with a fraction if need be"> | poll-interval "Polling interval"
		      <interface_poll:word "Seconds, with a fraction if need be"> |
		      average-factor "Number of polls to average" <average:1-64 "Average factor"> |
		      maxrun "Maximum runtime of the policy" $eem_maxrun(interface) )* |
		  counter "Counter event"
		    ( name "Counter name" <counter:word "Name of the counter"> |
		      entry-op "Entry comparison operator" $eem_operator(counter_entry) |
		      entry-val "Entry comparison value" <counter_entry:quoted "Entry value"> |
		      entry-type "Entry value type" $eem_measure(counter_entry) | exit-comb
		      "Exit combination operator"
		        ( and "Both exit conditions" field counter_both | or
		        "One of the exit conditions" field counter_one ) |
		      exit-op "Exit comparison operator" $eem_operator(counter_exit) |
		      exit-val "Exit comparison value" <counter_exit:quoted "Exit value"> |
		      exit-type "Exit value type" $eem_measure(counter_exit) |
		      exit-time "Exit time in seconds" <counter_exit_time:word
		      "Seconds, with a fraction if need be"> |
		      maxrun "Maximum runtime of the policy" $eem_maxrun(counter) )* )
		as applet_event_interface same-as applet_event multi store rank 10 sort insertion;
	event "Add or modify event information"
		[ tag "event tag identifier" <tag:word "Tag of the event"> ]
		snmp "SNMP event"
		    ( oid "SNMP object identifier" <oid:word "Object identifier"> |
		      get-type "Type of SNMP get operation"
		        ( exact "Get exact" | next "Get next" ) |
		      entry-op "Entry comparison operator" $eem_operator(snmp_entry) |
		      entry-val "Entry comparison value" <snmp_entry:quoted "Entry value"> |
		      entry-type "Entry value type" $eem_measure(snmp_entry) | exit-comb
		      "Exit combination operator"
		        ( and "Both exit conditions" field snmp_both | or
		        "One of the exit conditions" field snmp_one ) |
		      exit-op "Exit comparison operator" $eem_operator(snmp_exit) |
		      exit-val "Exit comparison value" <snmp_exit:quoted "Exit value"> |
		      exit-type "Exit value type" $eem_measure(snmp_exit) |
		      exit-time "Exit time in seconds" <snmp_exit_time:word
		      "Seconds, with a fraction if need be"> | poll-interval "Polling interval"
		      <snmp_poll:word "Seconds, with a fraction if need be"> |
		      maxrun "Maximum runtime of the policy" $eem_maxrun(snmp) )*
		as applet_event_snmp same-as applet_event multi store rank 10 sort insertion;
	event "Add or modify event information"
		[ tag "event tag identifier" <tag:word "Tag of the event"> ]
		( snmp-notification "SNMP Notification Event"
		    ( oid "SNMP object identifier" field notified <notified_oid:word
		    "Object identifier"> |
		      oid-val "SNMP object identifier value" <notified_value:quoted
		      "Value of the object"> |
		      op "Comparison operator" $eem_operator(notified) |
		      direction "Direction of the notification"
		        ( incoming "Incoming notification" | outgoing "Outgoing notification" ) |
		      msg-op "Operation on the notification"
		        ( drop "Drop the notification" | send "Send the notification" ) |
		      src-ip-address "Source ip address" <notifier:ipv4 "Source ip address"> |
		      dest-ip-address "Destination ip address" field to_host <notified_host:ipv4
		      "Destination ip address"> |
		      default "Default time to wait for the policy" <notified_wait:word
		      "Seconds, with a fraction if need be"> |
		      maxrun "Maximum runtime of the policy" $eem_maxrun(notified) )* |
		  ipsla "IPSLA Event"
		    ( group-name "IPSLA group name" <sla_group:quoted "Name of the group"> |
		      operation-id "IPSLA operation id" <sla:1-2147483647 "Operation id"> |
		      reaction-type "IPSLA reaction type" <reaction:word
		      "Name of the reaction, as timeout"> |
		      dest-ip-address "IPSLA destination ip address" <sla_host:ipv4
		      "Destination ip address"> |
		      maxrun "Maximum runtime of the policy" $eem_maxrun(ipsla) )* |
		  routing "Routing Event" network "Network to monitor" <route:prefix
		      "Network and its prefix length">
		    [ ge "Minimum prefix length to be matched" field route_ge <least:0-32
		    "Minimum prefix length"> |
		      le "Maximum prefix length to be matched" field route_le <most:0-32
		      "Maximum prefix length"> |
		      ne "Prefix length not to be matched" field route_ne <not:0-32 "Prefix length">
		      |
		      protocol "Routing protocol" <routing:word
		      "Name of the routing protocol, or all"> |
		      type "Type of the update"
		        ( add "Route added" field route_add | all "Any update" field route_all |
		          modify "Route modified" | remove "Route removed" ) |
		      maxrun "Maximum runtime of the policy" $eem_maxrun(routing) ]* )
		as applet_event_snmp_notification same-as applet_event multi store rank 10 sort insertion;
	event "Add or modify event information"
		[ tag "event tag identifier" <tag:word "Tag of the event"> ]
		( identity "Identity event" interface "Interface name" <identity:quoted
		    "Interface name">
		    [ aaa-attribute "AAA attribute to match" <attribute:quoted "Regular expression">
		    |
		      authc "Authentication event" $eem_outcome(authc) |
		      authz "Authorization event" $eem_outcome(authz) |
		      authz-complete "Authorization complete event" |
		      mac-address "MAC address to match" <identity_mac:quoted "Regular expression">
		      |
		      maxrun "Maximum runtime of the policy" $eem_maxrun(identity) ]* |
		  mat "MAC address table event"
		    ( interface "Interface name" <mat:quoted "Interface name"> |
		      mac-address "MAC address to match" <mat_mac:quoted "Regular expression"> |
		      type "MAC address table event type"
		        ( add "MAC address add event" field mat_add |
		          delete "MAC address delete event" field mat_delete ) |
		      hold-down "Hold down time" <hold:1-4294967295 "Time in seconds"> |
		      maxrun "Maximum runtime of the policy" $eem_maxrun(mat) )* |
		  neighbor-discovery "Neighbor Discovery Event"
		    interface "Interface name" <neighbor:quoted "Interface name">
		    [ cdp "CDP neighbor event" $eem_neighbor(cdp) |
		      lldp "LLDP neighbor event" $eem_neighbor(lldp) |
		      line-event "Interface line state change event" | all
		      "All neighbor events" field all_neighbors |
		      maxrun "Maximum runtime of the policy" $eem_maxrun(neighbor) ]* )
		as applet_event_identity same-as applet_event multi store rank 10 sort insertion;
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
