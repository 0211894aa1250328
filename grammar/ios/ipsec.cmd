# IPsec: transform sets, lifetimes and what holds for all SAs.

fragment df_bit
	( clear "Clear DF bit for encapsulated packets" |
	  copy "Copy DF bit from inner header" |
	  set "Set DF bit for encapsulated packets" );
fragment cut
	( after-encryption "Perform fragmentation after encryption" |
	  before-encryption "Perform fragmentation before encryption" );

mode config {
	crypto "Encryption module" {
		ipsec "Configure IPSEC policy" {
			security-association "Security association parameters" {
				lifetime "security association lifetime" {
					kilobytes "Volume-based key duration" $volume
						default 4608000 rank 1200;
					seconds "Time-based key duration"
						$duration default 3600 rank 1210;
				}
				replay "Set replay checking." $replay
					default 'window-size 64' rank 1220;
				idle-time "Automatically delete IPSec SAs after a given idle period."
					<seconds:60-86400 "Idle time in seconds"> rank 1230;
			}
			transform-set "Define transform and settings" <name:word key "Transform set tag">
				( ah-md5-hmac "AH-HMAC-MD5 transform" |
				  ah-sha-hmac "AH-HMAC-SHA transform" |
				  ah-sha256-hmac "AH-HMAC-SHA256 transform" |
				  ah-sha384-hmac "AH-HMAC-SHA384 transform" |
				  ah-sha512-hmac "AH-HMAC-SHA512 transform" |
				  comp-lzs "IP Compression using the LZS compression algorithm" |
				  esp-3des "ESP transform using 3DES(EDE) cipher (168 bits)" |
				  esp-aes "ESP transform using AES cipher"
					[ 128 "128 bit keys." silent | 192 "192 bit keys." | 256 "256 bit keys." ] |
				  esp-des "ESP transform using DES cipher (56 bits)" |
				  esp-gcm "ESP transform using GCM cipher"
					[ 128 "128 bit keys." silent | 192 "192 bit keys." | 256 "256 bit keys." ] |
				  esp-gmac "ESP transform using GMAC cipher"
					[ 128 "128 bit keys." silent | 192 "192 bit keys." | 256 "256 bit keys." ] |
				  esp-null "ESP transform w/o cipher" |
				  esp-seal "ESP transform using SEAL cipher (160 bits)" |
				  esp-md5-hmac "ESP transform using HMAC-MD5 auth" |
				  esp-sha-hmac "ESP transform using HMAC-SHA auth" |
				  esp-sha256-hmac "ESP transform using HMAC-SHA256 auth" |
				  esp-sha384-hmac "ESP transform using HMAC-SHA384 auth" |
				  esp-sha512-hmac "ESP transform using HMAC-SHA512 auth" )*
				enter transform rank 1300 sort insertion trail 1;
			df-bit "Handling of encapsulated DF bit." $df_bit default copy rank 1310;
			fragmentation "Handling of fragmentation of near-MTU sized packets" $cut
				default before-encryption rank 1320;
			nat-transparency "IPsec NAT transparency model" {
				spi-matching "Match inbound SPI to outbound SPI for IPsec aware NAT"
					flag off store rank 1325;
				udp-encapsulation "UDP encapsulation of IPsec protocols" flag on rank 1326;
			}
			default "Default transform-set" {
				transform-set "Default transform-set" flag on rank 1330;
			}
		}
	}
}

mode transform {
	mode "encapsulation mode (transport/tunnel)"
		( tunnel "tunnel (datagram encapsulation) mode" |
		  transport "transport (payload encapsulation) mode"
			[ require "Require transport mode" ] )
		rank 10;
}
