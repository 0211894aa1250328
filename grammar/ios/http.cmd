# The HTTP server and client. Kept and shown.

mode config {
	ip "Global IP configuration subcommands" {
		http "HTTP server configuration" {
			access-class "Restrict http server access by access-class"
				[ ipv4 "IPv4" | ipv6 "IPv6" ] <list:acl "Access list">
				store rank 1801;
			active-session-modules "Set up active http server session modules"
				( all "All" | none "None" | <name:word "Name"> ) store rank 1812;
			authentication "Set http server authentication method"
				( aaa "Use AAA access control methods"
				    [ login-authentication "Login" <list:word "List"> ] |
				  enable "Use enable passwords" |
				  local "Use local username and passwords" ) store rank 1802;
			client "Set http client parameters" {
				cache "Cache" <what:line "What"> multi store rank 1813;
				connection "Connection"
					( forceclose "Close at once" key |
					  idle "Idle" key timeout "Timeout"
					    <timeout:1-60 "Seconds"> |
					  retry "Retry" key <retry:1-5 "Number"> |
					  timeout "Timeout" key field client_timeout
					    <seconds:1-60 "Seconds"> ) store rank 1813;
				secure-ciphersuite "Set http secure client with ciphersuite"
					<suites:line "Suites"> store rank 1813;
				source-interface "Specify interface for source address in all http client transactions"
					<interface:any-interface> store rank 1813;
				username "User" <user:word "User"> store rank 1813;
				password "Password"
					[ 0 "Specifies an UNENCRYPTED password will follow" |
					  7 "Specifies a HIDDEN password will follow" ]
					<password:word "Password"> store rank 1813;
			}
			max-connections "Set maximum number of concurrent http server connections"
				<count:1-50 "Number of connections"> store rank 1811;
			path "Set base path for HTML" <path:word "Path"> store rank 1812;
			port "Set http server port" <port:1-65535 "Port">
				default 80 store rank 1801;
			secure-active-session-modules "Set up active http secure server session modules"
				( all "All" | none "None" | <name:word "Name"> ) store rank 1812;
			secure-ciphersuite "Set http secure server ciphersuite"
				<suites:line "Suites"> store rank 1811;
			secure-client-auth "Set http secure server with client authentication"
				flag off store rank 1811;
			secure-port "Set http secure server port number for listening"
				<port:1-65535 "Port"> default 443 store rank 1811;
			secure-trustpoint "Set http secure server certificate trustpoint"
				<name:word "Trustpoint"> store rank 1811;
			timeout-policy "Set http server time-out policy parameters" idle "Idle"
				<idle:1-600 "Seconds"> life "Life" <life:1-86400 "Seconds">
				requests "Requests" <requests:1-86400 "Requests"> store rank 1812;
			tls-version "TLS version" <version:word "Version"> store rank 1812;
		}
	}
}
