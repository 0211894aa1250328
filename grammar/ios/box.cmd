# The box: how it starts, its memory, cards and clocks, what it does in its idle time. Kept and shown.

mode config {
	aqm-register-fnf "Register AQM with flexible NetFlow" store rank 460;
	boot "Modify system boot parameters" {
		config "Configuration file" <url:line "Configuration filename"> store rank 302;
		system "System image file"
			( flash "Boot from flash memory" [ <flash:word "System image filename"> ] |
			  ftp "Boot from a server via ftp" <ftp:word "System image filename">
			    [ <ftp_server:ipv4 "Address from which to download the file"> ] |
			  mop "Boot from a Decnet MOP server" <mop:word "System image filename">
			    [ <mop_server:mac "Address from which to download the file"> ] |
			  rcp "Boot from a server via rcp" <rcp:word "System image filename">
			    [ <rcp_server:ipv4 "Address from which to download the file"> ] |
			  rom "Boot from rom" |
			  tftp "Boot from a tftp server" <tftp:word "System image filename">
			    [ <tftp_server:ipv4 "Address from which to download the file"> ] |
			  <url:word "TFTP filename or URL">
			    [ <server:ipv4 "Address from which to download the file"> ] )
			store rank 301 sort insertion multi;
	}
	bsd-client "Configure BSD client" {
		server "Address of the BSD server" {
			url "URL of the BSD server" <url:word "URL of the BSD server">
				store rank 112;
		}
	}
	buffers "Adjust system buffer pool parameters" {
		tune "Set the buffer tuning" {
			automatic "Enable automatic tuning of buffers" flag off store rank 506;
		}
	}
	call "Configure Call parameters" {
		rsvp-sync "Configure RSVP synchronization" flag off store rank 2121;
	}
	card "Configure card type" {
		type "Configure card type" ( e1 "Card type E1" | t1 "Card type T1" |
			  e3 "Card type E3" | t3 "Card type T3" )
			<slot:0-31 key "Card type slot number">
			[ <bay:0-31 key "Card type subslot number"> ]
			store rank 507 sort insertion;
	}
	clock "Configure time-of-day clock" {
		calendar-valid "Calendar time is authoritative" flag off store rank 512;
		initialize "Initialize system clock on restart" flag off store rank 512;
		save "backup of clock with NVRAM" interval "time interval between backups"
			<hours:8-24 "hours between backups">
			store rank 512;
	}
	cts "Cisco Trusted Security commands" {
		logging "Cisco Trusted Security logging" {
			verbose "Log permitted and denied policy in detail" flag off store rank 524;
		}
	}
	default-value "Default character-bits values" {
		exec-character-bits "Size of characters to the command exec"
			( 7 "7 bit characters" | 8 "8 bit characters" ) store rank 2395;
	}
	diagnostic "Configure diagnostic information" {
		bootup "Set the bootup diagnostic level" {
			level "Set the bootup diagnostic level"
				( complete "Complete diagnostics" | minimal "Minimal diagnostics" )
				store rank 822;
		}
	}
	downward-compatible-config "Generate a configuration compatible with older software"
		<version:word "IOS version to be compatible with"> store rank 114;
	exception "Exception handling" {
		core-file "Set name of core dump file" <name:line "Name of the core file">
			store rank 115;
		crashinfo "Crashinfo collection"
			( buffersize "Size of the crashinfo buffer" key
			    <size:32-256 "Size of the buffer in kilobytes"> |
			  dump "Additional information to collect" key
			      command "Command whose output is collected"
			    <command:line "Exec command"> |
			  file "Name of the crashinfo file" key
			      <file:word "Device and file name prefix"> |
			  maximum "Maximum number of crashinfo files" key files "Crashinfo files"
			    <files:1-32 "Number of crashinfo files"> ) store rank 115;
		data-corruption "Data Error exception handling"

			buffer "Buffer of data corruption errors"
			( truncate "Truncate the data when the buffer is full" |
			  log "Log the errors" ) store rank 115;
		dump "Set name of host to dump to" <host:host "IP address of dump host">
		    store rank 115;
	}
	facility-alarm "Configure thresholds for facility alarms"
		( core-temperature "Configure the core temperature thresholds" key
		    ( major "Major alarm" key | minor "Minor alarm" key )
		    [ <core:20-50 "Temperature in degrees Celsius"> ] |
		  critical "Configure the critical temperature threshold" key
		    exceed-action "Action when the critical temperature is exceeded"
		    shutdown "Shut the system down" |
		  humidity "Configure the humidity thresholds" key ( major "Major alarm" key |
		      minor "Minor alarm" key )
		    [ <humidity:0-100 "Relative humidity in percent"> ] |
		  intake-temperature "Configure the intake temperature thresholds" key
		    ( major "Major alarm" key | minor "Minor alarm" key )
		    [ <intake:20-80 "Temperature in degrees Celsius"> ] )
		store rank 527 sort insertion;
	hw-module "Control of individual components in the system"
		( module "Module number" key <module:1-20 key "Module number"> |
		  slot "Slot number" key <slot:word key "Slot number"> |
		  subslot "Subslot number" key
		      <subslot:word key "Slot and subslot number, e.g. 0/1"> |
		  switch "Switch number" key <member:1-9 key "Switch number"> )
		( image "Image of the module" key <image:word "URL of the image"> |
		  logging "Configure hardware module logging" key
		    onboard "Configure onboard failure logging"
		    [ message "Configure message logging" level "Severity level of the messages"
			<level:1-7 "Severity level"> ] |
		  mode "Operating mode of the module" key <mode:word "Name of the mode"> |
		  shutdown "Shut down the module" key
		    [ powered "Leave the module powered" |
		        unpowered "Remove power of the module" ] )
		store rank 823 sort insertion;
	memory "Configure memory management" {
		free "Free memory low water mark" {
			low-watermark "Free memory low water mark"
				( processor "Processor memory" key | io "I/O memory" key |
				  IO "I/O memory" key hidden )
				<kilobytes:1-4294967295 "low water mark in kilobytes">
				store rank 824;
		}
		statistics "Memory statistics" {
			history "Memory statistics history" {
				table "Memory statistics history table"
					<hours:12-72 "Number of hours of history to keep">
					store rank 824;
			}
		}
		reserve "Reserve memory"
			( console "Reserve memory for console sessions" key
			    <console:1-4096 "Amount of memory in kilobytes"> |
			  critical "Reserve memory for critical notifications" key
			    <critical:1-4294967295 "Amount of memory in kilobytes"> )
			store rank 824;
	}
	network-clock-participate "Participate in network timing"
		( slot "Network module slot" key <slot:0-31 key "Slot number"> |
		  wic "Wan Interface Card slot" key <wic:0-31 key "WIC slot number"> )
		flag both store rank 508 sort insertion;
	network-clock-select "Select network timing"
		<priority:1-10 key "Priority of the clock source">
		( BRI "BRI interface" <port:word "Slot/subslot/port of the interface"> |
		  E1 "E1 controller" <port:word "Slot/subslot/port of the controller"> |
		  T1 "T1 controller" <port:word "Slot/subslot/port of the controller"> |
		  ATM "ATM interface" <port:word "Slot/subslot/port of the interface"> |
		  system "System clock" ) store rank 508 sort insertion;
	parser "Configure parser" {
		cache "Configure parser cache" flag on store rank 117;
		command "Configure command serialization"
			serializer "Enable exclusive parser access" store rank 117;
		config "Configure config generation" {
			cache "Configure config cache" interface "Configure interface config cache"
				store rank 117;
		}
	}
	platform "platform specific configuration" {
		console "Type of the console" ( auto "Automatically detect the console" |
			  serial "Use the serial console" | virtual "Use the virtual console" )
			store rank 143;
		hardware "Platform hardware configuration" {
			throughput "Forwarding throughput" level "Set the throughput level"
				( MB "Throughput level in megabits per second"
				    <megabits:1-10000 "Megabits per second"> |
				  boost "Throughput boost" |
				  <kilobits:1-100000000 "Kilobits per second"> |
				  <name:word "Name of the throughput level, e.g. MB_500"> )
				store rank 141;
		}
		punt-keepalive "Keepalive of the punt path" {
			disable-kernel-core "Disable the kernel core when the punt path fails"
				flag both store rank 142;
		}
		qfp "Quantum Flow Processor" {
			utilization "Utilization of the QFP" {
				monitor "Monitor the utilization" {
					load "Processing load threshold"
						<percent:1-100 "Load threshold in percent"> store rank 141;
				}
			}
		}
		sslvpn "SSL VPN configuration" {
			use-pd "Use the platform-dependent datapath" flag off store rank 144;
		}
	}
	process "Configure process" {
		cpu "CPU resource" {
			statistics "Process CPU statistics"
				limit "Limit of the processes in the history"
				entry-percentage "Percentage of CPU for a process to become an entry"
				<percent:1-100 "Percentage of CPU utilization">
				[ size "Size of the history" <size:5-86400 "Duration in seconds"> ]
				store rank 2412;
			threshold "Set CPU thresholding" type "Type of CPU utilization"
				( total "Total CPU utilization" key |
				  process "Process-level CPU utilization" key |
				  interrupt "Interrupt-level CPU utilization" key )
				rising "Rising threshold"
					<rising:1-100 "Percentage of CPU utilization">
				interval "Interval of the rising threshold"
				<interval:5-86400 "Interval in seconds">
				[ falling "Falling threshold"
					<falling:1-100 "Percentage of CPU utilization">
				    interval "Interval of the falling threshold"
				        field falling_interval
				    <falling_seconds:5-86400 "Interval in seconds"> ]
				store rank 2412;
		}
		max-time "Maximum time for process to run before voluntarily relinquishing processor"
			<milliseconds:20-200 "Maximum time in milliseconds"> store rank 2412;
	}
	prompt "Set system's prompt" <prompt:line "This system's prompt"> store rank 201;
	redundancy "Enter redundancy mode" enter redundancy store rank 900;
	resource "Configure Embedded Resource Manager (ERM)" {
		policy "Configure ERM Policy" store rank 528;
		manager "Configure resource manager" store rank 528;
	}
	scheduler "Scheduler parameters" {
		allocate "Guarantee CPU time for processes"
			[ <network:400-60000 "Microseconds handling network interrupts">
			    <processes:100-8000 "Microseconds running processes"> ]
			flag both store rank 2410;
		interval "Maximum time before running lowest priority process"
			<milliseconds:500-6000 "Interval in milliseconds"> store rank 2410;
		max-task-time "Maximum interval before a process is declared a CPU hog"
			<milliseconds:2000-8000 "Interval in milliseconds">
			store rank 2410;
	}
	sdm "Switch database management" {
		prefer "Select the SDM template"
			( access "Access bias" | default "Default bias" |
			  dual-ipv4-and-ipv6 "Support both IPv4 and IPv6"
			    ( default "Dual default bias" field dual_default |
			      routing "Dual routing bias" field dual_routing |
			      vlan "Dual VLAN bias" field dual_vlan ) |
			  indirect-ipv4-and-ipv6-routing "Supports more V4 and V6 Indirect Routes" |
			  lanbase-routing "Supports both IPv4 and IPv6 Static Routing" |
			  qos "QoS bias" | routing "Unicast bias" | vlan "VLAN bias" |
			  <template:word "Name of the template"> )
			store rank 530;
	}
	spd "Selective Packet Discard" {
		headroom "headroom for high precedence packets" <size:0-65535 "number of packets">
			store rank 509;
		extended-headroom "extended headroom for routing keepalives"
			<size:0-65535 "number of packets"> store rank 509;
	}
	stackwise-virtual "Enable Stackwise Virtual configuration" store rank 509;
	subscriber "Broadband subscriber configuration" {
		templating "Enable virtual-template manager access-subinterfaces"
			flag off store rank 627;
	}
	transceiver "Select a transceiver to configure" {
		type "type keyword" all "Configure all transceiver types"
			enter transceiver store rank 825;
	}
	virtual-service "Configure virtual service" <name:word key "Name of the virtual service">
		enter virtual-service store rank 651 sort insertion;
	warm-reboot "Enable warm reboot"
		[ count "Maximum warm reboot count" <count:1-50 "Maximum number of warm reboots">
		    uptime "Minimum uptime between warm reboots"
		    <uptime:0-120 "Minimum uptime in minutes"> ]
		store rank 301;
	x25 "X.25 Level 3" {
		routing "Enable local X.25 routing" store rank 509;
		profile "Configure a X.25 profile" <name:word key "Name of the profile">
			[ dce "DCE station type" | dte "DTE station type" ] store rank 509;
	}
	crypto "Encryption module" {
		engine "Enter a crypto engine configurable menu"
			( accelerator "Enable hardware accelerators for IPSec encryption" key
			    [ <slot:0-9 key "Slot number of accelerator"> ] |
			  onboard "Onboard encryption engine" key
			    <unit:0-9 key "Onboard crypto engine slot number"> |
			  software "Software encryption engine" key
			    [ ipsec "Software crypto engine for IPSec" key ] )
			flag both store rank 1091;
	}
}

mode redundancy {
	mode "redundancy mode for this chassis"
		( none "No redundancy" | rpr "Route Processor Redundancy" |
		  rpr-plus "Route Processor Redundancy Plus" | sso "Stateful Switchover" )
		store rank 10;
	inter-device "Inter-device redundancy mode" store rank 20;
	main-cpu "Main CPU redundancy mode" enter redundancy-cpu store rank 20;
}

mode redundancy-cpu {
	auto-sync "Synchronize between main CPUs"
		( running-config "Synchronize the running configuration" key |
		  standard "Synchronize the standard elements" key |
		  startup-config "Synchronize the startup configuration" key )
		flag both store rank 10;
}

mode transceiver {
	monitoring "Enable monitoring of the optical transceivers"
		[ interval "Set interval for monitoring the optical transceivers"
		<seconds:30-3600 "Time interval in seconds"> ] store rank 10;
}

mode virtual-service {
	activate "Activate the virtual service" flag off store rank 20;
	ip "Internet Protocol configuration commands"
		shared "Share an address of the router" host-interface "Interface of the router"
		<interface:any-interface>
		store rank 10;
	profile "Resource profile of the virtual service" <name:word "Name of the profile">
		store rank 5;
}
