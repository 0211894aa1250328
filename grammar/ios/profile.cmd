# How SAs are made: what crypto maps and IPsec profiles say in the same words; IPsec profiles.

fragment duration <seconds:120-86400 "Security association duration in seconds">;
fragment volume
	( disable "Disable volume-based rekeying" |
	  <volume:2560-4294967295 "Security association duration in kilobytes encrypted"> );
fragment replay
	( disable "Disable replay checking" |
	  window-size "Set replay window size."
		( 64 "Window size of 64 (default)" |
		  128 "Window size of 128" |
		  256 "Window size of 256" |
		  512 "Window size of 512" |
		  1024 "Window size of 1024" ) );
fragment transform_sets ( <name:word "Proposal tag"> )*6 sets;
fragment pfs_group
	[ group1 "D-H Group1 (768-bit modp)" |
	  group2 "D-H Group2 (1024-bit modp)" |
	  group5 "D-H Group5 (1536-bit modp)" |
	  group14 "D-H Group14 (2048-bit modp)" |
	  group15 "D-H Group15 (3072-bit modp)" |
	  group16 "D-H Group16 (4096-bit modp)" |
	  group19 "D-H Group19 (256-bit ecp)" |
	  group20 "D-H Group20 (384-bit ecp)" |
	  group21 "D-H Group21 (521-bit ecp)" |
	  group24 "D-H Group24 (2048-bit modp, 256 bit subgroup)" ];

mode config {
	crypto "Encryption module" {
		ipsec "Configure IPSEC policy" {
			profile "Configure an ipsec policy profile" <name:word key "IPSEC profile name">
				enter ipsec-profile rank 1350 sort insertion;
		}
	}
}

mode ipsec-profile {
	description "Description of the ipsec profile"
		<text:line "Description of the ipsec profile"> note rank 10;
	set "Set values for encryption/decryption" {
		security-association "Security association parameters" {
			lifetime "Security association lifetime" {
				kilobytes "Volume-based key duration" $volume as sa_lifetime_kilobytes rank 30;
				seconds "Time-based key duration" $duration as sa_lifetime_seconds rank 31;
			}
			idle-time "Automatically delete IPSec SAs after a given idle period."
				<seconds:60-86400 "Idle time in seconds"> as sa_idle_time rank 32;
			replay "Set replay checking." $replay as sa_replay rank 33;
		}
		transform-set "Specify list of transform sets in priority order"
			$transform_sets as sa_transform_set rank 40 trail 1;
		pfs "Specify pfs settings" $pfs_group as sa_pfs rank 50;
		isakmp-profile "Specify isakmp Profile"
			<name:word "isakmp profile name"> as sa_isakmp_profile rank 55;
	}
	responder-only "Do not initiate SAs from this device" flag off
		as sa_responder_only rank 80;
}
