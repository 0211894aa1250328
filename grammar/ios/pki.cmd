# RSA keys, trustpoints, certificates. What asks questions belongs to the session; a certificate of
# a chain is typed, or stands in a file, as lines of hexadecimal digits up to `quit`.

mode config {
	crypto "Encryption module" {
		key "Long term key operations" {
			generate "Generate new keys" {
				rsa "Generate RSA keys"
					[ encryption "Generate a general purpose RSA key pair for signing and encryption" |
					  exportable "Allow the key to be exported" |
					  general-keys "Generate a general purpose RSA key pair for signing and encryption" |
					  label "Provide a label" <label:word "RSA keypair label"> |
					  modulus "Provide number of modulus bits on the command line"
					    <bits:360-4096 "size of the key modulus"> |
					  signature "Generate a general purpose RSA key pair for signing and encryption" |
					  usage-keys "Generate separate RSA key pairs for signing and encryption" ]*
					session;
			}
			zeroize "Remove keys" {
				rsa "Remove RSA keys" [ <label:word "RSA keypair label"> ] session;
			}
			export "Export keys" {
				rsa "Export RSA keys" <label:word "RSA keypair label">
					pem "Export in PEM format"
					terminal "Export via the terminal (cut-and-paste)"
					( 3des "Encrypt the private key with 3DES" |
					  des "Encrypt the private key with DES" )
					<passphrase:word "Passphrase used to protect the private key">
					session;
			}
			pubkey-chain "Peer public key chain management" {
				rsa "RSA keys" enter pubkey-chain store rank 1094;
			}
			import "Import keys" {
				rsa "Import RSA keys" <label:word "RSA keypair label">
					[ encryption "Import encryption keys" |
					  general-purpose "Import general purpose keys" |
					  signature "Import signature keys" ]
					[ exportable "Allow the key to be exported" ]
					pem "Import from PEM files"
					[ exportable "Allow the key to be exported" ]
					terminal "Import via the terminal (cut-and-paste)"
					<passphrase:word "Passphrase used to protect the private key">
					session as config_crypto_key_import_rsa;
			}
		}
		pki "Public Key components" alias ca {
			authenticate "Get the CA certificate" <trustpoint:word "CA Server Name">
				session;
			enroll "Request a certificate from a CA" <trustpoint:word "CA Server Name">
				session;
			crl "Actions on certificate revocation lists" {
				request "Request a certificate revocation list"
					<trustpoint:word "CA Server Name"> session;
			}
			export "Export certificate or PKCS12 file"
				<trustpoint:word "Trustpoint Name">
				pem "Export certificates and key in PEM format"
				terminal "Export via the terminal (cut-and-paste)"
				[
				    ( 3des "Encrypt the private key with 3DES" |
				      des "Encrypt the private key with DES" )
				    <passphrase:word "Passphrase used to protect the private key"> ]
				session as config_crypto_pki_export_pem;
			export "Export certificate or PKCS12 file"
				<trustpoint:word "Trustpoint Name"> pkcs12 "Export PKCS12 file"
				terminal "Export via the terminal (cut-and-paste)"
				[ password "Password used to protect the PKCS12 file" ]
				<passphrase:word "Passphrase used to protect the PKCS12 file">
				session as config_crypto_pki_export_pkcs12;
			import "Import certificate or PKCS12 file"
				<trustpoint:word "Trustpoint Name">
				certificate "Import a certificate from a TFTP server or the terminal"
				session as config_crypto_pki_import_certificate;
			import "Import certificate or PKCS12 file"
				<trustpoint:word "Trustpoint Name"> pem "Import from PEM files"
				[ exportable "Allow the key to be exported" ]
				terminal "Import via the terminal (cut-and-paste)"
				<passphrase:word "Passphrase used to protect the private key">
				session as config_crypto_pki_import_pem;
			import "Import certificate or PKCS12 file"
				<trustpoint:word "Trustpoint Name">
				pkcs12 "Import from a PKCS12 file"
				( terminal "Import via the terminal (cut-and-paste)" |
				  <url:nvram-file "Import from NVRAM: file system"> )
				[ password "Password used to protect the PKCS12 file" ]
				<passphrase:word "Passphrase used to protect the PKCS12 file">
				session as config_crypto_pki_import_pkcs12;
			trustpoint "Define a CA trustpoint" <name:word key "CA Server Name">
				enter ca-trustpoint rank 770 sort insertion;
			certificate "Actions on certificates" {
				map "Define certificate attributes map"
					<name:word key "Name of certificate map">
					<sequence:1-65535 key "Sequence to insert to attributes list">
					enter ca-certificate-map rank 780 sort insertion;
				chain "Identify certificates" <name:word key "CA Server Name">
					enter cert-chain rank 790 sort insertion;
			}
		}
	}
}

mode ca-trustpoint {
	enrollment "Enrollment parameters"
		( pkcs12 "enroll by importing a PKCS12 file" |
		  selfsigned "enroll by generating a self-signed certificate" |
		  terminal "Enroll via the terminal (cut-and-paste)"
			[ pem "Include PEM encapsulation boundaries" ] |
		  url "CA server enrollment URL" <url:word "CA server enrollment URL"> ) rank 10;
	enrollment "Enrollment parameters" {
		mode "Enrollment Mode" ra "Registration Authority Mode" flag off store rank 11;
		retry "Polling parameters" {
			count "How many times to poll CA for our certificate"
				<count:1-100 "Number of times to poll CA"> default 10 store rank 12;
			period "How long between polls to CA for our certificate"
				<minutes:1-60 "Period in minutes"> default 1 store rank 13;
		}
	}
	serial-number "include serial number" [ none "do not include serial number" ] rank 20;
	fqdn "include fully-qualified domain name"
		( none "Do not include fully-qualified domain name" |
		  <name:word "Fully-qualified domain name to include in certificate request"> )
		rank 30;
	ip-address "include ip address"
		( none "Do not include ip address" |
		  <address:ipv4 "IP Address"> |
		  <interface:any-interface "Interface whose address is included"> ) rank 40;
	password "revocation password"
		[ 0 "Specifies an UNENCRYPTED password will follow" silent |
		  7 "Specifies a HIDDEN password will follow" ]
		<password:word "The UNENCRYPTED (cleartext) password"> rank 50;
	fingerprint "enter the fingerprint of the CA certificate"
		<digits:hex-digits "Fingerprint in hexadecimal"> rank 60;
	subject-name "Subject Name" <name:line "X.500 distinguished name"> rank 70;
	chain-validation "Use this trustpoint to authenticate the chain"
		[ ( stop "Stop chain-validation at this trustpoint" |
		    continue "Continue chain-validation to another trustpoint"
			<trustpoint:word "Trustpoint name"> ) ] store rank 75;
	revocation-check "Revocation checking options"
		( crl "Revocation check by CRL" | none "Ignore revocation check" |
		  ocsp "Revocation check by OCSP" )*3 methods rank 80;
	crl "CRL option" query "Specify CDP query URL"
		<url:word "URL of the revocation list"> rank 85;
	rsakeypair "Specify rsakeypair for this identity" <label:word "RSA keypair label">
		[ <bits:360-4096 "RSA key size in bits">
		  [ <encryption_bits:360-4096 "RSA encryption key size in bits"> ] ] rank 90;
	auto-enroll "Automatically enroll this router identity"
		[ <percent:0-100 "Renewal percentage"> ]
		[ regenerate "Regenerate keys on re-enrollment" ] store rank 100;
	regenerate "Regenerate keys on re-enrollment" flag off store rank 105;
	hash "Specify hash algorithm to be used for enrollment"
		( md5 "Use md5 hash algorithm" | sha1 "Use sha1 hash algorithm" |
		  sha256 "Use sha256 hash algorithm" | sha384 "Use sha384 hash algorithm" |
		  sha512 "Use sha512 hash algorithm" ) default sha1 rank 110;
	usage "Certificate Usage" ( ike "IKE usage" | ssl-client "SSL client usage" |
		ssl-server "SSL server usage" )*3 uses rank 120;
	source "Specify source interface"
		interface "Specify interface as the source of enrollment and CRL requests"
		<interface:any-interface> store rank 130;
	vrf "vrf to be used for enrollment and obtaining CRLs" <vrf:word "VRF name"> store rank 140;
	match "Match a certificate ACL" certificate "Peer certificate attributes"
		<map:word key "Name of the certificate map">
		[ ( allow "Allow exceptions"
		      expired-certificate "Ignore certificate expiration date" |
		    override "Override fields of the certificate"
		      ( cdp "Override the CRL distribution points"
			  url "URL of the CDP" <cdp:word "LDAP or HTTP URL"> |
			ocsp "Override the OCSP server"
			  [ trustpoint "Trustpoint that validates the OCSP responder"
			      <responder:word "Trustpoint name"> ]
			  <sequence:1-4294967295 "Sequence number of the override">
			  url "URL of the OCSP server" field kw_ocsp_url
			    <ocsp:word "URL of the OCSP server"> |
			sia "Override the SIA certificate attribute"
			  <number:1-4294967295 "SIA attribute number">
			      <sia:word "URL of the SIA"> ) |
		    skip "Skip checks"
		      ( revocation-check "Skip revocation check" |
			authorization-check "Skip authorization check" ) ) ] store rank 150;
	storage "Storage for certificates"
		<device:word "Name of the storage device, e.g. nvram: or flash:"> store rank 160;
	primary "Specify trustpoint as primary" flag off store rank 170;
	exit "Exit from certificate authority trustpoint entry mode" session as config_exit;
}

mode ca-certificate-map {
	alt-subject-name "Alternate Subject Name" $condition rank 10 multi;
	expires-on "Expiration date" $condition rank 20 multi;
	issuer-name "Issuer Name" $condition rank 30 multi;
	name "Subject Name or Alternate Subject Name" $condition rank 40 multi;
	serial-number "Serial Number" $condition rank 50 multi;
	subject-name "Subject Name" $condition rank 60 multi;
	unstructured-subject-name "Unstructured Subject Name" $condition store rank 70 multi;
	valid-start "Valid start date" $condition rank 80 multi;
	exit "Exit from certificate map entry mode" session as config_exit;
}
fragment condition
	( co "contains" | eq "equal" | ge "greater than or equal" | lt "less than" |
	  nc "does not contain" | ne "not equal" ) <value:line "Value to be matched">;

mode cert-chain {
	certificate "Enter certificate in hexadecimal"
		[ ca "CA certificate" | self-signed "Self-signed certificate" ]
		<serial:hex-digits "Certificate serial number">
		[ <url:nvram-file "File with the certificate"> ]
		enter cert-text;
	exit "Exit from crypto ca cert chain mode" session as config_exit;
}

# The keys of peers, typed like certificates.

fragment key_use
	[ encryption "Special usage encryption keys" | signature "Special usage signature keys" ];

mode pubkey-chain {
	addressed-key "Peer's public key by address" <address:ipv4 key "IP address of the peer">
		$key_use enter pubkey-key rank 10 sort insertion;
	named-key "Peer's public key by name" <name:word key "Name of the peer"> $key_use
		enter pubkey-key rank 11 sort insertion;
	exit "Exit from public key chain" session as config_exit;
}

mode pubkey-key {
	address "IP address of the peer" <address:ipv4 "IP address"> store rank 10;
	key-string "Enter the public key" enter pubkey-text;
	exit "Exit from public key" session as config_exit;
}

mode pubkey-text {
	<data:hex-dump "Public key data"> as hex_text_line transient no-no;
	quit "End of public key" enter pubkey-key as pubkey_text_quit no-no;
}

mode cert-text {
	<data:hex-dump "Certificate data"> as hex_text_line transient no-no;
	quit "End of certificate data" enter cert-chain as cert_text_quit no-no;
}
