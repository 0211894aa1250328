# First-hop redundancy: HSRP, VRRP, GLBP.

fragment fhrp_authentication
	( md5 "Use MD5 authentication"
	    ( key-string "Set key string" [ 0 "Specifies an UNENCRYPTED key string will follow"
	        silent | 7 "Specifies a HIDDEN key string will follow" ]
	        <md5_secret:word "Key string"> [ timeout "Set key timeout"
	          <key_timeout:0-32767 "Key string timeout in seconds"> ] |
	      key-chain "Set key chain" <chain:word "Name of key-chain"> ) |
	  text "Plain text authentication" silent
	    <text:word "Plain text authentication string (8 chars max)"> |
	  <secret:word "Plain text authentication string (8 chars max)"> );
fragment fhrp_timers [ msec "Specify hello interval in milliseconds" ]
	<hello:1-32767 "Hello interval in seconds">
	[ msec "Specify hold time in milliseconds" field kw_hold_msec ]
	    <hold:1-32767 "Hold time in seconds">;
fragment fhrp_preempt
	[ delay "Wait before preempting"
	    [ minimum "Delay at least this long"
	        <minimum:0-3600 "Number of seconds for minimum delay"> |
	      reload "Delay after reload" <reload:0-3600 "Number of seconds for reload delay"> |
	      sync "Wait for IP redundancy clients"
	        <sync:0-3600 "Number of seconds for sync delay"> ]* ];

fragment hsrp
	( ip "Enable HSRP IPv4 and set the virtual IP address" key
	    [ <address:ipv4 "Virtual IP address">
	        [ secondary "Make this IP address a secondary virtual IP address" ] ] |
	  ipv6 "Enable HSRP IPv6" key
	    ( autoconfig "Obtain address using autoconfiguration" |
	      <address6:ipv6 key "IPv6 link-local address"> |
	      <prefix:ipv6-prefix key "IPv6 prefix"> ) |
	  follow "Name of HSRP group to follow" key
	    <leader:word "Redundancy name to follow"> |
	  timers "Hello and hold timers" key $fhrp_timers |
	  priority "Priority level" key <priority:0-255 "Priority value"> |
	  preempt "Overthrow lower priority Active routers" key $fhrp_preempt |
	  authentication "Authentication" key $fhrp_authentication |
	  mac-address "Virtual MAC address" key <mac:mac "MAC address"> |
	  name "Redundancy name string" key <name:word "name string"> |
	  track "Priority tracking" key
	    ( <object:1-1000 key "Track object number">
	        [ decrement "Priority decrement" <object_decrement:1-255 "Decrement value"> |
	          shutdown "Shutdown group" ] |
	      <interface:any-interface key "Track interface">
	        [ <decrement:1-255 "Decrement value"> ] ) );

fragment vrrp
	( description "Group specific description" key
	    <text:line "Up to 80 characters describing this group"> |
	  ip "Enable Virtual Router Redundancy Protocol (VRRP) for IP" key
	    <address:ipv4 key "VRRP group IP address">
	    [ secondary "Specify an additional VRRP address for this group" ] |
	  timers "Set the VRRP timers" key
	    ( advertise "Set the Advertisement timer" [ msec "Specify time in milliseconds" ]
	        <advertise:1-255 "Advertisement interval"> |
	      learn "Learn timer values from current Master" ) |
	  preempt "Enable preemption of lower priority Master" key
	    [ delay "Wait before preempting" minimum "Delay at least this long"
	        <minimum:0-3600 "Number of seconds for minimum delay"> ] |
	  priority "Priority of this VRRP group" key <priority:1-254 "Priority level"> |
	  authentication "Authentication string" key $fhrp_authentication |
	  track "Event Tracking" key <object:1-1000 key "Track object number">
	    [ decrement "Priority decrement" <decrement:1-255 "Decrement value"> ] |
	  shutdown "Shutdown VRRP group" key );

fragment glbp
	( ip "Enable group and set virtual IP address" key
	    [ <address:ipv4 "Virtual IP address">
	        [ secondary "Specify an additional GLBP address for this group" ] ] |
	  ipv6 "Enable group for IPv6" key
	    ( autoconfig "Obtain address using autoconfiguration" |
	      <address6:ipv6 key "IPv6 link-local address"> ) |
	  timers "Adjust GLBP timers" key
	    ( redirect "Specify time-out values for failed forwarders" key
	        <redirect:0-3600 "Interval in seconds to redirect to failed forwarders">
	        <timeout:1-64800 "Timeout interval in seconds for failed forwarders"> |
	      $fhrp_timers ) |
	  priority "Priority level" key <priority:1-255 "Priority value"> |
	  preempt "Overthrow lower priority designated routers" key $fhrp_preempt |
	  weighting "Gateway weighting and tracking" key
	    ( <weight:1-254 "Weighting maximum value">
	        [ lower "Weighting lower threshold"
	            <lower:1-254 "Weighting lower threshold value"> ]
	        [ upper "Weighting upper threshold"
	            <upper:1-254 "Weighting upper threshold value"> ] |
	      track "Interface tracking" key <object:1-1000 key "Tracked object number">
	        [ decrement "Weighting decrement" <decrement:1-255 "Decrement value"> ] ) |
	  load-balancing "Load balancing method" key
	    ( host-dependent "Load balance equally, source MAC determines forwarder choice" |
	      round-robin "Load balance equally using each forwarder in turn" |
	      weighted "Load balance in proportion to forwarder weighting" ) |
	  authentication "Authentication method" key $fhrp_authentication |
	  name "Redundancy name" key <name:word "name string"> );

mode interface {
	standby "HSRP interface configuration commands" {
		version "HSRP version" <version:1-2 "Version number"> default 1 store rank 92.1;
		delay "HSRP initialisation delay"
			[ minimum "Minimum delay" <minimum:0-10000 "Delay in seconds"> |
			  reload "Delay after reload" <reload:0-10000 "Delay in seconds"> ]*
			store rank 92.11;
		use-bia "HSRP uses interface's burned in address"
			[ scope "Specify the scope of use-bia"
			    interface "Use-bia applies to all groups on this interface or sub-interface" ]
			store rank 92.12;
		bfd "Enable HSRP BFD" flag off store rank 92.13;
	}
	standby "HSRP interface configuration commands" [ <group:0-4095 key "group number"> ] $hsrp
		as interface_standby store rank 92.2 sort written;
	vrrp "VRRP Interface configuration commands" <group:1-255 key "Group number"> $vrrp
		as interface_vrrp store rank 92.3 sort written;
	vrrp "VRRP Interface configuration commands" delay "VRRP initialisation delay"
		[ minimum "Minimum delay" <minimum:0-10000 "Delay in seconds"> |
		  reload "Delay after reload" <reload:0-10000 "Delay in seconds"> ]*
		store rank 92.25;
	glbp "Gateway Load Balancing Protocol interface commands" <group:0-1023 key "Group number">
		$glbp as interface_glbp store rank 92.4 sort written;
}
