# SSH: which key serves, and what is shown of it; the keys of users; algorithms and secure copy are kept.

fragment ssh-target
	[ -c "Select encryption algorithm"
		( 3des "Triple des" | aes128-cbc "AES 128 bits" | aes192-cbc "AES 192 bits" |
		  aes256-cbc "AES 256 bits" )
	| -l "Log in using this user name" <user:word "Login name">
	| -m "Select HMAC algorithm" hmac-sha1 "SHA1"
	| -o "Specify options" numberofpasswdprompts "Specify number of password prompts"
		<prompts:1-7 "Number of prompts">
	| -p "Connect to this port" <port:1-65535 "Port number">
	| -v "Specify SSH Protocol Version" <version:1-2 "Protocol version"> ]*
	<host:word "IP address or hostname of a remote system"> [ <command:line "Command"> ];

mode exec {
	ssh "Open a secure shell client connection" $ssh-target;
	show "Show running system information" {
		ip "IP information" { ssh "Information on SSH" as show_ip_ssh; }
		ssh "Status of SSH server connections" as show_ssh;
	}
}

fragment ssh_encryption
	( 3des-cbc "3DES-CBC encryption algorithm" |
	  aes128-cbc "AES128-CBC encryption algorithm" |
	  aes128-ctr "AES128-CTR encryption algorithm" |
	  aes128-gcm "AES128-GCM encryption algorithm" |
	  aes128-gcm@openssh.com "AES128-GCM encryption algorithm" |
	  aes192-cbc "AES192-CBC encryption algorithm" |
	  aes192-ctr "AES192-CTR encryption algorithm" |
	  aes256-cbc "AES256-CBC encryption algorithm" |
	  aes256-ctr "AES256-CTR encryption algorithm" |
	  aes256-gcm "AES256-GCM encryption algorithm" |
	  aes256-gcm@openssh.com "AES256-GCM encryption algorithm" |
	  chacha20-poly1305@openssh.com "CHACHA20-POLY1305 encryption algorithm" )*12 encryptions;
fragment ssh_kex
	( curve25519-sha256 "CURVE25519-SHA256 key exchange algorithm" |
	  curve25519-sha256@libssh.org "CURVE25519-SHA256 key exchange algorithm" |
	  diffie-hellman-group-exchange-sha1 "DIFFIE-HELLMAN-GROUP-EXCHANGE-SHA1 key exchange algorithm" |
	  diffie-hellman-group1-sha1 "DIFFIE-HELLMAN-GROUP1-SHA1 key exchange algorithm" |
	  diffie-hellman-group14-sha1 "DIFFIE-HELLMAN-GROUP14-SHA1 key exchange algorithm" |
	  diffie-hellman-group14-sha256 "DIFFIE-HELLMAN-GROUP14-SHA256 key exchange algorithm" |
	  diffie-hellman-group16-sha512 "DIFFIE-HELLMAN-GROUP16-SHA512 key exchange algorithm" |
	  ecdh-sha2-nistp256 "ECDH-SHA2-NISTP256 key exchange algorithm" |
	  ecdh-sha2-nistp384 "ECDH-SHA2-NISTP384 key exchange algorithm" |
	  ecdh-sha2-nistp521 "ECDH-SHA2-NISTP521 key exchange algorithm" )*10 kexs;
fragment ssh_mac
	( hmac-sha1 "HMAC-SHA1 integrity algorithm" |
	  hmac-sha1-96 "HMAC-SHA1-96 integrity algorithm" |
	  hmac-sha2-256 "HMAC-SHA2-256 integrity algorithm" |
	  hmac-sha2-256-etm@openssh.com "HMAC-SHA2-256-ETM integrity algorithm" |
	  hmac-sha2-512 "HMAC-SHA2-512 integrity algorithm" |
	  hmac-sha2-512-etm@openssh.com "HMAC-SHA2-512-ETM integrity algorithm" )*6 macs;
fragment ssh_hostkey
	( rsa-sha2-256 "RSA-SHA2-256 host key algorithm" |
	  rsa-sha2-512 "RSA-SHA2-512 host key algorithm" |
	  ssh-rsa "SSH-RSA host key algorithm" |
	  x509v3-ssh-rsa "X509V3-SSH-RSA host key algorithm" )*4 hostkeys;
fragment ssh_authentication
	( keyboard "Keyboard-interactive authentication" | password "Password authentication" |
	  publickey "Public key authentication" )*3 authentications;

mode config {
	ip "Global IP configuration subcommands" {
		scp "Scp commands" {
			server "Enable SCP server" {
				enable "Enable SCP server" flag off store rank 1090;
			}
		}
		ssh "Configure ssh options" {
			break-string "break string" <text:line "break string"> store rank 1030;
			bulk-mode "Enable bulk data transfer mode"
				[ <window:1-4294967295 "Window size in bytes"> ] store rank 1031;
			client "Configuration for ssh client" {
				algorithm "Configure algorithms"
					( encryption "Encryption algorithms" key $ssh_encryption |
					  kex "Key exchange algorithms" key $ssh_kex |
					  mac "MAC (hash-based message authentication code) algorithms" key
					    $ssh_mac |
					  hostkey "Host key algorithms" key $ssh_hostkey )
					store rank 1036;
			}
			dh "Diffie-Hellman" min "Minimum modulus size"
				size "Size of the DH key on IOS Side"
				<bits:1024-4096 "Minimum size in bits">
				store rank 1032;
			dscp "IP DSCP value" <dscp:0-63 "DSCP value"> store rank 1032;
			logging "Configure logging for SSH" {
				events "Log SSH events" flag off store rank 1033;
			}
			maxstartups "Maximum concurrent sessions allowed"
				<count:2-128 "Maximum concurrent sessions">
				store rank 1033;
			port "Starting (or only) Port number to listen on"
				<port:2000-10000 key "Starting (or only) Port number">
				rotary "Rotary group to start at"
					<first:1-127 "Starting rotary group">
					[ <last:1-127 "Ending rotary group"> ] store rank 1034;
			pubkey-chain "pubkey-chain" enter ssh-pubkey rank 1037;
			rsa "Configure RSA keypair name for SSH" {
				keypair-name "keypair name" <name:word "keypair name">
					rank 1030;
			}
			server "Configuration for ssh server" {
				algorithm "Configure algorithms"
					( authentication "User authentication algorithms" key
					    $ssh_authentication |
					  encryption "Encryption algorithms" key $ssh_encryption |
					  kex "Key exchange algorithms" key $ssh_kex |
					  mac "MAC (hash-based message authentication code) algorithms" key
					    $ssh_mac |
					  hostkey "Host key algorithms" key $ssh_hostkey )
					store rank 1035;
			}
			source-interface "Specify interface for source address in SSH connections"
				<interface:any-interface> rank 1030;
			stricthostkeycheck "Enable SSH Server Authentication" store rank 1034;
		}
	}
}

mode ssh-pubkey {
	server "Configure SSH server key-hash" <name:word key "SSH server name">
		enter ssh-pubkey-user
		store rank 20 sort insertion;
	username "Configure SSH user key-hash" <name:word key "SSH username"> enter ssh-pubkey-user
		rank 10 sort insertion;
}

mode ssh-pubkey-user {
	key-hash "SSH key hash" <type:word key "Key type: ssh-rsa"> <hash:word key "Key hash">
		[ <comment:line "Comment of the key, e.g. user@host"> ]
			rank 10 sort insertion;
	key-string "SSH key string" enter ssh-pubkey-data;
}

mode ssh-pubkey-data {
	<text:line "Public key in the format of SSH"> as ssh_pubkey_data_line transient no-no;
	exit "Exit from public key data mode" enter ssh-pubkey-user as ssh_pubkey_data_exit no-no;
}
