# TCP, and the old programs over it: telnet, ftp, tftp, rcmd, finger. Kept and shown.

mode config {
	tftp-server "Provide TFTP service for netload requests" <file:line "File">
		multi rank 2089 sort insertion;
	ip "Global IP configuration subcommands" {
		finger "finger server" flag off store rank 607;
		ftp "FTP configuration commands" {
			passive "Connect using passive mode" flag on store rank 1001;
			password "Specify password for FTP connections"
				[ 0 "Specifies an UNENCRYPTED password will follow" |
				  7 "Specifies a HIDDEN password will follow" ]
				<password:line "FTP password"> store rank 1004;
			source-interface "Specify interface for source address in FTP connections"
				<interface:any-interface> store rank 1002;
			username "Specify username for FTP connections" <user:word "FTP username">
				store rank 1003;
		}
		identd "Ident server" flag off store rank 607;
		rcmd "Rcmd commands"
			( domain-lookup "Domain lookup" key | rcp-enable "RCP" key |
			  rsh-enable "RSH" key ) flag both store rank 1005;
		tcp "Global TCP parameters" {
			chunk-size "TCP chunk size" <size:0-2147483647 "chunk size"> store rank 915;
			ecn "Enable Explicit Congestion Notification" flag off store rank 915;
			keepalive "TCP keepalive"
				( interval "Interval" key <interval:1-7200 "Seconds"> |
				  retries "Retries" key <retries:1-10 "Number"> ) rank 915;
			mss "TCP initial maximum segment size" <size:68-10000 "MSS"> rank 915;
			path-mtu-discovery "Enable path-MTU discovery on new TCP connections"
				[ age-timer "Age timer"
				    ( <minutes:10-30 "Minutes"> | infinite "Never" ) ]
				rank 915;
			queuemax "Maximum queue of outgoing TCP packets" <count:5-500 "Packets">
				store rank 915;
			selective-ack "Enable TCP selective-ACK" flag off store rank 915;
			synwait-time "Set time to wait on new TCP connections"
				<seconds:5-300 "Wait time in seconds"> rank 916;
			timestamp "Enable TCP timestamp option" flag off store rank 915;
			window-size "TCP window size" <size:0-1073741823 "Window size">
				rank 915;
			intercept "Enable TCP intercepting" <what:line "What"> multi store rank 917;
		}
		telnet "Specify telnet options" {
			comport "Com port" <what:line "What"> multi store rank 918;
			hidden "Hide" ( addresses "Addresses" key | hostnames "Host names" key )
				store rank 918;
			source-interface "Specify interface for source address in TELNET connections"
				<interface:any-interface> rank 918;
			tos "Specify type of service" <tos:word "TOS value in hex"> store rank 918;
			quiet "Quiet" store rank 918;
		}
		tftp "tftp configuration commands" {
			blocksize "Block size" <octets:512-8192 "Octets"> store rank 1007;
			source-interface "Specify interface for source address in TFTP connections"
				<interface:any-interface> store rank 1006;
			boot-interface "TFTP over an interface" <interface:any-interface>
				store rank 1006;
		}
	}
}
