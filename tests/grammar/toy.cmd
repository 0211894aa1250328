# A little grammar for the tests of the matcher: one of each thing.
mode exec "" heading "Exec commands" family exec {
  show "Show running system information" {
    clock "Display the system clock";
    crypto "Encryption module" {
      isakmp "Show ISAKMP" {
        sa "Show ISAKMP Security Associations" [ detail "Show ISAKMP SA detail" ];
        policy "Show ISAKMP protection suite policy";
      }
      ipsec "Show IPSEC" { sa "IPSEC SA table" [ interface "Show info for specific interface" <interface:interface> ]; }
      map "Crypto maps" [ tag "Show the crypto maps with tag" <tag:word> ];
    }
    interfaces "Interface status and configuration" [ <interface:any-interface> ] [ description "Show interface description" ];
    ip "IP information" { route "IP routing table" [ <prefix:ipv4> [ <mask:mask> ] | static "Static routes" ]; }
    running-config "Current operating configuration" privilege 15;
    version "System hardware and software status";
  }
  ping "Send echo messages" ( <address:ipv4 "Ping destination address or hostname"> | <host:word "Ping destination address or hostname"> )
      [ repeat "specify repeat count" <count:1-2147483647 "repeat count"> | size "specify datagram size" <size:36-18024 "Datagram size"> | df-bit "enable do not fragment bit in IP header" ]*;
  configure "Enter configuration mode" privilege 15 { terminal "Configure from the terminal" privilege 15; }
  clock "Manage the system clock" { set "Set the time and date" <time:time "Current Time"> <day:1-31 "Day of the month"> <month:month> <year:1993-2035 "Year"> privilege 15; }
  mrinfo "Request neighbor and version information from a multicast router";
  mtrace "Trace reverse multicast path from destination to source";
  secretly "" hidden { test "nothing" as hidden_test; }
}

mode config "(config)#" heading "Configure commands" {
  dot11 "IEEE 802.11 config commands" syslog "Enable syslog" store;
  hostname "Set system's network name" <name:word "This system's network name">;
  crypto "Encryption module" {
    isakmp "Configure ISAKMP policy" {
      enable "Enable ISAKMP" flag on;
      policy "Set policy for an ISAKMP protection suite" <priority:1-10000 key "Priority of protection suite"> enter isakmp-policy sort key no-all;
      key "Set pre-shared key for remote peer"
          [ 0 "Specifies an UNENCRYPTED password will follow" silent | 6 "Specifies an ENCRYPTED password will follow" ]
          <secret:word "The UNENCRYPTED (cleartext) user password">
          address "define shared key with IP address" <peer:ipv4 key pad 15> [ <mask:mask key> ] [ no-xauth "Bypasses XAuth for this peer" ];
      key "Set pre-shared key for remote peer"
          [ 0 "Specifies an UNENCRYPTED password will follow" silent | 6 "Specifies an ENCRYPTED password will follow" ]
          <secret:word "The UNENCRYPTED (cleartext) user password">
          hostname "define shared key with hostname" <host:word key "Peer hostname">;
    }
    ipsec "Configure IPSEC policy" {
      transform-set "Define transform and settings" <name:word key "Transform set tag">
        ( esp-3des "ESP transform using 3DES(EDE) cipher (168 bits)" | esp-aes "ESP transform using AES cipher" [ 128 "128 bit keys." silent | 192 "192 bit keys." | 256 "256 bit keys." ]
        | esp-sha-hmac "ESP transform using HMAC-SHA auth" | esp-md5-hmac "ESP transform using HMAC-MD5 auth" )*4 transforms
        enter transform trail 1;
    }
    map "Enter a crypto map" <name:word key "Crypto map tag"> <sequence:1-65535 key "Sequence to insert into crypto map entry"> [ ipsec-isakmp "IPSEC w/ISAKMP" ] enter crypto-map;
  }
  interface "Select an interface to configure" <name:interface key> enter interface sort interface;
  ip "Global IP configuration subcommands" {
    domain "IP DNS Resolver" { lookup "Enable IP Domain Name System hostname translation" flag on; name "Define the default domain name" <name:word "Default domain name">; }
    domain-list "Domain name to complete unqualified host names." <name:word> multi;
    domain-lookup "Enable IP Domain Name System hostname translation" flag on as domain_lookup_old;
    domain-name "Define the default domain name" <name:word> as domain_name_old;
    http "HTTP server" { server "Enable http server" flag off; }
    route "Establish static routes" <prefix:ipv4 key "Destination prefix"> <mask:mask key "Destination prefix mask">
        ( <next:ipv4 "Forwarding router's address"> | <interface:interface> ) [ <distance:1-255 "Distance metric for this route"> ] multi;
    access-list "Named access-list" { extended "Extended Access List" <name:acl-extended key> enter ext-nacl; }
  }
  access-list "Add an access list entry" <list:1-99 key "IP standard access list"> ( permit "Specify packets to forward" | deny "Specify packets to reject" ) $where multi no-scope;
  logging "Modify message logging facilities" <host:ipv4 "IP address of the logging host"> as logging_host;
  logging "Modify message logging facilities" buffered "Set buffered logging parameters" [ <size:4096-2147483647 "Logging buffer size"> ] [ <level:severity> ];
  banner "Define a login banner" motd "Set Message of the Day banner" <text:text>;
  boot "Modify system boot parameters" { level "level of it" ( network-essentials "one" | network-advantage "two" ) addon "more" dna-essentials "three"; }
  enable "Modify enable password parameters" { secret "Assign the privileged level secret" <secret:line>; }
  exit "Exit from configure mode" session as config_exit;
  end "Exit from configure mode" session as config_end;
}

fragment where ( any "Any source host" | host "A single host address" <host:ipv4 "Host address"> | <address:ipv4 "Address to match"> [ <wildcard:wildcard "Wildcard bits"> ] ) [ log "Log matches against this entry" ];
fragment address ( any "Any host" | host "A single host" <host:ipv4> | <address:ipv4> <wildcard:wildcard> );

mode ext-nacl "(config-ext-nacl)#" heading "Ext Access List configuration commands" parent config {
  permit "Specify packets to forward" tcp "Transmission Control Protocol" $address(source) $address(destination)
      [ eq "Match only packets on a given port number" <port:tcp-port> ]
      [ established "Match established connections" | log "Log matches against this entry" | tos "Match packets with given TOS value" <tos:0-15> ]* multi;
}

mode isakmp-policy "(config-isakmp)#" heading "ISAKMP commands" parent config {
  encryption "Set encryption algorithm for protection suite" alias encr prints-as encr
      ( 3des "Three key triple DES" | aes "AES - Advanced Encryption Standard." [ 128 "128 bit keys." silent | 192 "192 bit keys." | 256 "256 bit keys." ] | des "DES - Data Encryption Standard (56 bit keys)." ) default des;
  group "Set the Diffie-Hellman group" ( 1 "Diffie-Hellman group 1 (768 bit)" | 14 "Diffie-Hellman group 14 (2048 bit)" | 2 "Diffie-Hellman group 2 (1024 bit)" ) default 1;
  lifetime "Set lifetime for ISAKMP security association" <seconds:60-86400 "lifetime in seconds"> default 86400;
  exit "Exit from ISAKMP protection suite configuration mode" session as config_exit;
}
mode transform "(cfg-crypto-trans)#" heading "Crypto transform configuration commands" parent config {
  mode "encapsulation mode (transport/tunnel)" ( transport "transport (payload encapsulation) mode" | tunnel "tunnel (datagram encapsulation) mode" );
}
mode crypto-map "(config-crypto-map)#" heading "Crypto Map configuration commands" parent config {
  set "Set values for encryption/decryption" { peer "Allowed Encryption/Decryption peer." <peer:ipv4 key> [ default "Designate peer as default" ]; }
}
mode interface "(config-if)#" heading "Interface configuration commands" parent config {
  description "Interface specific description" <text:line "Up to 240 characters describing this interface">;
  ip "Interface Internet Protocol config commands" {
    address "Set the IP address of an interface" <address:ipv4 "IP address"> <mask:mask "IP subnet mask"> [ secondary "Make this IP address a secondary address" key ];
    access-group "Specify access control for packets" <list:acl> ( in "inbound packets" key | out "outbound packets" key );
  }
  shutdown "Shutdown the selected interface" flag off;
  exit "Exit from interface configuration mode" session as config_exit;
}
