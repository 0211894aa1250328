# The archive of configurations, and who may configure at once.

mode config {
	archive "Archive the configuration" enter archive rank 890;
	configuration "Configuration access" {
		mode "Configure mode" exclusive "Configure exclusive mode"
			( auto "Lock configuration mode automatically" |
			  manual "Lock configuration mode on-demand" ) store rank 303;
	}
	file "Adjust file system parameters" {
		prompt "Prompt level"
			( alert "Prompt only for destructive file operations" |
			  noisy "Confirm all file operation parameters" |
			  quiet "Seldom prompt for file operations" ) store rank 303;
		verify "Verify a file" auto "Automatically verify a file when it is copied"
			flag off store rank 303;
	}
}

mode archive {
	log "Logging commands" {
		config "Logging changes to the running configuration" enter archive-log rank 10;
	}
	maximum "maximum number of backup copies" <count:1-14 "Number of maximum backup copies">
		rank 30;
	path "path for backups" <url:url-archive> rank 20;
	rollback "Rollback parameters" {
		filter "Filter options for generating the rollback commands"
			adaptive "Automatically create a filter during rollback" store rank 50;
		retry "Configuration of rollback retries" timeout "Timeout for the retries"
			<seconds:0-300 "Time in seconds for which to wait for the configuration lock">
			store rank 50;
	}
	time-period "Period of time in minutes to automatically archive the running-config"
		<minutes:1-525600 "Number of minutes"> rank 40;
	write-memory "Enable automatic backup generation during write memory"
		flag off rank 35;
}

mode archive-log {
	hidekeys "suppress output (e.g. passwords) when displaying logged commands"
		flag off rank 40;
	logging "Modify config logger parameters" {
		enable "Enable the config logger" flag off rank 10;
		persistent "Set persistent archive config options"
			[ auto "Automatically save the log" key |
			  reload "Reload the log when booting" key ]
			store rank 15;
		size "Set maximum size of the logging buffer in number of entries"
			<size:1-1000 "Maximum number of entries in the config log">
			default 100 rank 20;
	}
	notify "Notify when new log entries are created" {
		syslog "Use syslog to notify"
			[ contenttype "Select the content type of the messages"
			( plaintext "Messages are sent in plain text" |
			  xml "Messages are sent in XML format" ) ]
			rank 30;
	}
	record "Record the result of a command" {
		rc "Record the return code of the parser" flag off store rank 35;
	}
}
