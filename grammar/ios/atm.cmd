# ATM and DSL: circuits of an interface and what runs over them. Kept and shown, nothing is sent.

mode interface {
	atm "Modify ATM parameters" {
		ilmi-keepalive "Enable ILMI keepalive" [ <seconds:1-65535 "Poll interval in seconds"> ]
			flag on store rank 141;
		route-bridged "Use Routed Bridge Encapsulation" ip "Route IP packets"
			store rank 141.5;
	}
	dsl "Configure ADSL interface parameters" {
		operating-mode "ADSL operating mode"
			( adsl2 "Operate in the ITU G.992.3 mode" | adsl2+ "Operate in the ITU G.992.5 mode" |
			  ansi-dmt "Operate in the ANSI T1.413 mode" | auto "Auto detect mode" |
			  itu-dmt "Operate in the ITU G.992.1 mode" ) store rank 142;
	}
	pvc "Configure ATM PVC parameters" [ <name:word "Connection name"> ]
		<circuit:vpi-vci key> enter atm-pvc store rank 210 sort insertion trail 1;
}

mode atm-pvc {
	cbr "Constant Bit Rate" <kbps:1-155000 "Peak Cell Rate (PCR) in Kbps"> store rank 5;
	dialer "set dialer options for this interface" {
		pool-member "Specify dialer pool membership" <pool:1-255 key "Dialer pool number">
			store rank 30 sort insertion;
	}
	encapsulation "Select ATM Encapsulation for VC"
		( aal5ciscoppp "Cisco PPP over AAL5" | aal5mux "AAL5+MUX Encapsulation"
		    ( ip "IP over ATM" | ppp "PPP over ATM" ( dialer "PPP over ATM dialer" |
		        virtual-template "Specify the virtual template"
		        <template:1-4096 "Virtual-Template interface number"> ) ) |
		  aal5nlpid "AAL5+NLPID Encapsulation" | aal5snap "AAL5+LLC/SNAP Encapsulation" )
		store rank 20;
	oam-pvc "Send oam cells on this pvc"
		[ manage "Enable PVC management" [ <seconds:0-600 "OAM loopback frequency (seconds)"> ] |
		  <frequency:0-600 "OAM loopback frequency (seconds)"> ] store rank 10;
	pppoe-client "pppoe client" {
		dial-pool-number "Dialer pool number" <pool:1-255 key "Dialer pool number">
			store rank 40;
	}
	protocol "Map an upper layer protocol to this connection" ip "Internet Protocol"
		<address:ipv4 key "Protocol specific address">
		[ broadcast "Pseudo-broadcast for this connection" ] store rank 50 sort insertion;
	protocol "Map an upper layer protocol to this connection" ppp "Point-to-Point Protocol"
		( dialer "PPP over ATM dialer" | virtual-template "Specify the virtual template"
		    <template:1-4096 "Virtual-Template interface number"> ) store rank 51;
	protocol "Map an upper layer protocol to this connection" pppoe "PPP over Ethernet"
		store rank 52;
	tx-ring-limit "Configure PA level transmit ring limit"
		<count:1-32767 "Maximum number of packets"> store rank 15;
	ubr "Unspecified Bit Rate" <kbps:1-155000 "Peak Cell Rate (PCR) in Kbps"> store rank 5;
	vbr-nrt "Variable Bit Rate - Non Real Time" <peak:1-155000 "Peak Cell Rate (PCR) in Kbps">
		<sustained:1-155000 "Sustained Cell Rate (SCR) in Kbps">
		[ <burst:1-65535 "Maximum Burst Size (MBS) in Cells"> ] store rank 5;
}
