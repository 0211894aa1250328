# Switch ports, VLANs and what runs between switches. Kept and shown: the router has no switch inside.

mode config {
	dot1x "IEEE 802.1X Global Configuration Commands" {
		system-auth-control "Enable or Disable SysAuthControl" flag off store rank 829;
	}
	errdisable "Error disable" {
		detect "Error disable detection"
			cause "Enable error disable detection for a particular cause"
			( all "Enable error detection on all cases" key |
			  arp-inspection "Enable error detection for arp inspection" key |
			  bpduguard "Enable error detection on bpdu-guard" key |
			  dhcp-rate-limit "Enable error detection on dhcp-rate-limit" key |
			  dtp-flap "Enable error detection on dtp-flapping" key |
			  gbic-invalid "Enable error detection on gbic-invalid" key |
			  inline-power "Enable error detection for inline-power" key |
			  l2ptguard "Enable error detection on l2protocol-tunnel" key |
			  link-flap "Enable error detection on linkstate-flapping" key |
			  loopback "Enable error detection on loopback" key |
			  pagp-flap "Enable error detection on pagp-flapping" key |
			  pppoe-ia-rate-limit "Enable error detection on PPPoE IA rate-limit" key |
			  psp "Enable error detection on psp" key |
			  security-violation "Enable error detection on 802.1x-guard" key
			    [ shutdown "Shutdown when the violation occurs" key
			        vlan "Only shutdown the vlan on which the violation occurs" key ] |
			  sfp-config-mismatch "Enable error detection on SFP config mismatch" key |
			  small-frame "Enable error detection on small_frame" key )
			flag both store rank 825.5 sort insertion;
		recovery "Error disable recovery"
			( cause "Enable error disable recovery for application" key
			    ( all "Enable timer to recover from all error causes" key |
			      arp-inspection
			      "Enable timer to recover from arp inspection error disable state" key |
			      bpduguard "Enable timer to recover from BPDU Guard error" key |
			      channel-misconfig
			      "Enable timer to recover from channel misconfig error" key |
			      dhcp-rate-limit
			      "Enable timer to recover from dhcp-rate-limit error" key |
			      dtp-flap "Enable timer to recover from dtp-flap error" key |
			      gbic-invalid "Enable timer to recover from invalid GBIC error" key |
			      inline-power "Enable timer to recover from inline-power error" key |
			      l2ptguard "Enable timer to recover from l2protocol-tunnel error" key |
			      link-flap "Enable timer to recover from link-flap error" key |
			      link-monitor-failure
			      "Enable timer to recover from link monitoring failure" key |
			      loopback "Enable timer to recover from loopback error" key |
			      mac-limit "Enable timer to recover from mac limit disable state" key |
			      oam-remote-failure
			      "Enable timer to recover from OAM detected remote failure" key |
			      pagp-flap "Enable timer to recover from pagp-flap error" key |
			      port-mode-failure
			      "Enable timer to recover from port mode change failure" key |
			      pppoe-ia-rate-limit
			      "Enable timer to recover from PPPoE IA rate-limit error" key |
			      psecure-violation
			      "Enable timer to recover from psecure violation error" key |
			      psp "Enable timer to recover from psp" key |
			      security-violation
			      "Enable timer to recover from 802.1x violation error" key |
			      sfp-config-mismatch
			      "Enable timer to recover from SFP config mismatch error" key |
			      small-frame "Enable timer to recover from small frame error" key |
			      storm-control "Enable timer to recover from storm-control error" key |
			      udld "Enable timer to recover from udld error" key |
			      unicast-flood "Enable timer to recover from unicast flood error" key |
			      vmps "Enable timer to recover from vmps shutdown error" key ) |
			  interval "Error disable recovery timer value" key
			    <seconds:30-86400 "timer-interval(sec)"> )
			store rank 825.5 sort insertion;
	}
	mac "Global MAC configuration subcommands" {
		address-table "Configure MAC address table"
			( aging-time "Set MAC address table entry maximum age" key
			    <seconds:0-1000000 "Aging time in seconds"> |
			  static "static keyword" key <address:mac key "48 bit mac address">
			    vlan "VLAN keyword" key
			    <vlan:1-4094 key "VLAN id of mac address table">
			      ( drop "drop frames" |
			          interface "Interface to which the address is bound"
				  <interface:any-interface> ) )
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
				    ( primary "Configure this switch as primary root for this spanning tree" |
				      secondary "Configure switch as secondary root" ) )
				as config_spanning_tree_mst_instances store rank 828 sort key;
		}
		pathcost "Spanning tree pathcost options"
			method "Method to calculate default port path cost"
			( long "Use 32 bit based values for default port path costs" |
			  short "Use 16 bit based values for default port path costs" )
			store rank 827;
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
			[ forward-time "Set the forward delay for the spanning tree" key
			    <forward:4-30 "number of seconds for the forward delay timer"> |
			  hello-time "Set the hello interval for the spanning tree" key
			    <hello:1-10 "number of seconds between generation of config BPDUs"> |
			  max-age "Set the max age interval for the spanning tree" key
			    <age:6-40 "maximum number of seconds the information in a BPDU is valid"> |
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
		  message "Set UDLD message parameters" time "Set UDLD message time period"
		    <seconds:1-90 "Time in seconds between sending of messages in steady state"> )
		store rank 829;
	vlan "Vlan commands" {
		<vlans:word key "ISL VLAN IDs 1-4094"> as config_vlan enter vlan
			store rank 914 sort key;
		access-map "Create vlan access-map" <name:word key "Vlan access map tag">
			[ <sequence:0-65535 key "Sequence to insert to/delete from existing vlan access-map entry"> ]
			store rank 914;
		internal "internal VLAN" allocation "internal VLAN allocation"
			policy "allocation policy"
			( ascending "Allocate internal VLAN in ascending order" |
			  descending "Allocate internal VLAN in descending order" ) store rank 913;
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
		    <vlans:word "VLAN IDs of the private VLANs to be configured"> |
		  community "Configure the VLAN as a community private VLAN" key |
		  isolated "Configure the VLAN as an isolated private VLAN" key |
		  primary "Configure the VLAN as a primary private VLAN" key ) store rank 20;
	remote-span "Configure as Remote SPAN VLAN" flag off store rank 30;
	state "Operational state of the VLAN"
		( active "VLAN Active State" | suspend "VLAN Suspended State" )
		default active store rank 15;
	shutdown "Shutdown VLAN switching" flag off store rank 40;
}

fragment storm_level
	level "Set storm suppression level on this interface"
	( bps "Enter suppression level in bits per second"
	    <bps_rise:rate "Enter rising threshold"> [ <bps_fall:rate "Enter falling threshold"> ] |
	  pps "Enter suppression level in packets per second"
	    <pps_rise:rate "Enter rising threshold"> [ <pps_fall:rate "Enter falling threshold"> ] |
	  <rise:percentage "Enter rising threshold">
	    [ <fall:percentage "Enter falling threshold"> ] );
fragment auth_fail_action
	( authorize "Authorize the port"
	    vlan "Configure Authentication Fail vlan" <vlan:1-4094 "Enter a VlanId"> |
	  next-method "Move to next authentication method" );

mode interface {
	authentication "Auth Manager Interface Configuration Commands"
		( control-direction "Set the control-direction on the interface" key
		    ( both "Control traffic in BOTH directions" |
		        in "Control inbound traffic only" ) |
		  event "Set action for authentication events" key
		    ( fail "Configure failed authentication actions/parameters" key
			[ retry "Number of times to retry failed authentications"
			  <retry:0-5 "Number of retries"> ]
			action "Required action for authentication event" $auth_fail_action |
		      linksec "Configure link security authentication event actions" key
			fail "Configure link security failure actions" field linksec_fail
			action "Required action for authentication event" field linksec_action
			$auth_fail_action(linksec) |
		      no-response "Configure non-responsive host actions" key
			action "Required action for authentication event" field silent_action
			authorize "Authorize the port" field silent_authorize
			vlan "Configure Authentication Guest Vlan" field silent_vlan
			<guest:1-4094 "Enter a VlanId"> |
		      server "Configure actions for AAA server events" key
			( alive "Configure AAA server alive actions" key
			    action "Required action for authentication event" field alive_action
			    reinitialize "Reinitialize all authenticated clients" field alive_init |
			  dead "Configure AAA server dead actions" key
			    action "Required action for authentication event" field dead_action
			    ( authorize "Authorize the port" field dead_authorize key
				[ vlan "Configure Critical Authorization VLAN" field dead_vlan
				    <critical:1-4094 "Enter a VlanId"> |
				  voice "Authorize the voice VLAN" key ] |
			      reinitialize "Reinitialize all authenticated clients" key
				vlan "Configure Critical Authorization VLAN" field init_vlan
				<initial:1-4094 "Enter a VlanId"> ) ) ) |
		  fallback "Enable the Webauth fallback mechanism" key
		    <fallback:word "Fallback profile name"> |
		  host-mode "Set the Host mode for authentication on this interface" key
		    ( multi-auth "Multiple Authentication Mode" |
		        multi-domain "Multiple Domain Mode" |
		      multi-host "Multiple Host Mode" | single-host "SINGLE HOST Mode" ) |
		  open "Enable or Disable open access on this port" key |
		  order "Add an authentication method to the order list" key
		    ( dot1x "Authentication method dot1x allowed" |
		      mab "Authentication method mab allowed" |
		      webauth "Authentication method webauth allowed" )*3 order |
		  periodic "Enable or Disable Reauthentication for this port" key |
		  port-control "Set the port-control value" key
		    ( auto "PortState will be set to AUTO" |
		      force-authorized "PortState set to Authorized" |
		      force-unauthorized "PortState will be set to UnAuthorized" ) |
		  priority "Add an authentication method to the priority list" key
		    ( dot1x "Authentication method dot1x allowed" |
		      mab "Authentication method mab allowed" |
		      webauth "Authentication method webauth allowed" )*3 preference |
		  timer "Set authentication timer values" key
		    ( inactivity "Interval in seconds after which a silent client is unauthorized" key
			( <inactivity:1-65535 "Enter a value between 1 and 65535"> |
			  server "Obtain the timeout value from the server"
			      field silence_of_server ) |
		      reauthenticate "Time in seconds after which an automatic re-authentication should be initiated" key
			( <reauthenticate:1-65535 "Enter a value between 1 and 65535"> |
			  server "Obtain re-authentication timeout value from the server"
			      field timer_of_server ) |
		      restart "Interval in seconds after which an attempt should be made to authenticate an unauthorized port" key
			<restart:1-65535 "Enter a value between 1 and 65535"> ) |
		  violation "Configure action to take on security violations" key
		    ( protect "Drop packets of unexpected MAC addresses" |
		      replace "Replace the authenticated client" |
		      restrict "Generate a syslog error when a violation occurs" |
		      shutdown "Err-disable the port when a violation occurs" ) )
		store rank 45 sort insertion;
	auto "Configure Automation" qos "Configure AutoQoS"
		( trust "Trust the DSCP/CoS marking" [ cos "Trust the CoS marking" |
		  dscp "Trust the DSCP marking" ] |
		  voip "Configure AutoQoS for VoIP"
		    [ cisco-phone "Trust the QoS marking of Cisco IP Phone" |
		      trust "Trust the DSCP/CoS marking" field voip_trust ] ) store rank 46;
	channel-protocol "Select the channel protocol (LACP, PAgP)"
		( lacp "Prepare interface for LACP protocol" |
		  pagp "Prepare interface for PAgP protocol" ) store rank 187;
	dot1x "Interface Config Commands for IEEE 802.1X"
		( authenticator "Configure authenticator parameters" key
		    eap "Configure authenticator EAP parameters" profile "EAP profile"
		    <authenticator:word "EAP profile name"> |
		  credentials "Credentials profile configuration" key
		    <credentials:word "Name of the credentials profile"> |
		  max-reauth-req "Max No. of Reauthentication Attempts" key
		    <reauth:1-10 "Enter a value between 1 and 10"> |
		  max-req "Max No. of Retries" key <req:1-10 "Enter a value between 1 and 10"> |
		  max-start "Max No. of EAPOL-Start requests" key
		    <start:1-65535 "Enter a value between 1 and 65535"> |
		  pae "Set 802.1x interface pae type" key
		    ( authenticator "Set pae type as Authenticator" field pae_authenticator |
		      both "Set pae type as both Supplicant and Authenticator" |
		      supplicant "Set pae type as Supplicant" ) |
		  port-control "set the port-control value" key
		    ( auto "PortState will be set to AUTO" |
		      force-authorized "PortState set to Authorized" |
		      force-unauthorized "PortState will be set to UnAuthorized" ) |
		  reauthentication "Enable or Disable Reauthentication for this port" key |
		  supplicant "Configure supplicant parameters" key field kw_supplicant_eap
		    eap "Configure supplicant EAP parameters" field of_supplicant
		    profile "EAP profile" field profile_of_supplicant
		    <supplicant:word "EAP profile name"> |
		  timeout "Various Timeouts" key
		    (
		      auth-period "Timeout for authenticator reply" key
			<auth_period:1-65535 "Enter a value between 1 and 65535"> |
		      held-period "Timeout for authentication retries" key
			<held_period:1-65535 "Enter a value between 1 and 65535"> |
		      quiet-period "QuietPeriod in Seconds" key
			<quiet_period:1-65535 "Enter a value between 1 and 65535"> |
		      ratelimit-period "Ratelimit Period in seconds" key
			<ratelimit_period:1-65535 "Enter a value between 1 and 65535"> |
		      reauth-period "Time after which an automatic re-authentication should be initiated" key
			<reauth_period:1-65535 "Enter a value between 1 and 65535"> |
		      server-timeout "Timeout for Radius Retries" key
			<server_timeout:1-65535 "Enter a value between 1 and 65535"> |
		      start-period "Timeout for EAPOL-start retries" key
			<start_period:1-65535 "Enter a value between 1 and 65535"> |
		      supp-timeout "Timeout for supplicant reply" key
			<supp_timeout:1-65535 "Enter a value between 1 and 65535"> |
		      tx-period "Timeout for supplicant re-transmissions" key
			<tx_period:1-65535 "Enter a value between 1 and 65535"> ) )
		store rank 45 sort insertion;
	mab "MAC Authentication Bypass Interface Config Commands"
		[ eap "Use EAP authentication for MAC Auth Bypass" ] store rank 45;
	mls "mls interface commands" qos "qos command keyword"
		( cos "cos keyword" key
		    ( <cos:0-7 "class of service value between 0 and 7"> |
		      override "override keyword" key ) |
		  dscp-mutation "dscp-mutation keyword" key <map:word "dscp-mutation map name"> |
		  trust "trust keyword" key
		    [ cos "trust cos keyword" field trust_cos |
		      device "trusted device class" key cisco-phone "Cisco IP Phone" |
		      dscp "trust dscp keyword" | ip-precedence "trust ip precedence keyword" ] |
		  vlan-based "vlan-based keyword" key )
		store rank 47 sort insertion;
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
			[ disable "Disable portfast for this interface" |
			  edge "Enable portfast edge on the interface" |
			  network "Enable portfast network on the interface" |
			  trunk "Enable portfast on the interface even in trunk mode" ]
			store rank 181;
		vlan "VLAN Switch Spanning Tree"
			<vlans:word key "vlan range, example: 1,3-5,7,9-11">
			( cost "Change an interface's per VLAN spanning tree path cost" key
			    <cost:1-200000000 "Change an interface's per VLAN spanning tree path cost"> |
			  port-priority "Change an interface's spanning tree port priority" key
			    <priority:0-240 "port priority in increments of 16"> )
			store rank 185 sort insertion;
	}
	storm-control "storm configuration"
		( action "Action to take for storm-control" key
		    ( shutdown "Shutdown this interface if a storm occurs" key |
		      trap "Send SNMP trap if a storm occurs" key ) |
		  broadcast "Broadcast address storm control" key $storm_level |
		  multicast "Multicast address storm control" key $storm_level |
		  unicast "Unicast address storm control" key $storm_level )
		store rank 48 sort insertion;
	switchport "Set switching mode characteristics" flag both store rank 21;
	switchport "Set switching mode characteristics" {
		access "Set access mode characteristics of the interface" {
			vlan "Set VLAN when interface is in access mode"
				( dynamic "When in access mode, this interfaces VLAN is controlled by VMPS" |
				  <vlan:1-4094 "VLAN ID of the VLAN when this port is in access mode"> |
				  name "Set VLAN when interface is in access mode"
				    <name:word "VLAN name"> ) store rank 22;
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
			    ( host "Set the mode to private-vlan host" |
			      promiscuous "Set the mode to private-vlan promiscuous" ) |
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
				[ vlan "set VLAN ID of the VLAN on which this address can be learned"
				    ( <vlan:1-4094 "VLAN ID"> | access "Access vlan" |
				  voice "Voice vlan" ) ]
				store rank 28 sort insertion;
			maximum "Max secure addresses" <count:1-8192 "Maximum addresses">
				[ vlan "Max secure addresses per vlan"
				    [ <vlans:word "vlan IDs, or access or voice"> ] ] store rank 28;
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
					    <except:word "VLAN IDs of disallowed VLANs when this port is in trunking mode"> |
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
			  disable "Disable UDLD protocol on this interface irrespective of global UDLD setting" ]
			store rank 186;
	}
}
