# Switch ports, VLANs and what runs between switches. Kept and shown: the router has no switch inside.

mode config {
	dot1x "IEEE 802.1X Global Configuration Commands" {
		system-auth-control "Enable or Disable SysAuthControl" flag off store rank 829;
	}
	errdisable "Error disable" {
		detect "Error disable detection"
			cause "Enable error disable detection for a particular cause"
			<cause:word key "Cause"> flag both store rank 825.5 sort insertion;
		recovery "Error disable recovery"
			( cause "Enable error disable recovery for application" key
			    <cause:word key "Cause"> |
			  interval "Error disable recovery timer value" key
			    <seconds:30-86400 "timer-interval(sec)"> )
			store rank 825.5 sort insertion;
	}
	mac "MAC configuration" {
		address-table "Configure MAC address table"
			( aging-time "Set MAC address table entry maximum age" key
			    <seconds:0-1000000 "Seconds"> |
			  static "Static address" key <address:mac key> vlan "VLAN" key
			    <vlan:1-4094 key "VLAN id"> <where:line "Interface or drop"> )
			store rank 829;
	}
	spanning-tree "Spanning Tree Subsystem" {
		backbonefast "Enable BackboneFast Feature" flag off store rank 827;
		etherchannel "Spanning tree etherchannel specific configuration"
			guard "Configure guard features for etherchannel"
			misconfig "Enable guard to protect against etherchannel misconfiguration"
			flag on store rank 827;
		extend "Spanning Tree 802.1t extensions" {
			system-id "Use 802.1t System ID" flag off store rank 827;
		}
		logging "Enable Spanning tree logging" flag off store rank 827;
		loopguard "Spanning tree loopguard options" {
			default "Enable loopguard by default on all ports" flag off store rank 827;
		}
		mode "Spanning tree operating mode"
			( mst "Multiple spanning tree mode" | pvst "Per-Vlan spanning tree mode" |
			  rapid-pvst "Per-Vlan rapid spanning tree mode" ) store rank 826;
		mst "Multiple spanning tree configuration" {
			configuration "Enter MST configuration submode" enter mst store rank 828;
			<instances:word key "MST instance range, example: 0-3,5,7-9">
				( priority "Set the bridge priority for the spanning tree"
				    <priority:0-61440 "Bridge priority in increments of 4096"> |
				  root "Configure switch as root"
				    ( primary "Primary" | secondary "Secondary" ) )
				as config_spanning_tree_mst_instances store rank 828 sort key;
		}
		pathcost "Spanning tree pathcost options"
			method "Method to calculate default port path cost"
			( long "32 bit based" | short "16 bit based" ) store rank 827;
		portfast "Spanning tree portfast options"
			( bpdufilter "Enable portfast bpdu filter on this switch" key
			    default "Enable bpdu filter by default on all portfast ports" |
			  bpduguard "Enable portfast bpdu guard on this switch" key
			    default "Enable bpdu guard by default on all portfast ports"
			    field by_default |
			  default "Enable portfast by default on all access ports" key )
			store rank 827;
		uplinkfast "Enable UplinkFast Feature" flag off store rank 827;
		vlan "VLAN Switch Spanning Trees"
			<vlans:word key "vlan range, example: 1,3-5,7,9-11">
			[ forward-time "Forward delay" key <forward:4-30 "Seconds"> |
			  hello-time "Hello" key <hello:1-10 "Seconds"> |
			  max-age "Maximum age" key <age:6-40 "Seconds"> |
			  priority "Set the bridge priority for the spanning tree" key
			    <priority:0-61440 "bridge priority in increments of 4096"> |
			  root "Configure switch as root" key
			    ( primary "Configure this switch as primary root for this spanning tree" |
			      secondary "Configure switch as secondary root" ) ]
			flag both store rank 828 sort key;
	}
	udld "Configure global UDLD setting"
		( aggressive "Enable UDLD protocol in aggressive mode" |
		  enable "Enable UDLD protocol" |
		  message "Message" time "Time" <seconds:1-90 "Seconds"> ) store rank 829;
	vlan "Vlan commands" {
		<vlans:word key "ISL VLAN IDs 1-4094"> as config_vlan enter vlan
			store rank 914 sort key;
		access-map "Create vlan access-map" <name:word key "Name">
			[ <sequence:0-65535 key "Sequence"> ] store rank 914;
		internal "Internal VLAN" allocation "Allocation" policy "Policy"
			( ascending "Ascending" | descending "Descending" ) store rank 913;
	}
	vtp "Configure global VTP state" {
		domain "Set the name of the VTP administrative domain."
			<name:word "The ascii name for the VTP administrative domain.">
			store rank 507;
		interface "Configure interface as the preferred source" <interface:any-interface>
			store rank 507;
		mode "Configure VTP device mode"
			( client "Set the device to client mode." |
			  off "Set the device to off mode." |
			  server "Set the device to server mode." |
			  transparent "Set the device to transparent mode." ) store rank 507;
		password "Set the password for the VTP administrative domain"
			<password:word "The ascii password for the VTP administrative domain.">
			store rank 507;
		pruning "Set the administrative domain to permit pruning" flag off store rank 507;
		version "Set the administrative domain to VTP version"
			<version:1-3 "Set the administrative domain VTP version number">
			store rank 507;
	}
}

mode mst {
	instance "Map vlans to an MST instance" <instance:0-4094 key "MST instance id">
		vlan "Range of vlans to add to the instance mapping"
		<vlans:line "vlan range ex: 1-65, 72, 300 -200"> store rank 30 sort key;
	name "Set configuration name" <name:word "Configuration name"> store rank 10;
	revision "Set configuration revision number"
		<number:0-65535 "Configuration revision number"> store rank 20;
}

mode vlan {
	name "Ascii name of the VLAN" <name:line "The ascii name for the VLAN"> store rank 10;
	private-vlan "Configure a private VLAN"
		( association "Configure association between private VLANs" key
		    <vlans:word "VLANs"> |
		  community "Configure the VLAN as a community private VLAN" key |
		  isolated "Configure the VLAN as an isolated private VLAN" key |
		  primary "Configure the VLAN as a primary private VLAN" key ) store rank 20;
	remote-span "Configure as Remote SPAN VLAN" flag off store rank 30;
	state "Operational state of the VLAN"
		( active "VLAN Active State" | suspend "VLAN Suspended State" )
		default active store rank 15;
	shutdown "Shutdown VLAN switching" flag off store rank 40;
}

mode interface {
	authentication "Auth Manager Interface Configuration Commands" <what:line "What">
		multi store rank 45 sort insertion;
	auto "Configure Automation" qos "Configure AutoQoS"
		( trust "Trust the DSCP/CoS marking" [ cos "CoS" | dscp "DSCP" ] |
		  voip "Configure AutoQoS for VoIP"
		    [ cisco-phone "Cisco phone" | trust "Trust" field voip_trust ] ) store rank 46;
	channel-protocol "Select the channel protocol (LACP, PAgP)"
		( lacp "Prepare interface for LACP protocol" |
		  pagp "Prepare interface for PAgP protocol" ) store rank 187;
	dot1x "Interface Config Commands for IEEE 802.1X" <what:line "What">
		multi store rank 45 sort insertion;
	mab "MAC Authentication Bypass Interface Config Commands" [ eap "EAP" ] store rank 45;
	mls "mls interface commands" qos "qos command keyword" <what:line "What">
		multi store rank 47 sort insertion;
	spanning-tree "Spanning Tree Subsystem" {
		bpdufilter "Don't send or receive BPDUs on this interface"
			( disable "Disable BPDU filtering for this interface" |
			  enable "Enable BPDU filtering for this interface" ) store rank 182;
		bpduguard "Don't accept BPDUs on this interface"
			( disable "Disable BPDU guard for this interface" |
			  enable "Enable BPDU guard for this interface" ) store rank 182;
		cost "Change an interface's spanning tree port path cost"
			<cost:1-200000000 "port path cost"> store rank 183;
		guard "Change an interface's spanning tree guard mode"
			( loop "Set guard mode to loop guard on interface" |
			  none "Set guard mode to none" |
			  root "Set guard mode to root guard on interface" ) store rank 184;
		link-type "Specify a link type for spanning tree protocol use"
			( point-to-point "Consider the interface as point-to-point" |
			  shared "Consider the interface as shared" ) store rank 183;
		port-priority "Change an interface's spanning tree port priority"
			<priority:0-240 "port priority in increments of 16"> store rank 183;
		portfast "Enable an interface to move directly to forwarding on link up"
			[ disable "Disable portfast for this interface" | edge "Edge" |
			  network "Network" |
			  trunk "Enable portfast on the interface even in trunk mode" ]
			store rank 181;
		vlan "VLAN Switch Spanning Tree" <vlans:word key "vlan range">
			( cost "Cost" key <cost:1-200000000 "Cost"> |
			  port-priority "Priority" key <priority:0-240 "Priority"> )
			store rank 185 sort insertion;
	}
	storm-control "storm configuration" <what:line "What"> multi store rank 48 sort insertion;
	switchport "Set switching mode characteristics" flag both store rank 21;
	switchport "Set switching mode characteristics" {
		access "Set access mode characteristics of the interface" {
			vlan "Set VLAN when interface is in access mode"
				( dynamic "When in access mode, this interfaces VLAN is controlled by VMPS" |
				  <vlan:1-4094 "VLAN ID of the VLAN when this port is in access mode"> |
				  name "By name" <name:word "Name"> ) store rank 22;
		}
		block "Disable forwarding of unknown uni/multi cast addresses"
			( multicast "Block unknown multicast addresses" key |
			  unicast "Block unknown unicast addresses" key ) store rank 29;
		mode "Set trunking mode of the interface"
			( access "Set trunking mode to ACCESS unconditionally" |
			  dot1q-tunnel "set trunking mode to TUNNEL unconditionally" |
			  dynamic "Set trunking mode to dynamically negotiate access or trunk mode"
			    ( auto "Set trunking mode dynamic negotiation parameter to AUTO" |
			      desirable "Set trunking mode dynamic negotiation parameter to DESIRABLE" ) |
			  private-vlan "Set private-vlan mode"
			    ( host "Host" | promiscuous "Promiscuous" ) |
			  trunk "Set trunking mode to TRUNK unconditionally" ) store rank 26;
		nonegotiate "Device will not engage in negotiation protocol on this interface"
			flag off store rank 27;
		port-security "Security related command" store rank 28;
		port-security "Security related command" {
			aging "Port-security aging commands"
				( static "Enable aging for configured secure addresses" key |
				  time "Port-security aging time" key
				    <minutes:1-1440 "Aging time in minutes"> |
				  type "Port-security aging type" key
				    ( absolute "Absolute aging (default)" |
				      inactivity "Aging based on inactivity time period" ) )
				store rank 28 sort insertion;
			mac-address "Secure mac address"
				( <address:mac key "48 bit mac address"> |
				  sticky "Configure dynamic secure addresses as sticky" key
				    [ <sticky:mac key "48 bit mac address"> ] )
				[ vlan "VLAN"
				    ( <vlan:1-4094 "VLAN"> | access "Access" | voice "Voice" ) ]
				store rank 28 sort insertion;
			maximum "Max secure addresses" <count:1-8192 "Maximum addresses">
				[ vlan "VLAN" [ <vlans:word "VLANs"> ] ] store rank 28;
			violation "Security violation mode"
				( protect "Security violation protect mode" |
				  restrict "Security violation restrict mode" |
				  shutdown "Security violation shutdown mode" ) store rank 28;
		}
		protected "Configure an interface to be a protected port" flag off store rank 29;
		trunk "Set trunking characteristics of the interface" {
			allowed "Set allowed VLAN characteristics when interface is in trunking mode" {
				vlan "Set allowed VLANs when interface is in trunking mode"
					( add "add VLANs to the current list" key
					    <vlans:word "VLAN IDs of the allowed VLANs when this port is in trunking mode"> |
					  all "all VLANs" |
					  except "all VLANs except the following"
					    <except:word "VLAN IDs"> |
					  none "no VLANs" |
					  remove "remove VLANs from the current list" key
					    <vlans:word "VLAN IDs of the allowed VLANs when this port is in trunking mode"> |
					  <vlans:word "VLAN IDs of the allowed VLANs when this port is in trunking mode"> )
					store rank 25 sort insertion;
			}
			encapsulation "Set trunking encapsulation when interface is in trunking mode"
				( dot1q "Interface uses only 802.1q trunking encapsulation when trunking" |
				  isl "Interface uses only ISL trunking encapsulation when trunking" |
				  negotiate "Device will negotiate trunking encapsulation with peer on interface" )
				store rank 23;
			native "Set trunking native characteristics when interface is in trunking mode" {
				vlan "Set native VLAN when interface is in trunking mode"
					<vlan:1-4094 "VLAN ID of the native VLAN when this port is in trunking mode">
					store rank 24;
			}
		}
		voice "Voice appliance attributes" {
			vlan "Vlan for voice traffic"
				( <vlan:1-4094 "Vlan for voice traffic"> |
				  dot1p "Priority tagged on PVID" |
				  none "Don't tell telephone about voice vlan" |
				  untagged "Untagged on PVID" ) store rank 27;
		}
	}
	udld "Configure UDLD enabled or disabled and ignore global UDLD setting" {
		port "Enable UDLD protocol on this interface"
			[ aggressive "Enable UDLD protocol in aggressive mode on this interface" |
			  disable "Disable UDLD" ] store rank 186;
	}
}
