# Management by programs: NETCONF, RESTCONF, WSMA. Kept and shown.

mode config {
	wsma "Web Services Management Agent configuration"
		( agent "Enable a WSMA agent" key
		    ( exec "Enable the exec agent" key |
		        config "Enable the configuration agent" key |
		      filesys "Enable the file system agent" key |
		      notify "Enable the notification agent" key ) |
		  dhcp "Enable DHCP option 43 processing" key ) store rank 2431 sort insertion;
	netconf "Configure NETCONF"
		( ssh "NETCONF over SSH" key |
		  lock-time "Maximum time of a lock without activity" key
		    <seconds:1-300 "Lock time in seconds"> |
		  max-sessions "Maximum number of concurrent sessions" key
		    <count:4-16 "Number of sessions"> ) store rank 2432;
	netconf-yang "Configure NETCONF-YANG" store rank 2432;
	restconf "Enable RESTCONF interface" store rank 2432;
}
