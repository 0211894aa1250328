# Every mode: its prompt, the heading of its list, where exit leads. What can be typed there stands
# in the other files.

mode exec ">" heading "Exec commands" family exec {}
mode lab ">" heading "Lab commands" family exec {}
mode host ">" heading "Host commands" family exec {}

mode config "(config)#" heading "Configure commands" privilege 15 {}
mode interface "(config-if)#" heading "Interface configuration commands" parent config privilege 15 {}
mode interface-range "(config-if-range)#" heading "Interface configuration commands" parent config privilege 15 {}
mode subinterface "(config-subif)#" heading "Interface configuration commands" parent config privilege 15 {}
mode line "(config-line)#" heading "Line configuration commands" parent config privilege 15 {}
mode line-tty "(config-line)#" heading "Line configuration commands" parent config privilege 15 {}
mode aaa-accounting "(config-acct)#" heading "Accounting configuration commands" parent config privilege 15 {}
mode aaa-attributes "(config-attr-list)#" heading "Attribute list commands" parent config privilege 15 {}
mode aaa-policy "(config-cc-policy)#" heading "Common criteria policy commands" parent config privilege 15 {}
mode aaa-author "(config-locsvr-da-radius)#" heading "Local server commands" parent config privilege 15 {}
mode aaa-group "(config-sg)#" heading "Server Group commands" parent config privilege 15 {}
mode applet "(config-applet)#" heading "Embedded Event Manager configuration commands" parent config privilege 15 {}
mode applet-trigger "(config-applet-trigger)#" heading "Trigger configuration commands" parent
	applet privilege 15 {}
mode archive "(config-archive)#" heading "Archive configuration commands" parent config privilege 15 {}
mode archive-log "(config-archive-log-cfg)#" heading "Archive log configuration commands" parent archive privilege 15 {}
mode bba-group "(config-bba-group)#" heading "BBA Group configuration commands" parent config privilege 15 {}
mode call-home "(cfg-call-home)#" heading "Call-home configuration commands" parent config privilege 15 {}
mode call-home-profile "(cfg-call-home-profile)#" heading "Call-home profile configuration commands" parent call-home privilege 15 {}
mode atm-pvc "(config-if-atm-vc)#" heading "ATM virtual circuit configuration commands" parent interface privilege 15 {}
mode ips-categories "(config-ips-category)#" heading "IPS signature category commands" parent config privilege 15 indent 2 {}
mode ips-category "(config-ips-category-action)#" heading "Category options for configuration" parent ips-categories privilege 15 {}
mode class-map "(config-cmap)#" heading "QoS class-map configuration commands" parent config privilege 15 {}
mode class-map-inspect "(config-cmap)#" heading "Class-map inspect configuration commands" parent config privilege 15 {}
mode control-plane "(config-cp)#" heading "Control plane configuration commands" parent config privilege 15 {}
mode controller "(config-controller)#" heading "Controller configuration commands" parent config privilege 15 {}
mode dhcp-pool "(dhcp-config)#" heading "DHCP pool configuration commands" parent config privilege 15 {}
mode dhcpv6-pool "(config-dhcpv6)#" heading "IPv6 DHCP configuration commands" parent config privilege 15 {}
mode voice-class "(config-class)#" heading "Voice class configuration commands" parent config privilege 15 {}
mode voice-register-global "(config-register-global)#" heading "Voice register global configuration commands" parent config privilege 15 {}
mode voice-register-dn "(config-register-dn)#" heading "Voice register dn configuration commands" parent config privilege 15 {}
mode voice-register-pool "(config-register-pool)#" heading "Voice register pool configuration commands" parent config privilege 15 {}
mode mgcp-profile "(config-mgcp-profile)#" heading "MGCP profile configuration commands" parent config privilege 15 {}
mode voice-service "(conf-voi-serv)#" heading "VOICE SERVICE configuration commands" parent config privilege 15 {}
mode telephony "(config-telephony)#" heading "Cisco Unified CallManager Express configuration commands" parent config privilege 15 {}
mode ephone-dn "(config-ephone-dn)#" heading "Ephone DN configuration commands" parent config privilege 15 {}
mode ephone "(config-ephone)#" heading "Ephone configuration commands" parent config privilege 15 {}
mode dial-peer "(config-dial-peer)#" heading "Dial peer configuration commands" parent config privilege 15 {}
mode dial-peer-cor "(config-dp-cor)#" heading "Class of restriction commands" parent config privilege 15 {}
mode manual-map "(config-crypto-map)#" heading "Crypto Map configuration commands" parent config privilege 15 {}
mode tti "(tti)#" heading "Secure Device Provisioning commands" parent config privilege 15 {}
mode crypto-identity "(config-crypto-identity)#" heading "Crypto identity configuration commands" parent config privilege 15 {}
mode ezvpn "(config-crypto-ezvpn)#" heading "EzVPN configuration commands" parent config privilege 15 {}
mode flow-exporter "(config-flow-exporter)#" heading "Flow exporter configuration commands" parent config privilege 15 {}
mode flow-monitor "(config-flow-monitor)#" heading "Flow monitor configuration commands" parent config privilege 15 {}
mode flow-cache "(config-flow-cache)#" heading "Flow aggregation cache configuration commands" parent config privilege 15 {}
mode flow-record "(config-flow-record)#" heading "Flow record configuration commands" parent config privilege 15 {}
mode gatekeeper "(config-gk)#" heading "Gatekeeper configuration commands" parent config privilege 15 {}
mode gdoi-group "(config-gdoi-group)#" heading "GDOI group commands" parent config privilege 15 {}
mode gdoi-map "(config-crypto-map)#" heading "Crypto Map configuration commands" parent config privilege 15 {}
mode gdoi-server "(gdoi-local-server)#" heading "Key server commands" parent gdoi-group privilege 15 {}
mode gdoi-redundancy "(gdoi-coop-ks-config)#" heading "Cooperative key server commands" parent gdoi-server privilege 15 {}
mode gdoi-sa "(gdoi-sa-ipsec)#" heading "Group SA commands" parent gdoi-server privilege 15 {}
mode ikev2-authorization "(config-ikev2-author-policy)#" heading "IKEv2 authorization policy commands" parent config privilege 15 {}
mode ikev2-client "(config-ikev2-flexvpn)#" heading "FlexVPN client commands" parent config privilege 15 {}
mode ikev2-keyring "(config-ikev2-keyring)#" heading "IKEv2 Keyring commands" parent config privilege 15 {}
mode ikev2-mangler "(config-ikev2-name-mangler)#" heading "IKEv2 name mangler commands" parent config privilege 15 {}
mode ikev2-peer "(config-ikev2-keyring-peer)#" heading "Crypto IKEv2 Keyring Peer commands" parent ikev2-keyring privilege 15 {}
mode ikev2-policy "(config-ikev2-policy)#" heading "IKEv2 Policy commands" parent config privilege 15 {}
mode ikev2-profile "(config-ikev2-profile)#" heading "IKEv2 profile commands" parent config privilege 15 {}
mode ikev2-proposal "(config-ikev2-proposal)#" heading "IKEv2 Proposal commands" parent config privilege 15 {}
mode isakmp-group "(config-isakmp-group)#" heading "ISAKMP group policy config commands" parent config privilege 15 {}
mode kron-occurrence "(config-kron-occurrence)#" heading "Kron Occurrence commands" parent config privilege 15 {}
mode kron-policy "(config-kron-policy)#" heading "Kron Policy commands" parent config privilege 15 {}
mode mst "(config-mst)#" heading "MST configuration commands" parent config privilege 15 {}
mode object-network "(config-network-group)#" heading "Network object group commands" parent config privilege 15 {}
mode object-service "(config-service-group)#" heading "Service object group commands" parent config privilege 15 {}
mode parameter-map "(config-profile)#" heading "Parameter-map commands" parent config privilege 15 {}
mode parser-view "(config-view)#" heading "View commands" parent config privilege 15 {}
mode pki-server "(cs-server)#" heading "Certificate Server configuration commands" parent config privilege 15 {}
mode policy-map "(config-pmap)#" heading "QoS policy-map configuration commands" parent config privilege 15 {}
mode policy-map-class "(config-pmap-c)#" heading "QoS policy-map class configuration commands" parent policy-map privilege 15 {}
mode policy-map-inspect "(config-pmap)#" heading "Policy-map inspect configuration commands" parent config privilege 15 {}
mode policy-map-police "(config-pmap-c-police)#" heading "QoS policy-map class police configuration commands" parent policy-map-class privilege 15 {}
mode policy-inspect-class "(config-pmap-c)#" heading "Policy-map class configuration commands" parent policy-map-inspect privilege 15 {}
mode radius-server "(config-radius-server)#" heading "RADIUS server configuration commands" parent config privilege 15 {}
mode redundancy "(config-red)#" heading "Redundancy configuration commands" parent config privilege 15 {}
mode redundancy-cpu "(config-red-mc)#" heading "Main CPU redundancy commands" parent redundancy privilege 15 indent 2 {}
mode sampler "(config-sampler)#" heading "Sampler configuration commands" parent config privilege 15 {}
mode ssh-pubkey "(conf-ssh-pubkey)#" heading "SSH public key commands" parent config privilege 15 indent 2 {}
mode ssh-pubkey-user "(conf-ssh-pubkey-user)#" heading "SSH public key user commands" parent ssh-pubkey privilege 15 {}
mode ssh-pubkey-data "(conf-ssh-pubkey-data)#" heading "SSH public key data" parent config privilege 15 {}
mode tacacs-server "(config-server-tacacs)#" heading "TACACS+ server configuration commands" parent config privilege 15 {}
mode time-range "(config-time-range)#" heading "Time range configuration commands" parent config privilege 15 {}
mode top-talkers "(config-flow-top-talkers)#" heading "Top talkers commands" parent config privilege 15 {}
mode transceiver "(config-xcvr-type)#" heading "Transceiver commands" parent config privilege 15 {}
mode virtual-service "(config-virt-serv)#" heading "Virtual service commands" parent config privilege 15 {}
mode vlan "(config-vlan)#" heading "VLAN configuration commands" parent config privilege 15 {}
mode vpdn-group "(config-vpdn)#" heading "VPDN group configuration commands" parent config privilege 15 {}
mode vpdn-dialin "(config-vpdn-dialin)#" heading "VPDN dial-in commands" parent vpdn-group privilege 15 indent 2 {}
mode zone "(config-sec-zone)#" heading "Zone configuration commands" parent config privilege 15 {}
mode zone-pair "(config-sec-zone-pair)#" heading "Zone-pair configuration commands" parent config privilege 15 {}
mode std-nacl "(config-std-nacl)#" heading "Standard Access List configuration commands" parent config privilege 15 {}
mode ext-nacl "(config-ext-nacl)#" heading "Ext Access List configuration commands" parent config privilege 15 {}
mode route-map "(config-route-map)#" heading "Route Map configuration commands" parent config privilege 15 {}
mode ospf "(config-router)#" heading "Router configuration commands" parent config privilege 15 {}
mode ospfv3 "(config-router)#" heading "Router configuration commands" parent config privilege 15 {}
mode ospfv3-af "(config-router-af)#" heading "Router Address Family configuration commands" parent ospfv3 privilege 15
	closing exit-address-family {}
mode ospf-ipv6 "(config-rtr)#" heading "IPv6 router configuration commands" parent config privilege 15 {}
mode eigrp "(config-router)#" heading "Router configuration commands" parent config privilege 15 {}
mode eigrp-af "(config-router-af)#" heading "Address Family configuration commands" parent eigrp privilege 15
	closing exit-address-family {}
mode eigrp-af-interface "(config-router-af-interface)#" heading "Address Family Interfaces configuration commands"
	parent eigrp-af privilege 15 closing exit-af-interface {}
mode eigrp-topology "(config-router-af-topology)#" heading "Address Family Topology configuration commands"
	parent eigrp-af privilege 15 closing exit-af-topology {}
mode eigrp-ipv6 "(config-rtr)#" heading "IPv6 router configuration commands" parent config privilege 15 {}
mode bgp "(config-router)#" heading "Router configuration commands" parent config privilege 15 {}
mode bgp-af "(config-router-af)#" heading "Router Address Family configuration commands" parent bgp privilege 15
	closing exit-address-family {}
mode rip "(config-router)#" heading "Router configuration commands" parent config privilege 15 {}
mode rip-af "(config-router-af)#" heading "Address Family configuration commands" parent rip privilege 15
	closing exit-address-family {}
mode rip-ipv6 "(config-rtr)#" heading "IPv6 router configuration commands" parent config privilege 15 {}
mode isis "(config-router)#" heading "Router configuration commands" parent config privilege 15 {}
mode isis-af "(config-router-af)#" heading "Router Address Family configuration commands" parent isis privilege 15
	closing exit-address-family {}
mode vrf "(config-vrf)#" heading "IP VPN Routing/Forwarding instance configuration commands" parent config privilege 15 {}
mode vrf-af "(config-vrf-af)#" heading "IP VPN Routing/Forwarding instance address family configuration commands"
	parent vrf privilege 15 closing exit-address-family {}
mode ip-vrf "(config-vrf)#" heading "IP VPN Routing/Forwarding instance configuration commands" parent config privilege 15 {}
mode key-chain "(config-keychain)#" heading "Key-chain configuration commands" parent config privilege 15 {}
mode key-chain-key "(config-keychain-key)#" heading "Key-chain key configuration commands" parent key-chain privilege 15 {}
mode ipv6-acl "(config-ipv6-acl)#" heading "IPv6 Access List configuration commands" parent config privilege 15 {}
mode ip-sla "(config-ip-sla)#" heading "IP SLAs entry configuration commands" parent config privilege 15 {}
mode ip-sla-echo "(config-ip-sla-echo)#" heading "IP SLAs Icmp Echo Configuration Commands" parent ip-sla privilege 15
	indent 0 {}
mode ip-sla-monitor "(config-sla-monitor)#" heading "IP SLA Monitor entry configuration commands" parent config
	privilege 15 {}
mode track "(config-track)#" heading "Tracking instance configuration commands" parent config privilege 15 {}
mode explicit-path "(cfg-ip-expl-path)#" heading "IP explicit path configuration commands" parent config privilege 15 {}
mode ldp-label "(config-ldp-lbl)#" heading "LDP label configuration commands" parent config privilege 15 {}
mode bfd-template "(config-bfd)#" heading "BFD template configuration commands" parent config privilege 15 {}
mode isakmp-policy "(config-isakmp)#" heading "ISAKMP commands" parent config privilege 15 {}
mode keyring "(conf-keyring)#" heading "Crypto Keyring commands" parent config privilege 15 indent 2 {}
mode isakmp-peer "(config-isakmp-peer)#" heading "ISAKMP Peer commands" parent config privilege 15 {}
mode isakmp-profile "(conf-isa-prof)#" heading "Crypto ISAKMP Profile Commands are" parent config privilege 15 indent 3 {}
mode transform "(cfg-crypto-trans)#" heading "Crypto transform configuration commands" parent config privilege 15 {}
mode ipsec-profile "(ipsec-profile)#" heading "Crypto Map configuration commands" parent config privilege 15 {}
mode crypto-map "(config-crypto-map)#" heading "Crypto Map configuration commands" parent config privilege 15 {}
mode ca-trustpoint "(ca-trustpoint)#" heading "ca trustpoint configuration commands" parent config privilege 15 {}
mode ca-certificate-map "(ca-certificate-map)#" heading "CA certificate map configuration commands" parent config privilege 15 {}
mode cert-chain "(config-cert-chain)#" heading "Certificate chain configuration commands" parent config privilege 15 {}
mode pubkey-chain "(config-pubkey-chain)#" heading "Public key chain commands" parent config privilege 15 {}
mode pubkey-key "(config-pubkey-key)#" heading "Public key commands" parent pubkey-chain privilege 15 {}
mode pubkey-text "(config-pubkey)#" heading "Public key data" parent config privilege 15 {}
mode cert-text "(config-pubkey)#" heading "Certificate data" parent config privilege 15 {}
