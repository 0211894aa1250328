# Crypto maps and dynamic crypto maps.

mode config {
	crypto "Encryption module" {
		dynamic-map "Specify a dynamic crypto map template"
			<name:word key "Dynamic crypto map template tag">
			<sequence:1-65535 key "Sequence to insert into dynamic map entry">
			enter crypto-map rank 1400 sort key no-all;
		map "Enter a crypto map" <name:word key "Crypto map tag">
			<sequence:1-65535 key "Sequence to insert into crypto map entry">
			[ ipsec-isakmp "IPSEC w/ISAKMP" ]
			as config_crypto_map enter crypto-map rank 1420 sort key no-all trail 1;
		map "Enter a crypto map" <name:word key "Crypto map tag">
			<sequence:1-65535 key "Sequence to insert into crypto map entry">
			ipsec-isakmp "IPSEC w/ISAKMP"
			dynamic "Enable dynamic crypto map support" <tag:word "Name of dynamic-map template">
			[ discover "Enable Tunnel Endpoint Discovery" ]
			as config_crypto_map_dynamic same-as config_crypto_map
			rank 1420 sort key no-all trail 1;
		map "Enter a crypto map" <name:word key "Crypto map tag">
			<sequence:1-65535 key "Sequence to insert into crypto map entry">
			ipsec-manual "IPSEC w/manual keying"
			as config_crypto_map_ipsec_manual same-as config_crypto_map
			enter manual-map store rank 1420 sort key;
		map "Enter a crypto map" <name:word key "Crypto map tag">
			<sequence:1-65535 key "Sequence to insert into crypto map entry">
			gdoi "Group Domain of Interpretation" as config_crypto_map_gdoi
			same-as config_crypto_map enter gdoi-map store rank 1420 sort key;
		map "Enter a crypto map" <name:word key "Crypto map tag">
			local-address "Interface to use for local address for this crypto map" key
			<interface:interface>
			as config_crypto_map_local_address rank 1410 sort key;
		map "Enter a crypto map" <name:word key "Crypto map tag">
			isakmp-profile "Specify isakmp profile to use" key
			<profile:word "Name of isakmp profile">
			as config_crypto_map_isakmp_profile rank 1415 sort key;
	}
}

mode crypto-map {
	description "Description of the crypto map statement policy"
		<text:line "Description of the crypto map statement policy"> rank 10;
	set "Set values for encryption/decryption" {
		peer "Allowed Encryption/Decryption peer."
			<peer:ipv4 key "IP address of peer"> [ default "Set this peer as default" ]
			rank 20 sort insertion no-all;
		peer "Allowed Encryption/Decryption peer."
			<host:word key "Host name of the peer">
			[ dynamic "Resolve the host name when the peer is needed" ]
			[ default "Set this peer as default" ]
			as crypto_map_set_peer_name rank 20 sort insertion;
		ip "Interface Internet Protocol config commands" {
			access-group "Specify access control for packets"
				<list:acl-extended
				    "IP access list (standard or extended)|IP expanded access list (standard or extended)">
				( in "inbound packets" key | out "outbound packets" key ) rank 25;
		}
		security-association "Security association parameters" {
			lifetime "Security association lifetime" {
				kilobytes "Volume-based key duration" $volume as sa_lifetime_kilobytes rank 30;
				seconds "Time-based key duration" $duration as sa_lifetime_seconds rank 31;
			}
			idle-time "Automatically delete IPSec SAs after a given idle period."
				<seconds:60-86400 "Idle time in seconds">
				[ default "Go back to the default peer" ] as crypto_map_idle_time rank 32;
			replay "Set replay checking." $replay as sa_replay rank 33;
			level "specify a security association granularity level" {
				per-host "Specify per-host granularity" flag off rank 34;
			}
		}
		transform-set "Specify list of transform sets in priority order"
			$transform_sets as sa_transform_set rank 40 trail 1;
		pfs "Specify pfs settings" $pfs_group as sa_pfs rank 50;
		isakmp-profile "Specify isakmp Profile"
			<name:word "isakmp profile name"> as sa_isakmp_profile rank 55;
		identity "Specify Identity restriction" <name:word "Identity Tag"> store rank 56;
		nat "Set NAT translation" { demux "NAT demultiplexing" flag off store rank 57; }
		reverse-route "Reverse Route Injection."
			( distance "Distance metric for this route" <distance:1-255 "Distance metric">  |
			  tag "Set tag for this route" <tag:1-4294967295 "Tag value"> )*
			rank 58;
	}
	match "Match values." {
		address "Match address of packets to encrypt."
			<acl:acl "IP access-list number"> rank 60;
	}
	reverse-route "Reverse Route Injection."
		[ static "Create routes based on static ACLs" |
		  tag "Set tag for this route" <tag:1-4294967295 "Tag value"> |
		  remote-peer "Create route in route table for remote tunnel endpoint"
			<gateway:ipv4 "IP address of the next hop">
			[ gateway "Create a route to the peer by that next hop" ] ]*
		rank 70;
	qos "Quality of Service related commands" {
		pre-classify "Enable QOS classification before packets are tunnel encapsulated"
			flag off store rank 80;
	}
}
