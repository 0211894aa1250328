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
	auto-rollover "Rollover" [ <days:0-1825 "Days"> ] store rank 80;
	cdp-url "CRL Distribution Point to be included in the issued certs" <url:word "URL">
		store rank 60;
	database "Certificate Server database config parameters" {
		archive "Archive of CA cert and key" ( pem "PEM" | pkcs12 "PKCS12" )
			[ password "Password"
			    [ 0 "Specifies an UNENCRYPTED password will follow" |
			      7 "Specifies a HIDDEN password will follow" ]
			    <password:word "Password"> ] flag both store rank 20;
		level "Level of data stored in database"
			( complete "Each issued certificate is saved to the database" |
			  minimum "Minimum certificate info is saved to the database" |
			  names "The serial-number & subject name of each issued certificate are saved to the database" )
			default minimum store rank 10;
		url "URL that determines where the Certificate Server's database will be written"
			[ cnm "Names" key | crl "CRL" key | crt "Certificates" key |
			  p12 "PKCS12" key | pem "PEM" key | ser "Serial numbers" key ]
			<url:word "URL"> store rank 15;
		username "Username that can access the primary storage location" <user:word "User">
			[ password "Password" <password:word "Password"> ] store rank 16;
	}
	eku "Extended key usage" <usage:line "Usages"> store rank 65;
	grant "Certificate granting options"
		( auto "Automatically grant incoming SCEP enrollment requests"
		    [ rollover "Rollover"
		        ( ca-cert "CA certificates" | ra-cert "RA certificates" ) |
		      trustpoint "Those of a trustpoint" <trustpoint:word "Trustpoint"> ] |
		  none "Automatically reject any incoming SCEP enrollment request" |
		  ra-auto "Automatically grant RA-authorized incoming SCEP enrollment request" )
		store rank 30;
	hash "Hash algorithm"
		( md5 "MD5" | sha1 "SHA-1" | sha256 "SHA-256" | sha384 "SHA-384" |
		  sha512 "SHA-512" ) store rank 35;
	issuer-name "Issuer name" <name:line "Issuer name"> store rank 25;
	lifetime "Lifetime parameters"
		( ca-certificate "Lifetime of the certificate server signing certificate" key
		    <days:0-7305 "Lifetime in days">
		    [ <hours:0-23 "Hours"> [ <minutes:0-59 "Minutes"> ] ] |
		  certificate "Lifetime of certificates issued by this certificate server" key
		    <days:0-7305 "Lifetime in days">
		    [ <hours:0-23 "Hours"> [ <minutes:0-59 "Minutes"> ] ] |
		  crl "Lifetime of CRL's published by this certificate server" key
		    <hours:0-336 "Hours"> [ <minutes:0-59 "Minutes"> ] |
		  enrollment-request "Lifetime of an open enrollment request" key
		    <hours:0-1000 "Hours"> ) store rank 50;
	mode "Mode"
		( ra "Run as a registration authority" [ transparent "Transparent" ] |
		  sub-cs "Run as a subordinate certificate server" ) store rank 27;
	serial-number "Serial number" <number:word "Serial number in hex with 0x prefix or decimal">
		store rank 55;
	shutdown "Shutdown the Certificate Server" flag on store rank 90;
}
