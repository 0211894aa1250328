# The box: how it starts, its memory, cards and clocks, what it does in its idle time. Kept and shown.

mode config {
	aqm-register-fnf "Register AQM with flexible NetFlow" store rank 460;
	boot "Modify system boot parameters" {
		config "Configuration file" <url:line "Configuration filename"> store rank 302;
		system "System image file" <url:line "System image filename">
			store rank 301 sort insertion multi;
	}
	bsd-client "BSD client" { server "Server" { url "URL" <url:word "URL"> store rank 112; } }
	buffers "Adjust system buffer pool parameters" {
		tune "Tune buffers" { automatic "Tune automatically" flag off store rank 506; }
	}
	call "Configure Call parameters" {
		rsvp-sync "Configure RSVP synchronization" flag off store rank 2121;
	}
	card "Card" {
		type "Card type" ( e1 "E1" | t1 "T1" | e3 "E3" | t3 "T3" )
			<slot:0-31 key "Slot number"> [ <bay:0-31 key "Bay number"> ]
			store rank 507 sort insertion;
	}
	clock "Configure time-of-day clock" {
		calendar-valid "Calendar time is authoritative" flag off store rank 512;
		initialize "Initialize system clock on restart" flag off store rank 512;
		save "backup of clock with NVRAM" interval "Interval" <hours:8-24 "Hours">
			store rank 512;
		summer-time "Configure summer (daylight savings) time"
			<zone:word "name of time zone in summer">
			( date "Configure absolute summer time" <when:line "Days and times"> |
			  recurring "Configure recurring summer time"
			    [ <week:line "Week, day, month and time"> ] ) store rank 511;
	}
	cts "Cisco Trusted Security commands" {
		logging "Logging" { verbose "Verbose" flag off store rank 524; }
	}
	default-value "Default character-bits values" {
		exec-character-bits "Size of characters to the command exec"
			( 7 "7-bit" | 8 "8-bit" ) store rank 2395;
	}
	diagnostic "Configure diagnostic information" {
		bootup "Set the bootup diagnostic level" {
			level "Set the bootup diagnostic level"
				( complete "Complete diagnostics" | minimal "Minimal diagnostics" )
				store rank 822;
		}
	}
	downward-compatible-config "Generate a configuration compatible with older software"
		<version:word "Version"> store rank 114;
	exception "Exception handling" {
		core-file "Set name of core dump file" <name:line "Name of the core file">
			store rank 115;
		crashinfo "Crashinfo collection" <what:line "File or buffer size">
			multi store rank 115;
		data-corruption "Data corruption" <what:line "Buffer"> multi store rank 115;
		dump "Set name of host to dump to" <host:word "Hostname or A.B.C.D"> store rank 115;
	}
	facility-alarm "Thresholds for the facility alarms" <what:line "Alarm">
		multi store rank 527 sort insertion;
	hw-module "Control of individual components in the system"
		<what:line "Component and what it does"> multi store rank 823 sort insertion;
	memory "Configure memory management" {
		free "Free memory" {
			low-watermark "Low watermark"
				( processor "Processor memory" key | io "I/O memory" key |
				  IO "I/O memory" key hidden )
				<kilobytes:1-4294967295 "Low watermark in Kbytes"> store rank 824;
		}
		statistics "Statistics" {
			history "History" { table "Table" <hours:12-72 "Hours"> store rank 824; }
		}
		reserve "Reserve memory" <what:line "For what and how much"> multi store rank 824;
	}
	network-clock-participate "Participate in network timing"
		( slot "Slot" key <slot:0-31 key "Slot number"> |
		  wic "WIC" key <wic:0-31 key "WIC number"> )
		flag both store rank 508 sort insertion;
	network-clock-select "Select network timing" <priority:1-10 key "Priority">
		<source:line "Source"> store rank 508 sort insertion;
	parser "Configure parser" {
		cache "Cache" flag on store rank 117;
		command "Command" serializer "Serializer" store rank 117;
		config "Configuration" { cache "Cache" interface "Interface" store rank 117; }
	}
	platform "platform specific configuration" {
		console "Console" ( auto "Automatic" | serial "Serial" | virtual "Virtual" )
			store rank 143;
		hardware "Hardware" {
			throughput "Throughput" level "Level" <level:line "Level"> store rank 141;
		}
		punt-keepalive "Punt keepalive" {
			disable-kernel-core "No kernel core" flag both store rank 142;
		}
		qfp "QFP" {
			utilization "Utilization" {
				monitor "Monitor" {
					load "Load" <percent:1-100 "Percent"> store rank 141;
				}
			}
		}
		sslvpn "SSL VPN" { use-pd "Use it" flag off store rank 144; }
	}
	process "Configure process" {
		cpu "CPU" {
			statistics "Statistics" <what:line "Limit"> store rank 2412;
			threshold "Threshold" type "Type"
				( total "Total" key | process "Process" key |
				  interrupt "Interrupt" key ) <what:line "Rising and falling">
				store rank 2412;
		}
		max-time "Maximum time" <milliseconds:20-200 "Milliseconds"> store rank 2412;
	}
	prompt "Set system's prompt" <prompt:line "This system's prompt"> store rank 201;
	redundancy "Enter redundancy mode" enter redundancy store rank 900;
	resource "Configure Embedded Resource Manager (ERM)" {
		policy "Policy" store rank 528;
		manager "Manager" store rank 528;
	}
	scheduler "Scheduler parameters" {
		allocate "Guarantee CPU time for processes"
			[ <network:400-60000 "Microseconds handling network interrupts">
			    <processes:100-8000 "Microseconds running processes"> ]
			flag both store rank 2410;
		interval "Maximum time before running lowest priority process"
			<milliseconds:500-6000 "Milliseconds"> store rank 2410;
		max-task-time "Maximum time of a process" <milliseconds:2000-8000 "Milliseconds">
			store rank 2410;
	}
	sdm "Switch database management" {
		prefer "Select the SDM template" <template:line "Template"> store rank 530;
	}
	spd "Selective packet discard" {
		headroom "Headroom" <size:0-65535 "Packets"> store rank 509;
		extended-headroom "Extended headroom" <size:0-65535 "Packets"> store rank 509;
	}
	stackwise-virtual "Stackwise virtual" store rank 509;
	subscriber "Configure subscriber" { templating "Templating" flag off store rank 627; }
	transceiver "Transceiver" { type "Type" all "All" enter transceiver store rank 825; }
	virtual-service "Configure virtual service" <name:word key "Name of service">
		enter virtual-service store rank 651 sort insertion;
	warm-reboot "Enable warm reboot"
		[ count "Count" <count:1-50 "Reboots"> uptime "Uptime" <uptime:0-120 "Minutes"> ]
		store rank 301;
	x25 "X.25 Level 3" {
		routing "Enable routing" store rank 509;
		profile "Profile" <name:word key "Name"> [ dce "DCE" | dte "DTE" ] store rank 509;
	}
	crypto "Encryption module" {
		engine "Enter a crypto engine configurable menu"
			( accelerator "Enable hardware accelerators for IPSec encryption" key
			    [ <slot:0-9 key "Slot number of accelerator"> ] |
			  onboard "Onboard encryption engine" key <unit:0-9 key "Unit"> |
			  software "Software encryption engine" key [ ipsec "IPsec" key ] )
			flag both store rank 1091;
	}
}

mode redundancy {
	mode "redundancy mode for this chassis"
		( none "None" | rpr "Route Processor Redundancy" |
		  rpr-plus "Route Processor Redundancy Plus" | sso "Stateful Switchover" )
		store rank 10;
	inter-device "Inter-device" store rank 20;
	main-cpu "Main CPU" enter redundancy-cpu store rank 20;
}

mode redundancy-cpu {
	auto-sync "Synchronize"
		( running-config "Running configuration" key | standard "Standard" key |
		  startup-config "Startup configuration" key ) flag both store rank 10;
}

mode transceiver {
	monitoring "Monitoring" [ interval "Interval" <seconds:30-3600 "Seconds"> ] store rank 10;
}

mode virtual-service {
	activate "Activate" flag off store rank 20;
	ip "Address" <what:line "Shared or other"> store rank 10;
	profile "Profile" <name:word "Profile"> store rank 5;
}
