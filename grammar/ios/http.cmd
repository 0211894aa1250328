# The HTTP server and client. Kept and shown.

fragment tls_suites
	( 3des-ede-cbc-sha "Encryption type tls_3des_ede_cbc_sha ciphersuite" |
	  aes-128-cbc-sha "Encryption type tls_aes_128_cbc_sha ciphersuite" |
	  aes-256-cbc-sha "Encryption type tls_aes_256_cbc_sha ciphersuite" |
	  des-cbc-sha "Encryption type tls_des_cbc_sha ciphersuite" |
	  dhe-aes-128-cbc-sha "Encryption type tls_dhe_aes_128_cbc_sha ciphersuite" |
	  dhe-aes-256-cbc-sha "Encryption type tls_dhe_aes_256_cbc_sha ciphersuite" |
	  dhe-aes-cbc-sha2 "Encryption type tls_dhe_aes_cbc_sha2 ciphersuite" |
	  dhe-aes-gcm-sha2 "Encryption type tls_dhe_aes_gcm_sha2 ciphersuite" |
	  ecdhe-ecdsa-aes-gcm-sha2 "Encryption type tls_ecdhe_ecdsa_aes_gcm_sha2 ciphersuite" |
	  ecdhe-rsa-3des-ede-cbc-sha "Encryption type tls_ecdhe_rsa_3des_ede_cbc_sha ciphersuite" |
	  ecdhe-rsa-aes-128-cbc-sha "Encryption type tls_ecdhe_rsa_aes_128_cbc_sha ciphersuite" |
	  ecdhe-rsa-aes-cbc-sha2 "Encryption type tls_ecdhe_rsa_aes_cbc_sha2 ciphersuite" |
	  ecdhe-rsa-aes-gcm-sha2 "Encryption type tls_ecdhe_rsa_aes_gcm_sha2 ciphersuite" |
	  rc4-128-md5 "Encryption type tls_rc4_128_md5 ciphersuite" |
	  rc4-128-sha "Encryption type tls_rc4_128_sha ciphersuite" |
	  rsa-aes-cbc-sha2 "Encryption type tls_rsa_aes_cbc_sha2 ciphersuite" |
	  rsa-aes-gcm-sha2 "Encryption type tls_rsa_aes_gcm_sha2 ciphersuite" )*17 suites;

mode config {
	ip "Global IP configuration subcommands" {
		http "HTTP server configuration" {
			access-class "Restrict http server access by access-class"
				[ ipv4 "IPv4 access list" | ipv6 "IPv6 access list" ]
				    <list:acl "Access list number">
				store rank 1801;
			active-session-modules "Set up active http server session modules"
				( all "Activate all session modules" |
				  none "Disable all session modules" |
				  <name:word "Name of the session module list"> ) store rank 1812;
			authentication "Set http server authentication method"
				( aaa "Use AAA access control methods"
				    [ login-authentication "Set login authentication method list"
				        <list:word "AAA method list name"> ] |
				  enable "Use enable passwords" |
				  local "Use local username and passwords" ) store rank 1802;
			client "Set http client parameters" {
				cache "Set http client cache parameters"
					( ager "Set the cache ager interval" key
					    interval "Set the cache ager interval"
					    <interval:0-60 "Interval in minutes"> |
					  memory "Set the memory of the cache" key
					    ( file "Maximum size of a file in the cache" key
						<file:1-10 "Size in kilobytes"> |
					      pool "Maximum size of the cache" key
						<pool:0-100 "Size in kilobytes"> ) )
							store rank 1813;
				connection "Set http client connection parameters"
					( forceclose "Disable persistent connection" key |
					  idle "Set the idle time for the connection" key
					    timeout "Set the idle timeout"
					    <timeout:1-60 "Timeout in seconds"> |
					  retry "Number of times to retry opening connection" key
					    <retry:1-5 "Number of retries"> |
					  timeout "Maximum time to wait for a response" key field client_timeout
					    <seconds:1-60 "Timeout in seconds"> ) store rank 1813;
				secure-ciphersuite "Set http secure client with ciphersuite"
					$tls_suites
					store rank 1813;
				source-interface "Specify interface for source address in all http client transactions"
					<interface:any-interface> store rank 1813;
				username "Set username for http client connections"
					<user:word "Name of the user"> store rank 1813;
				password "Set password for http client connections"
					[ 0 "Specifies an UNENCRYPTED password will follow" |
					  7 "Specifies a HIDDEN password will follow" ]
					<password:word "The password"> store rank 1813;
			}
			max-connections "Set maximum number of concurrent http server connections"
				<count:1-50 "Number of connections"> store rank 1811;
			path "Set base path for HTML" <path:word "Base path of HTML files">
				store rank 1812;
			port "Set http server port" <port:1-65535 "HTTP port">
				default 80 store rank 1801;
			secure-active-session-modules "Set up active http secure server session modules"
				( all "Activate all session modules" |
				  none "Disable all session modules" |
				  <name:word "Name of the session module list"> ) store rank 1812;
			secure-ciphersuite "Set http secure server ciphersuite"
				$tls_suites store rank 1811;
			secure-client-auth "Set http secure server with client authentication"
				flag off store rank 1811;
			secure-port "Set http secure server port number for listening"
				<port:1-65535 "Secure port number(above 1024 or default 443)">
				default 443 store rank 1811;
			secure-trustpoint "Set http secure server certificate trustpoint"
				<name:word "Trustpoint name"> store rank 1811;
			timeout-policy "Set http server time-out policy parameters"
				idle "Set http server idle time-out"
				<idle:1-600 "Time-out in seconds">
				life "Set http server life time-out"
				<life:1-86400 "Time-out in seconds">
				requests "Set maximum number of requests for a connection"
				<requests:1-86400 "Number of requests"> store rank 1812;
			tls-version "Set TLS version for the secure server"
				<version:word "TLSv1.0, TLSv1.1 or TLSv1.2"> store rank 1812;
		}
	}
}
