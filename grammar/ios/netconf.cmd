# Management by programs: NETCONF, RESTCONF, WSMA. Kept and shown.

mode config {
	wsma "Web services management agent"
		( agent "Agent" key
		    ( exec "Exec" key | config "Configuration" key | filesys "File system" key |
		      notify "Notification" key ) |
		  dhcp "DHCP" key ) store rank 2431 sort insertion;
	netconf "NETCONF"
		( ssh "Over SSH" key | lock-time "Lock time" key <seconds:1-300 "Seconds"> |
		  max-sessions "Sessions" key <count:4-16 "Sessions"> ) store rank 2432;
	netconf-yang "NETCONF with YANG" store rank 2432;
	restconf "RESTCONF" store rank 2432;
}
