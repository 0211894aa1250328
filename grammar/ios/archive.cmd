# The archive of configurations, and who may configure at once.

mode config {
	archive "Archive the configuration" enter archive rank 890;
	configuration "Configuration access" {
		mode "Configure mode" exclusive "Exclusive"
			( auto "Automatically" | manual "By hand" ) store rank 303;
	}
	file "Adjust file system parameters" {
		prompt "Prompt level"
			( alert "Prompt only for destructive file operations" |
			  noisy "Confirm all file operation parameters" |
			  quiet "Seldom prompt for file operations" ) store rank 303;
		verify "Verify files" auto "Automatically" flag off store rank 303;
	}
}

mode archive {
	log "Logging commands" { config "Config changes" enter archive-log rank 10; }
	maximum "maximum number of backup copies" <count:1-14 "Number of maximum backup copies">
		rank 30;
	path "path for backups" <url:line "Path"> rank 20;
	rollback "Rollback parameters" {
		filter "Filter" adaptive "Adaptive" store rank 50;
		retry "Retry" timeout "Timeout" <seconds:0-300 "Seconds"> store rank 50;
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
		persistent "Save the log" [ auto "Automatically" key | reload "At reload" key ]
			store rank 15;
		size "Size of the log" <size:1-1000 "Entries"> default 100 rank 20;
	}
	notify "Notify" {
		syslog "Via syslog" [ contenttype "Content" ( plaintext "Plain text" | xml "XML" ) ]
			rank 30;
	}
	record "Record" { rc "Return code" flag off store rank 35; }
}
