# GET VPN: groups, their members and key servers. Kept and shown.

mode config {
	crypto "Encryption module" {
		gdoi "Configure GKM (Group Key Management, GDOI or G-IKEv2) Policy" {
			group "Configure a GDOI group" [ ipv6 "Configure an IPv6 GDOI group" ]
				<name:word key "Name of the GDOI group"> enter gdoi-group
				store rank 1345 sort insertion;
		}
	}
}

mode gdoi-map {
	description "Description of the crypto map statement policy"
		<text:line "Description of the crypto map statement policy">
		store rank 5;
	match "Match values." {
		address "Match address of packets not to encrypt." <acl:acl "IP access-list number">
			store rank 20;
	}
	set "Set values for encryption/decryption" {
		group "Set the GDOI group" <name:word "Name of the GDOI group"> store rank 10;
	}
}

mode gdoi-group {
	client "Set client parameters"
		( protocol "Specify the key management protocol of the client" key
		    ( gdoi "Use GDOI to register with the key server" |
		        gikev2 "Use G-IKEv2 to register with the key server"
		        <profile:word "Name of the IKEv2 profile"> ) |
		  registration "Set registration parameters" key
		    interface "Specify interface used for registration" key
		    <interface:any-interface> ) store rank 30;
	identity "Set the identity of the group"
		( address "Set the identity of the group to an address"
		    ipv4 "Set the identity to an IPv4 address" <address:ipv4 "IPv4 address"> |
		  number "Set the identity of the group to a number"
		    <number:0-2147483647 "Group identity number"> ) store rank 10;
	passive "Set the group in passive mode" flag off store rank 15;
	server "Set server parameters" {
		address "Identify the group server by address" {
			ipv4 "Set the server IPv4 address" <address:ipv4 key "Server IPv4 address">
				store rank 20 sort insertion;
		}
		local "Configure GDOI server functionality" enter gdoi-server store rank 20;
	}
}

mode gdoi-server {
	address "Set local address of this key server" {
		ipv4 "Set local IPv4 address" <address:ipv4 "Local IPv4 address"> store rank 40;
	}
	authorization "Configure authorization of group members" {
		address "Authorize group members by address" ipv4 "Authorize by IPv4 address"
			<list:acl "Access list number"> store rank 25;
		identity "Authorize group members by identity"
			<identity:word "Name of the crypto identity list"> store rank 25;
	}
	redundancy "Configure key server redundancy" enter gdoi-redundancy store rank 50;
	registration "Set registration parameters" {
		interface "Specify interface on which registrations are accepted"
			<interface:any-interface> store rank 26;
	}
	rekey "Set rekey parameters" {
		acknowledgement "Specify which rekey acknowledgements are accepted"
			( cisco "Accept Cisco unicast rekey acknowledgement" |
			  interoperable "Accept interoperable rekey acknowledgement" |
			  any "Accept any rekey acknowledgement" ) store rank 15;
		address "Define destination of multicast rekeys" {
			ipv4 "Define IPv4 destination by an access list"
				<list:acl "Access list number"> store rank 11;
		}
		algorithm "Set rekey encryption algorithm"
			( 3des-cbc "cbc mode of the triple DES encryption algorithm" |
			  aes "AES algorithm"
			    ( 128 "128 bit keys" | 192 "192 bit keys" | 256 "256 bit keys" ) |
			  des-cbc "cbc mode of the DES encryption algorithm" ) store rank 10;
		authentication "Identify the rekey authentication keypair" {
			mypubkey "Use this router's keypair"
				rsa "Identify an RSA keypair" <label:word "RSA keypair label">
				store rank 14;
		}
		lifetime "Set rekey lifetime" {
			seconds "Time-based rekey lifetime"
				<seconds:300-86400 "Rekey lifetime in seconds"> store rank 12;
		}
		retransmit "Specify retransmission of rekeys"
			<seconds:10-60 "Retransmission interval in seconds">
			[ number "Specify number of retransmissions"
			    <number:1-10 "Number of retransmissions"> ] store rank 13;
		sig-hash "Set hash of rekey signatures" {
			algorithm "Set rekey signature hash algorithm"
				( sha "Secure Hash Standard" |
				  sha256 "Secure Hash Standard 2 (256 bit)" |
				  sha384 "Secure Hash Standard 2 (384 bit)" |
				  sha512 "Secure Hash Standard 2 (512 bit)" ) store rank 14;
		}
		transport "Specify the transport of rekeys" {
			unicast "Send rekeys as unicast packets" flag off store rank 16;
		}
	}
	sa "Configure SA parameters" {
		d3p "Configure IP delivery delay detection protocol" {
			window "Specify the window of time-based anti-replay"
				( msec "Specify the window in milliseconds"
				    <msec:100-10000 "Window size in milliseconds"> |
				  sec "Specify the window in seconds"
				    <sec:1-100 "Window size in seconds"> ) store rank 29;
		}
		ipsec "Configure an IPsec SA"
			<sequence:1-65535 key "Sequence number of the IPsec SA">
			enter gdoi-sa store rank 30 sort key;
		receive-only "Have group members use the SAs for inbound traffic only"
			flag off store rank 28;
	}
}

mode gdoi-sa {
	match "Match characteristics of packets to encrypt" {
		address "Match address of packets to encrypt"
			ipv4 "Match IPv4 packets" <list:acl "Access list number">
			store rank 20;
	}
	profile "Configure an IPsec profile" <name:word "Name of the IPsec profile"> store rank 10;
	replay "Set replay method"
		( counter "Counter-based replay method"
		    [ window-size "Set window size" <window:64-1024 "Window size in packets"> ] |
		  time "Time-based replay method"
		    [ window-size "Set window size" <window:1-100 "Window size in seconds"> ] )
		flag both store rank 30;
	tag "Configure inline tagging" {
		cts "Cisco Trusted Security" sgt "Tag packets with the security group tag"
			store rank 40;
	}
}

mode gdoi-redundancy {
	local "Set parameters of the local key server" {
		priority "Set the priority of the local key server"
			<priority:1-100 "Priority value"> store rank 10;
	}
	peer "Set parameters of peer key servers" {
		address "Set address of a peer key server"
			ipv4 "Set IPv4 address" <address:ipv4 key "IPv4 address of the peer">
			store rank 20 sort insertion;
	}
}
