# Lines of real configurations that mean nothing here: they are kept and shown, so that a file
# taken from a router loads without complaint and prints back.

mode config {
	memory-size "Adjust memory size by percentage" {
		iomem "IO memory" <percent:1-100 "percentage of DRAM to use for I/O memory"> store rank 505;
	}
	mmi "MMI Parameters" {
		polling-interval "Set the MMI polling interval"
			<seconds:1-86400 "Polling interval in seconds"> store rank 520;
		auto-configure "Enable MMI auto-configuration" flag on store rank 521;
		pvc "Enable MMI PVC parameters" flag on store rank 522;
		snmp-timeout "Set the MMI SNMP timeout" <seconds:1-3600 "SNMP timeout in seconds">
			store rank 523;
	}
	webvpn "Configure webvpn" {
		cef "WebVPN CEF support" flag off store rank 2440;
	}
	dot11 "IEEE 802.11 config commands" {
		syslog "Enable IEEE 802.11 syslog" flag off store rank 525;
	}
	crypto "Encryption module" {
		pki "Public Key components" {
			token "Configure cryptographic token" {
				default "Default token configuration" {
					removal "Token removal actions" {
					timeout "Time to wait before shutting down tunnels"
					<seconds:0-480 "Timeout in seconds"> store rank 760; } }
			}
		}
	}
	ip "Global IP configuration subcommands" {
		source-route "Process packets with source routing header options" flag on store rank 605;
		classless "Follow classless routing forwarding rules" flag on store rank 1701;
		subnet-zero "Allow 'subnet zero' subnets" flag on store rank 604;
		gratuitous-arps "Generate gratuitous ARPs for PPP/SLIP peer addresses" flag both store rank 606;
		bootp "Config BOOTP services" { server "Enable BOOTP server" flag on store rank 607; }
		nbar "NBAR - Network Based Application Recognition" {
			custom "Custom protocol" <name:word key "Name of custom protocol">
				[ <offset:0-255 "Byte location in the payload">
				    ( ascii "ASCII format" <ascii:word "String to match"> |
				      decimal "Decimal format"
				          <decimal:0-4294967295 "Number to match"> |
				      hex "Hexadecimal format"
				          <hex:hex "Hexadecimal number to match"> |
				      variable "Variable field of the payload"
				          <field:word "Name of the field">
					<octets:1-4 "Length of the field in bytes"> ) ]
				[ destination "Destination port" | source "Source port" ]
				( tcp "TCP packets" | udp "UDP packets" )
				[ range "Range of ports" <first:1-65535 "Start of the port range">
				    <last:1-65535 "End of the port range"> |
				  ( <port:1-65535 "Port number"> )*16 ports ]
				store rank 607.5 sort insertion;
		}
		icmp "Global ICMP configuration" { rate-limit "Rate limit ICMP messages" {
			unreachable "Rate limit ICMP unreachable messages" flag on store rank 530; } }
	}
}

mode interface {
	negotiation "Select Autonegotiation mode" { auto "Perform link autonegotiation" flag both store rank 136; }
	hold-queue "Set hold queue depth" <length:0-4096 "Queue length">
		( in "Input queue" key | out "Output queue" key ) store rank 137;
	ip "Interface Internet Protocol config commands" {
		flow "NetFlow related commands" { ingress "Enable inbound NetFlow" flag off store rank 55;
			egress "Enable outbound NetFlow" flag off store rank 56; }
	}
}
