# SSH: which key serves, and what is shown of it; algorithms, keys of users and secure copy are kept.

mode exec {
	show "Show running system information" {
		ip "IP information" { ssh "Information on SSH" as show_ip_ssh; }
		ssh "Status of SSH server connections" as show_ssh;
	}
}

mode config {
	ip "Global IP configuration subcommands" {
		scp "Scp commands" {
			server "Enable SCP server" {
				enable "Enable SCP server" flag off store rank 1090;
			}
		}
		ssh "Configure ssh options" {
			break-string "break string" <text:line "String"> store rank 1030;
			bulk-mode "Bulk mode" [ <window:1-4294967295 "Window"> ] store rank 1031;
			client "Client" {
				algorithm "Algorithms"
					( encryption "Encryption" key | kex "Key exchange" key |
					  mac "MAC" key | hostkey "Host key" key )
					<list:line "Algorithms"> store rank 1036;
			}
			dh "Diffie-Hellman" min "Minimum" size "Size" <bits:1024-4096 "Bits">
				store rank 1032;
			dscp "IP DSCP value" <dscp:0-63 "DSCP"> store rank 1032;
			logging "Log events" { events "Events" flag off store rank 1033; }
			maxstartups "Maximum concurrent sessions allowed" <count:2-128 "Sessions">
				store rank 1033;
			port "Starting (or only) Port number to listen on"
				<port:2000-10000 key "Starting (or only) Port number">
				rotary "Rotary group to start at" <first:1-127 "First">
				[ <last:1-127 "Last"> ] store rank 1034;
			pubkey-chain "pubkey-chain" enter ssh-pubkey store rank 1037;
			rsa "Configure RSA keypair name for SSH" {
				keypair-name "keypair name" <name:word "keypair name">
					rank 1030;
			}
			server "Server" {
				algorithm "Algorithms"
					( authentication "Authentication" key |
					  encryption "Encryption" key | kex "Key exchange" key |
					  mac "MAC" key | hostkey "Host key" key )
					<list:line "Algorithms"> store rank 1035;
			}
			source-interface "Specify interface for source address in SSH connections"
				<interface:any-interface> store rank 1030;
			stricthostkeycheck "Enable SSH Server Authentication" store rank 1034;
		}
	}
}

mode ssh-pubkey {
	server "SSH server" <name:word key "Host name"> enter ssh-pubkey-user
		store rank 20 sort insertion;
	username "SSH user" <name:word key "User name"> enter ssh-pubkey-user
		store rank 10 sort insertion;
}

mode ssh-pubkey-user {
	key-hash "Key hash" <type:word key "Key type"> <hash:word key "Hash">
		[ <comment:line "Comment"> ] store rank 10 sort insertion;
}
