# IKEv1: policies and switches.

mode config {
	crypto "Encryption module" {
		logging "logging messages" { session "logging up/down session" flag off rank 1090; }
		call "Configure Crypto Call Admission Control" {
			admission "Configure Crypto Call Admission Control" {
				limit "Configure Crypto Call Admission Control limits" {
					ike "Configure Crypto Call Admission Control limits for IKE" {
						in-negotiation-sa "Max IKE SAs in negotiation"
							<limit:10-99999 "Max number of IKE SAs in negotiation">
							rank 1092;
						sa "Max active IKE SAs"
							<limit:0-99999 "Max number of active IKE SAs">
							rank 1091;
					}
				}
			}
		}
		isakmp "Configure ISAKMP policy" {
			enable "Enable ISAKMP" flag on rank 1100;
			policy "Set policy for an ISAKMP protection suite"
				<priority:1-10000 key "Priority of protection suite">
				enter isakmp-policy rank 1110 sort key no-all;
			invalid-spi-recovery "Initiate IKE and send Invalid SPI Notify"
				flag off rank 1140;
			keepalive "Set a keepalive interval for use with IOS peers"
				<seconds:10-3600 "Number of seconds between keep alives">
				[ <retry:2-60 "Number of seconds between retries if keepalive fails"> ]
				[ periodic "Periodically transmits keepalives" |
				  on-demand "Transmits keepalives on demand" silent ]
				rank 1150;
			nat "Set a nat  keepalive interval for use with IOS peers" {
				keepalive "Set a nat keepalive interval for use with IOS peers"
					<seconds:5-3600 "Number of seconds between keep alives"> rank 1160;
			}
			aggressive-mode "Disable ISAKMP aggressive mode " {
				disable "Disable ISAKMP aggressive mode " flag off rank 1170;
			}
			fragmentation "IKE Fragmentation enabled if required" flag off store rank 1175;
			disconnect-revoked-peers "Disconnect Crypto Session with Revoked Peer"
				flag off store rank 1176;
			default "ISAKMP default policy" {
				policy "Default ISAKMP policies" flag on rank 1105;
			}
		}
	}
}

mode isakmp-policy {
	encryption "Set encryption algorithm for protection suite" prints-as encr
		( des "DES - Data Encryption Standard (56 bit keys)." |
		  3des "Three key triple DES" |
		  aes "AES - Advanced Encryption Standard."
			[ 128 "128 bit keys." silent | 192 "192 bit keys." | 256 "256 bit keys." ] )
		default des rank 10;
	hash "Set hash algorithm for protection suite"
		( md5 "Message Digest 5" |
		  sha "Secure Hash Standard" |
		  sha256 "Secure Hash Standard 2 (256 bit)" |
		  sha384 "Secure Hash Standard 2 (384 bit)" |
		  sha512 "Secure Hash Standard 2 (512 bit)" )
		default sha rank 20;
	authentication "Set authentication method for protection suite"
		( pre-share "Pre-Shared Key" |
		  rsa-encr "Rivest-Shamir-Adleman Encryption" |
		  rsa-sig "Rivest-Shamir-Adleman Signature" )
		default rsa-sig rank 30;
	group "Set the Diffie-Hellman group"
		( 1 "Diffie-Hellman group 1 (768 bit)" |
		  2 "Diffie-Hellman group 2 (1024 bit)" |
		  5 "Diffie-Hellman group 5 (1536 bit)" |
		  14 "Diffie-Hellman group 14 (2048 bit)" |
		  15 "Diffie-Hellman group 15 (3072 bit)" |
		  16 "Diffie-Hellman group 16 (4096 bit)" |
		  19 "Diffie-Hellman group 19 (256 bit ecp)" |
		  20 "Diffie-Hellman group 20 (384 bit ecp)" |
		  21 "Diffie-Hellman group 21 (521 bit ecp)" |
		  24 "Diffie-Hellman group 24 (2048 bit, 256 bit subgroup)" )
		default 1 rank 40;
	lifetime "Set lifetime for ISAKMP security association"
		<seconds:60-86400 "lifetime in seconds"> default 86400 rank 50;
}
