# Bridge groups, mirrored ports, macros of switches. Kept and shown.

mode config {
	bridge "Bridge Group." {
		irb "Integrated routing and bridging" flag off store rank 1496;
		<group:1-255 key "Bridge Group number for Bridging.">
			( protocol "Specify spanning tree protocol" key
			    ( ieee "IEEE 802.1 protocol" | dec "DEC protocol" |
			      vlan-bridge "vlan-bridge protocol" | ibm "IBM protocol" ) |
			  route "Enable routing of protocol over bridge group" key
			      ip "Internet Protocol" key |
			  priority "Set the bridge priority" key
			    <priority:0-65535 "Priority (low priority more likely to be root)"> )
			as config_bridge_group store rank 2110 sort key;
	}
	macro "Macro configuration" {
		auto "Configure event based macros"
			( device "Configure the macro of a device" key
				<device:word key "Name of the device">
			    [ <parameters:line "Parameters, NAME=VALUE"> ] |
			  execute "Associate a trigger and a macro" key
			      <trigger:word key "Name of the trigger">
			    ( builtin "Built-in macro" <macro:word "Name of the macro">
				[ <values:line "Parameters, NAME=VALUE"> ] |
			      remote "Macro at a remote location" <url:word "URL of the macro"> ) |
			  global "Configure global parameters" key
			      processing "Enable macro processing"
			    [ fallback "Fallback mechanism" cdp "Use CDP" ] |
			  mac-address-group "Configure a group of MAC addresses" key
			    <group:word key "Name of the group"> |
			  monitor "Enable monitoring of events" key |
			  sticky "Keep the configuration of macros" key ) store rank 2106;
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

			( sequence-number "Display sequence numbers" key |
			  timestamps "Format of timestamps" key
			    [ datetime "Absolute date and time" [ localtime "Local time zone" |
				msec "Show milliseconds" ]* | uptime "System uptime" ] |
			  <component:word key "Component that is traced">
			    ( disable "Disable tracing" key | enable "Enable tracing" key |
			      dump-file "Set name of trace dump file" key
			          <file:word "Name of the file"> |
			      size "Size of trace" key <size:1-1000000 "Number of entries"> |
			      stacktrace "Trace call stack at tracepoints" key
				[ <depth:1-16 "Stack depth"> ] ) ) store rank 2107;
	}
	port-channel "EtherChannel configuration" {
		load-balance "Load Balancing method"
			( dst-ip "Dst IP Addr" | dst-mac "Dst Mac Addr" |
				dst-port "Dst TCP/UDP Port" |
			  src-dst-ip "Src XOR Dst IP Addr" | src-dst-mac "Src XOR Dst Mac Addr" |
			  src-dst-port "Src XOR Dst TCP/UDP Port" | src-ip "Src IP Addr" |
			  src-mac "Src Mac Addr" | src-port "Src TCP/UDP Port" )
			store rank 2108;
	}
}
