# Who dials in: VPDN and PPPoE. Kept and shown.

mode config {
	vpdn "Virtual Private Dialup Network" {
		enable "Enable VPDN" flag off store rank 692;
		logging "Generic logging of VPDN events" store rank 692;
		search-order "How to look up tunnels"
			( domain "Search on the domain name" |
			  dnis "Search on the dialed number" |
			  multihop-hostname "Search on the hostname of a multihop tunnel" )*
			store rank 692;
	}
	vpdn-group "VPDN group configuration" <name:word key "VPDN group name"> enter vpdn-group
		store rank 693 sort insertion;
	bba-group "Configure BBA Group" {
		pppoe "Configure PPPoE BBA Group" ( global "global group" key |
			<name:word key "BBA Group name"> )
			enter bba-group store rank 1495 sort insertion;
	}
}

mode vpdn-group {
	accept-dialin "VPDN accept-dialin group configuration" enter vpdn-dialin store rank 10;
	description "Description for this VPDN group"
		<text:line "Up to 80 characters describing this group"> store rank 5;
	initiate-to "Set IP address of VPDN tunnel server"
		ip "Specify the IP address of the tunnel server"
		<address:ipv4 key "IP address of the tunnel server"> store rank 25;
	l2tp "L2TP specific commands" {
		tunnel "L2TP tunnel commands"
			( authentication "Authenticate the L2TP tunnel" key |
			  password "L2TP tunnel password" key
			    [ 0 "Specifies an UNENCRYPTED password will follow" |
			      7 "Specifies a HIDDEN password will follow" ]
			    <password:word "The L2TP tunnel password"> |
			  hello "Set the hello interval for the L2TP tunnel" key
			    <seconds:0-1000 "Hello interval in seconds"> |
			  receive-window "Advertised receive window size" key
			    <window:1-5000 "Number of packets"> )
			flag both store rank 40;
	}
	local "Local information" {
		name "Specify local name to be used in the tunnel"
			<name:word "Local name"> store rank 30;
	}
	request-dialin "VPDN request-dialin group configuration" enter vpdn-dialin store rank 15;
	source-ip "Set source IP address for this vpdn-group"
		<address:ipv4 "IP address of the source"> store rank 28;
	terminate-from "Accept tunnels from a peer"
		hostname "Specify the hostname of the peer"
			<name:word "Name of the peer"> store rank 20;
}

mode vpdn-dialin {
	domain "Specify domain name for this group" <name:word key "Domain name"> store rank 20;
	protocol "Specify protocol for this group"
		( any "Use any protocol" | l2f "Use Layer 2 Forwarding protocol" |
		  l2tp "Use Layer 2 Tunneling protocol" | pppoe "Use PPP over Ethernet" |
		  pptp "Use Point-to-Point Tunneling protocol" ) store rank 10;
	virtual-template "Specify virtual template to clone from"
		<number:1-4096 "Virtual-Template interface number"> store rank 15;
}

mode bba-group {
	ac "PPPoE access concentrator" {
		name "Name of the access concentrator in PPPoE offers"
			<name:word "Name of the access concentrator"> store rank 30;
	}
	sessions "PPPoE sessions"
		( per-mac "Sessions of a MAC address" key | per-vc "Sessions of an ATM VC" key |
		  per-vlan "Sessions of a VLAN" key | max "Sessions in all" key )
		limit "Limit the number of sessions" <limit:1-65535 "Maximum number of sessions">
		store rank 20;
	virtual-template "Virtual-Template configuration"
		<number:1-4096 "Virtual-Template interface number"> store rank 10;
}
