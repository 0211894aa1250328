# Global configuration that belongs to no part of its own. Ranks: cli/config/print.c has the
# sections of show running-config that they fall into.

fragment timestamp
	[ uptime "Timestamp with system uptime" |
	  datetime "Timestamp with date and time"
		[ msec "Include milliseconds in timestamp" ]
		[ localtime "Use local time zone for timestamps" ]
		[ show-timezone "Add time zone information to timestamp" ]
		[ year "Include year in timestamp" ] ];

fragment secret-type
	[ 0 "Specifies an UNENCRYPTED password will follow" silent |
	  4 "Specifies a SHA256 ENCRYPTED secret will follow" hidden |
	  5 "Specifies an ENCRYPTED secret will follow" |
	  8 "Specifies a PBKDF2 HASHED secret will follow" hidden |
	  9 "Specifies a SCRYPT HASHED secret will follow" hidden ];

fragment password-type
	[ 0 "Specifies an UNENCRYPTED password will follow" |
	  7 "Specifies a HIDDEN password will follow" ];

fragment hash-algorithm
	( md5 "Encode the password using the MD5 algorithm" |
	  scrypt "Encode the password using the SCRYPT hashing algorithm" |
	  sha256 "Encode the password using the PBKDF2 hashing algorithm" );

mode config {
	version "Version of the system" hidden <text:line> transient;

	service "Modify use of network based services" {
		timestamps "Timestamp debug/log messages" {
			debug "Timestamp debug messages" $timestamp rank 110;
			log "Timestamp log messages" $timestamp rank 111;
		}
		password-encryption "Encrypt system passwords" flag off rank 120;
		sequence-numbers "Stamp logger messages with a sequence number" flag off rank 130;
	}

	hostname "Set system's network name" <name:word "This system's network name"> rank 200;

	boot-start-marker "Start of boot configuration" hidden note rank 300;
	boot-end-marker "End of boot configuration" hidden note rank 310;

	config-register "Define the configuration register" <value:register> transient;
	logging "Modify message logging facilities" {
		on "Enable logging to all enabled destinations" flag on rank 400;
		buffered "Set buffered logging parameters"
			[ <size:4096-2147483647 "Logging buffer size"> ] [ <level:severity> ] rank 410;
		console "Set console logging parameters" [ <level:severity> ] rank 420;
		console "Set console logging parameters" {
			guaranteed "Guarantee console messages" flag both store rank 421;
		}
		monitor "Set terminal line (monitor) logging parameters" [ <level:severity> ] rank 430;
		source-interface "Specify interface for source address in logging transactions"
			<source:interface> rank 2010;
		trap "Set syslog server logging level" [ <level:severity> ] rank 2020;
	}
	enable "Modify enable password parameters" {
		algorithm-type "Algorithm to use for hashing the plaintext 'enable' secret" hidden
			$hash-algorithm secret "Assign the privileged level secret"
			[ level "Set exec level password" <level:1-15 "Level number"> ]
			<secret:line "The UNENCRYPTED (cleartext) 'enable' secret">
			as config_enable_algorithm same-as config_enable_secret rank 440 sort key;
		secret "Assign the privileged level secret" $secret-type
			<secret:line "The UNENCRYPTED (cleartext) 'enable' secret"> rank 440;
		secret "Assign the privileged level secret"
			level "Set exec level password" <level:1-15 key "Level number"> $secret-type
			<secret:line "The UNENCRYPTED (cleartext) 'enable' secret">
			as config_enable_secret_level rank 441 sort key;
		password "Assign the privileged level password" $password-type
			<password:line "The UNENCRYPTED (cleartext) 'enable' password"> rank 450;
		password "Assign the privileged level password"
			level "Set exec level password" <level:1-15 key "Level number"> $password-type
			<password:line "The UNENCRYPTED (cleartext) 'enable' password">
			as config_enable_password_level rank 451 sort key;
	}

	aaa "Authentication, Authorization and Accounting." {
		new-model "Enable NEW access control commands and functions.(Disables OLD commands)."
			flag off rank 500;
	}
	clock "Configure time-of-day clock" {
		timezone "Configure time zone" <zone:word "name of time zone">
			<hours:zone-hours "Hours offset from UTC">
			[ <minutes:0-59 "Minutes offset from UTC"> ] rank 510;
		summer-time "Configure summer (daylight savings) time"
			<zone:word "name of time zone in summer">
			( date "Configure absolute summer time"
			    ( <start_day:1-31 "Date to start"> <start_month:month "Month to start"> |
			      <start_month:month "Month to start"> <start_day:1-31 "Date to start"> )
			    <start_year:1993-2035 "Year to start">
			    <start_at:clock "Time to start (hh:mm)">
			    ( <end_day:1-31 "Date to end"> <end_month:month "Month to end"> |
			      <end_month:month "Month to end"> <end_day:1-31 "Date to end"> )
			    <end_year:1993-2035 "Year to end">
			    <end_at:clock "Time to end (hh:mm)">
			    [ <offset:1-1440 "Offset to add in minutes"> ] |
			  recurring "Configure recurring summer time"
			    [ ( <start_week:1-4 "Week number to start"> |
			        first "First week of the month" field start_first |
			        last "Last week of the month" field start_last )
			      <start_weekday:weekday "Weekday to start">
			      <start_month:month "Month to start">
			      <start_at:clock "Time to start (hh:mm)">
			      ( <end_week:1-4 "Week number to end"> |
			        first "First week of the month" field end_first |
			        last "Last week of the month" field end_last )
			      <end_weekday:weekday "Weekday to end">
			      <end_month:month "Month to end">
			      <end_at:clock "Time to end (hh:mm)">
			      [ <offset:1-1440 "Offset to add in minutes"> ] ] )
			as config_clock_summer_time rank 511;
	}

	ip "Global IP configuration subcommands" {
		domain "IP DNS Resolver" {
			lookup "Enable IP Domain Name System hostname translation"
				as config_ip_domain_lookup flag on rank 600;
			name "Define the default domain name" <name:word "Default domain name">
				as config_ip_domain_name rank 610;
		}
		domain-lookup "Enable IP Domain Name System hostname translation"
			as config_ip_domain_lookup flag on rank 600;
		domain-name "Define the default domain name" <name:word "Default domain name">
			as config_ip_domain_name rank 610;
		host "Add an entry to the ip hostname table" <name:word key "Name of host">
			<address:ipv4 "Host IP address"> rank 613 sort insertion;
		cef "Cisco Express Forwarding" flag on rank 540;
		ssh "Configure ssh options" {
			version "Specify protocol version to be supported"
				<version:1-2 "Protocol version"> rank 1036.5;
			time-out "Specify SSH time-out interval"
				<seconds:1-120 "SSH time-out interval (secs)"> default 120 rank 1010;
			authentication-retries "Specify number of authentication retries"
				<count:0-5 "Number of authentication retries"> default 3 rank 1020;
		}
		forward-protocol "Controls forwarding of physical and directed IP broadcasts" {
			nd "Sun's Network Disk protocol" flag on store rank 1700;
		}
		http "HTTP server configuration" {
			server "Enable http server" flag on store rank 1800;
			secure-server "Enable HTTP secure server" flag off store rank 1810;
		}
	}
	ipv6 "Global IPv6 configuration commands" {
		cef "Cisco Express Forwarding for IPv6" flag off store rank 630;
	}
	multilink "PPP multilink global configuration" {
		bundle-name "Select method for naming multilink bundles"
			( authenticated "Use peer's authenticated name" |
			  endpoint "Use peer's endpoint discriminator" |
			  both "Use both authenticated name and endpoint discriminator" )
			store rank 700;
	}

	username "Establish User Name Authentication" <name:word key "User name">
		[ privilege "Set user privilege level" <level:0-15 "User privilege level"> ]
		[ view "Set view name" <view:word "View name"> ]
		[ password "Specify the password for the user" $password-type
			<password:line "The UNENCRYPTED (cleartext) user password"> |
		  algorithm-type "Algorithm to use for hashing the plaintext secret for the user" hidden
			$hash-algorithm secret "Specify the secret for the user"
			<plain:line "The UNENCRYPTED (cleartext) user secret"> |
		  secret "Specify the secret for the user" $secret-type
			<secret:line "The UNENCRYPTED (cleartext) user secret"> |
		  nopassword "No password is required for the user to log in" ]
		rank 880 sort insertion;
	username "Establish User Name Authentication" <name:word key "User name">
		autocommand "Automatically issue a command after the user logs in" key
		<command:line "Command to be automatically issued after the user logs in">
		as config_username_autocommand same-as config_username rank 880 sort insertion;

	alias "Create command alias" {
		exec "Exec mode" <name:word key "Alias name">
			<command:line "Line to be aliased"> rank 2250 sort key;
		configure "Global configuration mode" <name:word key "Alias name">
			<command:line "Line to be aliased"> rank 2249 sort key;
		interface "Interface configuration mode" <name:word key "Alias name">
			<command:line "Line to be aliased"> rank 2251 sort key;
		( line "Line configuration mode" key | router "Router configuration mode" key |
		  subinterface "Subinterface configuration mode" key )
			<name:word key "Alias name"> <command:line "Line to be aliased">
			as config_alias_mode store rank 2252 sort key;
	}
	banner "Define a login banner" {
		exec "Set EXEC process creation banner" <text:text> rank 2200;
		incoming "Set incoming terminal line banner" <text:text> rank 2205;
		login "Set login banner" <text:text> rank 2210;
		motd "Set Message of the Day banner" <text:text> rank 2220;
	}
}
