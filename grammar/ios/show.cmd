# What is there: cli/show has one function for every statement.

mode exec {
  show "Show running system information" {
    access-lists "List access lists" [ <list:acl "ACL number||ACL name"> ];
    arp "ARP table";
    clock "Display the system clock" [ detail "Display detailed information" ];
    debugging "State of each debugging option";
    hosts "IP domain-name, lookup style, nameservers, and host table";
    interfaces "Interface status and configuration" [ <name:existing-interface> ]
        [ description "Show interface description" | summary "Show interface summary" ];
    tcp "Status of TCP connections" [ <line:0-17 "Line number"> ];
    tcp "Status of TCP connections" {
      brief "Brief display" [ all "Display all endpoints" ];
      statistics "TCP protocol statistics";
    }
    inventory "Show the physical inventory" [ raw "Show every entity in the platform" hidden ];
    ipv6 "IPv6 information" {
      interface "IPv6 interface status and configuration"
          [ brief "Brief summary of IPv6 status and configuration" | <name:existing-interface> ];
    }
    logging "Show the contents of logging buffers"
        [ count "Show counts of each logging message" ];
    memory "Memory statistics" [ statistics "Memory pool statistics" ];
    processes "Active process statistics" [ cpu "Show CPU use per process" | memory "Show memory use per process" ]
        [ sorted "Show sorted output" ];
    protocols "Active network routing protocols";
    running-config "Current operating configuration" privilege 15
        [ interface "Show interface configuration" <name:interface>
        | all "Configuration with defaults"
        | brief "configuration without certificate data"
        | full "full configuration" field whole
        | linenum "Display line numbers in output"
        | view "View options" full "Show full running configuration" field full ];
    startup-config "Contents of startup configuration" privilege 15;
    version "System hardware and software status";
    ip "IP information" {
      access-lists "List IP access lists"
          [ <list:acl "Access list number||Access list name"> ] as show_ip_access_lists;
      arp "IP ARP table"
          [ <address:ipv4 "IP address or hostname of ARP entry"> | <mac:mac "48-bit hardware address of ARP entry"> | <name:existing-interface> ];
      cef "Cisco Express Forwarding"
          [ detail "Detailed information" | <address:ipv4 "Destination prefix"> [ <mask:mask "Destination mask"> ] [ detail "Detailed information" ] ];
      interface "IP interface status and configuration"
          [ <name:existing-interface> ] [ brief "Brief summary of IP status and configuration" ];
      protocols "IP routing protocol process parameters and statistics";
      route "IP routing table"
          [ connected "Connected" | static "Static routes" | summary "Summary of all routes"
          | <address:ipv4 "Network to display information about or hostname"> [ <mask:mask "Network mask"> ] ];
      traffic "IP protocol statistics";
    }
    crypto "Encryption module" {
      call "Show crypto call admission info" {
        admission "Show crypto call admission info" { statistics "Show Crypto Call Admission Control statistics"; }
      }
      isakmp "Show ISAKMP" {
        default "ISAKMP default policy" { policy "Show default ISAKMP protection suite policy"; }
        key "Show ISAKMP preshared keys";
        peers "Show ISAKMP peer structures" [ <address:ipv4 "Peer address"> | config "Show client configuration of peers" ];
        policy "Show ISAKMP protection suite policy";
        profile "Show ISAKMP profiles" [ <name:word "Name of the isakmp profile"> ];
        sa "Show ISAKMP Security Associations"
            [ active "Shows HA-enabled ISAKMP SAs in the active state"
            | count "Show ISAKMP SA count"
            | standby "Shows HA-enabled ISAKMP SAs in the standby state" ]
            [ detail "Show ISAKMP SA Detail" ];
      }
      ipsec "Show IPSEC policy" {
        profile "Show ipsec profile information";
        sa "IPSEC SA table"
            [ active "Show active SAs"
            | address "IPSEC SA table in (dest) address order"
            | count "Show the number of SAs"
            | identity "IPSEC SADB identity tree"
            | interface "Show info for specific interface" <name:interface>
            | map "IPSEC SA table for a specific crypto map" <map:word "Crypto map name">
            | peer "Show SAs for a specific peer" <peer:ipv4 "IP address of peer"> ]
            [ detail "show counter detail" ];
        security-association "Show parameters for IPSec security associations" [ idle-time "Show idle time" | lifetime "Show lifetime" ];
        transform-set "Crypto transform sets" [ tag "Show transform set with a tag" <tag:word> ];
      }
      key "Show long term public keys" {
        mypubkey "Show public keys associated with this router" {
          rsa "Show RSA public keys" [ all "Show all RSA public keys" | <label:word "Keypair name"> ];
        }
      }
      pki "Show PKI" alias ca {
        certificates "Show certificates" [ verbose "Display in verbose mode" | <trustpoint:word "Trustpoint Name"> ]*;
        crls "Show Certificate Revocation Lists";
        trustpoints "Show trustpoints" [ status "Show trustpoint status" | <trustpoint:word "Trustpoint name"> ]*;
      }
      engine "Show crypto engine info" {
        brief "Show all crypto engines in the system";
        configuration "Show crypto engine config";
        connections "Show connection information" { active "Show all active crypto engine connections"; }
      }
      session "Show crypto sessions (tunnels)"
          [ local "Show crypto sessions for a local crypto endpoint" <local:ipv4 "IP address of local crypto endpoint">
          | remote "Show crypto sessions for a remote IKE peer" <remote:ipv4 "IP address of remote IKE peer">
          | interface "Show crypto sessions on an interface" <name:interface> ]
          [ brief "Show brief output" | detail "Show detailed output" ];
      debug-condition "Debug Condition filters";
      dynamic-map "Crypto map templates" [ tag "Crypto map templates with a given tag" <map:word> ];
      sockets "Secure Socket Information";
      map "Crypto maps" [ interface "Crypto maps for a specific interface" <name:interface>
                        | tag "Crypto maps with a given tag" <map:word> ];
    }
  }
}
