# Interfaces: addresses, switches and what is attached to them.

mode config {
	interface "Select an interface to configure" <name:any-interface key>
		[ multipoint "Treat as a multipoint link" |
		  point-to-point "Treat as a point-to-point link" |
		  type "Virtual Template type" ( serial "Serial" | tunnel "Tunnel" ) ]
		enter interface rank 1500 sort interface;
	interface "Select an interface to configure" range "interface range command" <members:interface-range>
		enter interface transient;
	interface "Select an interface to configure" range "interface range command"
		macro "macro keyword" <name:word "Macro name"> enter interface transient;
	define "interface range macro definition" interface-range "interface range macro definition"
		<name:word key "Macro name"> <members:interface-range> rank 1096 sort key;
}

mode interface {
	description "Interface specific description"
		<text:line "Up to 200 characters describing this interface"> note rank 10;
	mtu "Set the interface Maximum Transmission Unit (MTU)"
		<bytes:64-18000 "MTU size in bytes"> default 1500 rank 15;
	bandwidth "Set bandwidth informational parameter"
		<kilobits:1-10000000 "Bandwidth in kilobits"> rank 20;
	ip "Interface Internet Protocol config commands" {
		address "Set the IP address of an interface"
			<address:ipv4 "IP address"> <mask:mask "IP subnet mask">
			[ secondary "Make this IP address a secondary address" ] rank 30 sort key;
		access-group "Specify access control for packets" <acl:acl>
			( in "inbound packets" key | out "outbound packets" key ) rank 40 sort key;
		redirects "Enable sending ICMP Redirect messages" flag on rank 50;
		unreachables "Enable sending ICMP Unreachable messages" flag on rank 51;
		proxy-arp "Enable proxy ARP" flag on rank 52;
		route-cache "Enable fast-switching cache for outgoing packets" flag on rank 54;
		route-cache "Enable fast-switching cache for outgoing packets"
			( cef "Enable Cisco Express Forwarding" key | flow "Enable Flow fast-switching cache" key |
			  policy "Enable fast-switching policy cache for outgoing packets" key |
			  same-interface "Enable fast-switching on the same interface" key )
			as interface_ip_route_cache_kind flag both store rank 54.5;
		directed-broadcast "Enable forwarding of directed broadcasts" flag off store rank 53;
		mtu "Set IP Maximum Transmission Unit" <bytes:68-18000 "MTU (bytes)"> rank 60;
		virtual-reassembly "Enable Virtual Fragment Reassembly"
			[ in "Enable VFR on ingress" | out "Enable VFR on egress" ] store rank 70;
		tcp "TCP interface commands" {
			adjust-mss "Adjust the mss of transit packets"
				<bytes:500-1460 "Maximum segment size in bytes"> rank 90;
		}
	}
	encapsulation "Set encapsulation type for an interface"
		( hdlc "Serial HDLC synchronous" | ppp "Point-to-Point protocol" )
		default hdlc store rank 80;
	arp "Set arp type (arpa, probe, snap), timeout, log options or packet priority" {
		timeout "Set ARP cache timeout" <seconds:0-2147483 "Seconds"> default 14400 rank 95;
	}
	delay "Specify interface throughput delay"
		<tens:1-16777215 "Throughput delay (tens of microseconds)"> rank 100;
	load-interval "Specify interval for load calculation for an interface"
		<seconds:30-600 "Load interval delay in seconds"> default 300 store rank 105;
	shutdown "Shutdown the selected interface" flag off rank 110;
	duplex "Configure duplex operation."
		( auto "Enable AUTO duplex configuration" | full "Force full duplex operation" |
		  half "Force half-duplex operation" ) store rank 120;
	speed "Configure speed operation."
		( 10 "Force 10 Mbps operation" | 100 "Force 100 Mbps operation" |
		  auto "Enable AUTO speed configuration" ) store rank 130;
	speed "Configure speed operation." 1000 "Force 1000 Mbps operation"
		as interface_speed_1000 same-as interface_speed store rank 119;
	clock "Configure serial interface clock" {
		rate "Configure serial interface clock speed"
			<rate:300-8000000 "DCE clock rate (bits per second)"> store rank 140;
	}
	keepalive "Enable keepalive" [ <seconds:0-32767 "Keepalive period (default 10 seconds)">
		[ <retries:1-255 "Keepalive retries"> ] ] rank 150;
	cdp "CDP interface subcommands" {
		enable "Enable CDP on interface" flag on store rank 160;
	}
	crypto "Encryption/Decryption commands" {
		map "Assign a Crypto Map" <name:word "Crypto Map tag"> rank 200;
		ipsec "Set IPSec parameters" {
			df-bit "Handling of encapsulated DF bit." $df_bit rank 201;
			fragmentation "Handling of fragmentation of near-MTU sized packets" $cut rank 202;
		}
	}
}
