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
