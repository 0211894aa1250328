# TCP, and the old programs over it: telnet, ftp, tftp, rcmd, finger. Kept and shown.

mode config {
	tftp-server "Provide TFTP service for netload requests"
		<file:url-folder "Allow URL file TFTP load requests">
			[ <name:word "TFTP filename"> ]
		[ alias "file name alias" <alias:word "Alias of the file"> ]
		[ <access:1-99 "IP access list of requesting hosts"> |
		  <access:1300-1999 "IP expanded access list of requesting hosts"> ]
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
			( domain-lookup "Check host name by looking up the domain name" key |
			  rcp-enable "Enable RCP (remote copy) service" key |
			  rsh-enable "Enable RSH (remote shell) service" key )
			flag both store rank 1005;
		tcp "Global TCP parameters" {
			chunk-size "TCP chunk size" <size:0-2147483647 "chunk size"> store rank 915;
			ecn "Enable Explicit Congestion Notification" flag off store rank 915;
			keepalive "Configure TCP Keepalive parameters"
				( interval "Keepalive interval" key
				    <interval:1-7200 "Keepalive interval in seconds"> |
				  retries "Number of Keepalive retries" key
				    <retries:1-10 "Keepalive retries"> ) rank 915;
			mss "TCP initial maximum segment size" <size:68-10000 "MSS"> rank 915;
			path-mtu-discovery "Enable path-MTU discovery on new TCP connections"
				[ age-timer "Set PMTU aging timer"
				    ( <minutes:10-30 "Aging time"> |
				      infinite "Disable pathmtu aging timer" ) ]
				rank 915;
			queuemax "Maximum queue of outgoing TCP packets"
				<count:5-500 "Maximum number of packets">
				store rank 915;
			selective-ack "Enable TCP selective-ACK" flag off store rank 915;
			synwait-time "Set time to wait on new TCP connections"
				<seconds:5-300 "Wait time in seconds"> rank 916;
			timestamp "Enable TCP timestamp option" flag off store rank 915;
			window-size "TCP window size" <size:0-1073741823 "Window size">
				rank 915;
			intercept "Enable TCP intercepting"
				( connection-timeout "Specify timeout for connection info" key
				    <connection:1-2147483 "Timeout in seconds"> |
				  drop-mode "Specify incomplete connection drop mode" key
				    ( oldest "Drop oldest incomplete connection" |
				      random "Drop random incomplete connection" ) |
				  finrst-timeout "Specify timeout for FIN/RST" key
				    <finrst:1-2147483 "Timeout in seconds"> |
				  list "Specify access-list to use" key
				      <list:acl
				      "Access list number for intercept|Access list number for intercept (expanded range)"> |
				  max-incomplete "Specify maximum number of incomplete connections before clamping" key
				    ( high "Specify high-watermark for clamping" key |
				        low "Specify low-watermark for clamping" key )
				    <incomplete:1-2147483647 "Number of connections"> |
				  mode "Specify intercepting mode" key
				    ( intercept "Intercept connections" |
				        watch "Watch connections" ) |
				  one-minute "Specify one-minute-sample watermarks for clamping" key
				    ( high "Specify high-watermark for clamping" key |
				        low "Specify low-watermark for clamping" key )
				    <minute:1-2147483647 "Number of connections"> |
				  watch-timeout "Specify timeout for incomplete connections in watch mode" key
				    <watch:1-2147483 "Timeout in seconds"> ) store rank 917;
		}
		telnet "Specify telnet options" {
			comport "Specify RFC 2217 options"
				( disable "Disable RFC 2217 COMPORT option" |
				  enable "Enable RFC 2217 COMPORT option" |
				  flow "Specify flow control parameters" key
				    level "Specify flow control level"
				        <level:1-1500 "Number of characters"> |
				  receive "Specify receive parameters" key
				    window "Specify receive window size"
				        <window:1-4128 "Window size"> ) store rank 918;
			hidden "Don't display telnet addresses or hostnames"
				( addresses "Don't display addresses" key |
				  hostnames "Don't display hostnames" key )
				store rank 918;
			source-interface "Specify interface for source address in TELNET connections"
				<interface:any-interface> rank 918;
			tos "Specify type of service"
				<tos:word "Type of service value in hexadecimal"> store rank 918;
			quiet "Don't display non-error telnet messages" store rank 918;
		}
		tftp "tftp configuration commands" {
			blocksize "Specify TFTP client blocksize"
				<octets:512-8192 "Blocksize value"> store rank 1007;
			source-interface "Specify interface for source address in TFTP connections"
				<interface:any-interface> store rank 1006;
			boot-interface "Force interface to be used for TFTP booting"
				<interface:any-interface>
				store rank 1006;
		}
	}
}
