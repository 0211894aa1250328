# Crypto maps.

mode config {
	crypto "Encryption module" {
		map "Enter a crypto map" <name:word key "Crypto map tag">
			<sequence:1-65535 key "Sequence to insert into crypto map entry">
			[ ipsec-isakmp "IPSEC w/ISAKMP" ]
			as config_crypto_map enter crypto-map rank 1420 sort key no-all trail 1;
		map "Enter a crypto map" <name:word key "Crypto map tag">
			local-address "Interface to use for local address for this crypto map" key
			<interface:interface>
			as config_crypto_map_local_address rank 1410 sort key;
	}
}

mode crypto-map {
	description "Description of the crypto map statement policy"
		<text:line "Description of the crypto map statement policy"> rank 10;
	set "Set values for encryption/decryption" {
		peer "Allowed Encryption/Decryption peer."
			<peer:ipv4 key "IP address of peer"> [ default "Set this peer as default" ]
			rank 20 sort insertion no-all;
		security-association "Security association parameters" {
			lifetime "Security association lifetime" {
				kilobytes "Volume-based key duration"
					( disable "Disable volume-based rekeying" |
					  <volume:2560-4294967295 "Security association duration in kilobytes encrypted"> )
					rank 30;
				seconds "Time-based key duration"
					<seconds:120-86400 "Security association duration in seconds">
					rank 31;
			}
			idle-time "Automatically delete IPSec SAs after a given idle period."
				<seconds:60-86400 "Idle time in seconds"> rank 32;
		}
		transform-set "Specify list of transform sets in priority order"
			( <name:word "Proposal tag"> )*6 sets rank 40 trail 1;
		pfs "Specify pfs settings"
			[ group1 "D-H Group1 (768-bit modp)" |
			  group2 "D-H Group2 (1024-bit modp)" |
			  group5 "D-H Group5 (1536-bit modp)" |
			  group14 "D-H Group14 (2048-bit modp)" |
			  group15 "D-H Group15 (3072-bit modp)" |
			  group16 "D-H Group16 (4096-bit modp)" ] rank 50;
	}
	match "Match values." {
		address "Match address of packets to encrypt."
			<acl:acl "IP access-list name"> rank 60;
	}
	reverse-route "Reverse Route Injection." flag off store rank 70;
}
