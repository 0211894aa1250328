# Every mode: its prompt, the heading of its list, where exit leads. What can be typed there stands
# in the other files.

mode exec ">" heading "Exec commands" family exec {}
mode lab ">" heading "Lab commands" family exec {}
mode host ">" heading "Host commands" family exec {}

mode config "(config)#" heading "Configure commands" privilege 15 {}
mode interface "(config-if)#" heading "Interface configuration commands" parent config privilege 15 {}
mode subinterface "(config-subif)#" heading "Interface configuration commands" parent config privilege 15 {}
mode line "(config-line)#" heading "Line configuration commands" parent config privilege 15 {}
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
mode key-chain-key "(config-keychain-key)#" heading "Key-chain key configuration commands" parent key-chain privilege 15
	indent 2 {}
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
