# The certificate server. Kept and shown.

mode config {
	crypto "Encryption module" {
		pki "Public Key components" {
			server "Enable IOS Certificate server"
				<name:word key "Certificate Server Name"> enter pki-server
				store rank 768 sort insertion;
		}
	}
}

mode pki-server {
	auto-rollover "Automatically generate the rollover CA certificate"
		[ <days:0-1825 "Days before expiration of the CA certificate"> ] store rank 80;
	cdp-url "CRL Distribution Point to be included in the issued certs"
		<url:word "URL of the CRL Distribution Point"> store rank 60;
	database "Certificate Server database config parameters" {
		archive "Archive of CA cert and key"
			( pem "Use PEM format" | pkcs12 "Use PKCS12 format" )
			[ password "Password used to protect the archive"
			    [ 0 "Specifies an UNENCRYPTED password will follow" |
			      7 "Specifies a HIDDEN password will follow" ]
			    <password:word "The UNENCRYPTED (cleartext) password"> ] flag both
			        store rank 20;
		level "Level of data stored in database"
			( complete "Each issued certificate is saved to the database" |
			  minimum "Minimum certificate info is saved to the database" |
			  names "The serial-number & subject name of each issued certificate are saved to the database" )
			default minimum store rank 10;
		url "URL that determines where the Certificate Server's database will be written"
			[ cnm "Storage location for certificate name and expiration files" key |
			  crl "Storage location for the CRL" key |
			  crt "Storage location for issued certificates" key |
			  p12 "Storage location for the PKCS12 archive" key |
			  pem "Storage location for the PEM archive" key |
			  ser "Storage location for the serial number file" key ]
			<url:word "URL of the storage location"> store rank 15;
		username "Username that can access the primary storage location"
			<user:word "Name of the user">
			[ password "Password of the user"
				<password:word "The UNENCRYPTED (cleartext) password"> ]
				store rank 16;
	}
	eku "Configure Extended Key Usage of the issued certs"
		( client-auth "Certificates for client authentication" |
			code-signing "Certificates for code signing" |
		  email-protection "Certificates for email protection" |
		      ipsec-end-system "Certificates for IPsec end systems" |
		  ipsec-tunnel "Certificates for IPsec tunnels" |
		      ipsec-user "Certificates for IPsec users" |
		  ocsp-signing "Certificates for OCSP signing" |
		      server-auth "Certificates for server authentication" |
		  time-stamping "Certificates for time stamping" )*9 usages store rank 65;
	grant "Certificate granting options"
		( auto "Automatically grant incoming SCEP enrollment requests"
		    [ rollover "Automatically grant rollover requests"
			( ca-cert "Grant rollover requests for subordinate CA certificates" |
			  ra-cert "Grant rollover requests for RA certificates" ) |
		      trustpoint "Grant requests signed by a certificate of the trustpoint"
			<trustpoint:word "Trustpoint name"> ] |
		  none "Automatically reject any incoming SCEP enrollment request" |
		  ra-auto "Automatically grant RA-authorized incoming SCEP enrollment request" )
		store rank 30;
	hash "Hash algorithm"
		( md5 "Use md5 hash algorithm" | sha1 "Use sha1 hash algorithm" |
		  sha256 "Use sha256 hash algorithm" | sha384 "Use sha384 hash algorithm" |
		  sha512 "Use sha512 hash algorithm" ) store rank 35;
	issuer-name "Issuer name" <name:line "Issuer name"> store rank 25;
	lifetime "Lifetime parameters"
		( ca-certificate "Lifetime of the certificate server signing certificate" key
		    <days:0-7305 "Lifetime in days">
		    [ <hours:0-23 "Lifetime in hours"> [ <minutes:0-59 "Lifetime in minutes"> ] ] |
		  certificate "Lifetime of certificates issued by this certificate server" key
		    <days:0-7305 "Lifetime in days">
		    [ <hours:0-23 "Lifetime in hours"> [ <minutes:0-59 "Lifetime in minutes"> ] ] |
		  crl "Lifetime of CRL's published by this certificate server" key
		    <hours:0-336 "Lifetime in hours"> [ <minutes:0-59 "Lifetime in minutes"> ] |
		  enrollment-request "Lifetime of an open enrollment request" key
		    <hours:0-1000 "Lifetime in hours"> ) store rank 50;
	mode "Mode"
		( ra "Run as a registration authority"
			[ transparent "Pass the requests to the CA without changes" ] |
		  sub-cs "Run as a subordinate certificate server" ) store rank 27;
	serial-number "Serial number" <number:word "Serial number in hex with 0x prefix or decimal">
		store rank 55;
	shutdown "Shutdown the Certificate Server" flag on store rank 90;
}
