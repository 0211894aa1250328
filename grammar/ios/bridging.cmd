# Bridge groups, mirrored ports, macros of switches. Kept and shown.

mode config {
	bridge "Bridge Group." {
		irb "Integrated routing and bridging" flag off store rank 1496;
		<group:1-255 key "Bridge Group number for Bridging.">
			( protocol "Specify spanning tree protocol" key
			    ( ieee "IEEE 802.1 protocol" | dec "DEC protocol" |
			      vlan-bridge "vlan-bridge protocol" | ibm "IBM protocol" ) |
			  route "Enable routing of protocol over bridge group" key ip "IP" key |
			  priority "Set the bridge priority" key
			    <priority:0-65535 "Priority (low priority more likely to be root)"> )
			as config_bridge_group store rank 2110 sort key;
	}
	macro "Macro configuration" {
		auto "Configure event based macros"
			<what:line "Device, execute, global, mac-address-group, monitor or sticky">
			multi store rank 2106;
		name "Create a macro" <name:word key "WORD up to 31 characters"> store rank 2106;
	}
	monitor "Monitoring different system events" {
		session "Configure a SPAN session" <session:1-66 key "SPAN session number">
			( destination "SPAN destination interface or VLAN" key |
			  source "SPAN source interface, VLAN" key )
			( interface "SPAN interface" key <interface:any-interface key> |
			  vlan "SPAN VLAN" key <vlans:word key "SPAN VLAN IDs"> |
			  remote "SPAN Remote" key
			    vlan "Remote SPAN RSPAN VLAN" key field remote_vlan
			    <remote:1-4094 "Remote SPAN VLAN ID"> )
			[ both "Monitor received and transmitted traffic" |
			  rx "Monitor received traffic only" |
			  tx "Monitor transmitted traffic only" ] store rank 2107 sort insertion;
		event-trace "Tracing of system events"
			<what:line "Component, its size or its dump file"> multi store rank 2107;
	}
	port-channel "EtherChannel configuration" {
		load-balance "Load Balancing method"
			<method:word "Method: dst-ip, dst-mac, src-dst-ip, src-dst-mac, src-ip or src-mac">
			store rank 2108;
	}
}
