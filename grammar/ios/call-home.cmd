# Licenses, and the box that calls home about them. Kept and shown.

mode config {
	call-home "Enter call-home configuration mode" enter call-home store rank 2402;
	license "Configure license features" {
		accept "Accept license agreements" {
			end "Accept the end user license agreement"
				user "Accept the end user license agreement"
				agreement "Accept the end user license agreement"
				store rank 819;
		}
		boot "Configure license booting" {
			level "Configure the license level of the next boot"
				<level:word key "Name of the license level">
				[ addon "Add-on license of the level"
				    <addon:word "Name of the add-on license"> |
				  <platform:word "Platform of the license"> ]
				store rank 820 sort insertion;
			module "Configure booting of a technology package"
				<module:word key "Name of the module, as c2900">
				technology-package "Technology package of the next boot"
				<package:word key "Name of the package, as securityk9">
				[ disable "Disable the package at the next boot" ]
				store rank 820 sort insertion;
		}
		feature "Configure the license of a feature" <name:word key "Name of the feature">
			[ port "Ports that use the license" key <port:word "Name of the ports"> ]
			store rank 820 sort insertion;
		smart "Configure Smart Licensing" {
			enable "Enable Smart Licensing" flag both store rank 820;
			transport "Configure how the license server is reached"
				( callhome "Use Smart Call Home" |
				  cslu "Use the Cisco Smart License Utility" |
				  off "Use no transport" | smart "Use Smart transport" )
				store rank 820;
			url "Configure the URL of the license server"
				[ cslu "URL of the Cisco Smart License Utility" key |
				  default "Use the default URL" key |
				  smart "URL of the Smart transport" key ]
				[ <url:word "URL of the server"> ] store rank 820;
			usage "Configure usage reports" {
				interval "Time between usage reports"
					<days:0-3650 "Interval in days"> store rank 820;
			}
		}
		udi "Unique Device Identifier of the router" {
			pid "Product identifier" <pid:word "Product identifier of the router">
				sn "Serial number" <sn:word "Serial number of the router">
				as config_license_udi store rank 821;
		}
	}
}

fragment call-home-severity
	severity "Lowest severity that is reported"
	( catastrophic "Catastrophic event" | critical "Critical event" | debug "Debugging event" |
	  disaster "Disastrous event" | fatal "Fatal event" | major "Major condition" |
	  minor "Minor condition" | normal "Normal condition" | notification "Notification event" |
	  warning "Warning condition" );

fragment call-home-period
	periodic "Report periodically"
	( daily "Report daily" <daily:clock> | hourly "Report hourly"
	    <minute:0-59 "Minute of the hour"> |
	  monthly "Report monthly" <day:1-31 "Day of the month"> <monthly:clock> |
	  weekly "Report weekly"
	    ( friday "On Friday" | monday "On Monday" | saturday "On Saturday" |
	      sunday "On Sunday" |
	      thursday "On Thursday" | tuesday "On Tuesday" | wednesday "On Wednesday" )
	    <weekly:clock> );

mode call-home {
	alert-group "Enable or disable alert-group"
		( all "Enable or disable all alert-groups" key |
		  configuration "Enable or disable configuration alert-group" key |
		  crash "Enable or disable crash alert-group" key |
		  diagnostic "Enable or disable diagnostic alert-group" key |
		  environment "Enable or disable environment alert-group" key |
		  inventory "Enable or disable inventory alert-group" key |
		  snapshot "Enable or disable snapshot alert-group" key |
		  syslog "Enable or disable syslog alert-group" key )
		flag both store rank 40 sort insertion;
	contact-email-addr "System Contact's email address"
		<address:line "Email address of the contact">
		store rank 10;
	contract-id "Contract identification for Cisco AutoNotify" <id:line "Contract number">
		store rank 13;
	customer-id "Customer identification for Cisco AutoNotify" <id:line "Customer number">
		store rank 14;
	http-proxy "Set HTTP Proxy" <name:quoted "IP address or DNS name of the proxy">
		port "Port of the proxy" <port:1-65535 "Port number"> store rank 17;
	http "Configure HTTP of call-home" {
		resolve-hostname "Resolve the hostname of the server"
			ipv4-first "Try IPv4 before IPv6" store rank 17;
		secure "Configure secure HTTP" {
			server-identity-check "Check the identity of the server"
				flag on store rank 17;
		}
	}
	mail-server "Configure call-home mail_server"
		<name:word key "IP address or DNS name of the mail server">
		priority "Priority of the mail server" <priority:1-100 "1 is the highest">
		store rank 18 sort insertion;
	phone-number "Phone number of the contact person"
		<number:line "+, then 12 to 16 digits"> store rank 11;
	profile "Enter call-home profile configuration mode"
		<name:word key "Name of the profile"> enter call-home-profile
		store rank 60 sort insertion;
	rate-limit "Configure call-home message rate-limit threshold"
		<count:1-60 "Number of messages in a minute"> store rank 45;
	sender "Call home msg's sender email addresses"
		( from "Address that messages are sent from" key |
		  reply-to "Address that answers are sent to" key )
		<address:word "Email address of the sender"> store rank 16;
	site-id "Site identification for Cisco AutoNotify" <id:line "Name of the site">
		store rank 15;
	source-interface "Source interface name to send call-home messages"
		<interface:any-interface> store rank 19;
	source-ip-address "Source ip address to send call-home messages"
		<address:ipv4 "IP address of the source"> store rank 19;
	street-address "Street address for RMA part shipments" <address:line "Postal address">
		store rank 12;
	syslog-throttling "Send no message of the same syslog text twice within a day"
		flag on store rank 46;
	vrf "VRF in which call-home messages are sent" <name:word "VRF name"> store rank 19;
}

mode call-home-profile {
	active "Activate the current profile" flag both store rank 10;
	anonymous-reporting-only "Send nothing that identifies the customer" flag off store rank 15;
	destination "Message destination related configuration" {
		address "Configure destination address"
			( email "Configure email address" key | http "Configure HTTP address" key )
			<address:word key "Email address or URL"> store rank 30 sort insertion;
		message-size-limit "Configure message size limit"
			<octets:50-3145728 "Message size limit in bytes"> store rank 31;
		preferred-msg-format "Configure preferred message format"
			( long-text "Preferred message format is long-text" |
			  short-text "Preferred message format is short-text" |
			  xml "Preferred message format is XML" )
			store rank 31;
		transport-method "Configure transport method"
			( email "Use email transport method" key |
			  http "Use HTTP transport method" key )
			flag both store rank 20 sort insertion;
	}
	reporting "Configure what is reported"
		( all "Report all data" key |
		  smart-call-home-data "Report data of Smart Call Home" key |
		  smart-licensing-data "Report data of Smart Licensing" key )
		flag both store rank 12 sort insertion;
	subscribe-to-alert-group "Subscribe to alert-group"
		( all "Subscribe to all alert-groups" |
		  configuration "Subscribe to the configuration alert-group"
		    [ $call-home-period ] |
		  crash "Subscribe to the crash alert-group" |
		  diagnostic "Subscribe to the diagnostic alert-group"
		    [ $call-home-severity ] |
		  environment "Subscribe to the environment alert-group"
		    [ $call-home-severity ] |
		  inventory "Subscribe to the inventory alert-group" [ $call-home-period ] |
		  snapshot "Subscribe to the snapshot alert-group" [ $call-home-period ] |
		  syslog "Subscribe to the syslog alert-group"
		    [ $call-home-severity ]
		    [ pattern "Pattern that messages match"
		        <pattern:quoted "Regular expression"> ] )
		as call_home_profile_subscribe_to_alert_group multi store rank 40 sort insertion;
}
