# The switches of `service`. Kept and shown.

mode config {
	service "Modify use of network based services" {
		alignment "Control alignment correction and logging"
			[ detection "Enable detection of alignment issues" key |
			  logging "Enable logging of alignment issues" key ]
			flag both store rank 101;
		call-home "Enable Call Home service" flag off store rank 140;
		compress-config "Compress the configuration file" flag off store rank 139;
		config "TFTP load config files" flag off store rank 102;
		counters "Control aging of interface counters" max "Maximum counter aging threshold"
			age "Aging threshold"
			<age:0-60 "Maximum counter aging interval in seconds"> store rank 102;
		exec-callback "Enable exec callback" flag off store rank 102;
		exec-wait "Delay EXEC startup on noisy lines" flag off store rank 102;
		finger "Allow responses to finger requests" flag off store rank 102;
		hide-telnet-addresses "Hide destination addresses in telnet command"
			flag off store rank 102;
		internal "Enable/Disable Internal commands" flag off store rank 103;
		linenumber "enable line number banner for each exec" flag off store rank 103;
		nagle "Enable Nagle's congestion control algorithm" flag off store rank 104;
		old-slip-prompts "Allow old scripts to operate with slip/ppp"
			flag off store rank 104;
		pad "Enable PAD commands" flag on store rank 105;
		prompt "Enable mode specific prompt"
			config "Display prompt in configuration mode" flag on store rank 105;
		password-recovery "Disable password recovery" flag on store rank 121;
		pt-vty-logging "Log significant VTY-Async events" flag off store rank 105;
		scripting "Service for the scripting engine" flag off store rank 105;
		tcp-keepalives-in "Generate keepalives on idle incoming network connections"
			flag off rank 106;
		tcp-keepalives-out "Generate keepalives on idle outgoing network connections"
			flag off rank 107;
		tcp-small-servers "Enable small TCP servers (e.g., ECHO)"
			[ max-servers "Set number of allowable TCP small servers"
			    ( no-limit "No limit on number of allowable servers" |
			      <count:1-2147483647 "Number of allowable servers"> ) ]
			store rank 108;
		telnet-zeroidle "Set TCP window 0 when connection is idle" flag off store rank 108;
		udp-small-servers "Enable small UDP servers (e.g., ECHO)"
			[ max-servers "Set number of allowable TCP small servers"
			    ( no-limit "No limit on number of allowable servers" |
			      <count:1-2147483647 "Number of allowable servers"> ) ]
			store rank 108;
		unsupported-transceiver "enable support for third-party transceivers"
			flag off store rank 131;
	}
}
