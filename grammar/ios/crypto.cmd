# What else begins with crypto. Kept and shown.

mode config {
	crypto "Encryption module" {
		ipsec "Configure IPSEC policy" {
			optional "Enable optional encryption for IPSec" flag off store rank 1335;
			optional "Enable optional encryption for IPSec" {
				retry "Retry interval for SAs that were not set up"
					<seconds:60-86400 "Retry interval in seconds">
					store rank 1336;
			}
		}
		mib "Configure Crypto-related MIB Parameters" {
			ipsec "Configure IPSec MIB Parameters" {
				flowmib "Configure IPSec Flow MIB Parameters" {
					history "Configure IPSec Flow MIB History Parameters" {
						tunnel "Configure Tunnel History Table" {
							size "Set the size of the tunnel history table"
								<tunnels:0-200 "Number of tunnels">
								store rank 1094;
						}
						failure "Configure Failure History Table" {
							size "Set the size of the failure history table"
								<failures:0-200 "Number of failures">
								store rank 1094;
						}
					}
				}
			}
		}
		provisioning "Secure Device Provisioning" {
			petitioner "Configure Secure Device Provisioning petitioner"
				enter tti store rank 1096;
			registrar "Configure Secure Device Provisioning registrar"
				enter tti store rank 1096;
		}
		wui "Crypto HTTP configuration interfaces" {
			tti "Secure Device Provisioning" {
				petitioner "Enable the petitioner" flag off store rank 1097;
				registrar "Enable the registrar" flag off store rank 1097;
			}
		}
		xauth "X-Auth parameters" <interface:any-interface>
			store rank 1098;
	}
}

mode manual-map {
	description "Description of the crypto map statement policy"
		<text:line "Description of the crypto map statement policy"> store rank 10;
	exit "Exit from crypto map configuration mode" session as config_exit;
	match "Match values." {
		address "Match address of packets to encrypt."
			<acl:acl "IP access-list number"> store rank 60;
	}
	set "Set values for encryption/decryption" {
		peer "Allowed Encryption/Decryption peer." <peer:ipv4 "IP address of peer">
			store rank 20;
		session-key "Specify encryption/decryption keys."
			( inbound "Specify inbound keys" key | outbound "Specify outbound keys" key )
			( ah "Specify AH keys" key <ah:256-4294967295 "SPI value">
			    <ah_key:word "Authentication key, hexadecimal"> |
			  esp "Specify ESP keys" key <esp:256-4294967295 "SPI value">
			    cipher "Specify the encryption key"
			    <esp_key:word "Encryption key, hexadecimal">
			    [ authenticator "Specify the authentication key"
			      <esp_auth:word "Authentication key, hexadecimal"> ] )
			store rank 30 sort insertion;
		transform-set "Specify list of transform sets in priority order"
			<set:word "Proposal tag"> store rank 40;
	}
}

mode tti {
	exit "Exit from tti configuration mode" session as config_exit;
	trustpoint "Trustpoint to use" <name:word "Name of the trustpoint"> store rank 10;
}
