# Licenses, and the box that calls home about them. Kept and shown.

mode config {
	call-home "Enter call-home configuration mode" enter call-home store rank 2402;
	license "Configure license features" {
		accept "Accept license" {
			end "End" user "User" agreement "Agreement" store rank 819;
		}
		boot "Boot license" {
			level "Level" <level:word key "License level">
				[ <more:line "Add-on or platform"> ] store rank 820 sort insertion;
			module "Module" <module:word key "Module">
				technology-package "Technology package" <package:word key "Package">
				[ disable "Disable" ] store rank 820 sort insertion;
		}
		feature "Feature" <name:word key "Feature name">
			[ port "Port" key <port:word "Port"> ] store rank 820 sort insertion;
		smart "Smart licensing" {
			enable "Enable smart licensing" flag both store rank 820;
			transport "Transport"
				( callhome "Call home" | cslu "CSLU" | off "Off" | smart "Smart" )
				store rank 820;
			url "URL" [ cslu "CSLU" key | default "Default" key | smart "Smart" key ]
				[ <url:word "URL"> ] store rank 820;
			usage "Usage" { interval "Interval" <days:0-3650 "Days"> store rank 820; }
		}
		udi "License UDI" {
			pid "Product identifier" <pid:word> sn "Serial number" <sn:word>
				as config_license_udi store rank 821;
		}
	}
}

mode call-home {
	alert-group "Alert group" <name:word key "Name"> flag both store rank 40 sort insertion;
	contact-email-addr "System Contact's email address" <address:line "Email address">
		store rank 10;
	contract-id "Contract identification for Cisco AutoNotify" <id:line "Contract">
		store rank 13;
	customer-id "Customer identification for Cisco AutoNotify" <id:line "Customer">
		store rank 14;
	http-proxy "HTTP proxy" <name:line "Name and port"> store rank 17;
	http "HTTP" {
		resolve-hostname "Resolve" ipv4-first "IPv4 first" store rank 17;
		secure "Secure" server-identity-check "Check" flag on store rank 17;
	}
	mail-server "Mail server" <name:word key "Name or address"> priority "Priority"
		<priority:1-100 "Priority"> store rank 18 sort insertion;
	phone-number "Phone number of the contact person" <number:line "Number"> store rank 11;
	profile "Profile" <name:word key "Name of the profile"> enter call-home-profile
		store rank 60 sort insertion;
	rate-limit "Messages in a minute" <count:1-60 "Messages"> store rank 45;
	sender "Sender" ( from "From" key | reply-to "Reply to" key ) <address:word "Email address">
		store rank 16;
	site-id "Site identification" <id:line "Site"> store rank 15;
	source-interface "Source interface" <interface:any-interface> store rank 19;
	source-ip-address "Source address" <address:ipv4 "IP address"> store rank 19;
	street-address "Street address for RMA part shipments" <address:line "Address">
		store rank 12;
	syslog-throttling "Throttle syslog" flag on store rank 46;
	vrf "VRF" <name:word "VRF name"> store rank 19;
}

mode call-home-profile {
	active "Activate the current profile" flag both store rank 10;
	anonymous-reporting-only "Anonymous reporting" flag off store rank 15;
	destination "Message destination related configuration" {
		address "Address" ( email "Email" key | http "HTTP" key )
			<address:word key "Address or URL"> store rank 30 sort insertion;
		message-size-limit "Size" <octets:50-3145728 "Octets"> store rank 31;
		preferred-msg-format "Format"
			( long-text "Long text" | short-text "Short text" | xml "XML" )
			store rank 31;
		transport-method "Transport" ( email "Email" key | http "HTTP" key )
			flag both store rank 20 sort insertion;
	}
	reporting "Reporting"
		( all "All" key | smart-call-home-data "Smart call home" key |
		  smart-licensing-data "Smart licensing" key )
		flag both store rank 12 sort insertion;
	subscribe-to-alert-group "Subscribe" <group:line "Group">
		multi store rank 40 sort insertion;
}
