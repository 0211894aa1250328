# What an SNMP agent notifies of: the traps that are enabled, and those that a host wants. Kept and
# shown.

fragment snmp-traps
	( aaa_server "Enable SNMP AAA Server traps" key |
	  adslline "Enable SNMP adslline traps" key |
	  alarms "Enable SNMP alarms traps" key
	    [ critical "Critical alarms alone" | informational "Alarms of all severities" |
	      major "Critical and major alarms" | minor "All but informational alarms" ] |
	  atm "Enable SNMP atm traps" key
	    [ pvc "Enable SNMP atm pvc traps" key
	        [ interval "Minimum period between traps"
	            <pvc_interval:1-3600 "Seconds between traps"> |
	          fail-interval "Minimum period between the failure of a PVC and its trap"
	            <pvc_fail:0-3600 "Seconds of failure"> ]* |
	      subif "Enable SNMP atm subif traps" key
	        [ interval "Minimum period between traps" field kw_atm_interval
	            <atm_interval:0-3600 "Seconds between traps"> |
	          count "Maximum number of traps in an interval" field kw_atm_count
	            <atm_count:1-1000 "Number of traps"> ]* ] |
	  auth-framework "Enable SNMP CISCO-AUTH-FRAMEWORK-MIB traps" key
	    [ auth-fail "Enable authentication failure traps" |
	      sec-violation "Enable camSecurityViolationNotif traps" ]* |
	  bfd "Allow SNMP BFD traps" key |
	  bgp "Enable BGP traps" key
	    [ cbgp2 "Enable BGP MIBv2 traps" key |
	      state-changes "Enable traps of state changes" key
	        [ all "Traps of all state changes" field kw_all_changes |
	          backward-trans "Traps of backward transitions" |
	          limited "Traps of standard backward transitions" ]* |
	      threshold "Enable traps of thresholds" key prefix "Threshold of received prefixes" ] |
	  bridge "Enable SNMP STP Bridge MIB traps" key
	    [ newroot "Enable SNMP STP Bridge MIB newroot traps" |
	      topologychange "Enable SNMP STP Bridge MIB topologychange traps" ]* |
	  bstun "Enable SNMP BSTUN traps" key |
	  bulkstat "Enable Data-Collection-MIB Collection notifications" key
	    [ collection "Enable Data-Collection-MIB Collection notifications" |
	      transfer "Enable Data-Collection-MIB Transfer notifications" ]* |
	  call-home "Enable SNMP CISCO-CALLHOME-MIB traps" key
	    [ message-send-fail "Enable SNMP Message Send Fail traps" |
	      server-fail "Enable SNMP Server Fail traps" ]* |
	  ccme "Enable SNMP ccme traps" key |
	  cef "Enable SNMP CEF traps" key
	    [ resource-failure "Enable SNMP CEF Resource Failure traps" |
	      peer-state-change "Enable SNMP CEF Peer state change traps" |
	      peer-fib-state-change "Enable SNMP CEF Peer FIB State change traps" |
	      inconsistency "Enable SNMP CEF Inconsistency traps" ]* |
	  cnpd "Enable NBAR Protocol Discovery traps" key |
	  config "Enable SNMP config traps" key | config-copy "Enable SNMP config-copy traps" key |
	  config-ctid "Enable SNMP config-ctid traps" key |
	  cpu "Allow cpu related traps" key
	    [ threshold "Allow CPU utilization threshold violation traps" field kw_cpu_threshold ] |
	  dial "Enable SNMP dial control traps" key |
	  dlsw "Enable SNMP dlsw traps" key
	    [ circuit "Enable SNMP dlsw circuit traps" |
	      tconn "Enable SNMP dlsw peer transport connection traps" ]* |
	  dnis "Enable SNMP DNIS traps" key | ds0-busyout "Enable ds0-busyout traps" key |
	  ds1 "Enable SNMP DS1 traps" key | ds1-loopback "Enable ds1-loopback traps" key |
	  ds3 "Enable SNMP DS3 traps" key |
	  dsp "Enable SNMP dsp traps" key
	    [ card-status "Enable dsp card status change traps" key |
	      oper-state "Enable dsp oper-state change traps" key |
	      video-out-of-resource "Enable dsp video out of resource traps" key |
	      video-usage "Enable dsp video usage traps" key ] |
	  eigrp "Enable SNMP EIGRP traps" key | energywise "Enable SNMP ENERGYWISE traps" key |
	  entity "Enable SNMP entity traps" key |
	  entity-sensor "Enable SNMP entity-sensor traps" key
	    [ threshold "Enable SNMP entity-sensor threshold traps" field kw_sensor_threshold ] |
	  entity-state "Enable SNMP ENTITY-STATE-MIB traps" key |
	  envmon "Enable SNMP environmental monitor traps" key
	    [ fan "Enable SNMP environmental monitor fan traps" |
	      shutdown "Enable SNMP environmental monitor shutdown traps" |
	      supply "Enable SNMP environmental monitor supply traps" |
	      temperature "Enable SNMP environmental monitor temperature traps" |
	      status "Enable SNMP environmental status change traps" ]* |
	  errdisable "Enable SNMP errdisable notifications" key
	    [ notification-rate "Limit the rate of notifications"
	        <errdisable:0-10000 "Notifications per minute"> ] |
	  ethernet "Enable SNMP Ethernet traps" key
	    [ cfm "Enable SNMP Ethernet CFM traps" key
	        ( alarm "Enable SNMP Ethernet CFM fault alarm traps" key |
	          cc "Enable SNMP Ethernet CFM CC traps" key
	            [ mep-up "Enable SNMP Ethernet CFM CC Up traps" |
	              mep-down "Enable SNMP Ethernet CFM CC Down traps" |
	              cross-connect "Enable SNMP Ethernet CFM cross-connect traps" |
	              loop "Enable SNMP Ethernet CFM loop traps" |
	              config "Enable SNMP Ethernet CFM config traps" field kw_cc_config ]* |
	          crosscheck "Enable SNMP Ethernet CFM crosscheck traps" key
	            [ mep-missing "Enable SNMP Ethernet CFM mep-missing traps" |
	              mep-unknown "Enable SNMP Ethernet CFM mep-unknown traps" |
	              service-up "Enable SNMP Ethernet CFM service-up traps" ]* ) |
	      evc "Enable SNMP Ethernet EVC traps" key
	        [ status "Enable SNMP Ethernet EVC status traps" field kw_evc_status |
	          create "Enable SNMP Ethernet EVC create traps" |
	          delete "Enable SNMP Ethernet EVC delete traps" ]* ] |
	  event-manager "Enable SNMP Embedded Event Manager traps" key |
	  firewall "Enable SNMP Firewall traps" key
	    [ serverstatus "Enable firewall server status change trap" ] |
	  flash "Enable SNMP FLASH notifications" key
	    [ insertion "Enable SNMP Flash Insertion notifications" |
	      removal "Enable SNMP Flash Removal notifications" ]* |
	  flowmon "Enable SNMP flowmon notifications" key |
	  frame-relay "Enable SNMP frame-relay traps" key
	    [ multilink "Enable SNMP frame-relay multilink traps" key
	        [ bundle-mismatch "Enable SNMP frame-relay multilink bundle-mismatch traps" ] |
	      subif "Enable SNMP frame-relay subif traps" key field kw_frame_subif
	        [ interval "Minimum period between traps" field kw_frame_interval
	            <frame_interval:0-3600 "Seconds between traps"> |
	          count "Maximum number of traps in an interval" field kw_frame_count
	            <frame_count:1-1000 "Number of traps"> ]* ] |
	  fru-ctrl "Enable SNMP entity FRU control traps" key |
	  gatekeeper "Enable SNMP gatekeeper traps" key |
	  gdoi "Enable SNMP GDOI traps" key
	    [ gm-incomplete-cfg "GM is missing configuration" key |
	      gm-re-register "GM registers again" key |
	      gm-registration-complete "GM has registered" key |
	      gm-rekey-fail "GM could not process a rekey" key |
	      gm-rekey-rcvd "GM has received a rekey" key |
	      gm-start-registration "GM begins to register" key |
	      ks-gm-deleted "KS has deleted GMs" key |
	      ks-new-registration "KS has received a registration" key |
	      ks-no-rsa-keys "KS finds no RSA keys" key |
	      ks-peer-reachable "COOP KS has become reachable" key |
	      ks-peer-unreachable "COOP KS has become unreachable" key |
	      ks-reg-complete "A GM has registered at the KS" key |
	      ks-rekey-pushed "KS has sent a rekey" key |
	      ks-role-change "COOP KS has changed its role" key ] |
	  hsrp "Enable SNMP HSRP traps" key |
	  ike "Enable IKE traps" key
	    [ policy "Enable IKE Policy traps" key
	        ( add "Enable IKE Policy add trap" key |
	          delete "Enable IKE Policy delete trap" key ) |
	      tunnel "Enable IKE Tunnel traps" key
	        ( start "Enable IKE Tunnel Start trap" key |
	          stop "Enable IKE Tunnel Stop trap" key ) ] |
	  ipmobile "Enable SNMP ipmobile traps" key |
	  ipmulticast "Enable SNMP ipmulticast traps" key |
	  ipsec "Enable IPsec traps" key
	    [ cryptomap "Enable IPsec Cryptomap traps" key
	        ( add "Enable IPsec Cryptomap add trap" key |
	          attach "Enable IPsec Cryptomap Attach trap" key |
	          delete "Enable IPsec Cryptomap delete trap" key |
	          detach "Enable IPsec Cryptomap Detach trap" key ) |
	      too-many-sas "Enable the trap of too many IPsec SAs" key |
	      tunnel "Enable IPsec Tunnel traps" key
	        ( start "Enable IPsec Tunnel Start trap" key |
	          stop "Enable IPsec Tunnel Stop trap" key ) ] |
	  ipsla "Enable SNMP IP SLA traps" key |
	  isakmp "Enable ISAKMP traps" key
	    [ policy "Enable ISAKMP Policy traps" key
	        ( add "Enable ISAKMP Policy add trap" key |
	          delete "Enable ISAKMP Policy delete trap" key ) |
	      tunnel "Enable ISAKMP Tunnel traps" key
	        ( start "Enable ISAKMP Tunnel Start trap" key |
	          stop "Enable ISAKMP Tunnel Stop trap" key ) ] |
	  isdn "Enable SNMP isdn traps" key
	    [ call-information "Enable SNMP isdn call information traps" key |
	      chan-not-avail "Enable SNMP isdn channel not avail traps" key |
	      ietf "Enable SNMP isdn ietf traps" key |
	      isdnu-interface "Enable SNMP isdn U interface traps" key |
	      layer2 "Enable SNMP isdn layer2 transition traps" key ] |
	  isis "Enable ISIS traps" key |
	  l2tun "Enable SNMP L2 tunnel protocol traps" key
	    [ pseudowire "Enable SNMP L2 pseudowire traps" key
	        status "Enable SNMP L2 pseudowire status traps" field kw_pseudowire_status |
	      session "Enable SNMP L2 session traps" key ] |
	  license "Enable license traps" key
	    [ deploy "Enable license deployment traps" | error "Enable license error traps" |
	      imagelevel "Enable license image level traps" |
	      usage "Enable license usage traps" ]* |
	  lisp "Enable SNMP LISP MIB traps" key |
	  mac-notification "Enable SNMP MAC Notification traps" key
	    [ change "Enable SNMP Change traps" | move "Enable SNMP Move traps" |
	      threshold "Enable SNMP Threshold traps" field kw_mac_threshold ]* |
	  memory "Enable SNMP Memory related traps" key
	    [ bufferpeak "Enable SNMP Memory Bufferpeak traps" ] |
	  mpls "Enable SNMP MPLS traps" key
	    [ fast-reroute "Enable SNMP MPLS fast reroute traps" key
	        protected "Enable SNMP MPLS fast reroute protected traps" |
	      ldp "Enable SNMP MPLS label distribution protocol traps" key
	        [ session-up "Enable session up traps" | session-down "Enable session down traps" |
	          pv-limit "Enable path vector limit mismatch traps" |
	          threshold "Enable session attempts threshold traps" field kw_ldp_threshold ]* |
	      rfc "Enable SNMP MPLS traps of the RFC MIBs" key
	        ( ldp "Enable SNMP MPLS label distribution protocol traps" key field kw_rfc_ldp |
	          traffic-eng "Enable SNMP MPLS traffic engineering traps" key
	            field kw_rfc_traffic_eng |
	          vpn "Enable SNMP MPLS VPN traps" key field kw_rfc_vpn ) |
	      traffic-eng "Enable SNMP MPLS traffic engineering traps" key
	        [ up "Enable MPLS TE tunnel up traps" | down "Enable MPLS TE tunnel down traps" |
	          reroute "Enable MPLS TE tunnel reroute traps" ]* |
	      vpn "Enable SNMP MPLS VPN traps" key
	        [ vrf-up "Enable VRF up traps" field kw_vpn_vrf_up |
	          vrf-down "Enable VRF down traps" field kw_vpn_vrf_down |
	          mid-threshold "Enable VRF middle threshold exceeded traps" |
	          max-threshold "Enable VRF max threshold exceeded traps" |
	          max-thresh-cleared "Enable VRF max threshold cleared traps" |
	          illegal-label "Enable VRF illegal label traps" ]* ] |
	  msdp "Enable SNMP MSDP traps" key |
	  mvpn "Enable Multicast Virtual Private Networks traps" key |
	  nhrp "Enable SNMP NHRP traps" key
	    [ nhc "Enable SNMP NHRP NHC traps" key $snmp-nhrp |
	      nhp "Enable SNMP NHRP NHP traps" key $snmp-nhrp(nhp) |
	      nhs "Enable SNMP NHRP NHS traps" key $snmp-nhrp(nhs) |
	      quota-exceeded "Enable SNMP NHRP quota-exceeded traps" key ] |
	  ntp "Enable SNMP NTP traps" key |
	  ospf "Enable OSPF traps" key
	    [ cisco-specific "Cisco specific traps" key
	        ( $ospf-traps(cisco) |
	          state-change "State change traps" key field kw_cisco_state_change
	            ( nssa-trans-change "Nssa translator state changes" key |
	              shamlink "Sham-link state changes" key
	                [ interface "Sham-link interface state changes" key |
	                  neighbor "Sham-link neighbor state changes" key ] ) ) |
	      $ospf-traps |
	      rate-limit "Trap rate limit values" key
	          <ospf_window:2-60 "Trap rate limit window in seconds">
	        <ospf_most:0-300 "Max number of traps sent in window time"> |
	      state-change "State change traps" key
	        [ if-state-change "Interface state change" |
	          neighbor-state-change "Neighbor state change" |
	          virtif-state-change "Virtual interface state change" |
	          virtneighbor-state-change "Virtual neighbor state change" ]* ] |
	  ospfv3 "Enable OSPFv3 traps" key
	    [ errors "Error traps" key |
	      rate-limit "Trap rate limit values" key field kw_ospfv3_rate_limit
	        <ospfv3_window:2-60 "Trap rate limit window in seconds">
	        <ospfv3_most:0-300 "Max number of traps sent in window time"> |
	      state-change "State change traps" key field kw_ospfv3_state_change ] |
	  pfr "Enable SNMP PFR traps" key |
	  pim "Enable SNMP PIM traps" key
	    [ neighbor-change "Enable neighbor change trap" |
	      rp-mapping-change "Enable rp mapping change trap" |
	      invalid-pim-message "Enable invalid pim message trap" ]* |
	  pki "Enable pki traps" key | port-security "Enable SNMP port-security traps" key |
	  power-ethernet "Enable SNMP Power Ethernet traps" key
	    [ group "Enable SNMP Power Ethernet group traps" key
	        <inline_group:1-9 key "Group number"> |
	      police "Enable SNMP Power Ethernet policing traps" key ] |
	  pppoe "Enable SNMP pppoe traps" key |
	  pw "Enable SNMP PW traps" key vc "Enable SNMP PW VC traps" |
	  resource-policy "Enable CISCO-ERM-MIB notifications" key |
	  rf "Enable all SNMP traps defined in CISCO-RF-MIB" key |
	  rsvp "Enable RSVP flow change traps" key |
	  rtr "Enable SNMP Response Time Reporter traps" key | slb "Enable SNMP SLB traps" key |
	  snmp "Enable SNMP traps" key
	    [ authentication "Enable authentication trap" | linkdown "Enable linkDown trap" |
	      linkup "Enable linkUp trap" | coldstart "Enable coldStart trap" |
	      warmstart "Enable warmStart trap" ]* |
	  sonet "Enable SNMP SONET traps" key | srst "Enable SNMP srst traps" key |
	  storm-control "Enable storm-control traps" key |
	  stpx "Enable SNMP STPX MIB traps" key
	    [ inconsistency "Enable SNMP STPX MIB InconsistencyUpdate traps" field kw_stpx_inconsistency |
	      root-inconsistency "Enable SNMP STPX MIB RootInconsistencyUpdate traps" |
	      loop-inconsistency "Enable SNMP STPX MIB LoopInconsistencyUpdate traps" ]* |
	  stun "Enable SNMP STUN traps" key | syslog "Enable SNMP syslog traps" key |
	  transceiver "Enable SNMP transceiver traps" key
	    [ all "Enable all SNMP transceiver traps" field kw_all_transceiver ] |
	  tty "Enable TCP connection traps" key |
	  vlan-membership "Enable SNMP VLAN membership traps" key |
	  vlancreate "Enable SNMP VLAN created traps" key |
	  vlandelete "Enable SNMP VLAN deleted traps" key |
	  voice "Enable SNMP voice traps" key
	      [ poor-qov "Enable poor quality of voice traps" key ] |
	  vrfmib "Allow SNMP vrfmib traps" key
	    [ vrf-up "vrf up traps" | vrf-down "vrf down traps" |
	      vnet-trunk-up "vnet trunk up traps" | vnet-trunk-down "vnet trunk down traps" ]* |
	  vrrp "Enable SNMP vrrp traps" key | vtp "Enable SNMP VTP traps" key |
	  waas "Enable WAAS traps" key | wccp "Enable SNMP WCCP traps" key |
	  xgcp "Enable XGCP protocol traps" key );

fragment ospf-traps
	( errors "Error traps" key
	    [ auth-failure "Authentication failures" | bad-packet "Bad packets" |
	      config-error "Configuration errors" |
	      virt-authentication-failure "Authentication failures on virtual links" |
	      virt-bad-packet "Bad packets on virtual links" |
	      virt-config-error "Configuration errors of virtual links" ]* |
	  lsa "Lsa related traps" key
	    [ lsa-maxage "Lsa has reached its maximum age" | lsa-originate "New lsa originated" ]* |
	  retransmit "Packet retransmit traps" key
	    [ packets "Packet retransmissions on non-virtual interfaces" |
	      virt-packets "Packet retransmissions on virtual links" ]* );

fragment snmp-nhrp
	[ down "Enable traps of peers that went down" | up "Enable traps of peers that came up" ]*;

fragment snmp-notifications
	[ aaa_server "Allow SNMP AAA traps" | adslline "Allow SNMP adslline traps" |
	  alarms "Allow SNMP alarms traps" | atm "Allow SNMP atm traps" |
	  auth-framework "Allow SNMP CISCO-AUTH-FRAMEWORK-MIB traps" | bfd "Allow SNMP BFD traps" |
	  bgp "Allow BGP state change traps" | bridge "Allow SNMP STP Bridge MIB traps" |
	  bstun "Allow SNMP BSTUN traps" | bulkstat "Allow Data-Collection-MIB notifications" |
	  call-home "Allow SNMP CISCO-CALLHOME-MIB traps" | ccme "Allow SNMP ccme traps" |
	  cef "Allow SNMP CEF traps" | cnpd "Allow NBAR Protocol Discovery traps" |
	  config "Allow SNMP config traps" | config-copy "Allow SNMP config-copy traps" |
	  config-ctid "Allow SNMP config-ctid traps" | cpu "Allow cpu related traps" |
	  dial "Allow SNMP dial control traps" | dlsw "Allow SNMP dlsw traps" |
	  dnis "Allow SNMP DNIS traps" | ds0-busyout "Allow ds0-busyout traps" |
	  ds1 "Allow SNMP DS1 traps" | ds1-loopback "Allow ds1-loopback traps" |
	  ds3 "Allow SNMP DS3 traps" | dsp "Allow SNMP dsp traps" |
	  eigrp "Allow SNMP EIGRP traps" | energywise "Allow SNMP ENERGYWISE traps" |
	  entity "Allow SNMP entity traps" | entity-sensor "Allow SNMP entity-sensor traps" |
	  entity-state "Allow SNMP ENTITY-STATE-MIB traps" |
	  envmon "Allow environmental monitor traps" |
	  errdisable "Allow SNMP errdisable notifications" |
	  ethernet "Allow SNMP Ethernet traps" |
	  event-manager "Allow SNMP Embedded Event Manager traps" |
	  firewall "Allow SNMP Firewall traps" | flash "Allow SNMP FLASH traps" |
	  flowmon "Allow SNMP flowmon notifications" | frame-relay "Allow SNMP frame-relay traps" |
	  fru-ctrl "Allow entity FRU control traps" | gatekeeper "Allow SNMP gatekeeper traps" |
	  gdoi "Allow SNMP GDOI traps" | hsrp "Allow SNMP HSRP traps" | ike "Allow IKE traps" |
	  ipmobile "Allow SNMP ipmobile traps" | ipmulticast "Allow SNMP ipmulticast traps" |
	  ipsec "Allow IPsec traps" | ipsla "Allow SNMP Host IP SLA traps" |
	  isakmp "Allow ISAKMP traps" | isdn "Allow SNMP isdn traps" | isis "Allow ISIS traps" |
	  l2tun "Allow SNMP L2 tunnel protocol traps" | license "Allow license traps" |
	  lisp "Allow SNMP LISP MIB traps" | mac-notification "Allow SNMP MAC Notification traps" |
	  memory "Allow SNMP Memory related traps" | mpls "Allow SNMP MPLS traps" |
	  msdp "Allow SNMP MSDP traps" | mvpn "Allow Multicast Virtual Private Networks traps" |
	  nhrp "Allow SNMP NHRP traps" | ntp "Allow SNMP NTP traps" | ospf "Allow OSPF traps" |
	  ospfv3 "Allow OSPFv3 traps" | pfr "Allow SNMP PFR traps" | pim "Allow SNMP PIM traps" |
	  pki "Allow pki traps" | port-security "Allow SNMP port-security traps" |
	  power-ethernet "Allow SNMP power ethernet traps" | pppoe "Allow SNMP pppoe traps" |
	  pw "Allow SNMP PW traps" | resource-policy "Allow CISCO-ERM-MIB notifications" |
	  rf "Allow all SNMP traps defined in CISCO-RF-MIB" | rsvp "Allow RSVP traps" |
	  rtr "Allow SNMP Response Time Reporter traps" | slb "Allow SNMP SLB traps" |
	  snmp "Allow SNMP-type notifications" | sonet "Allow SNMP SONET traps" |
	  srst "Allow SNMP srst traps" | storm-control "Allow SNMP storm-control traps" |
	  stpx "Allow SNMP STPX MIB traps" | stun "Allow SNMP STUN traps" |
	  syslog "Allow SNMP syslog traps" | transceiver "Allow SNMP transceiver traps" |
	  tty "Allow TCP connection traps" | vlan-membership "Allow SNMP VLAN membership traps" |
	  vlancreate "Allow SNMP VLAN created traps" | vlandelete "Allow SNMP VLAN deleted traps" |
	  voice "Allow SNMP voice traps" | vrfmib "Allow SNMP vrfmib traps" |
	  vrrp "Allow SNMP vrrp traps" | vtp "Allow SNMP VTP traps" | waas "Allow WAAS traps" |
	  wccp "Allow SNMP WCCP traps" | xgcp "Allow XGCP protocol traps" ]*;
