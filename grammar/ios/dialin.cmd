# Who dials in: VPDN and PPPoE. Kept and shown.

mode config {
	vpdn "Virtual Private Dialup Network" {
		enable "Enable VPDN" flag off store rank 692;
		logging "Logging" store rank 692;
		search-order "Order" <what:line "Order"> store rank 692;
	}
	vpdn-group "VPDN group configuration" <name:word key "VPDN group name"> enter vpdn-group
		store rank 693 sort insertion;
	bba-group "Configure BBA Group" {
		pppoe "PPPoE" ( global "global group" key | <name:word key "BBA Group name"> )
			enter bba-group store rank 1495 sort insertion;
	}
}

mode vpdn-group {
	accept-dialin "VPDN accept-dialin group configuration" enter vpdn-dialin store rank 10;
	description "Description" <text:line "Description"> store rank 5;
	initiate-to "Initiate to" ip "IP" <address:ipv4 key "Address"> store rank 25;
	l2tp "L2TP" {
		tunnel "Tunnel"
			( authentication "Authentication" key |
			  password "Password" key <password:line "Password"> |
			  hello "Hello" key <seconds:0-1000 "Seconds"> |
			  receive-window "Window" key <window:1-5000 "Packets"> )
			flag both store rank 40;
	}
	local "Local" { name "Name" <name:word "Name"> store rank 30; }
	request-dialin "VPDN request-dialin group configuration" enter vpdn-dialin store rank 15;
	source-ip "Source address" <address:ipv4 "Address"> store rank 28;
	terminate-from "Terminate from" hostname "Host" <name:word "Name"> store rank 20;
}

mode vpdn-dialin {
	domain "Domain" <name:word key "Name"> store rank 20;
	protocol "Protocol" ( any "Any" | l2f "L2F" | l2tp "L2TP" | pppoe "PPPoE" | pptp "PPTP" )
		store rank 10;
	virtual-template "Virtual template" <number:1-4096 "Virtual-Template interface number">
		store rank 15;
}

mode bba-group {
	ac "Access concentrator" { name "Name" <name:word "Name"> store rank 30; }
	sessions "Limits of sessions"
		( per-mac "Per MAC address" key | per-vc "Per VC" key | per-vlan "Per VLAN" key |
		  max "In all" key ) limit "Limit" <limit:1-65535 "Sessions"> store rank 20;
	virtual-template "Virtual template" <number:1-4096 "Virtual-Template interface number">
		store rank 10;
}
